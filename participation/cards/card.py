"""One card: a situation, a promise, a question and an action, in the editors' own words and three languages."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from participation.model import limits
from participation.model.texts import LANGUAGES, N_, Texts, Words
from participation.plain_text import clean
from participation.store import Row, Transaction

PARTS: dict[str, str] = {
    "situation": N_("Situation"),
    "promise": N_("We promise"),
    "question": N_("We ask"),
    "action": N_("We do at once"),
}


@dataclass(frozen=True)
class Card:
    """A card in one version. `root_id` is the same in every version where the card stands; in a draft a part may be empty."""

    id: str
    version_id: str
    root_id: str
    position: int
    parts: Mapping[str, Texts]

    @property
    def complete(self) -> bool:
        """Whether each part is written in every language."""
        return all(text.say(language) for text in self.parts.values() for language in LANGUAGES)

    def heard(self, part: str, language: str) -> Words | None:
        """A part in `language`, or else in the first language that it was written in; None while it is not written."""
        return heard(self.parts[part], language)


def heard(text: Texts, language: str) -> Words | None:
    """A text that may be missing in some languages, as a reader of `language` gets it."""
    written = next((each for each in (language, *LANGUAGES) if text.say(each)), None)
    return Words(text.say(written), written) if written else None


def of(row: Row) -> Card:
    """The card that a row of the store holds."""
    parts = {name: Texts.of(text) for name, text in json.loads(row["parts"]).items()}
    return Card(row["id"], row["version_id"], row["root_id"], row["position"], parts)


def in_version(look: Transaction, version_id: str) -> tuple[Card, ...]:
    """The cards of a version in their order."""
    return tuple(map(of, look.rows("SELECT * FROM card WHERE version_id = :id ORDER BY position, id", id=version_id)))


def stored(parts: Mapping[str, Texts]) -> str:
    """The parts as the store keeps them."""
    return json.dumps({name: parts[name].as_json() for name in PARTS}, ensure_ascii=False)


def written(given: Mapping[str, Mapping[str, str]]) -> dict[str, Texts]:
    """What an editor wrote; a language that nobody has written yet stays empty, so that it is seen to be missing."""
    return {name: Texts(**{language: _clean(given.get(name, {}).get(language, "")) for language in LANGUAGES}) for name in PARTS}


def _clean(text: str) -> str:
    return clean(text, limits.CARD) if text.strip() else ""
