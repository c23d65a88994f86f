"""Who sees and leads which workshops: those of their regions and organisations.

Coordinators, evaluators and administrators see all regions. Where nobody belongs anywhere yet, everybody sees everything: a
small installation has one team. From the first belonging on, an account without one sees what it made itself and what
belongs to no region or to the whole area.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from participation.access import now, require
from participation.errors import NotAllowed
from participation.ids import new_id
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.workshop import Workshop
from participation.project import listed
from participation.store import Database, Transaction

SEES_ALL = ("admin", "coordinator", "evaluator")


@dataclass(frozen=True)
class Reach:
    """What a person may see."""

    account_id: str
    everything: bool = False
    regions: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()

    def covers(self, workshop: Workshop) -> bool:
        """Whether the workshop is one that they see and lead."""
        nobodys = workshop.region_id is None and workshop.organisation_id is None
        return (
            self.everything
            or nobodys
            or workshop.made_by == self.account_id
            or workshop.region_id in self.regions
            or workshop.organisation_id in self.organisations
        )

    def covers_region(self, region_id: str | None) -> bool:
        """Whether they see what belongs to this region, or to none."""
        return self.everything or region_id is None or region_id in self.regions


@dataclass(frozen=True)
class Belongs:
    """The regions and organisations of an account."""

    regions: frozenset[str]
    organisations: frozenset[str]


def reach(look: Transaction, who: Staff) -> Reach:
    """What the person may see now; raises NotAllowed where they are signed out."""
    who = now(look, who)
    if who.roles & set(SEES_ALL) or look.row("SELECT 1 AS one FROM belonging LIMIT 1") is None:
        return Reach(who.account_id, everything=True)
    belongs = of_account(look, who.account_id)
    whole = {row["id"] for row in look.rows("SELECT id FROM region WHERE kind = 'whole'")}
    return Reach(who.account_id, regions=belongs.regions | whole, organisations=belongs.organisations)


def check(look: Transaction, who: Staff, workshop: Workshop) -> Workshop:
    """The workshop, when the person may see it; otherwise raises NotAllowed."""
    if not reach(look, who).covers(workshop):
        raise NotAllowed(N_("This workshop is in a region where you don't work. Ask an administrator to add you."))
    return workshop


def check_region(look: Transaction, who: Staff, region_id: str | None) -> None:
    """Raises NotAllowed where something belongs to a region in which the person does not work."""
    if not reach(look, who).covers_region(region_id):
        raise NotAllowed(N_("You don't work in this region. Ask an administrator to add you."))


def of_account(look: Transaction, account_id: str) -> Belongs:
    """The regions and organisations that an account works in."""
    rows = look.rows("SELECT region_id, organisation_id FROM belonging WHERE account_id = :id", id=account_id)
    return Belongs(
        frozenset(row["region_id"] for row in rows if row["region_id"]),
        frozenset(row["organisation_id"] for row in rows if row["organisation_id"]),
    )


def of_accounts(database: Database, who: Staff) -> dict[str, Belongs]:
    """Where each account belongs."""
    with database.read() as look:
        require(look, who, "admin")
        known = [row["account_id"] for row in look.rows("SELECT DISTINCT account_id FROM belonging")]
        return {account_id: of_account(look, account_id) for account_id in known}


def put(database: Database, who: Staff, account_id: str, *, regions: Sequence[str], organisations: Sequence[str]) -> None:
    """Where an account belongs, and nowhere else; one person may belong to several."""
    with database.write() as change:
        require(change, who, "admin")
        listed.found(change, "account", account_id)
        change.run("DELETE FROM belonging WHERE account_id = :id", id=account_id)
        places = [("region", place) for place in regions] + [("organisation", place) for place in organisations]
        for kind, place in places:
            listed.found(change, kind, place)
            row = {"id": new_id(), "account_id": account_id, "region_id": None, "organisation_id": None}
            change.save("belonging", {**row, f"{kind}_id": place})
