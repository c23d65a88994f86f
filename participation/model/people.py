"""Who asks: a participant with a return code, or staff with an account. Every use case gets one of them."""

from dataclasses import dataclass, field
from typing import Literal

from participation.model.texts import N_

RoleGroup = Literal["E", "C", "O", "M", "D"]
ROLE_GROUPS: tuple[RoleGroup, ...] = ("E", "C", "O", "M", "D")
STAFF_ROLES = ("facilitator", "coordinator", "reviewer", "evaluator", "management", "admin")
STAFF_ROLE_MEANINGS: dict[str, str] = {
    "facilitator": N_("Facilitator: leads workshops"),
    "coordinator": N_("Coordinator: leads and sees the workshops of all regions"),
    "reviewer": N_("Reviewer: reads, decides and tells"),
    "evaluator": N_("Evaluator: reads everything, comments and draws conclusions"),
    "management": N_("Management: sees the overview of results"),
    "admin": N_("Administrator: everything, and accounts"),
}
SETTINGS = "settings"  # given by no one: a coordinator of the organisation that administers the project has it
IMPLIED: dict[str, frozenset[str]] = {"coordinator": frozenset({"facilitator"})}
GROUP_SIGNS: dict[str, str] = {"E": "◆", "C": "■", "O": "▲", "M": "⬢", "D": "◗"}
GROUP_COLOURS: dict[str, str] = {"E": "violet", "C": "blue", "O": "green", "M": "red", "D": "gray"}
GROUP_NAMES: dict[str, str] = {
    "E": N_("Experts by experience"),
    "C": N_("Child welfare"),
    "O": N_("Other services"),
    "M": N_("Management"),
    "D": N_("Developers"),
}


@dataclass(frozen=True)
class Participant:
    """A person with a return code who takes part in one workshop; never a name."""

    id: str
    workshop_id: str
    role: str
    role_group: RoleGroup
    language: str


@dataclass(frozen=True)
class Staff:
    """A signed-in person and what they may do. `language` is what they read. A coordinator leads workshops, too.

    `session` is the hash of the session's token: with it every use case asks whether the person is still signed in.
    """

    account_id: str
    username: str
    name: str
    roles: frozenset[str]
    language: str = "fi"
    session: str = field(default="", repr=False, compare=False)

    def __post_init__(self) -> None:
        implied = frozenset().union(*(IMPLIED.get(role, frozenset()) for role in self.roles))
        object.__setattr__(self, "roles", self.roles | implied)
