"""The cookies: who the browser is, who is signed in, which language its reader chose, and whether single keys work."""

import re
from collections.abc import Iterable, Mapping

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Scope

from participation.model.texts import LANGUAGES

VISITOR = "yhdessa_visitor"
SESSION = "yhdessa_session"
LANGUAGE = "yhdessa_language"
KEYS = "yhdessa_keys"  # whether single keys work; written by the page itself
LONG_LIFE = 400 * 24 * 3600  # the longest that browsers keep a cookie
_TOKEN = re.compile(r"[A-Za-z0-9_-]{43}")


def pairs(lines: Iterable[str]) -> list[tuple[str, str]]:
    """The names and values of the Cookie headers as browsers mean them: parted at each semicolon, so that none harms another."""
    found = (part.partition("=") for line in lines for part in line.split(";"))
    return [(name.strip(), _bare(value.strip())) for name, _, value in found if name.strip() and value.strip()]


def read(headers: Mapping[str, str]) -> dict[str, str]:
    """The cookies of a request's headers; of two with one name the first, which browsers send for the nearer place."""
    return dict(reversed(pairs([headers.get("cookie", "")])))


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


def visitors(headers: Iterable[str]) -> list[str]:
    """Every token that the Cookie headers hold, ours and what a neighbour may have put beside it."""
    return [value for name, value in pairs(headers) if name == VISITOR]


def line(found: Iterable[tuple[str, str]], visitor: str | None) -> str:
    """One Cookie header of these pairs with this token and no other."""
    kept = [(name, value) for name, value in dict(reversed(list(found))).items() if name != VISITOR]
    return "; ".join(f"{name}={value}" for name, value in [*kept, *([(VISITOR, visitor)] if visitor else [])])


def take_away(response: Response, scope: Scope, name: str) -> None:
    """Has the browser forget a cookie."""
    give(response, scope, name, "", seconds=0)


def _bare(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value


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
