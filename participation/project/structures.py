"""Two checklists that are gone through again in each round: the structures that support participation, and the steps of a systemic culture.

An answer is yes, partly or not yet, with the role that says so and the day. Answers are added and never edited, so that
one sees what changed from round to round.
"""

from dataclasses import dataclass

from participation.access import require
from participation.errors import Refused
from participation.ids import new_id
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.plain_text import clean
from participation.project import listed, structure
from participation.staff import belonging
from participation.store import Database, Row
from participation.texts import everywhere

STATES: dict[str, str] = {"yes": N_("Yes"), "partly": N_("Partly"), "not_yet": N_("Not yet")}
READERS = ("facilitator", "coordinator", "reviewer", "evaluator", "management")
PARTICIPATION, SYSTEMIC = "participation", "systemic"


@dataclass(frozen=True)
class Item:
    """One line of a checklist, and what it means."""

    id: str
    name: str
    meaning: str


LISTS: dict[str, tuple[Item, ...]] = {
    PARTICIPATION: (
        Item("person", N_("A named person"), N_("One named person carries participation, and everyone knows who it is.")),
        Item("time", N_("Time"), N_("Time for participation is in the calendar, also of those who do client work.")),
        Item("fee", N_("A fee"), N_("Experts by experience are paid for their work, and the fee is agreed beforehand.")),
        Item("room", N_("A room"), N_("There is a place to meet that is easy to come to and feels safe.")),
        Item("feedback", N_("Feedback"), N_("Whoever said something hears what happened to it.")),
        Item("follow_up", N_("Follow-up"), N_("Somebody looks again on an agreed day at what came of it.")),
    ),
    SYSTEMIC: (
        Item("relations", N_("Relations"), N_("We build relations and take care of them.")),
        Item("dialogue", N_("Dialogue"), N_("We talk together in every phase of the work.")),
        Item("knowledge", N_("The family's knowledge"), N_("What the family knows and has lived through guides the work.")),
        Item(
            "agency", N_("Own strength to act"), N_("We look at the relations that matter, and strengthen what people can do themselves.")
        ),
        Item("voices", N_("Many voices"), N_("We are curious, and many voices are heard.")),
        Item("understanding", N_("Shared understanding"), N_("We make a shared understanding together with the client.")),
        Item("hope", N_("Appreciation and hope"), N_("We show appreciation, and see strengths and hope.")),
        Item("learning", N_("Learning"), N_("Worker and team keep learning.")),
        Item("small_steps", N_("Small steps"), N_("A plan is made of small, concrete steps.")),
        Item("together", N_("Doing together"), N_("We do, try out and experience things together.")),
        Item("own_effect", N_("Own effect"), N_("Everyone notices what their own way of acting does to others.")),
    ),
}


@dataclass(frozen=True)
class Answer:
    """How one thing stood in a round (None: outside of the rounds), who said so, and when."""

    item: str
    round_id: str | None
    state: str
    role: str
    on_day: str
    by: str


@dataclass(frozen=True)
class Checklist:
    """One list of one region or the whole project, with the latest answer for each item and round, and all answers."""

    items: tuple[Item, ...]
    rounds: tuple[structure.Round, ...]
    log: tuple[Answer, ...]

    def at(self, item: str, round_id: str | None) -> Answer | None:
        """How an item stood in a round, as it was said last."""
        return next((one for one in reversed(self.log) if (one.item, one.round_id) == (item, round_id)), None)

    def now(self, item: str) -> Answer | None:
        """How an item stands now: what was said about the latest round that has an answer."""
        places = [*(one.id for one in reversed(self.rounds)), None]
        return next((found for place in places if (found := self.at(item, place))), None)

    def number(self, round_id: str | None, state: str = "yes") -> int:
        """How many items had this state in a round."""
        return sum(1 for item in self.items if (found := self.at(item.id, round_id)) and found.state == state)

    @property
    def sentence(self) -> Texts:
        """How many are in place, and how many were in the first round that has answers."""
        answered = [one for one in self.rounds if any(answer.round_id == one.id for answer in self.log)]
        there = sum(1 for item in self.items if (found := self.now(item.id)) and found.state == "yes")
        if not self.log:
            return everywhere(N_("Nobody has answered yet."))
        if len(answered) < 2:
            return everywhere(N_("{number} of {all} are in place."), number=there, all=len(self.items))
        first, last = answered[0], answered[-1]
        return everywhere(
            N_("{number} of {all} are in place in round {last}. In round {first} it was {before}."),
            number=self.number(last.id),
            all=len(self.items),
            last=last.number,
            first=first.number,
            before=self.number(first.id),
        )


def of(database: Database, who: Staff, name: str, region_id: str | None = None) -> Checklist:
    """A checklist of one region, or of the whole project."""
    items = LISTS[listed.one_of(name, tuple(LISTS))]
    rounds = structure.rounds(database)
    where = "s.region_id IS NULL" if region_id is None else "s.region_id = :region"
    values = {} if region_id is None else {"region": region_id}
    with database.read() as look:
        require(look, who, *READERS)
        belonging.check_region(look, who, region_id)
        rows = look.rows(
            "SELECT s.*, a.name AS by_name FROM structure_answer s JOIN account a ON a.id = s.account_id"
            f" WHERE s.list = :list AND {where} ORDER BY s.number",
            list=name,
            **values,
        )
    return Checklist(items, tuple(rounds), tuple(map(_answer, rows)))


def _answer(row: Row) -> Answer:
    return Answer(row["item"], row["round_id"], row["state"], row["role"], row["on_day"], row["by_name"])


def answer(
    database: Database,
    who: Staff,
    name: str,
    item: str,
    *,
    state: str,
    role: str,
    on_day: object,
    region_id: str | None = None,
    round_id: str | None = None,
) -> None:
    """Says how one thing stands. What was said before stays in the log."""
    with database.write() as change:
        require(change, who, *READERS)
        listed.one_of(item, tuple(each.id for each in LISTS[listed.one_of(name, tuple(LISTS))]))
        said = {"state": listed.one_of(state, tuple(STATES)), "role": clean(role, limits.ROLE), "on_day": _day(on_day)}
        if region_id is not None:
            listed.found(change, "region", region_id)
            belonging.check_region(change, who, region_id)
        if round_id:
            listed.found(change, "round", round_id)
        place = {"list": name, "item": item, "region_id": region_id, "round_id": round_id}
        number = listed.next_number(change, "structure_answer", "number")
        change.save("structure_answer", {"id": new_id(), **place, **said, "account_id": who.account_id, "number": number})


def _day(given: object) -> str:
    found = listed.day(given)
    if found is None:
        raise Refused(N_("Choose a day."))
    return found
