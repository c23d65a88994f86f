"""What may be shown of a ballot: every number in a `Result` is safe for small groups. Pages, charts and files take this."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from participation.voting.ballot import Settings, Target


@dataclass(frozen=True)
class Figure:
    """Numbers that may be shown: `votes` of a share `of`, resting on so many people."""

    votes: int
    rests_on: int
    of: int
    passes: int = 0
    disagrees: int = 0

    @property
    def share(self) -> float:
        """Votes as a part of `of`, 0 to 1."""
        return self.votes / self.of if self.of else 0.0

    def __add__(self, other: "Figure") -> "Figure":
        return Figure(
            self.votes + other.votes,
            self.rests_on + other.rests_on,
            self.of + other.of,
            self.passes + other.passes,
            self.disagrees + other.disagrees,
        )


@dataclass(frozen=True)
class Column:
    """People side by side with others: a role group, `P` for all professionals together, or `others`."""

    group: str
    people: int


@dataclass(frozen=True)
class ResultRow:
    """One target. `all` is None where too few answered; `by_group` has one figure a column, or is None: only `all`."""

    target: Target
    all: Figure | None
    by_group: tuple[Figure, ...] | None = None


@dataclass(frozen=True)
class Result:
    """What may be shown of one ballot, the most chosen first. `voters` is None while fewer than `least` have voted.

    `left_out`: one to four people voted after the numbers had been shown, and would be known if they were counted.
    """

    method: str
    settings: Settings
    least: int
    voters: int | None = None
    columns: tuple[Column, ...] = ()
    rows: tuple[ResultRow, ...] = ()
    piles: bool = False
    left_out: bool = False

    @property
    def shown_rows(self) -> tuple[ResultRow, ...]:
        """The rows with numbers."""
        return tuple(row for row in self.rows if row.all is not None)

    @property
    def waits(self) -> bool:
        """Whether enough people have voted, and no numbers are shown yet."""
        return self.voters is not None and bool(self.rows) and not self.shown_rows

    def as_json(self) -> dict[str, Any]:
        """The numbers with ids and no words, so that a theme that is taken back is gone from a kept result too."""
        return {
            "method": self.method,
            "votes": self.settings.votes,
            "most_on_one": self.settings.most_on_one,
            "least": self.least,
            "voters": self.voters,
            "piles": self.piles,
            "left_out": self.left_out,
            "columns": [[column.group, column.people] for column in self.columns],
            "rows": [
                {
                    "target": row.target.id,
                    "all": _figure_as_json(row.all) if row.all else None,
                    "by_group": [_figure_as_json(figure) for figure in row.by_group] if row.by_group is not None else None,
                }
                for row in self.rows
            ],
        }

    @classmethod
    def of_json(cls, given: Mapping[str, Any], targets: Mapping[str, Target]) -> "Result":
        """The kept result with the words of the targets that are still there."""
        return cls(
            given["method"],
            Settings(given["votes"], given["most_on_one"]),
            given["least"],
            given["voters"],
            tuple(Column(group, people) for group, people in given["columns"]),
            tuple(
                ResultRow(
                    targets[row["target"]],
                    Figure(*row["all"]) if row["all"] else None,
                    tuple(Figure(*figure) for figure in row["by_group"]) if row["by_group"] is not None else None,
                )
                for row in given["rows"]
                if row["target"] in targets
            ),
            given["piles"],
            given.get("left_out", False),
        )


def _figure_as_json(figure: Figure) -> list[int]:
    return [figure.votes, figure.rests_on, figure.of, figure.passes, figure.disagrees]


def by_votes(figure: Figure) -> Fraction:
    """The order of a ballot where votes are counted."""
    return Fraction(figure.votes)
