"""Which regions a person may look at: developers, evaluators, coordinators and management all; a facilitator the own ones."""

from collections.abc import Callable
from dataclasses import dataclass

from participation.access import require
from participation.errors import NotAllowed
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.model.workshop import Workshop
from participation.project import regions
from participation.project.regions import Region
from participation.regional import region_groups
from participation.staff import belonging
from participation.store import Database, Transaction

SEES_ALL = ("coordinator", "reviewer", "evaluator", "management")
READERS = ("facilitator", *SEES_ALL)
REGION, GROUP = "region", "group"


@dataclass(frozen=True)
class Area:
    """A region, or regions put together. `key` names it in addresses: `region:helsinki`, `group:…`."""

    key: str
    name: Texts
    regions: tuple[Region, ...]

    @property
    def is_group(self) -> bool:
        """Whether several regions are put together here."""
        return self.key.startswith(f"{GROUP}:")

    @property
    def id(self) -> str:
        """The id of the region or the group."""
        return self.key.partition(":")[2]

    @property
    def region_ids(self) -> frozenset[str]:
        """The ids of its regions."""
        return frozenset(one.id for one in self.regions)


def regions_for(database: Database, who: Staff) -> list[Region]:
    """The regions that the person may look at, in the project's order."""
    with database.read() as look:
        require(look, who, *READERS)
        reach = belonging.reach(look, who)
    return [one for one in regions.every(database) if reach.everything or one.id in reach.regions]


def covers(look: Transaction, who: Staff) -> Callable[[Workshop], bool]:
    """Whether a workshop may be looked at."""
    return belonging.reach(look, who).covers


def areas(database: Database, who: Staff) -> list[Area]:
    """The regions that the person may look at, and the groups of which they may look at each region."""
    known = {one.id: one for one in regions_for(database, who)}
    found = [Area(f"{REGION}:{one.id}", one.name, (one,)) for one in known.values()]
    for group in region_groups.every(database):
        if group.regions and known.keys() >= set(group.regions):
            found.append(Area(f"{GROUP}:{group.id}", group.name, tuple(known[each] for each in group.regions)))
    return found


def area(database: Database, who: Staff, key: str) -> Area:
    """One of them; raises NotAllowed for any other."""
    found = next((one for one in areas(database, who) if one.key == key), None)
    if found is None:
        raise NotAllowed(N_("This region is not one of yours. Ask an administrator to add you."))
    return found
