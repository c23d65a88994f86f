"""What is the same for everybody in a workshop at one moment: its stages, shown themes and groups. Read once a change.

A thousand tablets ask for it between two changes; the counters of the workshop tell when it is another one.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from participation import grouping, stages
from participation.model.grouping import Grouping
from participation.model.workshop import Stage
from participation.store import Transaction

MOST_KEPT = 64


@dataclass(frozen=True)
class Picture:
    """`counter` grows with every change of stages, shown themes, groups or the screen."""

    counter: int
    stages: tuple[Stage, ...]
    grouping: Grouping

    @cached_property
    def counts_in(self) -> Mapping[str, str]:
        """For each theme and group, where a vote on it counts."""
        return self.grouping.counts_in()

    @property
    def grouping_has_started(self) -> bool:
        """Whether a grouping stage has been opened, or a theme stands in a group."""
        opened = any(stage.kind == "group" and stage.opened_at for stage in self.stages)
        return opened or any(theme.group_id for theme in self.grouping.themes)


_kept: OrderedDict[str, Picture] = OrderedDict()


def of(look: Transaction, workshop_id: str) -> Picture:
    """The picture as the transaction sees it. For reading only: within a write that is undone it would keep what never was."""
    counter = changes(look, workshop_id)
    known = _kept.get(workshop_id)
    if known is not None and known.counter == counter:
        return known
    made = Picture(counter, tuple(stages.in_order(look, workshop_id)), grouping.read(look, workshop_id))
    _kept[workshop_id] = made
    while len(_kept) > MOST_KEPT:
        _kept.popitem(last=False)
    return made


def changes(look: Transaction, workshop_id: str) -> int:
    """How often something changed that every tablet may see."""
    row = look.row(
        "SELECT coalesce(sum(value), 0) AS n FROM counter WHERE workshop_id = :id AND topic IN ('stage', 'themes', 'screen')",
        id=workshop_id,
    )
    return int(row["n"]) if row else 0
