"""Voices: what experts by experience voted for most, in the words of people themselves.

Each vote is taken as its result shows it: only where experts by experience stand beside others. Votes are never added up.
"""

from dataclasses import dataclass

from participation import grouping, named_groups, results, stages
from participation.insight.roles import EXPERTS
from participation.model.people import Staff
from participation.model.texts import Words
from participation.model.theme import Theme
from participation.model.workshop import Stage, Workshop
from participation.overview.scope import Scope, action_sets, require_reader
from participation.staff import belonging
from participation.store import Database, Transaction
from participation.voting import Target

MOST = 5


@dataclass(frozen=True)
class Voice:
    """A theme or a group with an example of its own words; `votes` of so many experts by experience that voted there."""

    words: Words
    example: Words | None
    votes: int
    people: int
    round_id: str | None
    work_package_id: str | None
    theme_id: str | None


def of(database: Database, who: Staff, scope: Scope, most: int = MOST) -> list[Voice]:
    """The most chosen first; of one wording only the vote where it got most."""
    found: list[Voice] = []
    with database.read() as look:
        require_reader(look, who)
        reach = belonging.reach(look, who)
        sets = action_sets(look)
        rows = look.rows("SELECT * FROM workshop WHERE opened_at IS NOT NULL ORDER BY opened_at DESC, id")
        for workshop in map(Workshop.of, rows):
            if reach.covers(workshop) and scope.covers(sets[workshop.id]):
                for stage in stages.in_order(look, workshop.id):
                    if stage.kind == "vote" and stage.state == "closed":
                        found += _of_vote(look, workshop, stage)
    best: dict[str, Voice] = {}
    for voice in sorted(found, key=lambda one: (-one.votes, -one.votes / one.people)):
        best.setdefault(voice.words.text.casefold(), voice)
    return list(best.values())[:most]


def _of_vote(look: Transaction, workshop: Workshop, stage: Stage) -> list[Voice]:
    result = results.of_closed(look, stage).result
    if result.piles or not result.columns or result.columns[0].group != EXPERTS:
        return []
    voices = []
    for row in result.rows:
        figure = row.by_group[0] if row.by_group else None
        if figure is not None and figure.votes and figure.of:
            example = _example(look, workshop, row.target)
            words = Words(row.target.words, row.target.language)
            said = Words(example.text, example.language) if example and row.target.kind == "group" else None
            theme_id = example.id if example else None
            voices.append(Voice(words, said, figure.votes, figure.of, workshop.round_id, workshop.work_package_id, theme_id))
    return voices


def _example(look: Transaction, workshop: Workshop, target: Target) -> Theme | None:
    """The words of an expert by experience where the group may be named in that workshop, otherwise of anybody."""
    found = grouping.read(look, workshop.id)
    own = found.members().get(target.id) or [theme for theme in found.themes if theme.id == target.id]
    named = named_groups.of_workshop(look, workshop.id)
    return next((theme for theme in own if named.get(theme.id) == EXPERTS), own[0] if own else None)
