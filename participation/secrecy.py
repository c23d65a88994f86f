"""The secret of this installation: without it nobody can tell a return code or a cookie from what the database holds."""

import base64
import hashlib
import hmac
import secrets
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


HALF = 16  # bytes: the first half of a visitor's token is random, the second half is the server's mark on it


def new_visitor(secret: str) -> str:
    """A token for a browser that nobody can guess and nobody else can make."""
    drawn = secrets.token_bytes(HALF)
    return base64.urlsafe_b64encode(drawn + _mark(drawn, secret)).rstrip(b"=").decode()


def made_here(token: str, secret: str) -> bool:
    """Whether a browser's token was made by this installation."""
    try:
        given = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
    except ValueError:
        return False
    return len(given) == 2 * HALF and hmac.compare_digest(given[HALF:], _mark(given[:HALF], secret))


def _mark(drawn: bytes, secret: str) -> bytes:
    return hmac.digest(secret.encode(), b"visitor:" + drawn, "sha256")[:HALF]
