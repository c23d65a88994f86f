"""What belongs to one person: own themes and where each is now, own votes and answers, and taking all of it back."""

import hashlib
import json
from collections.abc import Sequence
from functools import cache

from participation import clock, own_group_names, own_votes, readiness, snapshot, stages, themes
from participation.access import require_participant
from participation.delivery import once
from participation.model import limits
from participation.model.grouping import Grouping
from participation.model.people import Participant
from participation.model.texts import LANGUAGES, N_, Texts
from participation.model.theme import OWN_STATE, RETURN_REASONS, Theme
from participation.model.workshop import Stage
from participation.store import Database, Transaction
from participation.texts import everywhere

HOLDS = N_("The tool holds your role, your language, your themes, your votes and your answers. It does not hold your name.")
STAYS = N_("The numbers that were counted when a stage closed stay. Nobody can see from them what you chose.")
HOLDS_AN_AGE = N_("It also holds the age that you chose when you joined.")


def of(database: Database, who: Participant) -> dict[str, object]:
    """The person's own things in the present workshop, as the tablet takes them."""
    require_participant(who)
    with database.read() as look:
        return read(look, who)


def read(look: Transaction, who: Participant) -> dict[str, object]:
    """The same within a transaction that reads."""
    shared = snapshot.of(look, who.workshop_id)
    own = themes.of_participant(look, who.id, who.workshop_id)
    given = [(stage, own_votes.paper(look, who, shared, stage)) for stage in shared.stages if stage.kind == "vote" and stage.opened_at]
    grouped = shared.grouping
    paused, aged = _attendances(look, who)
    return {
        "themes": [
            {
                "id": theme.id,
                "text": theme.text,
                "language": theme.language,
                "kind": theme.kind,
                "details": dict(theme.details),
                "stage": theme.stage_id,
                "state": theme.state,
                "sentence": own_state(theme).as_json(),
                "helped": theme.with_help,
                "max_length": _longest(shared.stages, theme),
                "can_change": themes.may_change(look, theme, grouping_started=shared.grouping_has_started),
                "group": _group_of(grouped, theme),
            }
            for theme in own
        ],
        "votes": {stage.id: dict(paper.counts) for stage, paper in given},
        "told": {stage.id: own_votes.told(look, shared, paper) for stage, paper in given},
        "shuffle": hashlib.sha256(who.id.encode()).hexdigest()[:8],
        "answers": _answers(look, who),
        "supported": [row["theme_id"] for row in look.rows("SELECT theme_id FROM support WHERE participant_id = :id", id=who.id)],
        "ready": readiness.of_person(look, who),
        "paused": paused,
        "holds": _holds(with_age=aged).as_json(),
        "stays": everywhere(STAYS).as_json() if _is_in_figures(look, who) else None,
    }


def _longest(all_stages: Sequence[Stage], theme: Theme) -> int:
    """How long the words of a theme may be when they are changed, as its own stage says."""
    stage = next((stage for stage in all_stages if stage.id == theme.stage_id), None)
    activity = stages.activity(stage) if stage else None
    return int(getattr(activity, "max_length", limits.THEME))


def _group_of(grouped: Grouping, theme: Theme) -> dict[str, str] | None:
    group = grouped.groups.get(grouped.final(theme.group_id)) if theme.group_id and theme.state == "shown" else None
    return group.name.as_json() if group else None


def own_state(theme: Theme) -> Texts:
    """Where an own theme is now, in one sentence to its writer."""
    if theme.state == "returned" and theme.reason in RETURN_REASONS:
        return everywhere(RETURN_REASONS[theme.reason][1])
    return everywhere(OWN_STATE[theme.state])


def _answers(look: Transaction, who: Participant) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    rows = look.rows(
        "SELECT a.stage_id, a.field, a.value FROM answer a JOIN stage s ON s.id = a.stage_id"
        " WHERE a.participant_id = :id AND s.workshop_id = :workshop",
        id=who.id,
        workshop=who.workshop_id,
    )
    for row in rows:
        found.setdefault(row["stage_id"], {})[row["field"]] = json.loads(row["value"])
    return found


def _attendances(look: Transaction, who: Participant) -> tuple[bool, bool]:
    """Whether the person has a pause in the present workshop, and whether the age is kept of any."""
    rows = look.rows("SELECT workshop_id, paused, age_band FROM attendance WHERE participant_id = :id", id=who.id)
    paused = any(row["paused"] for row in rows if row["workshop_id"] == who.workshop_id)
    return paused, any(row["age_band"] for row in rows)


def _is_in_figures(look: Transaction, who: Participant) -> bool:
    """Whether a stage has been counted in which the person voted or answered."""
    counted = "JOIN named_groups n ON n.stage_id = x.stage_id WHERE x.participant_id = :id"
    sql = f"SELECT 1 AS one WHERE EXISTS (SELECT 1 FROM vote x {counted}) OR EXISTS (SELECT 1 FROM answer x {counted})"
    return look.row(sql, id=who.id) is not None


@cache
def _holds(*, with_age: bool) -> Texts:
    said = [everywhere(HOLDS), *([everywhere(HOLDS_AN_AGE)] if with_age else [])]
    return Texts(*(" ".join(each.say(language) for each in said) for language in LANGUAGES))


def take_back_all(database: Database, who: Participant, key: str) -> None:
    """Takes back all themes, votes, supports, answers, names of groups and the age of this person, everywhere, at any time.

    The keys of what was sent stay, without their replies: something that a tablet sends again must not come back by it.
    A text that is held for care stays with the adult who must act on it; it is in no list, vote, screen or export. Figures that
    were counted when a stage closed stay: what would be subtracted from them is just what this person chose.
    """
    require_participant(who)

    def work(change: Transaction) -> None:
        for row in change.rows("SELECT workshop_id FROM attendance WHERE participant_id = :id", id=who.id):
            for topic in ("themes", "votes"):
                change.raise_counter(row["workshop_id"], topic)
        for theme in themes.of_participant(change, who.id):
            if theme.state != "held":
                themes.remove(change, theme)
        for table in ("vote", "answer", "support", "ready", "open_paper"):
            change.run(f"DELETE FROM {table} WHERE participant_id = :id", id=who.id)
        change.run("UPDATE attendance SET age_band = NULL WHERE participant_id = :id", id=who.id)
        own_group_names.take_back(change, who.id)
        change.run("UPDATE delivered SET given = '{}', at = :now WHERE participant_id = :id", id=who.id, now=clock.now())
        change.forget()

    once(database, who, key, work)
