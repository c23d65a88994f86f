"""The sentences that ways of voting share. All are made from what may be shown, so they tell no more than the numbers do."""

from collections.abc import Callable
from fractions import Fraction

from participation import said
from participation.errors import Refused
from participation.model.texts import N_, Texts
from participation.texts import everywhere, everywhere_many
from participation.voting.result import Figure, Result, ResultRow

LONGEST = 90
Rank = Callable[[Figure], Fraction]


def unknown_choice() -> Refused:
    """For a word or number that the ballot does not have."""
    return Refused(N_("This answer is not on the ballot. Choose one of the answers on the page."))


def too_many_votes(votes: int) -> Refused:
    """For someone who gives more votes than they have."""
    return Refused(N_("You have given all your {votes} votes. Take one back first, then you can give it here."), votes=votes)


def too_few(least: int) -> Texts:
    """Instead of a result that would show what single people chose."""
    return everywhere("Fewer than {least} people have voted. We show the result when there are more.", least=least)


def waiting(result: Result) -> Texts:
    """Instead of a result of which no numbers are shown yet."""
    enough = N_("{voters} people or more have voted. The numbers come later, at the latest when the vote closes.")
    return everywhere(enough, voters=result.voters)


def first_ones(result: Result, rank: Rank) -> tuple[ResultRow, ...]:
    """All rows that came first, however many they are; none where nothing was chosen."""
    ranked = [(rank(row.all), row) for row in result.rows if row.all is not None and row.all.votes]
    best = max((score for score, _ in ranked), default=None)
    return tuple(row for score, row in ranked if score == best)


def most_chosen(result: Result, rank: Rank) -> Texts:
    """Which targets got the most votes; ties are said as ties."""
    if result.voters is None:
        return too_few(result.least)
    first = first_ones(result, rank)
    names = [short(row.target.words) for row in first]
    if not first:
        return everywhere("Nobody has chosen anything yet.")
    if len(first) == 1:
        share = first[0].all.share if first[0].all else 0
        if share > 0.5 and not result.piles:
            return everywhere("Most of you chose “{words}”.", words=names[0])
        return everywhere("“{words}” got the most votes.", words=names[0])
    if len(first) == 2:
        return everywhere("“{first}” and “{second}” got equally many votes.", first=names[0], second=names[1])
    if len(first) == len(result.rows):
        return everywhere("All {count} got equally many votes.", count=len(first))
    return everywhere("{count} themes got equally many votes. They come first together.", count=len(first))


def short(text: str) -> str:
    """A theme's words as they stand inside a sentence: no full stop at the end, a long text cut at a word."""
    line = " ".join(text.split())
    if len(line) > LONGEST:
        line = line[:LONGEST].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"
    return said.isolated(line.removesuffix(".") if not line.endswith("..") else line)


def told(*steps: Texts | None) -> tuple[Texts, ...]:
    """The steps that have something to say."""
    return tuple(step for step in steps if step is not None)


def how_many_voted(result: Result) -> Texts:
    """The first step of every explanation."""
    return everywhere("{voters} people voted.", voters=result.voters)


def how_counted(result: Result) -> tuple[Texts, ...]:
    """What happened with groups and with targets that nobody chose."""
    grouped = any(row.target.themes for row in result.rows)
    left = sum(1 for row in result.shown_rows if row.all is not None and row.all.votes == 0)
    return told(
        everywhere("Votes on themes that were put together count for their group. One person counts once in a group.") if grouped else None,
        everywhere("Several votes of one person on one theme were added up, so shares are parts of all votes.") if result.piles else None,
        everywhere_many("{n} theme got no votes. It stays on the list.", "{n} themes got no votes. They stay on the list.", left)
        if left
        else None,
    )


def how_it_ended(result: Result, rank: Rank) -> Texts | None:
    """The last step of every explanation: who came first, and what a tie means."""
    first = first_ones(result, rank)
    if len(first) == 1 and (figure := first[0].all) is not None:
        return everywhere_many(
            "“{words}” came first with {n} vote.",
            "“{words}” came first with {n} votes.",
            figure.votes,
            words=short(first[0].target.words),
        )
    return tie() if first else None


def tie() -> Texts:
    """What happens with a tie."""
    return everywhere("It is a tie. The tool does not choose between them: you do that together.")
