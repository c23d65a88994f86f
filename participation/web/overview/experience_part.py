"""Experience on the overview: six bars for each round with how many answered, and the participation check beside them."""

from babel.numbers import format_decimal

from participation import days
from participation.activities.check import STEPS
from participation.model.texts import N_
from participation.overview.experience import NOTHING, Measured, Question
from participation.web.overview import bars, parts
from participation.web.overview.bars import Bar, Block
from participation.web.shell import language, say

MOST = len(STEPS)
SCALE = N_("From 1, {lowest}, to 5, {highest}. Behind each mean stands how many people answered.")
TOO_FEW = N_("Here come the means of each round, once five people or more have answered.")
NOT_APART = N_("Too few people have answered to show this action set by itself. Look at the whole project.")


def draw(experience: Measured, participation: Measured, *, whole: bool) -> None:
    """Both, each with its sentence, its picture and its table."""
    with parts.panel("experience", N_("Experience"), N_("What people who got help say of their life, the help and its impact.")):
        _measured(experience, "experience", experience_sentence(experience), whole=whole)
    with parts.panel("participation", N_("Participation"), N_("What people say of taking part, in every workshop of the rounds.")):
        _measured(participation, "participation", participation_sentence(participation), whole=whole)


def _measured(found: Measured, key: str, sentence: str, *, whole: bool) -> None:
    if not found.shown:
        parts.words(say(TOO_FEW if whole else NOT_APART))
        return
    parts.lead(sentence)
    parts.quiet(say(SCALE, lowest=say(STEPS[0]), highest=say(STEPS[-1])))
    bars.draw(_blocks(found), f"chart-{key}", sentence, _table(found))


def experience_sentence(found: Measured) -> str:
    """The statement that grew most, or the highest and the lowest of the latest round."""
    if not found.shown:
        return ""
    grown = [(round(each.shown[-1] - each.shown[0], 1), each) for each in found.questions if len(each.shown) > 1]
    most = max(grown, key=lambda pair: pair[0], default=None)
    if most and most[0] > 0:
        return say(
            N_("“{statement}” grew most: from {first} to {last}."),
            statement=_statement(most[1]),
            first=decimal(most[1].shown[0]),
            last=decimal(most[1].shown[-1]),
        )
    low = min((each for each in found.questions if each.shown), key=lambda each: each.shown[-1])
    return say(N_("Lowest now: “{statement}”, {mean} of 5."), statement=_statement(low), mean=decimal(low.shown[-1]))


def participation_sentence(found: Measured) -> str:
    """The mean of all four questions, in the first and the latest round."""
    known = found.indicators
    if not known:
        return ""
    if len(known) == 1:
        return say(N_("The mean of the participation check is {mean} of 5."), mean=decimal(known[0][1]))
    return say(
        N_("The mean of the participation check was {first} in round {one}. In round {other} it is {last}."),
        first=decimal(known[0][1]),
        one=known[0][0].number,
        other=known[-1][0].number,
        last=decimal(known[-1][1]),
    )


def _statement(question: Question) -> str:
    return say(question.text).rstrip(".")


def _blocks(found: Measured) -> list[Block]:
    blocks, before = [], ""
    for question in found.questions:
        part = say(question.part) if question.part else ""
        rows = tuple(_bar(question, one.id, one.number) for one in found.rounds if one.id in question.rounds)
        blocks.append(Block(say(question.text), rows, part if part != before else ""))
        before = part
    return blocks


def _bar(question: Question, round_id: str, number: int) -> Bar:
    known = question.rounds.get(round_id, NOTHING)
    if known.mean is None:
        return Bar(f"{number}.", None, "–")
    return Bar(f"{number}.", (known.mean - 1) / (MOST - 1), decimal(known.mean), str(known.people))


def _table(found: Measured) -> str:
    columns = [say(N_("Question")), *(f"{one.number}. {say(one.name)}" for one in found.rounds)]
    rows = [(say(question.text), [_cell(question, one.id) for one in found.rounds]) for question in found.questions]
    return bars.table(say(N_("Means of the same questions by round")), columns, rows)


def _cell(question: Question, round_id: str) -> str:
    if round_id not in question.rounds:
        return say(N_("not asked"))
    known = question.rounds[round_id]
    return f"{decimal(known.mean)} ({known.people})" if known.mean is not None else say(N_("under 5"))


def decimal(mean: float) -> str:
    """A mean as the reader's language writes it."""
    return str(format_decimal(round(mean, 1), "0.0", locale=days.LOCALES[language()]))
