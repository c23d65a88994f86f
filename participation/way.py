"""The way of a theme from its writer's words to what happened, as steps that both its writer and staff can read."""

from dataclasses import dataclass

from participation import decisions, grouping, results, shared_texts, stages
from participation.cards import of_themes
from participation.model.texts import N_, Texts
from participation.model.theme import RETURN_REASONS, Theme
from participation.operating_models import cards as operating_models
from participation.store import Row, Transaction
from participation.texts import everywhere

STEPS: dict[str, str] = {
    "written": N_("You wrote it."),
    "changed": N_("You changed the words."),
    "shown": N_("The facilitator showed it to everyone."),
    "answered": N_("The question was answered in the room."),
    "waiting": N_("It waits for the facilitator again."),
    "stood_behind": N_("Management stands behind it."),
    "not_stood_behind": N_("Management does not stand behind it any more."),
    "kept": N_("It was looked at again: the promise was kept."),
    "kept_in_part": N_("It was looked at again: the promise was kept in part."),
    "not_kept_yet": N_("It was looked at again: the promise has not been kept yet."),
    "held": N_("Thank you for telling. An adult will read this."),
}


@dataclass(frozen=True)
class Step:
    """One step: when, what in one sentence, and a reason or a sentence of staff that is shown as it was written."""

    at: str
    what: str
    sentence: Texts
    words: str | None = None


def of_theme(look: Transaction, theme: Theme) -> list[Step]:
    """Every step in the order of time; grouping and votes as they stand now, counts only where they may be shown."""
    steps = [_step(row) for row in look.rows("SELECT * FROM theme_event WHERE theme_id = :id ORDER BY at", id=theme.id)]
    found = [step for step in steps if step is not None]
    found += _group_and_votes(look, theme)
    for at, name in of_themes.published_in(look, theme.id):
        found.append(Step(at, "in_card", everywhere(N_("It became part of a card in “{name}”."), name=name)))
    for at, model in operating_models.of_theme(look, theme.id):
        found.append(Step(at, "became_model", everywhere(N_("It became the operating model “{name}”."), name=model.name)))
    labels = shared_texts.statuses()
    for decision in decisions.history(look, theme.id):
        found.append(Step(decision.at, "decided", labels[decision.status].label, decision.reason))
    return sorted(found, key=lambda step: step.at)


def _step(row: Row) -> Step | None:
    if row["what"] == "returned":
        return Step(row["at"], "returned", everywhere(RETURN_REASONS[row["detail"]][1]))
    sentence = STEPS.get(row["what"])
    return Step(row["at"], row["what"], everywhere(sentence)) if sentence else None


def _group_and_votes(look: Transaction, theme: Theme) -> list[Step]:
    if theme.state != "shown":
        return []
    found: list[Step] = []
    grouped = grouping.read(look, theme.workshop_id)
    counts_in = grouped.counts_in().get(theme.id, theme.id)
    if theme.group_id:
        put = look.row("SELECT max(at) AS at FROM theme_event WHERE theme_id = :id AND what = 'grouped'", id=theme.id)
        name = grouped.groups[counts_in].name.text
        at = str(put["at"]) if put else theme.changed_at
        found.append(Step(at, "grouped", everywhere(N_("It is in the group “{name}”."), name=name)))
    for stage in stages.in_order(look, theme.workshop_id):
        if stage.kind == "vote" and stage.closed_at and stage.state != "open":
            sentence = results.sentence_about(look, stage, theme.id)
            if sentence is not None:
                found.append(Step(stage.closed_at, "voted", sentence))
    return found
