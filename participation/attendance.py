"""Taking part: joining with the code of the screen, coming back with a return code, a pause, and handing the tablet over.

A browser is known by a random token in its cookie; the database holds the token's hash and whom it belongs to now.
"""

from dataclasses import dataclass

from participation import clock, guessing, ids, join_page, pace, return_codes, secrecy, workshops
from participation.delivery import once
from participation.errors import NotAllowed, NotFound, Refused
from participation.model.people import Participant, RoleGroup
from participation.model.texts import LANGUAGES, N_
from participation.model.workshop import WHISPERS, Workshop
from participation.store import Database, Row, Transaction

WRONG_JOIN_CODES = {"join codes": guessing.JOIN_CODES_COUNTED}
UNKNOWN_CODE = N_("This return code is not known. Look at your note and try again.")


@dataclass(frozen=True)
class Joined:
    """A participant, and the return code where it has not been written down yet (it is shown once)."""

    who: Participant
    return_code: str | None


def invitation(database: Database, code: str, visitor: str | None = None) -> Workshop:
    """The workshop that a join code opens; raises NotFound, Gone (closed) or Refused (the door is shut).

    Wrong ones slow down the browser that tried them, and together all that keep no cookie of ours (`visitor` is empty).
    """
    tries = {f"join code of {visitor}": guessing.ONE_BROWSER} if visitor is not None else {}
    with database.read() as look:
        guessing.ask(look, tries)
        workshop = workshops.find_with_code(look, code)
        flood = guessing.is_used_up(look, WRONG_JOIN_CODES)
    if workshop is None and tries and not flood:  # in a flood the codes' length is enough, and nobody waits for the writer
        with database.write() as change:
            guessing.count(change, tries | WRONG_JOIN_CODES)
    with database.read() as look:
        workshop = workshops.with_code(look, code)
    if not workshop.joining:
        raise Refused(N_("Joining is closed now. Ask the facilitator to open it."))
    return workshop


def of_visitor(database: Database, visitor: str) -> Participant | None:
    """Who uses the browser with this token, and in which workshop; None for a new one."""
    if not visitor:
        return None
    with database.read() as look:
        row = look.row(OF_VISITOR, visitor=secrecy.token_hash(visitor))
    return _participant(row) if row is not None else None


def is_known(database: Database, visitor: str) -> bool:
    """Whether somebody has taken part with the browser of this token."""
    with database.read() as look:
        row = look.row("SELECT visitor_hash FROM visitor WHERE visitor_hash = :visitor", visitor=secrecy.token_hash(visitor))
    return row is not None


OF_VISITOR = """
SELECT p.id, p.language, a.role, a.role_group, v.workshop_id
FROM visitor v JOIN participant p ON p.id = v.participant_id
JOIN attendance a ON a.participant_id = v.participant_id AND a.workshop_id = v.workshop_id
WHERE v.visitor_hash = :visitor
"""


def _participant(row: Row) -> Participant:
    return Participant(
        id=row["id"], workshop_id=row["workshop_id"], role=row["role"], role_group=row["role_group"], language=row["language"]
    )


def join(database: Database, visitor: str, code: str, role: str, language: str, age: str = "") -> Joined:
    """Takes part in the workshop of `code`; the same browser joins once, whatever is sent twice.

    A return code comes with it until the person says that it is written down; asked again before that, a new one is
    made and the old one is worth nothing. An age is kept only where the workshop asks for it.
    """
    if not visitor:
        raise NotAllowed(N_("Your browser did not keep its cookie. Allow cookies for this page and try again."))
    secret = secrecy.of(database)
    with database.write() as change:
        new_code, code_hash = _free_code(change, _language(language), secret)
        workshop = workshops.with_code(change, code)
        known = change.row(
            "SELECT p.* FROM visitor v JOIN participant p ON p.id = v.participant_id WHERE v.visitor_hash = :visitor",
            visitor=secrecy.token_hash(visitor),
        )
        participant_id = str(known["id"]) if known else ids.new_id()
        attends = change.row(_ATTENDANCE, workshop=workshop.id, participant=participant_id)
        if attends is None and not workshop.joining:
            raise Refused(N_("Joining is closed now. Ask the facilitator to open it."))
        if attends is None:
            pace.join(change, workshop.id)
        chosen, group = (attends["role"], attends["role_group"]) if attends else _chosen(change, workshop.id, role)
        written_down = bool(known and known["code_written_down"])
        change.save(
            "participant",
            {
                "id": participant_id,
                "code_hash": known["code_hash"] if known and written_down else code_hash,
                "code_written_down": int(written_down),
                "language": _language(language),
                "role": chosen,
                "role_group": group,
                "region_id": known["region_id"] if known else None,
                "created_at": known["created_at"] if known else clock.now(),
            },
        )
        attend(change, workshop.id, participant_id, chosen, group, join_page.age_to_keep(change, workshop.id, group, age))
        _remember(change, visitor, participant_id, workshop.id)
        who = Participant(participant_id, workshop.id, chosen, group, _language(language))
    return Joined(who, None if written_down else new_code)


