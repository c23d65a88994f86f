"""Agree, pass or disagree, one theme at a time. A theme rests on those who answered it, which differs from theme to theme.

Themes in one group: a person's answer to the group itself counts alone. Without one, the answers to its themes become one:
agree when more of them agree than disagree, disagree when more disagree, and pass when they are even. So nobody counts
twice, and someone of two minds is on neither side.

The order is by a careful share, (agree + 1/2) / (answers + 1) (Jeffreys): one agreement of one answer does not come before
twenty of twenty-one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction

from participation.model.texts import Texts
from participation.texts import everywhere
from participation.voting import words
from participation.voting.ballot import Choice, Outcome, Refusal, Settings, Tally, Target, Value, papers, tallied
from participation.voting.result import Figure, Result

NAME = "agree"
adds_up = False
AGREE, PASS, DISAGREE = WORDS = ("agree", "pass", "disagree")


def count(choices: Iterable[Choice], targets: Sequence[Target], settings: Settings) -> Outcome:
    """How many agree, pass and disagree on each target, among those who answered it."""
    return tallied(NAME, choices, targets, settings, _mark)


def size(value: Value) -> int:
    """A choice takes one vote."""
    return 1


def sized(value: Value, size: int) -> Value:
    """A choice counts whole."""
    return value


def _mark(direct: Value, on_themes: Sequence[Value]) -> Tally | None:
    answer = on_group(direct, on_themes)
    if answer is None:
        return None
    agrees = int(answer == AGREE)
    return Tally(agrees, agrees, rests_on=1, passes=int(answer == PASS), disagrees=int(answer == DISAGREE))


def on_group(direct: Value, on_themes: Sequence[Value]) -> Value:
    """One person's answer to a group: that to the group itself, or else those to its themes as one answer."""
    answers = [direct] if direct in WORDS else [answer for answer in on_themes if answer in WORDS]
    return together(answers) if answers else None


def together(answers: Sequence[Value]) -> str:
    """One person's answers to the themes of one group as one answer."""
    counted = Counter(answers)
    if counted[AGREE] == counted[DISAGREE]:
        return PASS
    return AGREE if counted[AGREE] > counted[DISAGREE] else DISAGREE


def check(choices: Iterable[Choice], settings: Settings) -> tuple[Refusal, ...]:
    """Which choices can't be taken: every word that is not one of the three."""
    return tuple(
        Refusal((choice,), words.unknown_choice())
        for paper in papers(choices)
        for choice in paper.chosen.values()
        if choice.value not in WORDS
    )


def rank(figure: Figure) -> Fraction:
    """The careful share by which the themes are ordered."""
    return Fraction(2 * figure.votes + 1, 2 * figure.rests_on + 2) if figure.votes else Fraction(0)


def sentence(result: Result) -> Texts:
    """What the ballot says, in one plain sentence."""
    if result.voters is None:
        return words.too_few(result.least)
    first = words.first_ones(result, rank)
    if not first:
        return everywhere("No theme has got agreement yet.")
    if len(first) == 1 and (figure := first[0].all) is not None and 2 * figure.votes > figure.rests_on:
        return everywhere("Most of you agree: “{words}”.", words=words.short(first[0].target.words))
    if len(first) == 1:
        return everywhere("“{words}” got the most agreement.", words=words.short(first[0].target.words))
    if len(first) == 2:
        one, other = (words.short(row.target.words) for row in first)
        return everywhere("You agree equally much on “{first}” and “{second}”.", first=one, second=other)
    return everywhere("You agree equally much on {count} themes.", count=len(first))


def steps(result: Result) -> tuple[Texts, ...]:
    """How the result came about, step by step."""
    if result.voters is None:
        return ()
    hidden = len(result.rows) > len(result.shown_rows)
    return words.told(
        words.how_many_voted(result),
        everywhere("Everyone could agree, pass or disagree with each theme. Nobody had to answer all of them."),
        *words.how_counted(result),
        everywhere("The theme that the largest part agreed with comes first. A theme with few answers has to wait for more."),
        everywhere("Themes with fewer than {least} answers have no numbers.", least=result.least) if hidden else None,
        _how_it_ended(result),
    )


def _how_it_ended(result: Result) -> Texts | None:
    first = words.first_ones(result, rank)
    if len(first) == 1 and (figure := first[0].all) is not None:
        name = words.short(first[0].target.words)
        return everywhere(
            "“{words}” came first: {votes} of the {answers} who answered agreed.",
            words=name,
            votes=figure.votes,
            answers=figure.rests_on,
        )
    return words.tie() if first else None
