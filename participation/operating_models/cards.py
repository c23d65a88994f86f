"""Operating models: written by reviewers and coordinators, read by all staff, moved on their way with a history that stays."""

import json
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from participation import clock, ids, themes, workshops
from participation.access import require
from participation.errors import NotAllowed, NotFound, Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, N_, Texts
from participation.operating_models import records, states
from participation.operating_models.records import NOTHING, OperatingModel
from participation.plain_text import clean
from participation.project import listed
from participation.staff import belonging
from participation.store import Database, Transaction
from participation.texts import everywhere

READERS = ("facilitator", "coordinator", "reviewer", "evaluator", "management")
WRITERS = ("reviewer", "coordinator")


def every(database: Database, who: Staff) -> list[OperatingModel]:
    """All models, the oldest first."""
    with database.read() as look:
        require(look, who, *READERS)
        return records.every(look)


def put(
    database: Database,
    who: Staff,
    model_id: str | None,
    *,
    language: str,
    name: str,
    fields: Mapping[str, str],
    work_package_id: str | None = None,
    regions: Sequence[str] = (),
    programmes: Sequence[str] = (),
    links: Sequence[str] = (),
    theme_id: str | None = None,
) -> str:
    """Writes a model in one language, or begins one as an idea (without an id); gives its id.

    The other languages stay as they are; a page falls back on them.
    """
    with database.write() as change:
        require(change, who, *WRITERS)
        before = records.get(change, model_id) if model_id else None
        _own_region(change, who, before.regions if before else regions)
        kept = _fields(before, language, fields)
        if before and before.state in states.GOING and any(kept.get(one, NOTHING) == NOTHING for one in states.RESOURCES):
            raise Refused(N_("Who, time and money stay written while a model is on its way."))
        called = _merged(before.written if before else NOTHING, language, clean(name, limits.NAME_IN_PROJECT))
        made = model_id or ids.new_id()
        row = {"id": made, "project_id": listed.project_of(change), "name": listed.stored(called), "work_package_id": work_package_id}
        row |= {"fields": json.dumps({one: text.as_json() for one, text in kept.items()}, ensure_ascii=False)}
        row |= {"links": json.dumps([_link(link) for link in links if link.strip()])}
        created = listed.found(change, "operating_model", made)["created_at"] if before else clock.now()
        change.save("operating_model", {**row, "created_at": created})
        _pairs(change, made, regions, programmes)
        if before is None:
            records.note(change, made, "idea", None, who.account_id, clock.now())
        if theme_id:
            link_theme(change, who, made, theme_id)
    return made


def _own_region(look: Transaction, who: Staff, regions: Sequence[str]) -> None:
    reach = belonging.reach(look, who)
    if regions and not reach.everything and not reach.regions & set(regions):
        raise NotAllowed(N_("This model is in a region where you don't work. Ask an administrator to add you."))


def _fields(before: OperatingModel | None, language: str, given: Mapping[str, str]) -> dict[str, Texts]:
    kept = dict(before.fields) if before else {}
    for name, text in given.items():
        listed.one_of(name, tuple(states.FIELDS))
        kept[name] = _merged(kept.get(name, NOTHING), language, clean(text, limits.TEXT_IN_PROJECT) if text.strip() else "")
    return {name: text for name, text in kept.items() if text != NOTHING}


def _merged(before: Texts, language: str, text: str) -> Texts:
    return Texts(**{one: text if one == language else before.say(one) for one in LANGUAGES})


def _link(link: str) -> str:
    parts = urlsplit(link.strip())
    if parts.scheme not in ("http", "https") or not parts.netloc or len(link) > limits.TEXT_IN_PROJECT:
        raise Refused(N_("A link begins with https://. Copy it from the address line of the browser."))
    return link.strip()