def _free_code(look: Transaction, language: str, secret: str) -> tuple[str, str]:
    """A return code that nobody has, and its digest: among a few thousand people two would draw the same one."""
    while True:
        code = return_codes.make(language)
        digest = return_codes.digest(code, secret)
        if look.row("SELECT id FROM participant WHERE code_hash = :digest", digest=digest) is None:
            return code, digest


def come_back(database: Database, visitor: str, return_code: str, code: str | None) -> Participant:
    """The person of a return code, on this browser: in the workshop of `code`, or else in the one attended last."""
    if not visitor:
        raise NotAllowed(N_("Your browser did not keep its cookie. Allow cookies for this page and try again."))
    words, code_hash = return_codes.words_in(return_code), return_codes.digest(return_code, secrecy.of(database))
    if not words:
        raise NotFound(UNKNOWN_CODE)
    with database.read() as look:  # a flood of guesses must not hold up those who write
        guessing.ask(look, _tries(look, visitor, words, code))
    with database.write() as change:
        tries = _tries(change, visitor, words, code)
        guessing.ask(change, tries)
        back = _back(change, visitor, code_hash, code)
        if back is None:
            guessing.count(change, tries)
    if back is None:
        raise NotFound(UNKNOWN_CODE)
    return back


def _tries(look: Transaction, visitor: str, words: int, code: str | None) -> guessing.Tries:
    """What a wrong return code counts against: the room's own budget for those who have its join code, or the one of all others."""
    if code:
        room = workshops.with_code(look, code).id
        shared = {f"return code {words} {room}": guessing.IN_A_ROOM if words == return_codes.WORDS else guessing.TWO_WORDS_IN_A_ROOM}
    else:
        shared = {f"return code {words}": guessing.ELSEWHERE if words == return_codes.WORDS else guessing.TWO_WORDS_ELSEWHERE}
    return {f"return code of {visitor}": guessing.ONE_BROWSER, **shared}


def _back(change: Transaction, visitor: str, code_hash: str, code: str | None) -> Participant | None:
    person = change.row("SELECT * FROM participant WHERE code_hash = :code_hash", code_hash=code_hash)
    workshop_id = None if person is None else workshops.with_code(change, code).id if code else _last_attended(change, person["id"])
    if person is None or workshop_id is None:
        return None
    attends = _attends(change, workshop_id, person["id"])
    if not attends and not workshops.find(change, workshop_id).joining:
        raise Refused(N_("Joining is closed now. Ask the facilitator to open it."))
    if not attends:
        attend(change, workshop_id, person["id"], person["role"], person["role_group"])
    change.run("UPDATE participant SET code_written_down = 1 WHERE id = :id", id=person["id"])
    _remember(change, visitor, person["id"], workshop_id)
    row = change.row(OF_VISITOR, visitor=secrecy.token_hash(visitor))
    assert row is not None
    return _participant(row)


def _last_attended(look: Transaction, participant_id: str) -> str | None:
    row = look.row(
        "SELECT a.workshop_id FROM attendance a JOIN workshop w ON w.id = a.workshop_id"
        " WHERE a.participant_id = :id AND w.template <> :standing ORDER BY a.joined_at DESC LIMIT 1",
        id=participant_id,
        standing=WHISPERS,
    )
    return str(row["workshop_id"]) if row else None


