"""Signals: how many threats and opportunities were shown in each round. Numbers of themes, not of people."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from participation.model.people import Staff
from participation.overview.scope import Scope, require_reader
from participation.project import structure
from participation.project.structure import Round
from participation.store import Database

KINDS = ("threat", "opportunity")
Way = str  # "grew", "fell" or "same"


@dataclass(frozen=True)
class Signals:
    """The signals of each kind by round id; `outside` are those that were noted between the rounds."""

    rounds: tuple[Round, ...]
    by_round: Mapping[str, Mapping[str, int]]
    outside: Mapping[str, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.outside.values()) + sum(number for each in self.by_round.values() for number in each.values())

    def way(self, kind: str) -> Way | None:
        """Whether there were more in the latest round than in the one before; None before there are two."""
        numbers = [self.by_round[one.id][kind] for one in self.rounds][-2:]
        if len(numbers) < 2:
            return None
        return "grew" if numbers[1] > numbers[0] else "fell" if numbers[1] < numbers[0] else "same"


def of(database: Database, who: Staff, scope: Scope) -> Signals:
    """The signals that a person has shown, by round; a round whose workshops took none stands there with none."""
    order = structure.rounds(database)
    with database.read() as look:
        require_reader(look, who)
        rows = look.rows(
            "SELECT t.kind, w.round_id, p.action_set FROM theme t JOIN workshop w ON w.id = t.workshop_id"
            " LEFT JOIN work_package p ON p.id = w.work_package_id WHERE t.state = 'shown' AND t.kind IN ('threat', 'opportunity')"
        )
        held = {row["round_id"] for row in look.rows("SELECT DISTINCT round_id FROM workshop WHERE opened_at IS NOT NULL")}
    found = Counter((row["round_id"], row["kind"]) for row in scope.of(rows))
    begun = tuple(one for one in order if one.id in held)
    return Signals(
        begun,
        {one.id: {kind: found[one.id, kind] for kind in KINDS} for one in begun},
        {kind: found[None, kind] for kind in KINDS},
    )
