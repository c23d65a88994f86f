"""A text in Finnish, Swedish and English."""

from collections.abc import Mapping
from dataclasses import dataclass

LANGUAGES = ("fi", "sv", "en")


def N_(message_id: str) -> str:
    """Marks a sentence for the translators where it is only named and said later."""
    return message_id


@dataclass(frozen=True)
class Texts:
    """One text that the project wrote, in its three languages. Participants' own words are `Words` instead."""

    fi: str
    sv: str
    en: str

    def say(self, language: str) -> str:
        """The text in `language`; Finnish where the language is unknown."""
        return str(getattr(self, language if language in LANGUAGES else "fi"))

    def as_json(self) -> dict[str, str]:
        """The text as the tablet and the store take it."""
        return {"fi": self.fi, "sv": self.sv, "en": self.en}

    @classmethod
    def of(cls, given: Mapping[str, str]) -> "Texts":
        """The text from a mapping that has all three languages."""
        return cls(fi=given["fi"], sv=given["sv"], en=given["en"])

    @classmethod
    def same(cls, text: str) -> "Texts":
        """A text that is the same in each language, such as a name."""
        return cls(text, text, text)


@dataclass(frozen=True)
class Words:
    """A participant's own words in the language that they were written in."""

    text: str
    language: str

    def as_json(self) -> dict[str, str]:
        """The words as the tablet takes them."""
        return {"text": self.text, "language": self.language}
