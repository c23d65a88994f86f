"""What all stages share in which people add something in their own words: words, a kind, and what else is asked with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from participation import own_words
from participation.activities.activity import Activity, Surface, checked, texts_of
from participation.errors import Refused
from participation.model import limits
from participation.model.fields import Field
from participation.model.kinds import KINDS
from participation.model.texts import N_, Texts
from participation.texts import everywhere


@dataclass(frozen=True)
class TakingThemes(Activity):
    """`kinds` to choose from (none: no choice), `starters` that help to start, `most_of_one` themes of one person (0: any).

    `text` is something to read first, such as an invented case or a summary that people answer to.
    """

    surface: ClassVar[Surface] = "themes"
    takes_themes: ClassVar[bool] = True
    only_groups: ClassVar[tuple[str, ...]] = ()
    supports: ClassVar[bool] = False
    drawing: ClassVar[str | None] = None

    kinds: tuple[str, ...] = ()
    starters: tuple[Texts, ...] = ()
    max_length: int = limits.THEME
    most_of_one: int = 0
    text: Texts | None = None

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        read = dict(settings)
        if "kinds" in settings:
            read["kinds"] = tuple(settings["kinds"] or ())
        if "starters" in settings:
            read["starters"] = texts_of(settings["starters"])
        if settings.get("text"):
            read["text"] = Texts.of(settings["text"])
        for kind in read.get("kinds", ()):
            if kind not in KINDS:
                raise Refused(N_("“{kind}” is not a kind of theme. Use one of: {known}."), kind=kind, known=", ".join(KINDS))
        return read

    def details(self) -> tuple[Field, ...]:
        """What is asked besides the words; nothing of it is obligatory."""
        return ()

    def as_json(self) -> dict[str, object]:
        return {
            "kinds": [
                {"value": KINDS[k].value, "label": everywhere(KINDS[k].name).as_json(), "sign": KINDS[k].sign, "colour": KINDS[k].colour}
                for k in self.kinds
            ],
            "starters": [starter.as_json() for starter in self.starters],
            "max_length": self.max_length,
            "most_of_one": self.most_of_one,
            "details": [field.as_json() for field in self.details()],
            "only_groups": list(self.only_groups),
            "supports": self.supports,
            "drawing": self.drawing,
            "text": self.text.as_json() if self.text else None,
        }

    def check_theme(self, text: str, kind: str | None, details: Mapping[str, object]) -> tuple[str, str | None, dict[str, object]]:
        """The text, the kind and the details as they are stored, or Refused."""
        if kind is not None and kind not in self.kinds:
            raise Refused(N_("This kind is not in use here. Choose one of the kinds on the page."))
        asked = {field.name: field for field in self.details()}
        given = {name: value for name, value in details.items() if value not in (None, "", []) and _is_asked(asked.get(name), kind)}
        if not given.keys() <= asked.keys():
            raise Refused(N_("This question is not here any more. Look at the page again."))
        return (
            own_words.checked(text, limits.Longest(self.max_length, limits.TOO_LONG)),
            kind,
            {name: checked(asked[name], value) for name, value in given.items()},
        )


def _is_asked(field: Field | None, kind: str | None) -> bool:
    """Whether the question goes with this kind of theme; an unknown question is refused later."""
    return field is None or not field.only_kinds or kind in field.only_kinds
