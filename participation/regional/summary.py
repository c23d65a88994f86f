"""The summary of a region, or of regions put together: built by itself from what is there, with own texts kept beside it."""

from dataclasses import dataclass

from participation.model.people import Staff
from participation.project import organisations, structure
from participation.regional import frame_parts, gathered, own_texts, places, sight, voice_parts
from participation.regional.own_texts import OwnText
from participation.regional.paragraphs import PARTS, Built, Line
from participation.regional.sight import Area
from participation.store import Database


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: what was built, which always stands there, and the own text beside it, if somebody wrote one."""

    built: Built
    own: OwnText | None

    @property
    def part(self) -> str:
        """Which paragraph it is."""
        return self.built.part

    @property
    def heading(self) -> str:
        """Its heading, to be translated."""
        return PARTS[self.built.part]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Its lines."""
        return self.built.lines


@dataclass(frozen=True)
class Summary:
    """A whole summary."""

    area: Area
    paragraphs: tuple[Paragraph, ...]


def of_area(database: Database, who: Staff, key: str) -> Summary:
    """The summary of a region or a group that the person may look at."""
    area = sight.area(database, who, key)
    packages, bodies, rounds = structure.work_packages(database), organisations.every(database), structure.rounds(database)
    known, partners = places.every(database), places.partners(database)
    with database.read() as look:
        found = gathered.everything(look, who, known).of(area)
        written = own_texts.latest(look, area)
        built = (
            frame_parts.held(found, rounds, known),
            frame_parts.packages(area, packages),
            frame_parts.partners(area, known, partners, bodies),
            voice_parts.voted(look, found),
            voice_parts.decided(found),
            voice_parts.rooting(look, found),
            voice_parts.continues(found),
            voice_parts.conclusions(look, area, found),
        )
    return Summary(area, tuple(Paragraph(one, written.get(one.part)) for one in built))
