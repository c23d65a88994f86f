"""The closed set of inputs that a stage can ask for. Each is drawn in one place of the tablet."""

from dataclasses import dataclass
from typing import Literal

from participation.model import limits
from participation.model.texts import Texts

Input = Literal["text", "choose_one", "choose_many", "scale", "two_scales", "date", "choose_theme"]
TOO_EARLY, NO_ANSWER = "too_early", "no_answer"  # answers wherever a scale is; they count as no step of it


@dataclass(frozen=True)
class Option:
    """One choice: the word that is stored, what people read, and its sign."""

    value: str
    label: Texts
    sign: str | None = None


@dataclass(frozen=True)
class Field:
    """One question of a form.

    A scale goes in whole steps from `low` to `high`; each step may have its word in `options`. Two scales have the words
    of their four ends there: left, right, bottom, top. A date is `YYYY-MM-DD`; a theme is chosen by its id. Questions of
    the same `part` stand one after the other under its name. Beside a theme, `only_kinds` are the kinds of theme that it is asked about;
    none: all of them.
    """

    name: str
    input: Input
    label: Texts
    options: tuple[Option, ...] = ()
    low: int = 1
    high: int = 5
    max_length: int = limits.ANSWER
    part: Texts | None = None
    only_kinds: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The question as the tablet takes it. Nothing is obligatory: who doesn't want to answer leaves it."""
        return {
            "name": self.name,
            "input": self.input,
            "label": self.label.as_json(),
            "options": [{"value": o.value, "label": o.label.as_json(), "sign": o.sign} for o in self.options],
            "low": self.low,
            "high": self.high,
            "max_length": self.max_length,
            "optional": True,
            "part": self.part.as_json() if self.part else None,
            **({"only_kinds": list(self.only_kinds)} if self.only_kinds else {}),
        }