_ATTENDANCE = "SELECT role, role_group FROM attendance WHERE workshop_id = :workshop AND participant_id = :participant"


def _attends(look: Transaction, workshop_id: str, participant_id: str) -> bool:
    return look.row(_ATTENDANCE, workshop=workshop_id, participant=participant_id) is not None


def attend(change: Transaction, workshop_id: str, participant_id: str, role: str, role_group: str, age_band: str | None = None) -> None:
    """The person takes part in the workshop from now on; said again, nothing changes."""
    if _attends(change, workshop_id, participant_id):
        return
    change.save(
        "attendance",
        {
            "workshop_id": workshop_id,
            "participant_id": participant_id,
            "role": role,
            "role_group": role_group,
            "joined_at": clock.now(),
            "paused": 0,
            "age_band": age_band,
            "tablet": _next_tablet(change, workshop_id),
        },
        key=("workshop_id", "participant_id"),
    )
    change.raise_counter(workshop_id, "people")


def _next_tablet(change: Transaction, workshop_id: str) -> int:
    row = change.row("SELECT coalesce(max(tablet), 0) AS n FROM attendance WHERE workshop_id = :id", id=workshop_id)
    return int(row["n"]) + 1 if row else 1


def tablet_number(look: Transaction, who: Participant) -> int | None:
    """The number of the person's tablet in this workshop: it says whose turn it is without saying who."""
    row = look.row(
        "SELECT tablet FROM attendance WHERE workshop_id = :workshop AND participant_id = :id", workshop=who.workshop_id, id=who.id
    )
    return row["tablet"] if row else None


def _remember(change: Transaction, visitor: str, participant_id: str, workshop_id: str) -> None:
    change.save(
        "visitor",
        {
            "visitor_hash": secrecy.token_hash(visitor),
            "participant_id": participant_id,
            "workshop_id": workshop_id,
            "seen_at": clock.now(),
        },
        key=("visitor_hash",),
    )


def hand_over(database: Database, visitor: str) -> None:
    """Next person: this browser belongs to nobody any more."""
    with database.write() as change:
        change.run("DELETE FROM visitor WHERE visitor_hash = :visitor", visitor=secrecy.token_hash(visitor))


def write_down_code(database: Database, who: Participant, key: str) -> None:
    """The person says that the return code is written down: it is never shown again."""
    once(database, who, key, lambda change: _set(change, "UPDATE participant SET code_written_down = 1 WHERE id = :id", id=who.id))


def choose_language(database: Database, who: Participant, key: str, language: str) -> None:
    """The language that the person reads."""
    once(
        database,
        who,
        key,
        lambda change: _set(change, "UPDATE participant SET language = :language WHERE id = :id", language=_language(language), id=who.id),
    )


def pause(database: Database, who: Participant, key: str, *, paused: bool) -> None:
    """The person takes a pause, or comes back from it. Nothing is asked and nothing is lost."""
    once(
        database,
        who,
        key,
        lambda change: _set(
            change,
            "UPDATE attendance SET paused = :paused WHERE workshop_id = :workshop AND participant_id = :id",
            paused=int(paused),
            workshop=who.workshop_id,
            id=who.id,
        ),
    )


def _set(change: Transaction, sql: str, **values: object) -> None:
    change.run(sql, **values)


def _chosen(look: Transaction, workshop_id: str, role: str) -> tuple[str, RoleGroup]:
    known = join_page.role(look, workshop_id, role)
    return known.value, known.group


def _language(language: str) -> str:
    return language if language in LANGUAGES else "fi"


def participant(look: Transaction, workshop_id: str, participant_id: str) -> Participant | None:
    """The person as a participant of this workshop; None when they don't attend it."""
    row = look.row(
        "SELECT p.id, p.language, a.role, a.role_group, a.workshop_id FROM participant p"
        " JOIN attendance a ON a.participant_id = p.id WHERE p.id = :id AND a.workshop_id = :workshop",
        id=participant_id,
        workshop=workshop_id,
    )
    return _participant(row) if row is not None else None


def code_is_written_down(look: Transaction, who: Participant) -> bool:
    """Whether the person has said that the return code is written down."""
    row = look.row("SELECT code_written_down FROM participant WHERE id = :id", id=who.id)
    return bool(row and row["code_written_down"])
