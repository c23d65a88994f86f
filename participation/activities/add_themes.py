"""Add themes: each writes one thing at a time in their own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from participation.activities.activity import Activity, Surface, texts_of
from participation.errors import Refused
from participation.model.kinds import KINDS
from participation.model.texts import N_, Texts
from participation.plain_text import clean
from participation.texts import everywhere


@dataclass(frozen=True)
class AddThemes(Activity):
    """`kinds` are the theme kinds to choose from (none: no choice), `starters` the beginnings that help to start."""

    kind: ClassVar[str] = "add_themes"
    surface: ClassVar[Surface] = "themes"
    name: ClassVar[str] = N_("Add themes")
    takes_themes: ClassVar[bool] = True

    kinds: tuple[str, ...] = ()
    starters: tuple[Texts, ...] = ()
    max_length: int = 280

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        read = dict(settings)
        read["kinds"] = tuple(settings.get("kinds") or ())
        read["starters"] = texts_of(settings.get("starters"))
        for kind in read["kinds"]:
            if kind not in KINDS:
                raise Refused(N_("“{kind}” is not a kind of theme. Use one of: {known}."), kind=kind, known=", ".join(KINDS))
        return read

    @classmethod
    def example(cls) -> Mapping[str, Any]:
        return {"kinds": ["helps", "hinders"]}

    def as_json(self) -> dict[str, object]:
        return {
            "kinds": [
                {"value": KINDS[k].value, "label": everywhere(KINDS[k].name).as_json(), "sign": KINDS[k].sign, "colour": KINDS[k].colour}
                for k in self.kinds
            ],
            "starters": [starter.as_json() for starter in self.starters],
            "max_length": self.max_length,
        }

    def check_theme(self, text: str, kind: str | None) -> tuple[str, str | None]:
        """The text and the kind as they are stored, or Refused."""
        if kind is not None and kind not in self.kinds:
            raise Refused(N_("This kind is not in use here. Choose one of the kinds on the page."))
        return clean(text, self.max_length), kind
