"""The secret of this installation: without it nobody can tell a return code or a cookie from what the database holds."""

import hashlib
from weakref import WeakKeyDictionary

from participation import ids
from participation.store import Database, Transaction

_known: WeakKeyDictionary[Database, str] = WeakKeyDictionary()


def of(database: Database) -> str:
    """The secret, made at the first need and kept in the database."""
    if database not in _known:
        with database.write() as change:
            _known[database] = _find_or_make(change)
    return _known[database]


def _find_or_make(change: Transaction) -> str:
    row = change.row("SELECT value FROM setting WHERE name = 'secret'")
    if row is not None:
        return str(row["value"])
    secret = ids.new_token()
    change.save("setting", {"name": "secret", "value": secret}, key=("name",))
    return secret


def token_hash(token: str) -> str:
    """The hash of a random token. Such a token can't be guessed, so that no key is needed."""
    return hashlib.sha256(token.encode()).hexdigest()
