"""How many themes of each kind every work package has. These are numbers of themes, never of people."""

from collections import Counter
from collections.abc import Mapping, Sequence

from participation.model.texts import N_
from participation.review import Reviewed

RESULTS = "results"
SETS: dict[str, tuple[str, tuple[str, ...]]] = {
    RESULTS: (N_("Achievements, challenges, learning"), ("achievement", "challenge", "learning")),
    "signals": (N_("Threats and opportunities"), ("threat", "opportunity")),
    "everyday": (N_("What helps, what gets in the way"), ("helps", "hinders", "idea")),
    "dialogue": (N_("Questions, promises and answers to others"), ("question", "promise", "hypothesis", "agrees", "differs", "adds")),
    "assessment": (N_("What was right, what missed"), ("right", "missed", "not_asked")),
    "fields": (N_("The four fields"), ("campfire", "shop_shelf", "jury", "gatekeeper")),
}
Cell = tuple[str | None, str]


def in_use(lines: Sequence[Reviewed]) -> list[str]:
    """The sets of kinds of which there are themes; achievements, challenges and learning always, also while there are none."""
    known = {line.theme.kind for line in lines}
    return [name for name, (_, kinds) in SETS.items() if name == RESULTS or known & set(kinds)]


def counted(lines: Sequence[Reviewed], kinds: Sequence[str]) -> Mapping[Cell, int]:
    """How many themes stand in each cell: work package (None: without one) and kind."""
    return Counter((line.workshop.work_package_id, kind) for line in lines if (kind := line.theme.kind) and kind in kinds)


def of_cell(lines: Sequence[Reviewed], package: str | None, kind: str) -> list[Reviewed]:
    """The themes of one cell."""
    return [line for line in lines if (line.workshop.work_package_id, line.theme.kind) == (package, kind)]
