"""Workshops: made from a template, opened, closed, and what their screen shows."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace

from participation import clock, closing, ids
from participation.access import require
from participation.errors import Gone, NotFound, Refused
from participation.model import limits
from participation.model.people import ROLE_GROUPS, Staff
from participation.model.texts import LANGUAGES, N_, Texts
from participation.model.workshop import Screen, Shows, Whose, Workshop
from participation.plain_text import fitting, optional
from participation.regional import places
from participation.staff import belonging
from participation.store import Database, Transaction
from participation.template_files.templates import Template
from participation.texts import everywhere


@dataclass(frozen=True)
class Plan:
    """What a facilitator decides when a workshop is made; what is left out comes from the template."""

    title: Texts | None = None
    about: Sequence[Texts] = ()
    support: Texts | None = None
    languages: Sequence[str] = LANGUAGES
    round_id: str | None = None
    work_package_id: str | None = None
    region_id: str | None = None
    place_id: str | None = None
    organisation_id: str | None = None
    series_id: str | None = None
    process_id: str | None = None
    minors: bool = False
    invited: Sequence[str] = ()
    receiver: str | None = None
    counterpart: str | None = None


def create(database: Database, who: Staff, template: Template, plan: Plan | None = None) -> Workshop:
    """A new workshop with the template's stages, not yet open to anyone."""
    with database.write() as change:
        require(change, who, "facilitator")
        plan = plan or Plan()
        places.check(change, plan.region_id, plan.place_id)
        workshop_id = ids.new_id()
        change.save("workshop", _new_row(change, workshop_id, template, plan, who))
        for position, stage in enumerate(template.stages, 1):
            change.save(
                "stage",
                {
                    "id": ids.new_id(),
                    "workshop_id": workshop_id,
                    "position": position,
                    "kind": stage.kind,
                    "name": json.dumps(stage.name.as_json(), ensure_ascii=False),
                    "prompt": json.dumps(stage.prompt.as_json(), ensure_ascii=False),
                    "minutes": stage.minutes,
                    "settings": json.dumps(stage.settings, ensure_ascii=False),
                    "state": "waiting",
                    "opened_at": None,
                    "closed_at": None,
                },
            )
        return find(change, workshop_id)


def plan_of(workshop: Workshop) -> Plan:
    """What was decided about the workshop, to change it."""
    return Plan(**{name: getattr(workshop, name) for name in Plan.__dataclass_fields__})


def change_plan(database: Database, who: Staff, workshop_id: str, plan: Plan) -> Workshop:
    """Changes what was decided, before and during the workshop; a title and an introduction that are left out stay."""
    with database.write() as change:
        require(change, who, "facilitator")
        if not set(plan.invited) <= set(ROLE_GROUPS):
            raise Refused(N_("Choose one of the choices."))
        before = for_staff(change, who, workshop_id)
        places.check(change, plan.region_id, plan.place_id)
        change.run(
            "UPDATE workshop SET title = :title, about = :about, support = :support, languages = :languages, round_id = :round_id,"
            " work_package_id = :work_package_id, region_id = :region_id, place_id = :place_id, organisation_id = :organisation_id,"
            " series_id = :series_id, process_id = :process_id, minors = :minors, invited = :invited,"
            " receiver = :receiver, counterpart = :counterpart"
            " WHERE id = :id",
            id=workshop_id,
            **_planned(plan, title=before.title, about=before.about),
        )
        change.raise_counter(workshop_id, "stage")
        return find(change, workshop_id)


def _planned(plan: Plan, *, title: Texts, about: Sequence[Texts]) -> dict[str, object]:
    return {
        "title": json.dumps(fitting(plan.title or title, limits.TITLE).as_json(), ensure_ascii=False),
        "about": json.dumps([fitting(text, limits.TEMPLATE_TEXT).as_json() for text in (plan.about or about)], ensure_ascii=False),
        "support": json.dumps(fitting(plan.support, limits.ROLE).as_json(), ensure_ascii=False) if plan.support else None,
        "languages": json.dumps(list(plan.languages)),
        "round_id": plan.round_id,
        "work_package_id": plan.work_package_id,
        "region_id": plan.region_id,
        "place_id": plan.place_id,
        "organisation_id": plan.organisation_id,
        "series_id": plan.series_id,
        "process_id": plan.process_id,
        "minors": int(plan.minors),
        "invited": json.dumps(list(plan.invited)),
        "receiver": optional(plan.receiver, limits.ROLE),
        "counterpart": optional(plan.counterpart, limits.ROLE),
    }


def _new_row(change: Transaction, workshop_id: str, template: Template, plan: Plan, who: Staff) -> dict[str, object]:
    project = change.row("SELECT id FROM project ORDER BY created_at LIMIT 1")
    return {
        "id": workshop_id,
        "project_id": project["id"] if project else None,
        "template": template.id,
        **_planned(plan, title=template.title, about=template.about),
        "made_by": who.account_id,
        "join_code": _free_join_code(change),
        "screen_key": ids.new_token(),
        "state": "draft",
        "joining": "open",
        "stage_id": None,
        "screen": json.dumps(asdict(Screen())),
        "created_at": clock.now(),
        "opened_at": None,
        "closed_at": None,
    }


def _free_join_code(change: Transaction) -> str:
    while True:
        code = ids.new_join_code()
        if change.row("SELECT id FROM workshop WHERE join_code = :code", code=code) is None:
            return code


def find(look: Transaction, workshop_id: str) -> Workshop:
    """The workshop with this id; raises NotFound."""
    row = look.row("SELECT * FROM workshop WHERE id = :id", id=workshop_id)
    if row is None:
        raise NotFound(N_("This workshop is not here. Go back to the list of workshops."))
    return Workshop.of(row)


