"""The ten steps of co-developing a product, from agreeing on the aim to telling what happened, and the products on their way."""

from participation import clock
from participation.model.texts import N_, Texts
from participation.project import listed
from participation.store import Transaction

STEPS: tuple[str, ...] = (
    N_("Agree on the aim, roles, fee and support person"),
    N_("Collect experiences"),
    N_("Group and name"),
    N_("Vote"),
    N_("Draft cards"),
    N_("Mirror: both groups read the other's view"),
    N_("Return and improve"),
    N_("Experts by experience approve"),
    N_("Publish"),
    N_("Tell what happened"),
)


def insert(
    change: Transaction, project_id: str, process_id: str, name: Texts, work_package_id: str | None, owner: str | None = None
) -> None:
    """A new product with ten steps, none of them begun."""
    row = {"id": process_id, "project_id": project_id, "name": listed.stored(name), "created_at": clock.now()}
    change.save("process", {**row, "work_package_id": work_package_id, "organisation_id": owner})
    for number in range(1, len(STEPS) + 1):
        step = {"process_id": process_id, "number": number, "status": "not_yet", "on_day": None, "role": None, "experts": None}
        change.save("process_step", step, key=("process_id", "number"))
