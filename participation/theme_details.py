"""What a theme has besides its words, said in words: a strength, a day, a step's place, with the question that asked for it."""

from collections.abc import Mapping, Sequence
from datetime import date

from participation import days, stages
from participation.activities.taking_themes import TakingThemes
from participation.model.fields import Field
from participation.model.texts import Texts
from participation.model.theme import Theme
from participation.model.workshop import Stage


def in_words(all_stages: Sequence[Stage], theme: Theme, shown: Mapping[str, Theme]) -> list[dict[str, object]]:
    """Each detail as the tablet and the screen take it: the question, and either our words (`say`) or a person's (`text`).

    A theme that was chosen as a detail is said in its own words; where it is not `shown` (any more), the detail is left out.
    """
    if not theme.details:
        return []
    stage = next((stage for stage in all_stages if stage.id == theme.stage_id), None)
    activity = stages.activity(stage) if stage else None
    asked = activity.details() if isinstance(activity, TakingThemes) else ()
    return [
        _said(field, theme, shown)
        for field in asked
        if field.name in theme.details and (field.input != "choose_theme" or theme.details[field.name] in shown)
    ]


def _said(field: Field, theme: Theme, shown: Mapping[str, Theme]) -> dict[str, object]:
    value = theme.details[field.name]
    option = next((option for option in field.options if option.value == value), None)
    own = shown[str(value)] if field.input == "choose_theme" else None
    say = option.label if option else _day(value) if field.input == "date" else None
    return {
        "name": field.name,
        "label": field.label.as_json(),
        "value": value,
        "say": say.as_json() if say else None,
        "sign": option.sign if option else None,
        "text": None if say else own.text if own else str(value),
        "language": own.language if own else theme.language,
    }


def _day(value: object) -> Texts:
    return days.in_each_language(date.fromisoformat(str(value)), "long")
