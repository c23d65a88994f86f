"""A region with something of every kind in it, and what somebody from elsewhere would give to each use case to get at it."""

import inspect
import json
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from participation import care, comments, grouping, ids, themes, workshops
from participation.cards import editing, readings, sets, versions
from participation.documents import evaluation_report, newsletter, path_proposal, sources, statements
from participation.join_page import Asked
from participation.model.people import STAFF_ROLES, Staff
from participation.model.texts import Texts
from participation.model.theme import RETURN_REASONS
from participation.operating_models import cards as models
from participation.overview.scope import WHOLE
from participation.project import events, project, series, structures, team_questions
from participation.regional import own_texts
from participation.staff import accounts, belonging, signing_in
from participation.store import Database
from participation.template_files import templates
from participation.web.who_may import UseCase
from participation.workshops import Plan
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, Room, key
from tests.builders import accounts as put_accounts

SECRET = "Salakuiskaus"  # stands in every text of the other region, and nowhere else
HERE, ELSEWHERE = "helsinki", "kymenlaakso"
YES = ("is_open", "frozen", "revealed", "skipped", "answered", "approved", "grew", "done", "left_out", "stands")
PASSWORD = "kolme pientä kettua"


@dataclass
class Elsewhere:
    """What there is in the other region: what a use case could be given, by the name of its parameter."""

    database: Database
    given: dict[str, Any]
    of_one: dict[str, dict[str, Any]]

    def call(self, use: UseCase, who: object) -> object:
        """Calls the use case as somebody who means what is elsewhere; gives what it says, read to its end."""
        function: Callable[..., object] = getattr(import_module(use.module), use.name)
        given = {**self.given, **self.of_one.get(use.full_name, {}), "who": who, "database": self.database}
        wanted = inspect.signature(function).parameters
        given.setdefault("read", having_read.mark(self.database, given["theme_id"]))
        given |= {name: f"no-{name}" for name, one in wanted.items() if name not in given and one.annotation is str}
        given |= {name: one.default for name, one in wanted.items() if name not in given and one.default is not one.empty}
        missing = [name for name in wanted if name not in given and name not in ("look", "change")]
        assert not missing, f"say in tests/another_region.py what an attacker gives {use.full_name} as {missing}"
        by_hand = {"look", "change"} & set(wanted)
        with self.database.write() if by_hand else nullcontext() as change:
            answer = function(**{name: change if name in by_hand else given[name] for name in wanted})
            return list(answer) if inspect.isgenerator(answer) else answer

    def everything(self) -> str:
        """All that stands in the database, to see whether anything changed; counters of listeners say nothing by themselves."""
        with self.database.read() as look:
            tables = look.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'counter'")
            return json.dumps({row["name"]: sorted(str(dict(one)) for one in look.rows(f"SELECT * FROM {row['name']}")) for row in tables})


def person(database: Database, *roles: str, region: str | None = HERE) -> Staff:
    """Somebody who is signed in with these roles and works in a region."""
    name = f"{'-'.join(role[:3] for role in roles)}-in-{region}"
    made = accounts.create(database, ADMIN, name, name, roles, PASSWORD)
    if region:
        belonging.put(database, ADMIN, made.id, regions=[region], organisations=[])
    visitor = ids.new_token()
    token = signing_in.redeem(database, visitor, signing_in.ticket(database, visitor, made.id))
    found = signing_in.of_session(database, token)
    assert found is not None
    return found


