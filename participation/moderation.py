"""The facilitator's queue: every theme waits here until a person shows it, sends it back or holds it for care."""

from participation import clock, papers, themes, wordings, workshops
from participation.access import require
from participation.cards import taken_words
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.theme import RETURN_REASONS, Theme
from participation.store import Database, Transaction


def queue(database: Database, who: Staff, workshop_id: str) -> list[Theme]:
    """The themes that wait: those that may need an adult first, then the oldest first."""
    return _in_state(database, who, workshop_id, "waiting")


def held(database: Database, who: Staff, workshop_id: str) -> list[Theme]:
    """The texts that are held for care. Only the facilitator's own quiet list may show them."""
    return _in_state(database, who, workshop_id, "held")


def _in_state(database: Database, who: Staff, workshop_id: str, state: str) -> list[Theme]:
    with database.read() as look:
        require(look, who, "facilitator")
        workshops.for_staff(look, who, workshop_id)
        rows = look.rows(
            "SELECT * FROM theme WHERE workshop_id = :id AND state = :state ORDER BY marked DESC, changed_at, id",
            id=workshop_id,
            state=state,
        )
    return [Theme.of(row) for row in rows]


def show(database: Database, who: Staff, theme_id: str, read: str) -> None:
    """Lets everyone see a theme in exactly the words that were read; `read` is their mark (see `wordings`)."""
    _set_state(database, who, theme_id, "shown", None, read)


def send_back(database: Database, who: Staff, theme_id: str, read: str, reason: str) -> None:
    """Gives a theme back to its writer with one of the three plain reasons."""
    if reason not in RETURN_REASONS:
        raise Refused(N_("Choose why the theme goes back."))
    _set_state(database, who, theme_id, "returned", reason, read)


def hold(database: Database, who: Staff, theme_id: str, read: str) -> None:
    """Holds a text for care: nobody else sees it, and it is in no list, vote, count or export."""
    _set_state(database, who, theme_id, "held", None, read)


def wait_again(database: Database, who: Staff, theme_id: str) -> None:
    """Puts a theme back in the queue, whatever it says now: there it is read again."""
    _set_state(database, who, theme_id, "waiting", None, None)


def mark_answered(database: Database, who: Staff, theme_id: str, read: str, *, answered: bool) -> None:
    """Marks a question as answered in the room, or as open again."""
    with database.write() as change:
        require(change, who, "facilitator")
        theme = themes.find(change, theme_id)
        workshops.for_staff(change, who, theme.workshop_id)
        wordings.check(change, theme, read)
        change.run("UPDATE theme SET answered_at = :at WHERE id = :id", at=clock.now() if answered else None, id=theme_id)
        if answered:
            themes.note(change, theme_id, "answered", by_role="facilitator")
        change.raise_counter(theme.workshop_id, "themes")
        change.raise_counter(theme.workshop_id, f"mine:{theme.participant_id}")


def _set_state(database: Database, who: Staff, theme_id: str, state: str, reason: str | None, read: str | None) -> None:
    with database.write() as change:
        require(change, who, "facilitator")
        theme = themes.find(change, theme_id)
        workshops.for_staff(change, who, theme.workshop_id)
        if theme.state == state and theme.reason == reason:
            return
        wording = None if read is None else wordings.check(change, theme, read)
        change.run(
            "UPDATE theme SET state = :state, reason = :reason, shown_at = :shown_at WHERE id = :id",
            state=state,
            reason=reason,
            shown_at=clock.now() if state == "shown" else None,
            id=theme_id,
        )
        if theme.state == "shown":
            taken_words.empty(change, theme)
        themes.note(change, theme_id, state, by_role="facilitator", detail=reason, wording=wording)
        _tell(change, theme, state)


def _tell(change: Transaction, theme: Theme, state: str) -> None:
    change.raise_counter(theme.workshop_id, "themes" if "shown" in (theme.state, state) else "queue")
    papers.tell_voters(change, theme.workshop_id, [theme.id])
    change.raise_counter(theme.workshop_id, f"mine:{theme.participant_id}")
    if "held" in (theme.state, state):
        change.raise_counter(theme.workshop_id, "care")
