"""What a reader of files found odd: in which file and row, and what was done about it. The reader goes on."""

import re
from dataclasses import dataclass
from typing import Literal

from participation.errors import Refused
from participation.model.texts import LANGUAGES, N_, Texts
from participation.texts import everywhere, say

Kind = Literal["odd", "too_long", "moderated"]
LEFT_OUT = N_("it is left out")
_NAMES_ITS_LINE = re.compile(r"\A\w+ \d+: ")


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
        return say(language, N_("{file}, line {line}: {what}; {done}."), file=self.file, line=self.line, what=self.what, done=self.done)

    def as_json(self) -> dict[str, object]:
        """The same for a program."""
        return {"file": self.file, "line": self.line, "kind": self.kind, "what": self.what.en, "done": self.done.en}


def plain(file: str, line: int, what: str, done: str, kind: Kind = "odd") -> OddRow:
    """One that only the command line says, in English."""
    return OddRow(file, line, Texts.same(what), Texts.same(done), kind)


def refused(file: str, line: int, error: Refused, done: str = LEFT_OUT) -> OddRow:
    """One that a check refused: what it says is kept, for the place where it stands."""
    said = error.texts()
    what = Texts(**{language: _NAMES_ITS_LINE.sub("", said.say(language)).rstrip(".") for language in LANGUAGES})
    return OddRow(file, line, what, everywhere(done))
