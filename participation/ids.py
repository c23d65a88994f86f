"""Identifiers: random, so that none tells who came first, and not to be guessed."""

import secrets

JOIN_CODE_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0, O, 1 or I: they are misread from five metres


def new_id() -> str:
    """A new identifier of twenty hexadecimal characters."""
    return secrets.token_hex(10)


def new_join_code() -> str:
    """A new join code of six characters."""
    return "".join(secrets.choice(JOIN_CODE_LETTERS) for _ in range(6))


def new_token() -> str:
    """A secret for a cookie or a link; only its hash is ever stored."""
    return secrets.token_urlsafe(32)
