"""Signing in and out. A page checks the password and gets a ticket; the browser hands it in and gets its session.

The detour is there because a Streamlit page cannot set a cookie that scripts can't read. The ticket lives half a minute,
works once, and only in the browser that it was made for.
"""

import hmac

from participation import access, clock, guessing, ids, secrecy
from participation.errors import NotAllowed, Refused
from participation.model.people import Staff
from participation.model.texts import N_
from participation.secrecy import token_hash
from participation.staff import accounts, passwords
from participation.store import Database

TICKET_SECONDS = 30
SESSION_SECONDS = 12 * 3600
DEVICE_SECONDS = 365 * 24 * 3600


def sign_in(database: Database, visitor: str, username: str, password: str) -> str:
    """A ticket for the session, when the password is right."""
    if not visitor:
        raise NotAllowed(N_("Your browser did not keep its cookie. Allow cookies for this page and try again."))
    known = accounts.plain(username)
    tries = _tries(database, visitor, known)
    guessing.begin(database, tries)
    with database.read() as look:
        row = look.row("SELECT * FROM account WHERE username = :username AND disabled_at IS NULL", username=known)
    if not passwords.fits(password, row["password_hash"] if row else None) or row is None:
        raise Refused(N_("The username and the password do not go together. Try again, or ask an administrator."))
    guessing.succeeded(database, tries)
    _remember_device(database, visitor, known)
    return ticket(database, visitor, row["id"])


def _tries(database: Database, visitor: str, username: str) -> guessing.Tries:
    """What a wrong password counts against: on a device where this account signed in before, nothing that others do."""
    device = _device(database, visitor, username)
    with database.read() as look:
        if look.row("SELECT 1 AS one FROM setting WHERE name = :name", name=device):
            return {device: guessing.KNOWN_DEVICE}
    return {
        device: guessing.NEW_DEVICE,
        f"name:{username}": guessing.NAME_ON_NEW_DEVICES,
        "every name": guessing.EVERY_NAME_ON_NEW_DEVICES,
    }


def _remember_device(database: Database, visitor: str, username: str) -> None:
    """Keeps, unreadably, that the account signed in on this browser; after a year without it the browser is a new one."""
    device = _device(database, visitor, username)
    with database.write() as change:
        now = clock.now()
        change.run("DELETE FROM setting WHERE name LIKE 'device:%' AND value < :old", old=clock.later(now, seconds=-DEVICE_SECONDS))
        change.save("setting", {"name": device, "value": now}, key=("name",))


def _device(database: Database, visitor: str, username: str) -> str:
    words = f"{visitor} {username}".encode()
    return f"device:{hmac.digest(secrecy.of(database).encode(), words, 'sha256').hex()}"


def ticket(database: Database, visitor: str, account_id: str) -> str:
    """A ticket for somebody whose right to sign in was just checked."""
    made = ids.new_token()
    with database.write() as change:
        now = clock.now()
        change.run("DELETE FROM ticket WHERE expires_at < :now", now=now)
        change.run("DELETE FROM session WHERE expires_at < :now", now=now)
        change.save(
            "ticket",
            {
                "token_hash": token_hash(made),
                "account_id": account_id,
                "visitor_hash": token_hash(visitor),
                "expires_at": clock.later(now, seconds=TICKET_SECONDS),
            },
            key=("token_hash",),
        )
    return made


def redeem(database: Database, visitor: str, given: str) -> str:
    """The token of a new session for a ticket, once, in the browser that it was made for."""
    token = ids.new_token()
    with database.write() as change:
        now = clock.now()
        row = change.row("SELECT * FROM ticket WHERE token_hash = :hash", hash=token_hash(given))
        change.run("DELETE FROM ticket WHERE token_hash = :hash", hash=token_hash(given))
        good = row is not None and row["visitor_hash"] == token_hash(visitor) and row["expires_at"] > now
        if good and row is not None:
            change.save(
                "session",
                {
                    "token_hash": token_hash(token),
                    "account_id": row["account_id"],
                    "created_at": now,
                    "expires_at": clock.later(now, seconds=SESSION_SECONDS),
                    "revoked_at": None,
                },
                key=("token_hash",),
            )
    if not good:
        raise NotAllowed(N_("Signing in took too long. Please sign in again."))
    return token


def of_session(database: Database, token: str | None, language: str = "fi") -> Staff | None:
    """Who is signed in with this session's token, as they are allowed now; None when it is over."""
    if not token:
        return None
    with database.read() as look:
        return access.of_session(look, token, language)


def sign_out(database: Database, token: str) -> None:
    """Ends one session, for good."""
    with database.write() as change:
        change.run(
            "UPDATE session SET revoked_at = :now WHERE token_hash = :hash AND revoked_at IS NULL", now=clock.now(), hash=token_hash(token)
        )
        change.raise_counter("", "sessions")


def sign_out_everywhere(database: Database, who: Staff) -> None:
    """Ends every session of one's own account."""
    with database.write() as change:
        access.now(change, who)
        accounts.revoke_sessions(change, who.account_id)
