"""On which levels something has been said: everyday work, team, organisation, region, the whole country; the silent ones too."""

from collections.abc import Sequence

from participation.activities.signal import LEVELS as NAMES
from participation.review import Reviewed

LEVELS: dict[str, str] = dict(NAMES)
TAG = "level-"  # the tags of the project's list of levels begin so
DETAILS = ("where", "level")  # what a signal, or a thing that continues, says itself


def of(line: Reviewed) -> frozenset[str]:
    """The levels of a theme: those that its writer chose, and those that a reviewer gave it as tags."""
    said = {line.theme.details.get(name) for name in DETAILS}
    tagged = {tag.removeprefix(TAG) for tag in line.tags if tag.startswith(TAG)}
    return frozenset(level for level in LEVELS if level in said or level in tagged)


def by_level(lines: Sequence[Reviewed]) -> dict[str, list[Reviewed]]:
    """The themes of each level in their order, the empty levels too; a theme can act on several."""
    found = [(line, of(line)) for line in lines]
    return {level: [line for line, levels in found if level in levels] for level in LEVELS}
