"""What may be shown of a ballot that was shown before: nobody may learn from two moments what fewer than k people chose.

Whoever remembers the picture before can subtract it. What is left rests on those who came in between, so they must be k or
more, in all and in each part that is shown: each row and each column (`shown_after`). Where they are fewer, what was shown
stays. People who left count like people who came: one for one would leave two of them.

`Behind` are the true numbers of people that a shown picture rests on. It is kept beside the picture and never shown.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from participation.insight import suppression
from participation.insight.roles import Part, parts
from participation.insight.suppression import LEAST
from participation.voting.ballot import Outcome, Target
from participation.voting.result import Column, Result, ResultRow

ByGroup = Mapping[str, int]


@dataclass(frozen=True)
class Behind:
    """How many people of each role group stand behind a picture: in all, and behind each row; which ids count in each row."""

    voters: ByGroup = field(default_factory=dict)
    rows: Mapping[str, ByGroup] = field(default_factory=dict)
    inside: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, outcome: Outcome) -> "Behind":
        """The people behind an outcome."""
        rows = {row.target.id: {group: tally.rests_on for group, tally in row.by_group.items()} for row in outcome.rows}
        return cls(dict(outcome.voters_by_group), rows, {row.target.id: row.target.themes for row in outcome.rows})

    def of_target(self, target: Target) -> ByGroup:
        """How many stand behind what was shown of a target, of a part of it, or of what it was a part of; at the most."""
        if all(people == self.voters for people in self.rows.values()):
            return self.voters  # each row rests on everybody, however the themes were put together
        ids = {target.id, *target.themes}
        found = [people for one, people in self.rows.items() if ids & {one, *self.inside[one]}]
        return {group: sum(people.get(group, 0) for people in found) for people in found for group in people}

    def as_json(self) -> dict[str, Any]:
        """The same as it is stored."""
        return {"voters": dict(self.voters), "rows": dict(self.rows), "inside": dict(self.inside)}

    @classmethod
    def of_json(cls, given: Mapping[str, Any]) -> "Behind":
        """The same as it was stored."""
        return cls(given["voters"], given["rows"], {target: tuple(ids) for target, ids in given["inside"].items()})


@dataclass(frozen=True)
class Seen:
    """A picture that was shown, and who stands behind it. `closed`: it was made at a closing, and not while the vote was open."""

    result: Result
    behind: Behind
    closed: bool = False


def shown_live(seen: Seen | None, outcome: Outcome, here: int, least: int = LEAST) -> Seen | None:
    """What the room is shown of an open ballot, with `here` people in it: totals, in steps of k; None before the first step.

    A step is not shown where 1 to k-1 people have yet to vote: they would be left out of the figures at closing. Only, one
    person who does not vote can't keep the first k from seeing what they chose.
    """
    to_vote = here - outcome.voters
    first = outcome.voters == least and to_vote == 1
    if outcome.voters < least or (0 < to_vote < least and not first):
        return seen
    before = seen.result if seen else None
    result = suppression.refreshed(before, outcome, least)
    if result.voters is None or result == before:
        return seen
    behind = Behind.of(outcome)
    stood = {row.target.id: row.all for row in before.shown_rows} if before else {}
    old = {row.target.id: seen.behind.rows[row.target.id] for row in result.shown_rows if seen and stood.get(row.target.id) == row.all}
    return Seen(result, replace(behind, rows={**behind.rows, **old}))


def waiting(outcome: Outcome, least: int = LEAST) -> Result:
    """What may be said of an open ballot of which no numbers are shown: how many have voted, in steps of k."""
    voters = outcome.voters // least * least or None
    rows = tuple(ResultRow(row.target, None) for row in outcome.rows) if voters else ()
    return Result(outcome.method, outcome.settings, least, voters, rows=rows)


def shown_after(seen: Seen | None, outcome: Outcome, least: int = LEAST) -> Seen:
    """What is shown of a closed ballot of which `seen` was shown before, while it was open or when it was closed last."""
    result, behind = suppression.shown(outcome, least), Behind.of(outcome)
    if seen is None or _all(seen.behind.voters) < least:
        return Seen(result, behind, closed=True)
    came = outcome.voters - _all(seen.behind.voters)
    late = seen.result.voters is not None and (came > 0 or (came == 0 and seen.result.left_out))
    stays = replace(seen, closed=True, result=replace(seen.result, left_out=late))
    if result.voters is None or came < least:
        return stays
    columns = _columns(seen, result, outcome, least)
    rows = [_row(seen, row, columns, behind, least) for row in result.rows]
    anew = [row for row, old in rows if row.all is not None and not old]
    answered = sum(_all(behind.rows[row.target.id]) - _all(seen.behind.of_target(row.target)) for row in anew)
    if len(anew) < len(rows) and answered < came:
        return stays  # "everyone who came answered something" would tell of the rows that are not shown anew
    shown = tuple(Column(part.name, sum(outcome.voters_by_group[group] for group in part.groups)) for part in columns)
    whole = replace(result, columns=shown, rows=suppression.in_order(outcome.method, tuple(row for row, _ in rows)))
    stood = {row.target.id for row, old in rows if old}
    now = {one: seen.behind.rows[one] if one in stood else people for one, people in behind.rows.items()}
    return Seen(whole, replace(behind, rows=now), closed=True)


def _all(by_group: ByGroup) -> int:
    return sum(by_group.values())


def _enough(before: int, now: int, same: bool, least: int) -> bool:
    """Whether what was shown of `before` people may be shown of `now`: k more, or nothing has changed."""
    return now - before >= least or (same and now == before)


def _by_part(here: Sequence[Part], people: ByGroup) -> list[int]:
    return [sum(people.get(group, 0) for group in part.groups) for part in here]


def _columns(seen: Seen, result: Result, outcome: Outcome, least: int) -> tuple[Part, ...]:
    """The role groups that may stand side by side now; none where a column and the picture before would tell of a few."""
    here = parts(outcome.voters_by_group, least) if result.columns else ()
    before, after = _by_part(here, seen.behind.voters), _by_part(here, outcome.voters_by_group)
    if not seen.result.columns:
        return here if _no_few(before, after, least) else ()
    if tuple(column.group for column in seen.result.columns) != tuple(part.name for part in here):
        return ()
    old = {row.target.id: row.by_group for row in seen.result.rows}
    for place in range(len(here)):
        same = all(_at(old.get(row.target.id), place) == _at(row.by_group, place) for row in result.rows)
        if not _enough(before[place], after[place], same, least):
            return ()
    return here


def _at(figures: Sequence[object] | None, place: int) -> object:
    return figures[place] if figures is not None else None


def _no_few(before: Sequence[int], after: Sequence[int], least: int) -> bool:
    """Whether columns after a picture of everyone together tell of no few: in each, nobody or k stood before, and nobody or k came.

    It is not enough that the differences are large: where everybody in one column chose the same, that column falls out of them.
    """
    return all(was in (0, *range(least, was + 1)) and (now == was or now - was >= least) for was, now in zip(before, after, strict=True))


def _row(seen: Seen, row: ResultRow, columns: Sequence[Part], behind: Behind, least: int) -> tuple[ResultRow, bool]:
    """The row as it may be shown: anew, as it stood (and then True), or without numbers."""
    before = next((one for one in seen.result.rows if one.target.id == row.target.id), None)
    alike = before is not None and set(seen.behind.inside.get(row.target.id, ())) in (set(), set(row.target.themes))
    people, new = seen.behind.of_target(row.target), behind.rows[row.target.id]
    same = alike and before is not None and before.all == row.all
    if row.all is None or not _enough(_all(people), _all(new), same, least):
        stands = before is not None and before.all is not None
        return (replace(before, by_group=None), True) if stands and before is not None else (replace(row, all=None, by_group=None), False)
    if not columns or row.by_group is None:
        return replace(row, by_group=None), False
    old, now = _by_part(columns, people), _by_part(columns, new)
    if before is not None and before.by_group is not None:
        cells = zip(old, now, before.by_group, row.by_group, strict=False)
        apart = alike and all(_enough(one, other, was == figure, least) for one, other, was, figure in cells)
    else:
        apart = _no_few(old, now, least)
    return replace(row, by_group=row.by_group if apart else None), False
