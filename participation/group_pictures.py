"""The group's picture of a form stage, for tablets and the screen: only what five or more answers allow."""

from participation import eyes, stages, summaries, summary_words
from participation.activities.four_field import FourField
from participation.eyes import SideBySide
from participation.model.texts import N_, Texts
from participation.model.workshop import Stage
from participation.store import Transaction
from participation.summaries import Summary
from participation.texts import everywhere

TOO_FEW = N_("Fewer than five people have answered. The picture comes when there are more.")


def form_before(here: Stage, look: Transaction) -> Stage | None:
    """The latest form stage before this one that has been opened and is closed now."""
    earlier = [stage for stage in stages.in_order(look, here.workshop_id) if stage.position < here.position]
    forms = [stage for stage in earlier if stage.opened_at and stage.state != "open" and stages.activity(stage).surface == "form"]
    return forms[-1] if forms else None


def as_json(look: Transaction, form: Stage) -> dict[str, object]:
    """The picture: each question with its mean and spread, or its counts; `too_few` where nothing may be shown yet."""
    activity = stages.activity(form)
    found = [summary for summary in summaries.of_stage(look, form) if summary.shown]
    corners = activity.corner_names() if isinstance(activity, FourField) else {}
    sentence = summary_words.over_all(found) if form.kind == "theses" else None
    return {
        "kind": form.kind,
        "name": form.name.as_json(),
        "too_few": None if found else everywhere(TOO_FEW).as_json(),
        "corners": {name: text.as_json() for name, text in corners.items()},
        "sentence": sentence.as_json() if sentence else None,
        "questions": [_question(summary, corners) for summary in found],
        "by_eyes": _by_eyes(eyes.of_stage(look, form)) if found and form.kind == "lines" else None,
    }


def _by_eyes(found: SideBySide) -> dict[str, object]:
    return {
        "sentence": found.sentence.as_json(),
        "sides": [{"name": side.name.as_json(), "eyes": list(side.eyes), "people": side.people} for side in found.sides],
        "lines": [
            {
                "name": line.name,
                "label": line.label.as_json(),
                "in_words": line.in_words.as_json(),
                "sides": [{"mean": side.mean, "spread": side.spread, "people": side.people} for side in line.sides],
            }
            for line in found.lines
        ],
    }


def _question(summary: Summary, corners: dict[str, Texts]) -> dict[str, object]:
    names = {option.value: option.label for option in summary.field.options} | corners
    names.setdefault("between", everywhere(N_("On a line between the fields")))
    signs = {option.value: option.sign for option in summary.field.options}
    sentence = summary_words.sentence(summary, names)
    counted = summary.counted
    return {
        "name": summary.field.name,
        "label": summary.field.label.as_json(),
        "part": summary.field.part.as_json() if summary.field.part else None,
        "sentence": sentence.as_json() if sentence else None,
        "ends": {option.value: option.label.as_json() for option in summary.field.options} if summary.field.input == "two_scales" else {},
        "scales": [
            {
                "low": scale.low,
                "high": scale.high,
                "mean": scale.mean,
                "spread": scale.spread,
                "people": scale.people,
                "in_words": scale.in_words.as_json(),
            }
            for scale in summary.scales
        ],
        "counted": [
            {"value": value, "label": names[value].as_json(), "sign": signs.get(value), "number": number}
            for value, number in counted.numbers.items()
        ]
        if counted
        else [],
        "others": counted.others if counted else None,
        "people": counted.people if counted else (summary.scales[0].people if summary.scales else None),
        "too_early": summary.too_early,
        "no_answer": summary.no_answer,
    }
