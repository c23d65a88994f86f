"""Identifiers: random, so that none tells who came first, and not to be guessed."""

import secrets

# No 0, O, 1 or I: they are misread from five metres. No vowel: a code on the wall must not spell a word.
JOIN_CODE_LETTERS = "23456789BCDFGHJKLMNPQRSTVWXZ"
JOIN_CODE_LENGTH = 8


def new_id() -> str:
    """A new identifier of twenty hexadecimal characters."""
    return secrets.token_hex(10)


def new_join_code() -> str:
    """A new join code: so long that it isn't found by trying, however fast the server answers."""
    return "".join(secrets.choice(JOIN_CODE_LETTERS) for _ in range(JOIN_CODE_LENGTH))


def new_token() -> str:
    """A secret for a cookie or a link; only its hash is ever stored."""
    return secrets.token_urlsafe(32)
