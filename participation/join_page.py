"""What the join page of a workshop asks and says: the roles it offers, and, only where a plan says why, a coarse age.

A role stands for its role group. Only groups are counted or compared: a single role is shown to nobody. An age is one of
four wide bands, is asked only of experts by experience, and is kept with the attendance and nowhere else.
"""

import json
from dataclasses import dataclass

from participation import notice, shared_texts, workshops
from participation.access import require
from participation.errors import Refused
from participation.model import limits
from participation.model.people import ROLE_GROUPS, RoleGroup, Staff
from participation.model.texts import N_, Texts
from participation.model.workshop import Workshop
from participation.plain_text import clean
from participation.project import listed
from participation.store import Database, Transaction
from participation.texts import everywhere

AGES: dict[str, str] = {
    "10-12": N_("10 to 12 years"),
    "13-15": N_("13 to 15 years"),
    "16-17": N_("16 to 17 years"),
    "18": N_("18 years or older"),
}
NOT_SAID = N_("I do not want to say")
ASKED_OF: RoleGroup = "E"


@dataclass(frozen=True)
class OfferedRole:
    """A choice of the join page, and the role group that counts."""

    value: str
    group: RoleGroup
    label: Texts


@dataclass(frozen=True)
class Asked:
    """What a plan decided: the roles that are offered (none: the usual six), and why ages are asked (None: they are not)."""

    roles: tuple[str, ...] = ()
    age_reason: Texts | None = None


def usual() -> tuple[OfferedRole, ...]:
    """The six roles that every workshop offers unless its plan says otherwise."""
    return tuple(OfferedRole(tile.value, tile.group, tile.label) for tile in shared_texts.role_tiles())


def every_role(look: Transaction) -> tuple[OfferedRole, ...]:
    """Every role that a workshop can offer, by role group: the usual six and those of the project."""
    known = {role.value: role for role in usual()}
    for row in look.rows("SELECT id, role_group, name FROM project_role ORDER BY position, id"):
        group = next((group for group in ROLE_GROUPS if group == row["role_group"]), None)
        if group is not None:
            known[row["id"]] = OfferedRole(row["id"], group, _with_capital(listed.read(row["name"])))
    return tuple(sorted(known.values(), key=lambda role: ROLE_GROUPS.index(role.group)))


def _with_capital(name: Texts) -> Texts:
    return Texts(*(said[:1].upper() + said[1:] for said in (name.fi, name.sv, name.en)))


def of_project(database: Database, who: Staff) -> tuple[OfferedRole, ...]:
    """The roles to choose from when a workshop is planned."""
    with database.read() as look:
        require(look, who, "facilitator")
        return every_role(look)


def offered(look: Transaction, workshop_id: str) -> tuple[OfferedRole, ...]:
    """The roles that stand on the join page of this workshop."""
    wanted = {row["role"] for row in look.rows("SELECT role FROM workshop_role WHERE workshop_id = :id", id=workshop_id)}
    chosen = tuple(role for role in every_role(look) if role.value in wanted) if wanted else ()
    return chosen or usual()


def role(look: Transaction, workshop_id: str, value: str) -> OfferedRole:
    """The role that somebody chose; raises Refused for one that this workshop does not offer."""
    for known in offered(look, workshop_id):
        if known.value == value:
            return known
    raise Refused(N_("Choose who you are here today."))


def asked(database: Database, who: Staff, workshop_id: str) -> Asked:
    """What the plan of a workshop says about its join page."""
    with database.read() as look:
        require(look, who, "facilitator", "reviewer", "evaluator")
        workshops.for_staff(look, who, workshop_id)
        rows = look.rows("SELECT role FROM workshop_role WHERE workshop_id = :id ORDER BY role", id=workshop_id)
        return Asked(tuple(row["role"] for row in rows), age_reason(look, workshop_id))


def plan(database: Database, who: Staff, workshop_id: str, wanted: Asked) -> None:
    """Decides what the join page asks. Where ages are not asked any more, those that were said are forgotten."""
    with database.write() as change:
        require(change, who, "facilitator")
        workshops.for_staff(change, who, workshop_id)
        if not set(wanted.roles) <= {known.value for known in every_role(change)}:
            raise Refused(N_("Choose one of the choices."))
        change.run("DELETE FROM workshop_role WHERE workshop_id = :id", id=workshop_id)
        for value in sorted(set(wanted.roles)):
            row = {"workshop_id": workshop_id, "role": value}
            change.save("workshop_role", row, key=("workshop_id", "role"))
        why = wanted.age_reason
        change.run("UPDATE workshop SET age_reason = :reason WHERE id = :id", reason=listed.stored(why) if why else None, id=workshop_id)
        if why is None:
            change.run("UPDATE attendance SET age_band = NULL WHERE workshop_id = :id AND age_band IS NOT NULL", id=workshop_id)
        change.raise_counter(workshop_id, "people")


def reason(written: str) -> Texts:
    """The sentence that says why ages are asked; raises Refused while it is empty."""
    if not written.strip():
        raise Refused(N_("Write in one sentence why you ask for an age. Participants read it."))
    return Texts.same(clean(written, limits.AGE_REASON))


def age_reason(look: Transaction, workshop_id: str) -> Texts | None:
    """Why this workshop asks for a coarse age; None where it does not ask."""
    row = look.row("SELECT age_reason FROM workshop WHERE id = :id", id=workshop_id)
    return Texts.of(json.loads(row["age_reason"])) if row and row["age_reason"] else None


def age_to_keep(look: Transaction, workshop_id: str, group: str, said: str) -> str | None:
    """The band to keep: only where the workshop asks, of those whom it asks, and only one of the four."""
    asks = group == ASKED_OF and said in AGES and age_reason(look, workshop_id) is not None
    return said if asks else None


def as_json(look: Transaction, workshop: Workshop) -> dict[str, object]:
    """What the join page asks and says besides the invitation itself."""
    why = age_reason(look, workshop.id)
    bands = [{"value": value, "label": everywhere(name).as_json()} for value, name in (*AGES.items(), ("", NOT_SAID))]
    return {
        "roles": [{"value": known.value, "group": known.group, "label": known.label.as_json()} for known in offered(look, workshop.id)],
        "ages": {"why": why.as_json(), "of": ASKED_OF, "bands": bands} if why else None,
        "results_go_to": _results_go_to(workshop).as_json(),
        "arranged_by": _arranged_by(look, workshop),
        "notice": notice.text().as_json(),
    }


def _results_go_to(workshop: Workshop) -> Texts:
    if workshop.receiver:
        return everywhere(N_("The results go to this role: {role}."), role=workshop.receiver)
    return everywhere(N_("It is not agreed yet who gets the results. The facilitator tells you."))


def _arranged_by(look: Transaction, workshop: Workshop) -> dict[str, str] | None:
    row = look.row("SELECT name FROM organisation WHERE id = :id", id=workshop.organisation_id) if workshop.organisation_id else None
    return everywhere(N_("Arranged by: {name}"), name=listed.read(row["name"])).as_json() if row else None
