"""How many people, in a document: the same figures as on the page of the rounds, each for itself and none added."""

from participation.documents import words
from participation.insight import suppression
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.workshop import WHISPERS
from participation.project import counts_of_people, events
from participation.reports.document import Block, Listing, Note
from participation.store import Database
from participation.texts import say, say_many

FROM_FIVE_ON = N_("The number of participants is shown from five people on.")
NEVER_ADDED = N_("These are numbers of different things. They are never added.")


def of_project(database: Database, who: Staff, language: str) -> list[Block]:
    """Different people, attendances, how steadily experts were there, and heads at events apart."""
    people, experts = counts_of_people.of_project(database, who), counts_of_people.experts(database, who)
    if people.participants is None:
        return [Note(say(language, FROM_FIVE_ON))]
    lines = [_line(N_("Different participants"), people.participants, language)]
    if people.attendances is not None:
        label = N_("Attendances in the rounds") if people.in_rounds else N_("Attendances")
        lines.append(_line(label, people.attendances, language))
    if people.came_again is not None:
        lines.append(
            say_many(language, "{n} person came to more than one round.", "{n} people came to more than one round.", people.came_again)
        )
    if experts.workshops:
        said = N_("Experts by experience were in {present} of {all} workshops.")
        lines.append(say(language, said, present=experts.present_in, all=experts.workshops))
    for head in counts_of_people.heads(database, who):
        counted = N_("{kind}: over {number} heads") if head.more_than else N_("{kind}: {number} heads")
        lines.append(say(language, counted, kind=say(language, events.KINDS[head.kind]), number=words.number(head.heads, language)))
    return [Listing(tuple(lines)), Note(say(language, NEVER_ADDED))]


def of_round(database: Database, round_id: str, language: str) -> list[Block]:
    """How many different people took part in one round, where that tells of no few."""
    number = by_round(database).get(round_id)
    if number is None:
        return [Note(say(language, FROM_FIVE_ON))]
    return [Listing((_line(N_("Different participants"), number, language),))]


def by_round(database: Database) -> dict[str, int]:
    """Different people of each round; of none, where one of the numbers or a difference from the total would tell of a few."""
    with database.read() as look:
        rows = look.rows(
            "SELECT DISTINCT a.participant_id, w.round_id FROM attendance a JOIN workshop w ON w.id = a.workshop_id WHERE w.template <> :w",
            w=WHISPERS,
        )
    all_people = {row["participant_id"] for row in rows}
    found: dict[str, set[str]] = {}
    for row in rows:
        if row["round_id"]:
            found.setdefault(row["round_id"], set()).add(row["participant_id"])
    again = sum(map(len, found.values())) - len(set().union(*found.values()))
    tells = _few(again) or any(_few(len(people)) or _few(len(all_people - people)) for people in found.values())
    return {} if tells else {round_id: len(people) for round_id, people in found.items()}


def _few(number: int) -> bool:
    return 0 < number < suppression.LEAST


def _line(label: str, number: int, language: str) -> str:
    return f"{say(language, label)}: {words.number(number, language)}"
