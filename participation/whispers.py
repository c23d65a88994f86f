"""Whispers: weak signals from everyday work, noted in a few seconds whenever somebody notices one.

They are themes in a standing workshop that is always open, and wait for a facilitator like every theme. That workshop is no
meeting. Somebody of the staff writes under a pseudonym: one row leads to it, and only with the installation's secret.
"""

import hashlib
import hmac
from contextlib import suppress

from participation import access, attendance, clock, ids, return_codes, secrecy, stages, themes, workshops
from participation.errors import NotAllowed, Refused
from participation.model import limits
from participation.model.people import Participant, RoleGroup, Staff
from participation.model.texts import LANGUAGES, N_
from participation.model.theme import Theme
from participation.model.workshop import WHISPERS, Workshop
from participation.store import Database, Transaction
from participation.template_files import templates

WRITERS = ("C", "O", "M", "D")
ROLE = "developer"
ROLE_GROUP: RoleGroup = "D"
OURSELVES = Staff(WHISPERS, WHISPERS, WHISPERS, frozenset({"facilitator"}))


def may_note(who: Staff | Participant | None) -> bool:
    """Whether the person may note signals: the staff, and the professionals among the participants."""
    return isinstance(who, Staff) or (isinstance(who, Participant) and who.role_group in WRITERS)


def note(
    database: Database,
    who: Staff | Participant | None,
    key: str,
    *,
    text: str,
    kind: str | None,
    strength: str | None = None,
    where: str | None = None,
    language: str,
) -> str:
    """A new signal, waiting for a facilitator; gives its id. The same key gives the same signal again."""
    with database.read() as look:
        require(look, who)
    if kind is None:
        raise Refused(N_("Choose: is it a threat or an opportunity?"))
    workshop_id, stage_id = _standing(database)
    writer = _writer(database, who, workshop_id, language)
    details = {"strength": strength, "where": where}
    given = themes.add(database, writer, key, stage_id=stage_id, text=text, kind=kind, language=language, details=details)
    return str(given["theme"])


def require(look: Transaction, who: Staff | Participant | None) -> None:
    """Raises NotAllowed for whoever may not note signals, or is signed out."""
    if isinstance(who, Staff):
        access.now(look, who)
    elif not may_note(who):
        raise NotAllowed(N_("Weak signals are noted by professionals. Sign in, or join a workshop first."))


def latest_of(database: Database, who: Staff | Participant | None, most: int = 5) -> list[Theme]:
    """The person's own latest signals, the newest first."""
    secret = secrecy.of(database)
    with database.read() as look:
        require(look, who)
        known = _known(look)
        writer_id = who.id if isinstance(who, Participant) else _pseudonym(look, who, secret)
        return themes.of_participant(look, writer_id, known.id)[:most] if known and writer_id else []


def _standing(database: Database) -> tuple[str, str]:
    """The standing workshop and its stage; made at the first signal, and opened again where somebody closed it."""
    with database.read() as look:
        workshop = _known(look)
    if workshop is None:
        workshop = _claim(database, workshops.create(database, OURSELVES, templates.of(WHISPERS)))
    [stage, *_] = [known for known in stages.of_workshop(database, OURSELVES, workshop.id) if known.kind == "signal"]
    if stage.state != "open":
        with suppress(Refused):  # somebody else opened it just now
            stages.open_stage(database, OURSELVES, workshop.id, stage.id, after=workshop.stage_id)
        workshops.set_joining(database, OURSELVES, workshop.id, is_open=False)
    return workshop.id, stage.id


def _known(look: Transaction) -> Workshop | None:
    row = look.row("SELECT value FROM setting WHERE name = :name", name=WHISPERS)
    found = look.row("SELECT * FROM workshop WHERE id = :id AND state <> 'closed'", id=row["value"]) if row else None
    return Workshop.of(found) if found else None


def _claim(database: Database, made: Workshop) -> Workshop:
    """Makes the new workshop the standing one, unless somebody else's came first: then that one is, and ours goes."""
    with database.write() as change:
        first = _known(change)
        if first is None:
            change.save("setting", {"name": WHISPERS, "value": made.id}, key=("name",))
            return made
        change.run("DELETE FROM stage WHERE workshop_id = :id", id=made.id)
        change.run("DELETE FROM workshop WHERE id = :id", id=made.id)
        return first


def _writer(database: Database, who: Staff | Participant | None, workshop_id: str, language: str) -> Participant:
    """The person as a participant of the standing workshop."""
    secret = secrecy.of(database)
    with database.write() as change:
        require(change, who)
        if isinstance(who, Participant):
            attendance.attend(change, workshop_id, who.id, who.role, who.role_group)
            return Participant(who.id, workshop_id, who.role, who.role_group, who.language)
        assert who is not None
        writer_id = _pseudonym(change, who, secret)
        if writer_id is None or _has_written_very_much(change, writer_id):
            writer_id = _new_pseudonym(change, who, secret, language)
        attendance.attend(change, workshop_id, writer_id, ROLE, ROLE_GROUP)
        return Participant(writer_id, workshop_id, ROLE, ROLE_GROUP, language)


def _pseudonym(look: Transaction, who: Staff | None, secret: str) -> str | None:
    row = look.row("SELECT participant_id FROM pseudonym WHERE writer_hash = :hash", hash=_hash(who, secret)) if who else None
    return str(row["participant_id"]) if row else None


def _has_written_very_much(look: Transaction, writer_id: str) -> bool:
    row = look.row("SELECT count(*) AS n FROM theme WHERE participant_id = :id", id=writer_id)
    return row is not None and row["n"] >= limits.THEMES_OF_ONE_PERSON


def _new_pseudonym(change: Transaction, who: Staff, secret: str, language: str) -> str:
    writer_id = ids.new_id()
    person = {
        "id": writer_id,
        "code_hash": return_codes.digest(ids.new_token(), secret),
        "code_written_down": 1,
        "language": language if language in LANGUAGES else "fi",
        "role": ROLE,
        "role_group": ROLE_GROUP,
        "region_id": None,
        "created_at": clock.now(),
    }
    change.save("participant", person)
    change.save("pseudonym", {"writer_hash": _hash(who, secret), "participant_id": writer_id}, key=("writer_hash",))
    return writer_id


def _hash(who: Staff, secret: str) -> str:
    return hmac.new(secret.encode(), who.account_id.encode(), hashlib.sha256).hexdigest()
