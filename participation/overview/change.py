"""Change: what was decided about the themes that were shown to everyone, and what was acted on. Numbers of themes, not of people."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from participation import decisions, shared_texts
from participation.model.people import Staff
from participation.overview.scope import Scope, require_reader
from participation.project.goals import ACTED_ON
from participation.store import Database


@dataclass(frozen=True)
class Change:
    """How many themes have each status, in the order of the statuses; `undecided` have none yet."""

    themes: int
    statuses: Mapping[str, int]
    acted_on: int

    @property
    def undecided(self) -> int:
        """How many themes nobody has decided about yet."""
        return self.themes - sum(self.statuses.values())


def of(database: Database, who: Staff, scope: Scope) -> Change:
    """What has come of the themes of the whole project or of one action set."""
    with database.read() as look:
        require_reader(look, who)
        rows = look.rows(
            f"SELECT latest.status, p.action_set FROM theme t JOIN workshop w ON w.id = t.workshop_id"
            f" LEFT JOIN work_package p ON p.id = w.work_package_id LEFT JOIN ({decisions.LATEST}) latest ON latest.theme_id = t.id"
            " WHERE t.state = 'shown'"
        )
    found = Counter(row["status"] for row in scope.of(rows))
    known = {status: found[status] for status in shared_texts.statuses() if found[status]}
    return Change(sum(found.values()), known, sum(found[status] for status in ACTED_ON))