def build(database: Database) -> Elsewhere:
    """Fills the project, and the other region with one of everything."""
    put_accounts(database)
    project.fill_from_report(database, ADMIN)
    belonging.put(database, ADMIN, FACILITATOR.account_id, regions=[ELSEWHERE], organisations=[])
    local = person(database, *(role for role in STAFF_ROLES if role != "admin"), region=ELSEWHERE)
    said = Texts.same(SECRET)
    plan = Plan(title=said, region_id=ELSEWHERE, round_id="round-1", work_package_id="WP1")
    made = workshops.create(database, ADMIN, templates.of("participation_tool"), plan)
    room = Room(database, made)
    room.join("young_expert", 6)
    stage = room.open("add_themes")
    theme, other, waiting, held = (room.say(room.people[n], f"{SECRET} {n}", show=n < 2) for n in range(4))
    with database.write() as change:
        change.run("UPDATE theme SET kind = 'idea'")
    care.call_for_adult(database, room.people[0], key())
    having_read.hold(database, ADMIN, held)
    group = grouping.put(database, ADMIN, made.id, [theme], group=None, name=SECRET)
    into = grouping.put(database, ADMIN, made.id, [other], group=None, name=SECRET)
    having_read.set_tags(database, local, theme, [SECRET])
    having_read.decide(database, local, [theme], status="read", reason=SECRET)
    comment = comments.add(database, local, f"theme:{theme}", SECRET)
    box = team_questions.open_box(database, ADMIN, made.id)
    question = team_questions.ask(database, box.key, SECRET, SECRET, "fi")
    row = {"fi": SECRET, "sv": SECRET, "en": SECRET}
    plain = {"fi": "Nimi", "sv": "Namn", "en": "Name"}
    a_series = series.put(database, local, None, name=row, rhythm="weekly", template="participation_tool", region_id=ELSEWHERE)
    item = series.add_item(database, local, a_series, SECRET, made.id)
    event = events.put(database, local, None, kind="info", name=plain, region_id=ELSEWHERE)
    events.make_workshop(database, local, event)
    card_set = sets.put(database, local, None, name=plain)
    [version] = versions.of_set(database, local, card_set)
    card = editing.start(database, local, version.id, [theme])
    readings.record(database, local, version.id, approved=True, workshop_id=made.id)
    model = models.put(database, local, None, language="fi", name="Malli", fields={}, regions=[ELSEWHERE], theme_id=theme)
    structures.answer(
        database, local, *_first_structure(), state=next(iter(structures.STATES)), role=SECRET, on_day="2026-05-05", region_id=ELSEWHERE
    )
    own_texts.write(database, local, f"region:{ELSEWHERE}", "held", row)
    with database.read() as look:
        call = look.row("SELECT id FROM call_for_adult")
        found_theme = themes.find(look, theme)
        assert call is not None
    room.say(room.people[4], f"{SECRET} waits", show=False)
    given: dict[str, Any] = {
        "workshop_id": made.id,
        "theme_id": theme,
        "theme_ids": [theme, other],
        "theme": found_theme,
        "themes": [found_theme],
        "stage_id": stage.id,
        "call_id": call["id"],
        "group": group,
        "group_id": group,
        "into": into,
        "question_id": question,
        "about": f"theme:{theme}",
        "abouts": [f"theme:{theme}"],
        "comment_id": comment,
        "series_id": a_series,
        "item_id": item,
        "event_id": event,
        "set_id": card_set,
        "version_id": version.id,
        "card_id": card,
        "model_id": model,
        "earlier_id": theme,
        "later_id": other,
        "region_id": ELSEWHERE,
        "regions": [ELSEWHERE],
        "key": f"region:{ELSEWHERE}",
        "account_id": local.account_id,
        "round_id": "round-1",
        "work_package_id": "WP1",
        "package_id": "WP1",
        "package_ids": ["WP1"],
        "organisation_id": "socca",
        "lines": [],
        "held": [],
        "places": [],
        "partners": [],
        "found": sources.Sources((), (), {}, False),
        "filters": None,
        "where": None,
        "scope": WHOLE,
        "wanted": Asked(("young_expert",)),
        "plan": Plan(region_id=ELSEWHERE),
        "template": templates.of("participation_tool"),
        "name": plain,
        "text": "Hyvä.",
        "title": Texts.same("Oma"),
        "prompt": Texts.same("Mitä?"),
        "meaning": plain,
        "term": plain,
        "aim": plain,
        "parts": {},
        "fields": {},
        "goals": [],
        "tags": ["uusi"],
        "point_ids": set(),
        "raw": b"",
        "questions": [],
        "numbers": {},
        "on_day": "2026-05-05",
        "starts_on": "2026-05-05",
        "ends_on": None,
        "again_on": None,
        "due_on": None,
        "on": None,
        "after": None,
        "owner": None,
        "owner_role": None,
        "seen": None,
        "role": "johtaja",
        "to_role": "social_worker",
        "status": "read",
        "reason": "Näin on.",
        "outcome": "kept",
        "state": "piloted",
        "kind": "other",
        "language": "fi",
        "layout": "csv",
        "shows": "groups",
        "whose": "all",
        "part": "held",
        "rhythm": "weekly",
        "number": 3,
        "minutes": 5,
        "by": 1,
        "few_voters": 0,
        **dict.fromkeys(YES, True),
        "with_goals": True,
        "roles": ["facilitator"],
        "username": "uusi",
        "password": PASSWORD,
        "present": PASSWORD,
        "new": PASSWORD + "!",
        "asked": "Lisää.",
        **{f"{kind}_id": f"no-{kind}" for kind in ("conclusion", "term", "goal", "process", "role", "tag", "entry", "template")},
        "organisations": [],
        "of": "theme",
        "action_set": 1,
        "colour": "blue",
        "shape": "circle",
    }
    text_of_one = {"name": "Uusi nimi"}
    name, item_of_list = _first_structure()
    of_one: dict[str, dict[str, Any]] = {
        "decisions.decide": {"read": {theme: having_read.mark(database, theme)}},
        "across.signals.follow": {"status": "followed"},
        "care.hand_over": {"theme_id": held},
        "translations.put": {"language": "sv"},
        "moderation.send_back": {"reason": next(iter(RETURN_REASONS))},
        "moderation.show": {"theme_id": waiting},
        "grouping.put": text_of_one,
        "grouping.rename": text_of_one,
        "operating_models.cards.put": {**text_of_one, "fields": {}},
        "regional.own_texts.write": {"text": plain},
        "regional.gathered.everything": {"places": []},
        "project.goals.add": {"text": plain},
        "project.goals.change_to": {"text": plain, "status": "open"},
        "project.rounds.conclude": {"text": plain, "evidence": None},
        "project.structures.of": {"name": name},
        "project.structures.answer": {"name": name, "item": item_of_list, "state": next(iter(structures.STATES))},
        "project.series.put": {"template": "participation_tool", "group_id": None},
        "project.events.put": {"themes": None, "audience": None, "heads": None, "more_than": False},
        "stages.add": {"kind": "add_themes", "name": Texts.same("Uusi")},
        "stages.edit": {"name": None, "settings": None},
        "whispers.note": {"key": key(), "kind": "threat", "where": None, "strength": None},
        "documents.evaluation_report.document": {"asked": evaluation_report.Asked("round-1")},
        "documents.newsletter.document": {"asked": newsletter.Asked("round-1")},
        "documents.path_proposal.document": {"asked": path_proposal.Asked(stage.id)},
        "documents.statements.document": {"asked": statements.Asked()},
        "overview.experience.of": {"kind": "experience"},
        "documents.votes_part.check": {"held": [made]},
    }
    return Elsewhere(database, given, of_one)


def _first_structure() -> tuple[str, str]:
    name, items = next(iter(structures.LISTS.items()))
    return name, items[0].id
