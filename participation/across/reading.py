"""Which themes somebody reads across workshops: the shown ones of the workshops that they may see, by round, region and work package.

Whose words they are is left out: region, role and words never stand together.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from participation import review
from participation.access import require
from participation.model.people import Staff
from participation.review import Reviewed
from participation.store import Database

READERS = ("facilitator", "coordinator", "reviewer", "evaluator", "management")
BETWEEN = "between"  # in place of a round: what was said between the rounds
ACTED_ON = ("taken_in", "taken_in_changed", "being_tried")
BY_WHOM = ("reviewer", "coordinator", "evaluator")


@dataclass(frozen=True)
class Where:
    """What to look at; empty means everything."""

    round: str = ""
    region: str = ""
    work_package: str = ""


def themes(database: Database, who: Staff, where: Where | None = None) -> list[Reviewed]:
    """The themes that the person reads across workshops, oldest workshop first."""
    with database.read() as look:
        require(look, who, *READERS)
    return only([replace(line, role_group=None) for line in review.across(database, who)], where)


def only(lines: Sequence[Reviewed], where: Where | None) -> list[Reviewed]:
    """The lines of these workshops, in their order."""
    wanted = where or Where()
    return [line for line in lines if _fits(line, wanted)]


def _fits(line: Reviewed, wanted: Where) -> bool:
    workshop = line.workshop
    return (
        wanted.round in ("", workshop.round_id or BETWEEN)
        and wanted.region in ("", workshop.region_id)
        and wanted.work_package in ("", workshop.work_package_id)
    )


def acted_on(lines: Sequence[Reviewed]) -> int:
    """How many of the themes were taken in or are being tried."""
    return sum(1 for line in lines if line.status in ACTED_ON)


def role_of(who: Staff) -> str:
    """As what the person did something: the role that stays in the history, in place of a name."""
    return next((role for role in BY_WHOM if role in who.roles), "admin")
