"""What happened: each own theme with its way, to its writer, without an account."""

from participation import decisions, shared_texts, small_steps, themes, way
from participation.access import require_participant
from participation.model.people import Participant
from participation.model.theme import Theme
from participation.store import Database, Transaction
from participation.texts import everywhere


def of(database: Database, who: Participant) -> list[dict[str, object]]:
    """The person's own themes from every workshop, the newest first, as the tablet takes them."""
    require_participant(who)
    with database.read() as look:
        return [_theme(look, theme) for theme in themes.of_participant(look, who.id)]


def _theme(look: Transaction, theme: Theme) -> dict[str, object]:
    steps = [step for step in way.of_theme(look, theme) if step.what != "decided"]
    decided = decisions.history(look, theme.id)
    last = decided[-1] if decided else None
    return {
        "id": theme.id,
        "words": {"text": theme.text, "language": theme.language},
        "small_step": everywhere(small_steps.KIND_WORD).as_json() if small_steps.is_called_so(look, theme) else None,
        "way": [
            {
                "at": step.at,
                "sentence": step.sentence.as_json(),
                "state": "now" if last is None and number == len(steps) else "done",
            }
            for number, step in enumerate(steps, 1)
        ],
        "decision": {
            "status": shared_texts.statuses()[last.status].label.as_json(),
            "sentence": shared_texts.statuses()[last.status].sentence.as_json(),
            "reason": last.reason,
            "at": last.at,
        }
        if last
        else None,
    }