def for_staff(look: Transaction, who: Staff, workshop_id: str) -> Workshop:
    """The workshop with this id, when it is one that the person may see; raises NotFound or NotAllowed."""
    return belonging.check(look, who, find(look, workshop_id))


def get(database: Database, who: Staff, workshop_id: str) -> Workshop:
    """The workshop with this id, for staff."""
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator")
        return for_staff(look, who, workshop_id)


def every(database: Database, who: Staff) -> list[Workshop]:
    """Every workshop that the person may see, the newest first."""
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator")
        reach = belonging.reach(look, who)
        known = (Workshop.of(row) for row in look.rows("SELECT * FROM workshop ORDER BY created_at DESC, id"))
        return [workshop for workshop in known if reach.covers(workshop)]


def find_with_code(look: Transaction, code: str) -> Workshop | None:
    """The workshop of a join code, also one that has closed."""
    row = look.row("SELECT * FROM workshop WHERE join_code = :code", code=code.strip().upper().replace(" ", ""))
    return Workshop.of(row) if row else None


def with_code(look: Transaction, code: str) -> Workshop:
    """The workshop that a join code opens; raises NotFound, or Gone with the time when it closed."""
    workshop = find_with_code(look, code)
    if workshop is None:
        raise NotFound(N_("This code opens no workshop. Look at the code on the screen and try again."))
    if workshop.state == "closed" and workshop.closed_at:
        closed_on = clock.day_of(workshop.closed_at)
        raise Gone(
            N_("This workshop closed on {day}.{month}.{year}. With your return code you can see what happened to your themes."),
            day=closed_on.day,
            month=closed_on.month,
            year=closed_on.year,
        )
    return workshop


def with_screen_key(database: Database, key: str) -> Workshop:
    """The workshop whose screen this key shows; raises NotFound."""
    with database.read() as look:
        row = look.row("SELECT * FROM workshop WHERE screen_key = :key", key=key)
    if row is None:
        raise NotFound(N_("This link shows no screen. Open the screen from the console."))
    return Workshop.of(row)


def close(database: Database, who: Staff, workshop_id: str) -> None:
    """Closes the workshop: nobody can join, answer or vote any more; what was said goes on to the review."""
    with database.write() as change:
        require(change, who, "facilitator")
        workshop = for_staff(change, who, workshop_id)
        if workshop.state == "closed":
            return
        now = clock.now()
        closing.close_open_stages(change, workshop_id)
        change.run("UPDATE workshop SET state = 'closed', joining = 'closed', closed_at = :now WHERE id = :id", now=now, id=workshop_id)
        change.raise_counter(workshop_id, "stage")


def set_joining(database: Database, who: Staff, workshop_id: str, *, is_open: bool) -> None:
    """Opens or closes the door: whether new people may join."""
    with database.write() as change:
        require(change, who, "facilitator")
        if for_staff(change, who, workshop_id).state == "closed":
            raise Refused(N_("This workshop is closed. Nobody can join it any more."))
        change.run("UPDATE workshop SET joining = :joining WHERE id = :id", joining="open" if is_open else "closed", id=workshop_id)
        change.raise_counter(workshop_id, "people")


def show_on_screen(database: Database, who: Staff, workshop_id: str, shows: Shows) -> None:
    """Chooses what the screen shows: themes, groups or votes."""
    _change_screen(database, who, workshop_id, lambda _, screen: replace(screen, shows=shows))


def show_whose(database: Database, who: Staff, workshop_id: str, whose: Whose) -> None:
    """Chooses whose themes the screen shows. `screen.put_first` asks first whether that tells nothing about single people."""
    _change_screen(database, who, workshop_id, lambda _, screen: replace(screen, whose=whose))


def reveal(database: Database, who: Staff, workshop_id: str, stage_id: str, *, revealed: bool) -> None:
    """Lets the room see the votes of a stage, or hides them again."""

    def change_it(_: Transaction, screen: Screen) -> Screen:
        others = tuple(known for known in screen.revealed if known != stage_id)
        return replace(screen, revealed=(*others, stage_id) if revealed else others)

    _change_screen(database, who, workshop_id, change_it)


def freeze(database: Database, who: Staff, workshop_id: str, *, frozen: bool) -> None:
    """Stops the picture on the screen, or lets it live again."""

    def change_it(change: Transaction, screen: Screen) -> Screen:
        if not frozen:
            return replace(screen, frozen_at=None, frozen_stage_id=None, frozen_theme_ids=())
        shown = change.rows("SELECT id FROM theme WHERE workshop_id = :id AND state = 'shown'", id=workshop_id)
        return replace(
            screen,
            frozen_at=clock.now(),
            frozen_stage_id=find(change, workshop_id).stage_id,
            frozen_theme_ids=tuple(row["id"] for row in shown),
        )

    _change_screen(database, who, workshop_id, change_it)


def _change_screen(database: Database, who: Staff, workshop_id: str, change_it: Callable[[Transaction, Screen], Screen]) -> None:
    with database.write() as change:
        require(change, who, "facilitator")
        screen = change_it(change, for_staff(change, who, workshop_id).screen)
        change.run("UPDATE workshop SET screen = :screen WHERE id = :id", screen=json.dumps(asdict(screen)), id=workshop_id)
        change.raise_counter(workshop_id, "screen")


def state_in_words(workshop: Workshop) -> Texts:
    """Where the workshop is, in one or two words."""
    words = {"draft": N_("Not started"), "open": N_("Going on"), "closed": N_("Closed")}
    return everywhere(words[workshop.state])
