"""What the demo's open workshop offers on its join page: the usual roles, and those of a multi-disciplinary team and a school."""

from participation.store import Transaction

OFFERED = (
    *("young_expert", "experience_parent", "child_welfare", "sosiaaliohjaaja_perhetyo"),
    *("nuorisotyontekija", "sairaanhoitaja", "psykologi", "sivistystoimi", "management", "developer"),
)
WATCHING = 2


def offer(change: Transaction) -> None:
    """The roles of the open workshop, and two people who only watch it."""
    for workshop in change.rows("SELECT id FROM workshop WHERE state = 'open'"):
        for role in OFFERED:
            row = {"workshop_id": workshop["id"], "role": role}
            change.save("workshop_role", row, key=("workshop_id", "role"))
        change.run("UPDATE workshop SET watching = :number WHERE id = :id", number=WATCHING, id=workshop["id"])
