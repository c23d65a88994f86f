"""Nothing about fewer than k people is shown, nor can it be computed from what is shown (k = 5, a setting from 3 to 10).

Why nothing can be computed from a `Result`:

1. Its columns part the voters, and each has at least k people. Exchange the ballots of two people in one column: every
   number that is shown stays the same. So what fewer than k people chose is fixed only where everybody in a column chose
   the same (nobody, or all): that is what showing a number of a group of k or more says by itself.
2. Agree ballots rest on other people in each row. A row is compared only where every column has no answers or at least k.
   Elsewhere only everyone together is shown, and answers can be exchanged between all who answered that row. That a row is
   not compared must not tell how many of a column answered it either. So a row is not compared, whatever its numbers are,
   where "one of the columns has fewer than k" and the numbers known to all would leave one possibility (`_would_tell`).
   And there are rows enough for each person counted, so that "everyone counted answered something" tells nothing more
   about the rows without numbers.
3. One ballot has one way of merging, and while it is open, only totals, each renewed when at least k more stand behind it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, combinations

from participation import voting
from participation.insight.roles import Part, parts
from participation.insight.small_groups import Rule, hidden
from participation.model.texts import N_, Texts
from participation.texts import everywhere
from participation.voting.ballot import Outcome, Row, Tally
from participation.voting.result import Column, Figure, Result, ResultRow

LEAST = 5
LOWEST, HIGHEST = 3, 10


def people(number: int, least: int = LEAST) -> int | None:
    """A number of people that may be shown; None where it is under `least` (also for 0, so that nobody waits for the first)."""
    return number if number >= least else None


def people_in_words(number: int, least: int = LEAST) -> Texts:
    """A number of people as it may be said: the number, or "under 5"."""
    return Texts.same(str(number)) if number >= least else everywhere("under {least}", least=least)


def mean(values: Sequence[float], least: int = LEAST) -> float | None:
    """The mean of one answer a person, or None where fewer than `least` people answered."""
    return sum(values) / len(values) if len(values) >= least else None


def may_refresh(shown_voters: int, voters: int, closed: bool, least: int = LEAST) -> bool:
    """Whether a ballot may be shown anew: at closing, or when at least `least` new voters have come since it was shown."""
    return closed or (voters >= least and voters - shown_voters >= least)


def shown(outcome: Outcome, least: int = LEAST, closed: bool = True) -> Result:
    """What may be shown of a ballot: nothing, totals, or role groups side by side once it is `closed`."""
    if not LOWEST <= least <= HIGHEST:
        raise ValueError(f"least must be from {LOWEST} to {HIGHEST}, not {least}")
    totals = [(row, row.all) for row in outcome.rows]
    answers = sum(total.rests_on for _, total in totals if total.rests_on >= least)
    if outcome.voters < least or answers < outcome.voters:
        return Result(outcome.method, outcome.settings, least)
    columns = parts(outcome.voters_by_group, least) if closed else ()
    sizes = tuple(sum(outcome.voters_by_group[group] for group in part.groups) for part in columns)
    compared = {row.target.id: figures for row, _ in totals if (figures := _compared(row, columns, sizes, least)) is not None}
    if any(sum(figures[place].rests_on for figures in compared.values()) < size for place, size in enumerate(sizes)):
        columns, sizes, compared = (), (), {}
    rows = tuple(
        ResultRow(row.target, _figure(total), compared.get(row.target.id))
        if total.rests_on >= least or (closed and total.rests_on == 0)
        else ResultRow(row.target, None)
        for row, total in totals
    )
    return Result(
        outcome.method,
        outcome.settings,
        least,
        outcome.voters,
        tuple(Column(part.name, size) for part, size in zip(columns, sizes, strict=True)),
        in_order(outcome.method, rows),
        outcome.piles,
    )


def comparable(people: Sequence[int], answered: Sequence[int], least: int = LEAST) -> bool:
    """Whether columns of so many `people` may stand side by side where so many of each have `answered`.

    The same rule as for the rows of a ballot, for numbers that are not votes.
    """
    return not any(0 < number < least for number in answered) and not _would_tell(tuple(people), sum(answered), least)


def _figure(tally: Tally) -> Figure:
    return Figure(tally.votes, tally.rests_on, tally.of, tally.passes, tally.disagrees)


def in_order(method: str, rows: tuple[ResultRow, ...]) -> tuple[ResultRow, ...]:
    """The first ones first; rows without numbers at the end in their own order, which tells nothing about them."""
    rank = voting.method(method).rank
    with_numbers = [(rank(row.all), row) for row in rows if row.all is not None]
    hidden = [row for row in rows if row.all is None]
    return (*(row for _, row in sorted(with_numbers, key=lambda pair: -pair[0])), *hidden)


def _compared(row: Row, columns: Sequence[Part], sizes: tuple[int, ...], least: int) -> tuple[Figure, ...] | None:
    """The figures of a row by column, or None where only everyone together may be shown."""
    if not columns or row.all.rests_on < least:
        return None
    tallies = [sum((row.by_group[group] for group in part.groups), Tally()) for part in columns]
    if any(0 < tally.rests_on < least for tally in tallies) or _would_tell(sizes, row.all.rests_on, least):
        return None
    return tuple(map(_figure, tallies))


@cache
def _would_tell(sizes: tuple[int, ...], answered: int, least: int) -> bool:
    """Whether "one of the columns has 1 to k-1 answers" would leave just one number, under k, for some of the columns.

    This depends only on what everybody knows: how many people each column has and how many answered the row. A row where
    it would tell is never compared, so that not comparing it tells nothing.
    """
    some = chain.from_iterable(combinations(range(len(sizes)), number) for number in range(1, len(sizes)))
    return any(_only_possibility(sizes, frozenset(chosen), answered, least) for chosen in some)


def _only_possibility(sizes: tuple[int, ...], chosen: frozenset[int], answered: int, least: int) -> bool:
    """Whether the answers of the `chosen` columns together can be only one number, from 1 to k-1."""
    inside = sum(sizes[place] for place in chosen)
    lowest, highest = answered + 1, -1
    for place, size in enumerate(sizes):
        for small in range(1, min(least - 1, size) + 1):
            own, other = (small, 0) if place in chosen else (0, small)
            room_inside = inside - (size if place in chosen else 0)
            room_outside = sum(sizes) - inside - (0 if place in chosen else size)
            least_inside = max(0, answered - small - room_outside)
            most_inside = min(room_inside, answered - small)
            if least_inside <= most_inside and other <= answered:
                lowest, highest = min(lowest, own + least_inside), max(highest, own + most_inside)
    return lowest == highest and 0 < lowest < least


def refreshed(before: Result | None, outcome: Outcome, least: int = LEAST, closed: bool = False) -> Result:
    """What is shown next of a ballot of which `before` is shown now.

    While it is open, only totals: a ballot where votes are counted stays as it was until `least` new voters have come, and
    a row of an agree ballot until `least` more have answered it. At closing everything is shown that may be shown: from
    somebody who remembers the picture before it, that can not keep what fewer than k people did in between.
    """
    now = shown(outcome, least, closed)
    if closed or before is None or before.voters is None or outcome.voters < least:
        return now
    if now.voters is None:
        return before
    if all(row.all is None or row.all.rests_on == now.voters for row in now.rows):
        return now if may_refresh(before.voters, now.voters, closed, least) else before
    return _renewed_by_row(before, now, least)


def _renewed_by_row(before: Result, now: Result, least: int) -> Result:
    stood = {row.target.id: row.all for row in before.rows}

    def renewed(row: ResultRow) -> ResultRow:
        old = stood.get(row.target.id)
        if row.all is None or old is None or row.all.rests_on - old.rests_on >= least:
            return row
        return replace(row, all=old)

    voters = now.voters if may_refresh(before.voters or 0, now.voters or 0, False, least) else before.voters
    return replace(now, voters=voters, rows=in_order(now.method, tuple(map(renewed, now.rows))))


def note(result: Result) -> Texts | None:
    """Why the groups stand as they do, or None where every role group stands for itself."""
    if result.voters is None or not result.shown_rows:
        return None
    if result.left_out:
        later = N_("Fewer than {least} people voted after these numbers were shown. Their votes are not in them.")
        return everywhere(later, least=result.least)
    if not result.columns or any(row.by_group is None for row in result.shown_rows):
        return everywhere("We show groups side by side only where each has at least {least} people.", least=result.least)
    if result.columns[-1].group not in ("P", "others"):
        return None
    return everywhere("Groups of fewer than {least} people are counted together with others.", least=result.least)


@dataclass(frozen=True)
class Counts:
    """Numbers of people that may be shown: `numbers` one by one, and the names `together` as `others` people."""

    total: int | None
    numbers: Mapping[str, int]
    together: tuple[str, ...] = ()
    others: int | None = None


def counts(numbers: Mapping[str, int], least: int = LEAST) -> Counts:
    """Numbers of people that may be shown where their total is known: small ones are put together with others.

    Nothing is shown where the total itself is small.
    """
    total = sum(numbers.values())
    if total < least:
        return Counts(None, {}, tuple(numbers))
    together = hidden(numbers, Rule(least))
    alone = {name: number for name, number in numbers.items() if name not in together}
    return Counts(total, alone, together, total - sum(alone.values()) if together else None)
