"""Passwords: hashed and checked by streamlit-authenticator (bcrypt). Its own cookie is never used."""

from functools import cache
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

from participation.errors import Refused
from participation.model.texts import N_

SHORTEST, LONGEST = 12, 72  # bytes: bcrypt reads no more than 72
_NOBODYS = "$2b$12$C6UzMDM.H6dfI/f/IKcEeO7ZQ9Q8vS3l8J8m1dWkqk4ZtJm8nqS9a"


def check_new(password: str, username: str) -> None:
    """Refuses a password that is too short, too long, or names its owner."""
    size = len(password.encode())
    if size < SHORTEST:
        raise Refused(N_("A password has at least 12 characters. A short sentence is a good one."))
    if size > LONGEST:
        raise Refused(N_("This password is too long. Use at most 72 characters, fewer with ä, ö or å."))
    if "\0" in password or username in password.lower() or len(set(password)) < 5:
        raise Refused(N_("This password is easy to guess. A short sentence is a good one."))


def digest(password: str) -> str:
    """The hash that is kept."""
    return str(_hasher().hash(password))


def fits(password: str, password_hash: str | None) -> bool:
    """Whether the password is the right one. Without a hash the same work is done, so that time tells nothing."""
    readable = len(password.encode()) <= LONGEST and "\0" not in password
    right = _hasher().check_pw(password if readable else "", password_hash or _NOBODYS)
    return bool(right) and readable and password_hash is not None


@cache
def _hasher() -> Any:
    """streamlit-authenticator's Hasher, read from its own file: importing the package would start its Streamlit widgets."""
    package = find_spec("streamlit_authenticator")
    assert package and package.origin
    spec = spec_from_file_location("streamlit_authenticator_hasher", Path(package.origin).parent / "utilities" / "hasher.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Hasher
