"""Read together: is the card clear, and which word should change?"""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.form import Form
from participation.model.fields import Field, Option
from participation.model.texts import N_
from participation.texts import everywhere


@dataclass(frozen=True)
class ReadTogether(Form):
    """Clear or not clear, and the word to change."""

    kind: ClassVar[str] = "read_together"
    name: ClassVar[str] = N_("Read together")

    def fields(self) -> tuple[Field, ...]:
        clear = Option("clear", everywhere(N_("Clear")), "✚")
        not_clear = Option("not_clear", everywhere(N_("Not clear")), "▬")
        return (
            Field("clear", "choose_one", everywhere(N_("Is the card clear?")), (clear, not_clear)),
            Field("word", "text", everywhere(N_("Which word should change?"))),
        )
