"""An invented way of an idea from a demo workshop, and what two workshops answered about the usefulness of models."""

import json
from datetime import datetime, timedelta

from participation import clock, ids
from participation.demo.journal import DemoWorkshop, Journal, minutes
from participation.model.people import Staff
from participation.model.texts import Texts
from participation.operating_models import records
from participation.project import listed
from participation.texts import everywhere

STEPS = ("4", "4", "5", "3", "4", "5", "4", "too_early", "5", "too_early", "3", "5")
ASKED = (("forum", "participation-tool"), ("four-fields", "four-field"))
IDEA = "Voisimme pitää palaverin nuoren valitsemassa paikassa."
NAME = Texts("Palaveri nuoren paikassa (esimerkki)", "Mötet på den ungas plats (exempel)", "Meeting in a young person's place (example)")
FIELDS = {
    "short": Texts(
        "Nuori valitsee, missä palaveri pidetään.",
        "Den unga väljer var mötet hålls.",
        "The young person chooses where the meeting is held.",
    ),
    "who": Texts("Kaksi sosiaalityöntekijää", "Två socialarbetare", "Two social workers"),
    "time": Texts("Kolme kuukautta", "Tre månader", "Three months"),
    "money": Texts("Ei lisää rahaa", "Inga extra pengar", "No additional money"),
    "counterpart": Texts("Nuorisotila", "Ungdomsgården", "Youth centre"),
}


def tell(journal: Journal, made: list[DemoWorkshop], by: Staff, at: datetime) -> None:
    """The idea that is tried, and the answers about usefulness."""
    _idea(journal, by, at)
    by_key = {workshop.key: workshop for workshop in made}
    for key, model_id in ASKED:
        _asked(journal, by_key[key], model_id)


def _idea(journal: Journal, by: Staff, at: datetime) -> None:
    change, model_id = journal.change, "demo-place"
    fields = {name: text.as_json() for name, text in FIELDS.items()}
    row = {"id": model_id, "project_id": listed.project_of(change), "name": listed.stored(NAME), "work_package_id": "WP3"}
    row |= {"fields": json.dumps(fields, ensure_ascii=False), "links": "[]", "created_at": clock.stamp(at)}
    change.save("operating_model", row)
    for weeks, state in ((6, "idea"), (3, "try_out")):
        records.note(change, model_id, state, None, by.account_id, clock.stamp(at - timedelta(weeks=weeks)))
    for theme in change.rows("SELECT id FROM theme WHERE text = :text", text=IDEA):
        pair = {"model_id": model_id, "theme_id": theme["id"], "at": clock.stamp(at - timedelta(weeks=6))}
        change.save("operating_model_theme", pair, key=("model_id", "theme_id"))


def _asked(journal: Journal, workshop: DemoWorkshop, model_id: str) -> None:
    """A stage just before the participation check, answered by everybody."""
    change, check = journal.change, workshop.stage("check")
    name = records.get(change, model_id).name
    where = change.row("SELECT position FROM stage WHERE id = :id", id=check.id)
    assert where is not None and check.opened is not None
    change.run("UPDATE stage SET position = position + 1 WHERE workshop_id = :id AND position >= :at", id=workshop.id, at=where["position"])
    stage_id, opened = ids.new_id(), clock.stamp(check.opened - minutes(3))
    asked = everywhere("How useful is it?").as_json()
    row = {"id": stage_id, "workshop_id": workshop.id, "position": where["position"], "kind": "usefulness", "minutes": 3}
    row |= {"name": json.dumps(asked, ensure_ascii=False), "prompt": json.dumps(asked, ensure_ascii=False), "state": "closed"}
    row |= {"settings": json.dumps({"model": model_id, "about": name.as_json()}, ensure_ascii=False)}
    change.save("stage", {**row, "opened_at": opened, "closed_at": clock.stamp(check.opened)})
    for number, (participant_id, _) in enumerate(workshop.people):
        answer = {"stage_id": stage_id, "participant_id": participant_id, "field": "usefulness", "at": opened}
        value = json.dumps(STEPS[number % len(STEPS)] if len(workshop.people) > 30 else ("4", "5")[number % 2])
        change.save("answer", {**answer, "value": value}, key=("stage_id", "participant_id", "field"))
