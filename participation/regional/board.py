"""What goes on where: the workshops, open promises, what continues and open questions of each region, side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation import promises
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.model.workshop import Workshop
from participation.project import organisations
from participation.project.regions import Region
from participation.promises import Look
from participation.regional import gathered, places, sight, voice_parts
from participation.regional.gathered import Gathered, Said
from participation.regional.paragraphs import Line, day, own_words
from participation.regional.sight import REGION, Area
from participation.store import Database, Transaction
from participation.texts import everywhere

QUESTIONS = ("question_list", "question_to_management")


@dataclass(frozen=True)
class Column:
    """One region on the board."""

    region: Region
    organisations: tuple[Texts, ...]
    planned: tuple[Workshop, ...]
    going_on: tuple[Workshop, ...]
    held: tuple[Workshop, ...]
    promises: tuple[Line, ...]
    continues: tuple[Line, ...]
    questions: tuple[Line, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of the region yet."""
        return not (self.planned or self.going_on or self.held or self.promises or self.continues or self.questions)


def of_project(database: Database, who: Staff) -> list[Column]:
    """The regions that the person may look at, in the project's order."""
    known, bodies = sight.regions_for(database, who), organisations.every(database)
    where = places.every(database)
    with database.read() as look:
        everything = gathered.everything(look, who, where)
        waiting, looked = _from_teams(look), promises.latest(look)
        columns = []
        for region in known:
            found = everything.of(Area(f"{REGION}:{region.id}", region.name, (region,)))
            columns.append(_column(region, found, [one.name for one in bodies if region.id in one.regions], waiting, looked))
    return columns


def _column(
    region: Region, found: Gathered, bodies: Sequence[Texts], waiting: Mapping[str, list[Line]], looked: Mapping[str, Look]
) -> Column:
    lasting = [*found.of_stage("what_continues"), *(one for one in found.elsewhere if one.stage == "what_continues")]
    promised = [(one, looked.get(one.theme.id)) for one in found.of_stage("promise")]
    asked = [one for one in found.of_stage(*QUESTIONS) if one.theme.answered_at is None and one.decision is None]
    teams = [line for workshop in found.in_state("draft", "open") for line in waiting.get(workshop.id, ())]
    return Column(
        region,
        tuple(bodies),
        tuple(found.in_state("draft")),
        tuple(found.in_state("open")),
        tuple(reversed(found.in_state("closed"))),
        tuple(_promise(one, last) for one, last in promised if last is None or last.again_on),
        tuple(map(voice_parts.continuing, lasting)),
        (*map(_question, asked), *teams),
    )


def _promise(one: Said, last: Look | None) -> Line:
    on = last.again_on if last else one.detail(promises.LOOK_AGAIN)
    return own_words(one.theme.text, one.theme.language, everywhere(N_("look again on {day}"), day=day(on)) if on else None)


def _question(one: Said) -> Line:
    return own_words(one.theme.text, one.theme.language, one.workshop.title)


def _from_teams(look: Transaction) -> dict[str, list[Line]]:
    """Questions from teams that wait, by workshop."""
    found: dict[str, list[Line]] = {}
    for row in look.rows("SELECT * FROM team_question WHERE state = 'waiting' ORDER BY at, id"):
        found.setdefault(row["workshop_id"], []).append(own_words(row["text"], row["language"], Texts.same(row["team"])))
    return found
