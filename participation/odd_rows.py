"""What a reader of files found odd: in which file and row, and what was done about it. The reader goes on."""

from dataclasses import dataclass
from typing import Literal

from participation.model.texts import Texts

Kind = Literal["odd", "too_long", "moderated"]


@dataclass(frozen=True)
class OddRow:
    """One odd row. `kind` tells those apart that are as they should be but do not fit here."""

    file: str
    line: int
    what: Texts
    done: Texts
    kind: Kind = "odd"

    def say(self, language: str) -> str:
        """`comments.csv, line 5: the comment is empty; it is left out.`"""
        return f"{self.file}, line {self.line}: {self.what.say(language)}; {self.done.say(language)}."

    def as_json(self) -> dict[str, object]:
        """The same for a program."""
        return {"file": self.file, "line": self.line, "kind": self.kind, "what": self.what.en, "done": self.done.en}


def plain(file: str, line: int, what: str, done: str, kind: Kind = "odd") -> OddRow:
    """One that only the command line says, in English."""
    return OddRow(file, line, Texts.same(what), Texts.same(done), kind)
