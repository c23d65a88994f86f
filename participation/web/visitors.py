"""Whose cookie the server believes: a token that it made itself, or an older one that somebody in the database has.

At first the tokens carried no mark of the server. Who took part with such a one stays who they are.
"""

from collections.abc import Callable
from functools import lru_cache

from starlette.concurrency import run_in_threadpool

from participation import attendance, ids, secrecy
from participation.staff import signing_in
from participation.store import Database
from participation.web import cookies


class Visitors:
    """The browsers of one installation."""

    def __init__(self, database: Callable[[], Database] | None = None) -> None:
        """Without a database nobody is known, and the mark is good as long as this object."""
        self._database = database
        self._alone = ids.new_token()
        self._older = lru_cache(4096)(self._find_older)

    def new(self) -> str:
        """A token for a new browser."""
        return secrecy.new_visitor(self._secret())

    async def genuine(self, tokens: list[str]) -> str | None:
        """The first of the tokens that a browser sent which the server believes; None when there is none."""
        well_formed = [token for token in tokens if cookies.visitor({cookies.VISITOR: token})][:3]
        for token in well_formed:
            if secrecy.made_here(token, self._secret()):
                return token
        for token in well_formed:
            if await run_in_threadpool(self._is_older, token):
                return token
        return None

    async def is_stranger(self, visitor: str | None, session: str | None) -> bool:
        """Whether a browser belongs to nobody who has taken part, and to nobody who is signed in."""
        return await run_in_threadpool(self._is_stranger, visitor, session)

    def _is_stranger(self, visitor: str | None, session: str | None) -> bool:
        if self._database is None:
            return True
        took_part = visitor is not None and attendance.is_known(self._database(), visitor)
        return not took_part and signing_in.of_session(self._database(), session) is None

    def _secret(self) -> str:
        return secrecy.of(self._database()) if self._database else self._alone

    def _is_older(self, token: str) -> bool:
        try:
            self._older(token)
        except LookupError:  # who is nobody now can be somebody later: only what was found is remembered
            return False
        return True

    def _find_older(self, token: str) -> None:
        if self._database is None or not attendance.is_known(self._database(), token):
            raise LookupError
