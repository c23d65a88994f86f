"""Who may do what. Hidden in a menu is not protected, and a page left open is no permission: every use case asks here.

A page holds the `Staff` of the run before. So a use case gives its transaction, and who asks is looked up anew in it: whether
the session lives, the account is open, and which roles it has now. The person that is given back is the one of now.
"""

import json
from dataclasses import replace

from participation import clock
from participation.errors import NotAllowed
from participation.model.people import SETTINGS, Participant, Staff
from participation.model.texts import N_
from participation.secrecy import token_hash
from participation.store import Row, Transaction

SIGNED_OUT = N_("You are signed out. Sign in again.")
_ACCOUNT = """
SELECT a.id, a.username, a.name, a.roles, a.disabled_at,
  EXISTS (SELECT 1 FROM belonging b JOIN organisation o ON o.id = b.organisation_id
          WHERE b.account_id = a.id AND o.role = 'administrator') AS administers,
  EXISTS (SELECT 1 FROM session s WHERE s.account_id = a.id AND s.token_hash = :session
          AND s.revoked_at IS NULL AND s.expires_at > :now) AS session_lives
FROM account a
"""


def require(look: Transaction, who: object, *roles: str) -> Staff:
    """The staff member as they are now, when they have one of the roles (an admin has each); otherwise raises NotAllowed."""
    staff = now(look, who)
    if staff.roles & {*roles, "admin"}:
        return staff
    raise NotAllowed(N_("You need another role for this. Ask an administrator."))


def now(look: Transaction, who: object) -> Staff:
    """The staff member with the roles that the account has now; raises NotAllowed where the session or the account has ended.

    Every person comes with a session. Without one it is the program itself that asks, such as the command line, in the roles it says.
    """
    if not isinstance(who, Staff):
        raise NotAllowed(N_("You need another role for this. Ask an administrator."))
    row = look.row(f"{_ACCOUNT} WHERE a.id = :id", id=who.account_id, session=who.session, now=clock.now())
    if row is None and not who.session:
        return who
    if row is None or row["disabled_at"] is not None or (who.session and not row["session_lives"]):
        raise NotAllowed(SIGNED_OUT)
    return _with_settings(replace(as_staff(row), language=who.language, session=who.session) if who.session else who, row)


def of_session(look: Transaction, token: str, language: str) -> Staff | None:
    """Who is signed in with this session's token, as they are allowed now; None when it is over."""
    hashed = token_hash(token)
    row = look.row(
        f"{_ACCOUNT} JOIN session one ON one.account_id = a.id AND one.token_hash = :session", session=hashed, now=clock.now()
    )
    if row is None or row["disabled_at"] is not None or not row["session_lives"]:
        return None
    return _with_settings(replace(as_staff(row), language=language, session=hashed), row)


def as_staff(row: Row) -> Staff:
    """The person of an account's row."""
    return Staff(row["id"], row["username"], row["name"], frozenset(json.loads(row["roles"])))


def _with_settings(who: Staff, row: Row) -> Staff:
    """A coordinator of the organisation that administers the project may change its settings, too."""
    return replace(who, roles=who.roles | {SETTINGS}) if row["administers"] and "coordinator" in who.roles else who


def require_participant(who: object) -> Participant:
    """The participant; raises NotAllowed for anyone else."""
    if isinstance(who, Participant):
        return who
    raise NotAllowed(N_("Join a workshop first."))