def _pairs(change: Transaction, model_id: str, regions: Sequence[str], programmes: Sequence[str]) -> None:
    change.run("DELETE FROM operating_model_region WHERE model_id = :id", id=model_id)
    change.run("DELETE FROM operating_model_tag WHERE model_id = :id", id=model_id)
    for region in regions:
        listed.found(change, "region", region)
        change.save("operating_model_region", {"model_id": model_id, "region_id": region}, key=("model_id", "region_id"))
    for tag in programmes:
        listed.found(change, "project_tag", tag)
        change.save("operating_model_tag", {"model_id": model_id, "tag": tag}, key=("model_id", "tag"))


def move(database: Database, who: Staff, model_id: str, *, state: str, reason: str = "") -> None:
    """Moves a model on its way. Before it is tried, who, time and money are written; an end needs its reason."""
    with database.write() as change:
        require(change, who, *WRITERS)
        listed.one_of(state, tuple(states.STATES))
        if state in states.ENDED and not reason.strip():
            raise Refused(N_("Write in one sentence why. It stays in the history of the model."))
        said = Texts.same(clean(reason, limits.MOVE_REASON)) if reason.strip() else None
        model = records.get(change, model_id)
        _own_region(change, who, model.regions)
        if state == model.state:
            raise Refused(N_("The model is there already. Choose another place on its way."))
        if state in states.GOING and (missing := model.missing()):
            raise Refused(N_("Before it is tried, write these in its card: {what}."), what=_in_words(missing))
        records.note(change, model_id, state, said, who.account_id, clock.now())
        for theme_id in model.themes:
            _tell(change, theme_id)


def _in_words(missing: Sequence[str]) -> Texts:
    names = [everywhere(states.RESOURCES[one]) for one in missing]
    return Texts(*(", ".join(name.say(language) for name in names) for language in LANGUAGES))


def add_pilot(database: Database, who: Staff, model_id: str, *, starts_on: object, ends_on: object = None) -> None:
    """Writes the days of a pilot."""
    with database.write() as change:
        require(change, who, *WRITERS)
        starts, ends = listed.day(starts_on), listed.day(ends_on)
        if starts is None:
            raise Refused(N_("Choose a day."))
        if ends and ends < starts:
            raise Refused(N_("A pilot can't end before it begins. Change one of the days."))
        _own_region(change, who, records.get(change, model_id).regions)
        change.save("operating_model_pilot", {"id": ids.new_id(), "model_id": model_id, "starts_on": starts, "ends_on": ends})


def link_theme(change: Transaction, who: Staff, model_id: str, theme_id: str) -> None:
    """Keeps from which theme a model came: one of the kind idea that everyone has seen."""
    require(change, who, "reviewer")
    theme = themes.find(change, theme_id)
    workshops.for_staff(change, who, theme.workshop_id)
    if theme.state != "shown":
        raise NotFound(themes.NOT_HERE)
    if theme.kind != "idea":
        raise Refused(N_("A model can begin from a theme of the kind idea."))
    row = {"model_id": model_id, "theme_id": theme_id, "at": clock.now()}
    change.save("operating_model_theme", row, key=("model_id", "theme_id"))
    _tell(change, theme_id)


def _tell(change: Transaction, theme_id: str) -> None:
    theme = themes.find(change, theme_id)
    change.raise_counter(theme.workshop_id, "decisions")
    change.raise_counter(theme.workshop_id, f"mine:{theme.participant_id}")


def of_theme(look: Transaction, theme_id: str) -> list[tuple[str, OperatingModel]]:
    """The models that a theme became, each with the moment."""
    rows = look.rows("SELECT model_id, at FROM operating_model_theme WHERE theme_id = :id ORDER BY at", id=theme_id)
    return [(row["at"], records.get(look, row["model_id"])) for row in rows]


def of_themes(database: Database, who: Staff, theme_id: str) -> list[OperatingModel]:
    """The models that a theme became, for the page."""
    with database.read() as look:
        require(look, who, *READERS)
        workshops.for_staff(look, who, themes.find(look, theme_id).workshop_id)
        return [model for _, model in of_theme(look, theme_id)]
