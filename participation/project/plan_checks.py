"""Looks at the plan of a workshop before it begins: what is missing, why it matters, and what to do.

A check warns and explains. Only what protects children blocks the start, and only where children take part.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from participation import safety_numbers, workshops
from participation.access import require
from participation.errors import NotFound, Refused
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.model.workshop import Stage, Workshop
from participation.project import checklist
from participation.store import Database, Transaction
from participation.template_files import templates
from participation.texts import everywhere

LONGEST_WITHOUT_BREAK = 45
FEWEST_GROUPS = 3


@dataclass(frozen=True)
class PlanCheck:
    """Something that the plan lacks: what it is, why it matters, and whether the workshop can begin without it."""

    id: str
    sentence: Texts
    why: Texts
    blocks: bool = False


def of_workshop(database: Database, who: Staff, workshop_id: str) -> list[PlanCheck]:
    """All that the plan lacks, what blocks the start first."""
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator")
        return of(look, workshops.for_staff(look, who, workshop_id))


def of(look: Transaction, workshop: Workshop) -> list[PlanCheck]:
    """All that the plan of this workshop lacks, what blocks the start first."""
    rows = look.rows("SELECT * FROM stage WHERE workshop_id = :id AND state <> 'skipped' ORDER BY position", id=workshop.id)
    found = [*_invitations(workshop), *_audience(workshop), *_breaks([Stage.of(row) for row in rows])]
    if workshop.minors:
        found += _safety(look, workshop)
    return sorted(found, key=lambda each: not each.blocks)


def before_the_start(change: Transaction, workshop: Workshop) -> None:
    """Raises Refused where something that protects children is missing; says all of it at once."""
    if workshop.state != "draft" or not workshop.minors:
        return
    missing = [each for each in of(change, workshop) if each.blocks]
    if missing:
        joined = Texts(*(" ".join(each.sentence.say(language) for each in missing) for language in ("fi", "sv", "en")))
        raise Refused(N_("This workshop with children can't begin yet. {missing} Open its plan and add what is missing."), missing=joined)


def _check(name: str, sentence: str, why: str, *, blocks: bool = False, **values: object) -> PlanCheck:
    return PlanCheck(name, everywhere(sentence, **values), everywhere(why), blocks)


def _invitations(workshop: Workshop) -> Iterator[PlanCheck]:
    if _among_peers(workshop):
        return
    if "E" not in workshop.invited:
        yield _check(
            "experts",
            N_("No experts by experience are invited."),
            N_("Services for children can't be developed without asking those who know them from their own life."),
        )
    if len(workshop.invited) < FEWEST_GROUPS:
        yield _check(
            "groups",
            N_("Fewer than {fewest} role groups are invited."),
            N_("Work for a child always has several actors. Invite those who are missing, too."),
            fewest=FEWEST_GROUPS,
        )


def _among_peers(workshop: Workshop) -> bool:
    """Whether its template is meant for people with the same experience; one that is gone says nothing of it."""
    try:
        return templates.of(workshop.template).peers
    except NotFound:
        return False


def _audience(workshop: Workshop) -> Iterator[PlanCheck]:
    if not workshop.receiver:
        yield _check(
            "receiver",
            N_("No receiver is named."),
            N_("Somebody whose duty it is to listen must get what is said, or it leads nowhere. Name their role."),
        )
    if not workshop.counterpart:
        yield _check(
            "counterpart",
            N_("No counterpart is named."),
            N_("A counterpart in the organisation carries the results on. It is easiest to agree on one while planning."),
        )


def _breaks(stages: Sequence[Stage]) -> Iterator[PlanCheck]:
    without, longest = 0, 0
    for stage in stages:
        without = 0 if stage.kind == "pause" else without + stage.minutes
        longest = max(longest, without)
    if longest > LONGEST_WITHOUT_BREAK:
        yield _check(
            "break",
            N_("There is no break for {minutes} minutes. Add one after {longest} minutes at the latest."),
            N_("Somebody tired can't say what they think, and the ones who need a break most ask for it least."),
            minutes=longest,
            longest=LONGEST_WITHOUT_BREAK,
        )


def _safety(look: Transaction, workshop: Workshop) -> Iterator[PlanCheck]:
    open_points = len(checklist.points()) - len(checklist.ticked(look, workshop.id))
    if open_points:
        yield _check(
            "checklist",
            N_("The checklist for workshops with children is not ticked: {number} of {all} points are open."),
            N_("Each point protects the children who come."),
            blocks=True,
            number=open_points,
            all=len(checklist.points()),
        )
    tests: tuple[tuple[str, Callable[[], bool], str, str], ...] = (
        (
            "support",
            lambda: workshop.support is not None,
            N_("No support person is named."),
            N_("A child must know which adult is there for them, and where they sit."),
        ),
        (
            "local_number",
            lambda: safety_numbers.local_number(look, workshop.region_id) is not None,
            N_("The number of the local social emergency service is missing."),
            N_("When a child is in danger, there is no time to look for it. An administrator writes it on the safety page."),
        ),
    )
    for name, is_there, sentence, why in tests:
        if not is_there():
            yield _check(name, sentence, why, blocks=True)
