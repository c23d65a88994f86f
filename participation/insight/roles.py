"""Role groups side by side: small ones are merged so that no group of a few people can be seen or subtracted.

There is one way of merging for one ballot, and the two sides (`sides`) are sums of what is shown already. Two different
ways of merging the same ballot must never be offered: their difference can be a single person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from participation.insight.small_groups import Rule, hidden, told
from participation.model.people import GROUP_NAMES, ROLE_GROUPS
from participation.model.texts import N_, Texts
from participation.texts import everywhere
from participation.voting.result import Column, Figure, Result
from participation.voting.words import short

EXPERTS, PROFESSIONALS, OTHERS = "E", "P", "others"
CLEARLY = Fraction(1, 5)  # 20 percentage points
NAMES: dict[str, str] = {**GROUP_NAMES, PROFESSIONALS: N_("Professionals"), OTHERS: N_("Others")}


@dataclass(frozen=True)
class Part:
    """One column to be: its name and the role groups in it."""

    name: str
    groups: tuple[str, ...]


def parts(people: Mapping[str, int], least: int) -> tuple[Part, ...]:
    """The columns that a ballot with so many people of each role group may have; none: only everyone together.

    Small groups are merged (`small_groups.hidden`). Experts by experience stand alone where they are enough: they are whom
    the comparison is about. Fewer than two columns compare nothing.
    """
    rule = Rule(least, fewest=1, ways=1)
    here = {group: people[group] for group in sorted(people, key=_place) if people[group]}
    stand_alone = here.get(EXPERTS, 0) >= least
    others = {group: number for group, number in here.items() if not (stand_alone and group == EXPERTS)}
    together = hidden(others, rule)
    alone = [group for group in here if group not in together]
    columns = [Part(group, (group,)) for group in alone]
    if together:
        columns.append(Part(PROFESSIONALS if alone == [EXPERTS] else OTHERS, together))
    merges_all = len(together) == len(others)
    return () if len(columns) < 2 or (merges_all and told(others, rule)) else tuple(columns)


def _place(group: str) -> tuple[int, str]:
    return (ROLE_GROUPS.index(group) if group in ROLE_GROUPS else len(ROLE_GROUPS), group)


def sides(result: Result) -> Result:
    """Experts by experience and everybody else, where the result shows the experts; otherwise the result as it is.

    For the room's screen, where two columns can be read from afar. It only adds up what the result shows already.
    """
    if not result.columns or result.columns[0].group != EXPERTS or len(result.columns) == 2:
        return result
    rest = Column(PROFESSIONALS, sum(column.people for column in result.columns[1:]))
    rows = tuple(
        replace(row, by_group=(row.by_group[0], _sum(row.by_group[1:]))) if row.by_group is not None else row for row in result.rows
    )
    return replace(result, columns=(result.columns[0], rest), rows=rows)


def _sum(figures: tuple[Figure, ...]) -> Figure:
    return sum(figures[1:], figures[0])


@dataclass(frozen=True)
class Difference:
    """Where two columns differ: one chose a target clearly more often than the other."""

    words: str
    more: Column
    less: Column
    more_share: float
    less_share: float


def differences(result: Result) -> tuple[Difference, ...]:
    """All clear differences between two shown columns, the largest first; experts and professionals where both show."""
    two = sides(result)
    found = [
        Difference(row.target.words, two.columns[more], two.columns[less], figures[more].share, figures[less].share)
        for row in two.rows
        if (figures := row.by_group) is not None
        for more in range(len(two.columns))
        for less in range(len(two.columns))
        if figures[more].of and figures[less].of and _exactly(figures[more]) - _exactly(figures[less]) >= CLEARLY
    ]
    return tuple(sorted(found, key=lambda difference: difference.less_share - difference.more_share))


def _exactly(figure: Figure) -> Fraction:
    return Fraction(figure.votes, figure.of)


def difference_sentence(result: Result) -> Texts | None:
    """Where the groups differ, in a sentence or two; that they agree; or None where no groups are shown."""
    if not any(row.by_group is not None for row in result.rows):
        return None
    found = differences(result)
    if not found:
        return everywhere("The groups agree: they differ little on every theme.")
    first = found[0]
    back = next((each for each in found if each.more == first.less and each.less == first.more), None)
    agreeing = result.method == "agree"
    if back is None:
        return everywhere(
            N_("{more} agreed with “{words}” more often ({high} %) than {less} ({low} %).")
            if agreeing
            else N_("{more} chose “{words}” more often ({high} %) than {less} ({low} %)."),
            more=name(first.more.group),
            less=_inside(name(first.less.group)),
            words=short(first.words),
            high=percent(first.more_share),
            low=percent(first.less_share),
        )
    return everywhere(
        N_("{one} agreed with “{first}” more often. {other} agreed with “{second}” more often.")
        if agreeing
        else N_("{one} chose “{first}” more often. {other} chose “{second}” more often."),
        one=name(first.more.group),
        first=short(first.words),
        other=name(back.more.group),
        second=short(back.words),
    )


def name(group: str) -> Texts:
    """The name of a column for people."""
    return everywhere(NAMES[group]) if group in NAMES else Texts.same(group)


def percent(share: float) -> int:
    """A share as whole percent; a half is rounded up, as people expect."""
    return int(100 * share + 0.5)


def _inside(texts: Texts) -> Texts:
    """A name as it stands inside a sentence."""
    return Texts(*(text[:1].lower() + text[1:] for text in (texts.fi, texts.sv, texts.en)))
