"""Two tags laid across each other: which themes have both, and which only one; and the tags common to all workshops."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation import review
from participation.across.reading import acted_on
from participation.model.texts import N_, Texts
from participation.project import tag_lists
from participation.review import Reviewed
from participation.store import Database
from participation.texts import everywhere

LIST = "list:"  # in place of a tag: any tag of that list
SYSTEMIC, PARTICIPATION = "systemic", "participation"
COMMON = "cross"


@dataclass(frozen=True)
class Choice:
    """A tag, or a whole list of tags, with the tags that it means."""

    name: Texts
    tags: frozenset[str]


@dataclass(frozen=True)
class Crossed:
    """Themes with both, and with only one of the two."""

    only_first: tuple[Reviewed, ...]
    both: tuple[Reviewed, ...]
    only_second: tuple[Reviewed, ...]


@dataclass(frozen=True)
class Common:
    """One common tag: its themes in each round (None: between the rounds), its workshops, and how many were acted on."""

    tag: str
    name: Texts
    by_round: Mapping[str | None, int]
    themes: int
    workshops: int
    acted_on: int


def choices(database: Database, lines: Sequence[Reviewed]) -> dict[str, Choice]:
    """What can be crossed: the project's tags, its lists of tags, and tags that somebody wrote on one of these themes."""
    known = [tag for tag in tag_lists.every(database) if tag.list in tag_lists.FOR_THEMES]
    found = {tag.id: Choice(tag.name, frozenset({tag.id})) for tag in known}
    own = sorted({tag for line in lines for tag in line.tags if tag not in found})
    found |= {tag: Choice(Texts.same(tag), frozenset({tag})) for tag in own}
    for name in tag_lists.FOR_THEMES:
        tags = frozenset(tag.id for tag in known if tag.list == name)
        if tags:
            found[f"{LIST}{name}"] = Choice(everywhere(N_("All of the list “{list}”"), list=everywhere(tag_lists.LISTS[name])), tags)
    return found


def cross(lines: Sequence[Reviewed], first: Choice, second: Choice) -> Crossed:
    """The themes parted by the two; a theme with neither is left out."""
    one = {line.theme.id for line in lines if first.tags & set(line.tags)}
    two = {line.theme.id for line in lines if second.tags & set(line.tags)}
    return Crossed(
        tuple(line for line in lines if line.theme.id in one - two),
        tuple(line for line in lines if line.theme.id in one & two),
        tuple(line for line in lines if line.theme.id in two - one),
    )


def decided(lines: Sequence[Reviewed]) -> dict[str, int]:
    """How many of the themes have each decision; `none` counts those without one."""
    return review.by_status(lines)


def common(database: Database, lines: Sequence[Reviewed]) -> list[Common]:
    """The project's cross-cutting tags over the rounds."""
    found = []
    for tag in tag_lists.every(database, COMMON):
        own = [line for line in lines if tag.id in line.tags]
        rounds = [line.workshop.round_id for line in own]
        by_round = {round_id: rounds.count(round_id) for round_id in rounds}
        found.append(Common(tag.id, tag.name, by_round, len(own), len({line.workshop.id for line in own}), acted_on(own)))
    return found
