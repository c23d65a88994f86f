"""Questions that teams send before an event, through a link; the facilitator builds the agenda from them."""

from dataclasses import dataclass

from participation import clock, ids, own_words, stages, workshops
from participation.access import require
from participation.errors import NotFound, Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, N_, Texts
from participation.model.workshop import Stage
from participation.project import listed
from participation.store import Database, Row, Transaction
from participation.texts import everywhere

NOT_HERE = N_("This link takes no questions any more. Ask the facilitator for a new one.")


@dataclass(frozen=True)
class Box:
    """Where the questions for a workshop arrive. Whoever has the key can send one."""

    workshop_id: str
    key: str
    is_open: bool
    title: Texts


@dataclass(frozen=True)
class TeamQuestion:
    """A team's question; it waits, is on the agenda (then `stage_id` is its stage), or was left out."""

    id: str
    team: str
    text: str
    language: str
    state: str
    stage_id: str | None
    at: str


def open_box(database: Database, who: Staff, workshop_id: str, *, is_open: bool = True) -> Box:
    """Lets teams send questions for a workshop, or stops it; the link stays the same."""
    with database.write() as change:
        require(change, who, "facilitator")
        workshops.for_staff(change, who, workshop_id)
        known = change.row("SELECT * FROM question_box WHERE workshop_id = :id", id=workshop_id)
        row = {"workshop_id": workshop_id, "box_key": known["box_key"] if known else ids.new_token()}
        change.save("question_box", {**row, "state": "open" if is_open else "closed"}, key=("workshop_id",))
        found = _box(change, workshop_id)
        assert found is not None
        return found


def box(database: Database, who: Staff, workshop_id: str) -> Box | None:
    """The box of a workshop; None before it was first opened."""
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator")
        workshops.for_staff(look, who, workshop_id)
        return _box(look, workshop_id)


def _box(look: Transaction, workshop_id: str) -> Box | None:
    row = look.row(
        "SELECT b.*, w.title, w.state AS going FROM question_box b JOIN workshop w ON w.id = b.workshop_id WHERE b.workshop_id = :id",
        id=workshop_id,
    )
    if row is None:
        return None
    return Box(row["workshop_id"], row["box_key"], row["state"] == "open" and row["going"] != "closed", listed.read(row["title"]))


def with_key(database: Database, key: str) -> Box:
    """The box that a link opens; raises NotFound where there is none or it takes no more."""
    with database.read() as look:
        row = look.row("SELECT workshop_id FROM question_box WHERE box_key = :key", key=key)
        found = _box(look, row["workshop_id"]) if row else None
    if found is None or not found.is_open:
        raise NotFound(NOT_HERE)
    return found


def ask(database: Database, key: str, team: str, text: str, language: str) -> str:
    """Sends a team's question; gives its id. Only staff see it until it is on the agenda."""
    found = with_key(database, key)
    asks, question = own_words.checked(team, limits.TEAM_NAME), own_words.checked(text, limits.TEAM_QUESTION)
    with database.write() as change:
        held = change.row("SELECT count(*) AS n FROM team_question WHERE workshop_id = :id", id=found.workshop_id)
        if held and held["n"] >= limits.TEAM_QUESTIONS:
            raise Refused(N_("Many questions have come already. Ask the facilitator directly."))
        made = ids.new_id()
        row = {"id": made, "workshop_id": found.workshop_id, "team": asks, "text": question, "stage_id": None, "at": clock.now()}
        change.save("team_question", {**row, "language": language if language in LANGUAGES else "fi", "state": "waiting"})
    return made


def of_workshop(database: Database, who: Staff, workshop_id: str) -> list[TeamQuestion]:
    """The questions for a workshop, the oldest first."""
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator")
        workshops.for_staff(look, who, workshop_id)
        rows = look.rows("SELECT * FROM team_question WHERE workshop_id = :id ORDER BY at, id", id=workshop_id)
    return [TeamQuestion(r["id"], r["team"], r["text"], r["language"], r["state"], r["stage_id"], r["at"]) for r in rows]


def put_on_agenda(database: Database, who: Staff, question_id: str, *, minutes: int, after: str | None = None) -> Stage:
    """Makes a stage of a question, at the end or behind another: everybody answers it in their own words."""
    question = _question(database, who, question_id)
    stage = stages.add(
        database,
        who,
        question["workshop_id"],
        kind="add_themes",
        name=everywhere("Question from {team}", team=question["team"]),
        prompt=Texts.same(question["text"]),
        minutes=minutes,
        after=after,
    )
    stage = stages.edit(database, who, stage.id, settings={})
    _set(database, who, question_id, "agenda", stage.id)
    return stage


def leave_out(database: Database, who: Staff, question_id: str, *, left_out: bool = True) -> None:
    """Leaves a question out of the agenda, or has it wait again."""
    question = _question(database, who, question_id)
    if question["stage_id"]:
        raise Refused(N_("This question is on the agenda. Skip its stage instead."))
    _set(database, who, question_id, "left_out" if left_out else "waiting", None)


def _question(database: Database, who: Staff, question_id: str) -> Row:
    with database.read() as look:
        return _for_staff(look, who, question_id)


def _for_staff(look: Transaction, who: Staff, question_id: str) -> Row:
    require(look, who, "facilitator")
    question = listed.found(look, "team_question", question_id)
    workshops.for_staff(look, who, question["workshop_id"])
    return question


def _set(database: Database, who: Staff, question_id: str, state: str, stage_id: str | None) -> None:
    with database.write() as change:
        _for_staff(change, who, question_id)
        sql = "UPDATE team_question SET state = :state, stage_id = :stage WHERE id = :id"
        change.run(sql, state=state, stage=stage_id, id=question_id)
