"""Who may do what. Hidden in a menu is not protected: every use case asks here."""

from participation.errors import NotAllowed
from participation.model.people import Participant, Staff
from participation.model.texts import N_


def require(who: object, *roles: str) -> Staff:
    """The staff member, when they have one of the roles (an admin has each); otherwise raises NotAllowed."""
    if isinstance(who, Staff) and (who.roles & {*roles, "admin"}):
        return who
    raise NotAllowed(N_("You need another role for this. Ask an administrator."))


def require_participant(who: object) -> Participant:
    """The participant; raises NotAllowed for anyone else."""
    if isinstance(who, Participant):
        return who
    raise NotAllowed(N_("Join a workshop first."))
