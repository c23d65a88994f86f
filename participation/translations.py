"""A translation beside a theme: made by the staff, labelled as one, and never in the place of the own words."""

from dataclasses import dataclass

from participation import clock, own_words, themes, wordings, workshops
from participation.access import require
from participation.errors import Refused
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, N_, Texts
from participation.model.theme import Theme
from participation.store import Database, Transaction
from participation.texts import everywhere

TRANSLATORS: dict[str, str] = {
    "facilitator": N_("Translation by the facilitator"),
    "reviewer": N_("Translation by the reviewer"),
}


@dataclass(frozen=True)
class Translation:
    """A theme in another language. `by_role` says who made it, by role and never by name."""

    theme_id: str
    language: str
    text: str
    by_role: str

    @property
    def label(self) -> Texts:
        """What stands beside it, so that nobody takes it for the own words."""
        return everywhere(TRANSLATORS.get(self.by_role, TRANSLATORS["facilitator"]))

    def as_json(self) -> dict[str, object]:
        """The translation as tablets take it."""
        return {"language": self.language, "text": self.text, "by": self.label.as_json()}


def put(database: Database, who: Staff, theme_id: str, read: str, language: str, text: str) -> None:
    """Adds or changes the translation of a shown or waiting theme into one language, of exactly the words that were read."""
    with database.write() as change:
        role = _role(change, who)
        theme = _to_translate(change, who, theme_id)
        wordings.check(change, theme, read)
        if language not in LANGUAGES or language == theme.language:
            raise Refused(N_("Choose another language than the one of the theme."))
        change.save(
            "theme_translation",
            {
                "theme_id": theme_id,
                "language": language,
                "text": own_words.checked(text, limits.TRANSLATION),
                "by_role": role,
                "at": clock.now(),
            },
            key=("theme_id", "language"),
        )
        _tell(change, theme)


def take_away(database: Database, who: Staff, theme_id: str, language: str) -> None:
    """Takes a translation away; the theme itself stays as it is."""
    with database.write() as change:
        _role(change, who)
        theme = _to_translate(change, who, theme_id)
        change.run("DELETE FROM theme_translation WHERE theme_id = :id AND language = :language", id=theme_id, language=language)
        _tell(change, theme)


def of_workshop(look: Transaction, workshop_id: str) -> dict[str, tuple[Translation, ...]]:
    """The translations of the shown and waiting themes of a workshop, by theme."""
    rows = look.rows(
        "SELECT r.theme_id, r.language, r.text, r.by_role FROM theme_translation r JOIN theme t ON t.id = r.theme_id"
        " WHERE t.workshop_id = :id AND t.state IN ('shown', 'waiting') ORDER BY r.theme_id, r.language",
        id=workshop_id,
    )
    found: dict[str, tuple[Translation, ...]] = {}
    for row in rows:
        made = Translation(row["theme_id"], row["language"], row["text"], row["by_role"])
        found[made.theme_id] = (*found.get(made.theme_id, ()), made)
    return found


def for_staff(database: Database, who: Staff, workshop_id: str) -> dict[str, tuple[Translation, ...]]:
    """The same for the console."""
    with database.read() as look:
        _role(look, who)
        workshops.for_staff(look, who, workshop_id)
        return of_workshop(look, workshop_id)


def as_pairs(database: Database, who: Staff, theme: Theme) -> list[tuple[str, str]]:
    """The translations beside one theme as (language, text): a part of what is read."""
    return [(made.language, made.text) for made in for_staff(database, who, theme.workshop_id).get(theme.id, ())]


def _role(look: Transaction, who: Staff) -> str:
    now = require(look, who, "facilitator", "reviewer")
    return "facilitator" if now.roles & {"facilitator", "admin"} else "reviewer"


def _to_translate(change: Transaction, who: Staff, theme_id: str) -> Theme:
    theme = themes.find(change, theme_id)
    workshops.for_staff(change, who, theme.workshop_id)
    if theme.state not in ("shown", "waiting"):
        raise Refused(N_("Only a theme that is shown or waits can have a translation."))
    return theme


def _tell(change: Transaction, theme: Theme) -> None:
    change.raise_counter(theme.workshop_id, "themes" if theme.state == "shown" else "queue")
