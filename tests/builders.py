"""Small workshops for tests: made through the use cases, as a facilitator would."""

import json
from dataclasses import dataclass, field
from itertools import count

from participation import attendance, stages, themes, workshops
from participation.ids import new_token
from participation.model.people import Participant, Staff
from participation.model.workshop import Stage, Workshop
from participation.store import Database
from participation.template_files import templates
from tests import having_read

FACILITATOR = Staff("staff-1", "aino", "Aino", frozenset({"facilitator"}), "fi")
REVIEWER = Staff("staff-2", "riikka", "Riikka", frozenset({"reviewer"}), "fi")
ADMIN = Staff("staff-3", "anna", "Anna", frozenset({"admin"}), "fi")

_keys = count()


def key() -> str:
    """A new answer key, as a tablet makes one."""
    return f"test-key-{next(_keys):08d}"


def accounts(database: Database) -> None:
    """Puts the accounts of the staff above in the database, without a password that opens them."""
    with database.write() as change:
        for staff in (FACILITATOR, REVIEWER, ADMIN):
            change.save(
                "account",
                {
                    "id": staff.account_id,
                    "username": staff.username,
                    "name": staff.name,
                    "password_hash": "none",
                    "roles": json.dumps(sorted(staff.roles)),
                    "created_at": "2026-01-01T00:00:00.000000Z",
                    "disabled_at": None,
                },
            )


@dataclass
class Room:
    """A workshop that goes on, its people, and short ways to do what people do."""

    database: Database
    workshop: Workshop
    people: list[Participant] = field(default_factory=list)

    @property
    def stages(self) -> list[Stage]:
        """Its stages now."""
        return stages.of_workshop(self.database, FACILITATOR, self.workshop.id)

    def open(self, kind: str) -> Stage:
        """Opens the first stage of a kind."""
        wanted = next(stage for stage in self.stages if stage.kind == kind)
        now = workshops.get(self.database, FACILITATOR, self.workshop.id).stage_id
        return stages.open_stage(self.database, FACILITATOR, self.workshop.id, wanted.id, after=now)

    def join(self, role: str = "young_expert", number: int = 1, language: str = "fi") -> list[Participant]:
        """More people join."""
        new = [attendance.join(self.database, new_token(), self.workshop.join_code, role, language).who for _ in range(number)]
        self.people += new
        return new

    def say(self, who: Participant, text: str, *, kind: str | None = None, show: bool = True) -> str:
        """A person adds a theme in the open stage, and the facilitator shows it; gives its id."""
        stage = next(stage for stage in self.stages if stage.state == "open")
        given = themes.add(self.database, who, key(), stage_id=stage.id, text=text, kind=kind, language=who.language)
        theme_id = str(given["theme"])
        if show:
            having_read.show(self.database, FACILITATOR, theme_id)
        return theme_id


def room(database: Database, template: str = "participation_tool", people: int = 0) -> Room:
    """A new workshop from a template; draft until a stage is opened."""
    made = Room(database, workshops.create(database, FACILITATOR, templates.of(template)))
    if people:
        made.join(number=people)
    return made
