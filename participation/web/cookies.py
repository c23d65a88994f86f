"""The three cookies: who the browser is, who is signed in, and which language its reader chose."""

import re
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Scope

from participation.model.texts import LANGUAGES

VISITOR = "yhdessa_visitor"
SESSION = "yhdessa_session"
LANGUAGE = "yhdessa_language"
LONG_LIFE = 400 * 24 * 3600  # the longest that browsers keep a cookie
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def read(headers: Mapping[str, str]) -> dict[str, str]:
    """The cookies of a request's headers; one that can't be read counts as none."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def visitor(cookies: Mapping[str, str]) -> str | None:
    """The browser's own token, when it has one that the server could have made."""
    token = cookies.get(VISITOR, "")
    return token if _TOKEN.fullmatch(token) else None


def language(cookies: Mapping[str, str], accepted: str = "") -> str:
    """What the reader chose, otherwise the first language of the browser that we speak, otherwise Finnish."""
    chosen = cookies.get(LANGUAGE, "")
    if chosen in LANGUAGES:
        return chosen
    return next((code for code in _wishes(accepted) if code in LANGUAGES), "fi")


def of_request(request: HTTPConnection) -> str:
    """The language of whoever sent the request."""
    return language(request.cookies, request.headers.get("accept-language", ""))


def make(name: str, value: str, scope: Scope, *, seconds: int = LONG_LIFE, hidden: bool = True) -> str:
    """The words of a Set-Cookie header: not for scripts, not for other sites, and only encrypted where the page was."""
    parts = [f"{name}={value}", "Path=/", f"Max-Age={seconds}", "SameSite=Lax"]
    parts += ["HttpOnly"] if hidden else []
    parts += ["Secure"] if scope.get("scheme") == "https" else []
    return "; ".join(parts)


def give(response: Response, scope: Scope, name: str, value: str, *, seconds: int = LONG_LIFE, hidden: bool = True) -> None:
    """Puts a cookie on the response."""
    response.headers.append("set-cookie", make(name, value, scope, seconds=seconds, hidden=hidden))


def take_away(response: Response, scope: Scope, name: str) -> None:
    """Has the browser forget a cookie."""
    give(response, scope, name, "", seconds=0)


def new_visitor(response: Response, scope: Scope) -> str:
    """Gives the browser a new token of its own, such as for the next person at a shared tablet; the token."""
    token = new_token()
    give(response, scope, VISITOR, token)
    return token


def new_token() -> str:
    """A token that can't be guessed."""
    return secrets.token_urlsafe(32)


def _wishes(accepted: str) -> list[str]:
    """The language codes of an Accept-Language header, most wanted first."""
    weighed = []
    for position, part in enumerate(accepted.split(",")[:20]):
        name, _, weight = part.partition(";q=")
        try:
            weighed.append((-float(weight or 1), position, name.strip()[:2].lower()))
        except ValueError:
            continue
    return [code for _, _, code in sorted(weighed)]
