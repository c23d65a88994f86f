"""Making cards: from chosen themes or from a draft of a workshop, and writing them until their version is published."""

from collections.abc import Mapping, Sequence

from participation import clock, ids, wordings
from participation.access import require
from participation.cards import card, drafts, sources
from participation.errors import Refused
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, N_, Texts
from participation.model.theme import Theme
from participation.project import listed
from participation.store import Database, Row, Transaction

Given = Mapping[str, Mapping[str, str]]
NOTHING = Texts("", "", "")


def start(database: Database, who: Staff, version_id: str, theme_ids: Sequence[str]) -> str:
    """A new card at the end that has its themes, and no text yet; gives its id."""
    with database.write() as change:
        require(change, who, "reviewer")
        wanted = list(dict.fromkeys(theme_ids))
        if not wanted:
            raise Refused(N_("Choose one or more themes first."))
        drafts.find(change, version_id)
        made = _add(change, version_id, dict.fromkeys(card.PARTS, NOTHING))
        for theme_id in wanted:
            sources.add(change, made, sources.usable(change, who, theme_id), clock.now())
    return made


def take_in(database: Database, who: Staff, version_id: str, theme_id: str, read: str) -> str:
    """A new card that begins with the words of a draft as they were read; the draft itself stays as it was written."""
    with database.write() as change:
        require(change, who, "reviewer")
        drafts.find(change, version_id)
        drafted = sources.usable(change, who, theme_id)
        wordings.check(change, drafted, read)
        made = _add(change, version_id, _of_draft(change, drafted))
        sources.add(change, made, drafted, clock.now())
    return made


def _of_draft(look: Transaction, drafted: Theme) -> dict[str, Texts]:
    stage = look.row("SELECT kind FROM stage WHERE id = :id", id=drafted.stage_id)
    if stage is None or stage["kind"] != "card":
        raise Refused(N_("This is no draft of a card. Start a card from it instead."))
    said = {"situation": drafted.text, **{name: str(value) for name, value in drafted.details.items()}}
    alone = dict.fromkeys(LANGUAGES, "")
    return card.written({name: {**alone, drafted.language: said.get(name, "")} for name in card.PARTS})


def _add(change: Transaction, version_id: str, parts: Mapping[str, Texts]) -> str:
    made = ids.new_id()
    position = listed.next_number(change, "card", "position", "version_id = :id", id=version_id)
    change.save("card", {"id": made, "version_id": version_id, "root_id": made, "position": position, "parts": card.stored(parts)})
    drafts.touched(change, version_id)
    return made


def write(database: Database, who: Staff, card_id: str, parts: Given) -> None:
    """The words of a card, as its editor wants them; saving the same words again changes nothing."""
    with database.write() as change:
        require(change, who, "reviewer")
        wanted = card.stored(card.written(parts))
        row = _draft(change, card_id)
        if row["parts"] != wanted:
            change.run("UPDATE card SET parts = :parts WHERE id = :id", parts=wanted, id=card_id)
            drafts.touched(change, row["version_id"])


def set_themes(database: Database, who: Staff, card_id: str, theme_ids: Sequence[str]) -> None:
    """The themes that a card comes from. Those of workshops that the editor may not see stay."""
    with database.write() as change:
        require(change, who, "reviewer")
        wanted = list(dict.fromkeys(theme_ids))
        _draft(change, card_id)
        now = {row["theme_id"] for row in change.rows("SELECT theme_id FROM card_source WHERE card_id = :id", id=card_id)}
        for theme_id in sources.within_reach(change, who, now - set(wanted)):
            change.run("DELETE FROM card_source WHERE card_id = :id AND theme_id = :theme", id=card_id, theme=theme_id)
        for theme_id in wanted:
            if theme_id not in now:
                sources.add(change, card_id, sources.usable(change, who, theme_id), clock.now())


def move(database: Database, who: Staff, card_id: str, by: int) -> None:
    """Puts a card one place earlier (-1) or later (1). The words stay, so nobody needs to read them again."""
    with database.write() as change:
        require(change, who, "reviewer")
        row = _draft(change, card_id)
        order = [each.id for each in card.in_version(change, row["version_id"])]
        place = order.index(card_id)
        order.insert(min(max(place + by, 0), len(order) - 1), order.pop(place))
        for position, each in enumerate(order, 1):
            change.run("UPDATE card SET position = :position WHERE id = :id", position=position, id=each)


def take_out(database: Database, who: Staff, card_id: str) -> None:
    """Takes a card out of a draft; it stays in the versions where it was published."""
    with database.write() as change:
        require(change, who, "reviewer")
        row = _draft(change, card_id)
        change.run("DELETE FROM card WHERE id = :id", id=card_id)
        drafts.touched(change, row["version_id"])


def _draft(look: Transaction, card_id: str) -> Row:
    row = listed.found(look, "card", card_id)
    drafts.find(look, row["version_id"])
    return row
