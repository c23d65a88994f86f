"""Dots: each person shares out some votes. Dots on themes of one group add up; a person counts once as a voter of it."""

from collections.abc import Iterable, Sequence

from participation.errors import Refused
from participation.model.texts import N_, Texts
from participation.texts import everywhere, everywhere_many
from participation.voting import words
from participation.voting.ballot import Choice, Outcome, Refusal, Settings, Tally, Target, Value, papers, tallied
from participation.voting.result import Result, by_votes

NAME = "dots"
adds_up = True
rank = by_votes


def dots(value: Value) -> int:
    """How many dots a choice is; 0 when it is not a number of dots."""
    if isinstance(value, int) and not isinstance(value, bool):
        return max(value, 0)
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else 0


def count(choices: Iterable[Choice], targets: Sequence[Target], settings: Settings) -> Outcome:
    """The dots of each target. Shares are of people, or of all dots where somebody gave one target several."""
    return tallied(NAME, choices, targets, settings, _mark)


def size(value: Value) -> int:
    """How many dots a choice takes."""
    return dots(value)


def sized(value: Value, size: int) -> Value:
    """So many dots of a choice."""
    return min(dots(value), size)


def on_group(direct: Value, on_themes: Sequence[Value]) -> Value:
    """The dots of one person on a group and on its themes, added up."""
    return dots(direct) + sum(map(dots, on_themes)) or None


def _mark(direct: Value, on_themes: Sequence[Value]) -> Tally | None:
    given = dots(on_group(direct, on_themes))
    return Tally(votes=given, voters=1) if given else None


def check(choices: Iterable[Choice], settings: Settings) -> tuple[Refusal, ...]:
    """Which choices can't be taken: not a number of dots, too many on one target, more than the person has."""
    refused: list[Refusal] = []
    for paper in papers(choices):
        chosen = tuple(paper.chosen.values())
        refused += [Refusal((choice,), words.unknown_choice()) for choice in chosen if not dots(choice.value)]
        heaped = tuple(choice for choice in chosen if dots(choice.value) > settings.most_on_one)
        if heaped:
            sentence = N_("You can give one theme at most {most} of your votes. Take a vote back from it first.")
            refused.append(Refusal(heaped, Refused(sentence, most=settings.most_on_one)))
        if settings.votes is not None and sum(dots(choice.value) for choice in chosen) > settings.votes:
            refused.append(Refusal(chosen, words.too_many_votes(settings.votes)))
    return tuple(refused)


def sentence(result: Result) -> Texts:
    """What the ballot says, in one plain sentence."""
    return words.most_chosen(result, rank)


def steps(result: Result) -> tuple[Texts, ...]:
    """How the result came about, step by step."""
    if result.voters is None:
        return ()
    each = result.settings.votes
    most = result.settings.most_on_one
    rule = everywhere_many("Everyone had {n} vote.", "Everyone had {n} votes.", each) if each else None
    heaping = everywhere("One person could give one theme at most {most} votes.", most=most) if most > 1 else None
    return words.told(words.how_many_voted(result), rule, heaping, *words.how_counted(result), words.how_it_ended(result, rank))
