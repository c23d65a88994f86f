"""What a picture of the group says, in one plain sentence that tells no more than the numbers beside it do."""

from collections.abc import Mapping, Sequence

from participation.model.texts import N_, Texts
from participation.summaries import Counted, OnScale, Summary
from participation.texts import everywhere

LANGUAGES = ("fi", "sv", "en")
MIDDLE = 0.1  # of the length of a scale: so near the middle the group leans to neither end


def sentence(summary: Summary, names: Mapping[str, Texts]) -> Texts | None:
    """The sentence of one question; None where nothing may be shown."""
    if len(summary.scales) == 2:
        return together(_leaning(summary), apart(summary.scales))
    if summary.counted is not None:
        return _chosen(summary.counted, names, many=summary.field.input == "choose_many")
    return summary.scales[0].in_words if summary.scales else None


def together(*sentences: Texts) -> Texts:
    """Sentences one after the other."""
    return Texts(*(" ".join(each.say(language) for each in sentences) for language in LANGUAGES))


def apart(scales: Sequence[OnScale]) -> Texts:
    """How far apart the answers are on the scale where they are farthest: the spread, and not only the middle."""
    return max(scales, key=lambda scale: scale.spread / ((scale.high - scale.low) or 1)).in_words


def _leaning(summary: Summary) -> Texts:
    """Towards which ends the middle of the group stands."""
    ends = {option.value: option.label for option in summary.field.options}
    towards = [
        ends[end]
        for scale, low, high in zip(summary.scales, ("left", "bottom"), ("right", "top"), strict=True)
        if (end := _end(scale, low, high)) in ends
    ]
    if not towards:
        return everywhere(N_("The middle of the group stands in the middle."))
    if len(towards) == 1:
        return everywhere(N_("The middle of the group is nearer to “{end}”."), end=towards[0])
    return everywhere(N_("The middle of the group is nearer to “{end}” and “{other}”."), end=towards[0], other=towards[1])


def _end(scale: OnScale, low: str, high: str) -> str | None:
    length = scale.high - scale.low
    from_middle = scale.mean - (scale.high + scale.low) / 2
    return None if abs(from_middle) < MIDDLE * length else high if from_middle > 0 else low


def _chosen(counted: Counted, names: Mapping[str, Texts], *, many: bool) -> Texts:
    """What most chose, or that several were chosen equally often; that no answer stands out."""
    ranked = sorted(counted.numbers.items(), key=lambda pair: -pair[1])
    if not ranked or not ranked[0][1] or (counted.others or 0) > ranked[0][1]:
        return everywhere(N_("The answers divide among many choices."))
    first = [value for value, number in ranked if number == ranked[0][1]]
    values = {"number": ranked[0][1], "people": counted.people}
    if len(first) == 1:
        said = N_("Most often: {choice} ({number} of {people}).")
        if not many and 2 * ranked[0][1] > counted.people:
            said = N_("Most chose: {choice} ({number} of {people}).")
        return everywhere(said, choice=names[first[0]], **values)
    if len(first) == 2:
        return everywhere(
            N_("Equally often: {choice} and {other} ({number} of {people} each)."), choice=names[first[0]], other=names[first[1]], **values
        )
    return everywhere(N_("The answers divide among many choices."))


def over_all(found: Sequence[Summary]) -> Texts | None:
    """Of several questions with the same few answers: where the first answer, and where the last, was given most often."""
    counted = [(summary, summary.counted) for summary in found if summary.counted is not None and summary.field.options]
    if len(counted) < 2 or len({tuple(option.value for option in summary.field.options) for summary, _ in counted}) > 1:
        return None
    options = counted[0][0].field.options
    said = []
    for option in (options[0], options[-1]):
        numbers = [(numbers.numbers.get(option.value, 0), summary.field.label) for summary, numbers in counted]
        most = max(number for number, _ in numbers)
        first = [label for number, label in numbers if number == most]
        if most and len(first) == 1:
            said.append(everywhere(N_("“{answer}” most often: {question}"), answer=option.label, question=first[0]))
        elif most and len(first) == 2:
            said.append(everywhere(N_("“{answer}” most often: {question} {other}"), answer=option.label, question=first[0], other=first[1]))
    return together(*said) if said else everywhere(N_("No answer stands out."))
