"""The figures of a form are kept when it closes: tablets, screen, results, documents and files all read the kept ones.

When a form was opened again and closes again, they are counted anew only where five more people stand behind every figure
that moves; otherwise they stay, also when somebody takes answers back. They are figures of five or more, without a person.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from participation import eyes, kept_figures, stages, summaries
from participation.insight.suppression import LEAST
from participation.kept_figures import Figures
from participation.model.fields import NO_ANSWER, TOO_EARLY
from participation.model.workshop import Stage
from participation.store import Transaction


def keep(change: Transaction, stage: Stage) -> None:
    """Keeps what a form that closes came to; another stage has no such figures."""
    if stages.activity(stage).surface != "form":
        return
    row = change.row("SELECT count(DISTINCT participant_id) AS n FROM answer WHERE stage_id = :id", id=stage.id)
    people = int(row["n"]) if row else 0
    kept, now = kept_figures.read(change, stage.id), _figures(change, stage, people)
    if kept is None or _may_move(kept, now):
        kept_figures.write(change, stage.id, people, now)


def _figures(look: Transaction, stage: Stage, people: int) -> Figures:
    answers = summaries.answers_of(look, stage)
    counted = {summary.field.name: summaries.as_json(summary) for summary in summaries.counted_now(look, stage)}
    return {
        "people": people,
        "summaries": counted,
        "answered": {name: _numbers(answers.get(name, ())) for name in counted},
        "steps": {name: sorted(step for one in given if (step := summaries.step_of(one)) is not None) for name, given in answers.items()},
        "eyes": eyes.as_json(eyes.counted_now(look, stage)) if stage.kind == "lines" else None,
    }


def _numbers(answers: Sequence[Any]) -> list[int]:
    """How many gave an answer, and how many said that it is too early or that they don't answer."""
    open_ones = [sum(1 for answer in answers if answer == word) for word in (TOO_EARLY, NO_ANSWER)]
    return [len(answers) - sum(open_ones), *open_ones]


def _may_move(before: Figures, now: Figures) -> bool:
    """Whether five more people stand behind each figure that moves; where no figure could be seen, they may always."""
    moving = [came for part in _parts(before, now) if (came := part) is not None]
    return (now["people"] - before["people"] >= LEAST and all(came >= LEAST for came in moving)) or not _seen(before)


def _seen(figures: Figures) -> bool:
    return any(part for summary in figures["summaries"].values() for part in _shown_parts(summary))


def _shown_parts(summary: Figures) -> tuple[Any, ...]:
    return (summary["scales"] or summary["counted"], summary["too_early"], summary["no_answer"])


def _parts(before: Figures, now: Figures) -> Iterator[int | None]:
    """For each figure that could be seen before: how many more people stand behind it, or None where it is the same."""
    for name, summary in before["summaries"].items():
        after = now["summaries"].get(name)
        if after is not None:
            numbers = zip(before["answered"][name], now["answered"][name], strict=True)
            for (was, is_), one, other in zip(numbers, _shown_parts(summary), _shown_parts(after), strict=True):
                yield is_ - was if one and one != other else None
    sides, new = (((each["eyes"] or {}).get("sides") or []) for each in (before, now))
    if sides and [side["eyes"] for side in sides] != [side["eyes"] for side in new]:
        yield 0
    elif sides:
        for line, other in zip(before["eyes"]["lines"], now["eyes"]["lines"], strict=True):
            for side, after in zip(line["sides"], other["sides"], strict=False):
                yield after["people"] - side["people"] if side != after else None
