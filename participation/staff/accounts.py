"""Accounts of staff: the first administrator, new accounts, passwords, roles. Participants have none."""

import json
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass

from participation import clock, ids
from participation.access import as_staff, require
from participation.errors import NotAllowed, NotFound, Refused
from participation.model.people import STAFF_ROLES, Staff
from participation.model.texts import N_
from participation.secrecy import token_hash
from participation.staff import passwords
from participation.store import Database, Row, Transaction

USERNAME = re.compile(r"[a-z0-9åäö][a-z0-9åäö._@-]{1,63}")


@dataclass(frozen=True)
class Account:
    """An account as an administrator sees it; never the password's hash."""

    id: str
    username: str
    name: str
    roles: frozenset[str]
    created_at: str
    disabled: bool


def none_yet(database: Database) -> bool:
    """Whether this installation has no account that is open."""
    with database.read() as look:
        return _no_account(look)


def invite_first_administrator(database: Database) -> str | None:
    """A one-time code that lets its holder make the first administrator; None where an account exists.

    The code is only ever printed where the server runs. A later start makes a new one; an older one is then worth nothing.
    """
    code = "-".join("".join(secrets.choice(ids.JOIN_CODE_LETTERS) for _ in range(5)) for _ in range(4))
    with database.write() as change:
        if not _no_account(change):
            return None
        change.save("setting", {"name": "first_administrator", "value": token_hash(code)}, key=("name",))
    return code


def create_first_administrator(database: Database, code: str, username: str, name: str, password: str) -> Staff:
    """Makes the first administrator with the printed code; the code is used up."""
    username, name = _username(username), _name(name)
    with database.read() as look:
        _check_invitation(look, code)
    passwords.check_new(password, username)
    password_hash = passwords.digest(password)
    with database.write() as change:
        _check_invitation(change, code)
        change.run("DELETE FROM setting WHERE name = 'first_administrator'")
        return as_staff(_insert(change, username, name, ("admin",), password_hash))


def _check_invitation(look: Transaction, code: str) -> None:
    invited = look.row("SELECT value FROM setting WHERE name = 'first_administrator'")
    right = invited is not None and secrets.compare_digest(invited["value"], token_hash(code.strip().upper()))
    if not right or not _no_account(look):
        raise NotAllowed(N_("This code is not valid. Start the server again and use the code that it prints."))


def create(database: Database, who: Staff, username: str, name: str, roles: Iterable[str], password: str) -> Account:
    """A new account."""
    with database.read() as look:
        require(look, who, "admin")
    username, name, roles = _username(username), _name(name), _roles(roles)
    passwords.check_new(password, username)
    password_hash = passwords.digest(password)
    with database.write() as change:
        require(change, who, "admin")
        if change.row("SELECT id FROM account WHERE username = :username", username=username):
            raise Refused(N_("This username is taken. Choose another one."))
        return _account(_insert(change, username, name, roles, password_hash))


def every(database: Database, who: Staff) -> list[Account]:
    """Every account, by username."""
    with database.read() as look:
        require(look, who, "admin")
        return [_account(row) for row in look.rows("SELECT * FROM account ORDER BY username")]


def set_roles(database: Database, who: Staff, account_id: str, roles: Iterable[str]) -> None:
    """Changes what an account may do."""
    with database.write() as change:
        require(change, who, "admin")
        wanted = _roles(roles)
        _find(change, account_id)
        change.run("UPDATE account SET roles = :roles WHERE id = :id", roles=json.dumps(wanted), id=account_id)
        _an_administrator_stays(change)


def change_password(database: Database, who: Staff, present: str, new: str) -> None:
    """Changes one's own password. Every session of the account ends, so that whoever knew the old one is out."""
    with database.read() as look:
        require(look, who, *STAFF_ROLES)
        row = _find(look, who.account_id)
    if not passwords.fits(present, row["password_hash"]):
        raise Refused(N_("The present password is not right. Nothing was changed."))
    _put_password(database, who, row, new)


def give_password(database: Database, who: Staff, account_id: str, new: str) -> None:
    """An administrator gives a new password to somebody who lost theirs."""
    with database.read() as look:
        require(look, who, "admin")
        row = _find(look, account_id)
    _put_password(database, who, row, new)


def disable(database: Database, who: Staff, account_id: str) -> None:
    """Closes an account: its sessions end at once, what it did stays."""
    with database.write() as change:
        require(change, who, "admin")
        _find(change, account_id)
        change.run("UPDATE account SET disabled_at = :now WHERE id = :id AND disabled_at IS NULL", now=clock.now(), id=account_id)
        _an_administrator_stays(change)
        revoke_sessions(change, account_id)


def enable(database: Database, who: Staff, account_id: str) -> None:
    """Opens a closed account again."""
    with database.write() as change:
        require(change, who, "admin")
        _find(change, account_id)
        change.run("UPDATE account SET disabled_at = NULL WHERE id = :id", id=account_id)


def revoke_sessions(change: Transaction, account_id: str) -> None:
    """Ends every session and ticket of an account."""
    change.run("UPDATE session SET revoked_at = :now WHERE account_id = :id AND revoked_at IS NULL", now=clock.now(), id=account_id)
    change.run("DELETE FROM ticket WHERE account_id = :id", id=account_id)
    change.raise_counter("", "sessions")  # open streams ask again who they belong to


def _account(row: Row) -> Account:
    roles = frozenset(json.loads(row["roles"]))
    return Account(row["id"], row["username"], row["name"], roles, row["created_at"], row["disabled_at"] is not None)


def _insert(change: Transaction, username: str, name: str, roles: Iterable[str], password_hash: str) -> Row:
    row = {
        "id": ids.new_id(),
        "username": username,
        "name": name,
        "password_hash": password_hash,
        "roles": json.dumps(list(roles)),
        "created_at": clock.now(),
        "disabled_at": None,
    }
    change.save("account", row)
    return row


def _put_password(database: Database, who: Staff, row: Row, new: str) -> None:
    passwords.check_new(new, row["username"])
    password_hash = passwords.digest(new)
    with database.write() as change:
        require(change, who, *(STAFF_ROLES if row["id"] == who.account_id else ("admin",)))
        change.run("UPDATE account SET password_hash = :hash WHERE id = :id", hash=password_hash, id=row["id"])
        revoke_sessions(change, row["id"])


def _an_administrator_stays(change: Transaction) -> None:
    rows = change.rows("SELECT roles FROM account WHERE disabled_at IS NULL")
    if not any("admin" in json.loads(row["roles"]) for row in rows):
        raise Refused(N_("One administrator must stay. Make another one first."))


def _no_account(look: Transaction) -> bool:
    return look.row("SELECT id FROM account WHERE disabled_at IS NULL LIMIT 1") is None


def _find(look: Transaction, account_id: str) -> Row:
    row = look.row("SELECT * FROM account WHERE id = :id", id=account_id)
    if row is None:
        raise NotFound(N_("This account is not here any more."))
    return row


def _username(given: str) -> str:
    username = plain(given)
    if not USERNAME.fullmatch(username):
        raise Refused(N_("A username has 2 to 64 letters or digits, without spaces."))
    return username


def plain(username: str) -> str:
    """A username as it is kept and looked up."""
    return username.strip().lower()


def _name(given: str) -> str:
    name = " ".join(given.split())
    if not 1 <= len(name) <= 100:
        raise Refused(N_("Write a name, at most 100 letters."))
    return name


def _roles(given: Iterable[str]) -> list[str]:
    roles = sorted(set(given))
    if not roles or not set(roles) <= set(STAFF_ROLES):
        raise Refused(N_("Choose at least one role."))
    return roles
