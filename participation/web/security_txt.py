"""`/.well-known/security.txt` (RFC 9116): whom to tell about a hole in this installation."""

import os
import re
from datetime import timedelta
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from participation import address, clock
from participation.model.texts import LANGUAGES

PATH = "/.well-known/security.txt"
SETTING = "YHDESSA_SECURITY_CONTACT"
DAYS = 180
_CONTACT = re.compile(r"(mailto:|https://|tel:)[\x21-\x7e]+")


def contact(host: str) -> str:
    """The contact of the setting, or the mailbox that RFC 2142 keeps for this at every domain."""
    given = os.environ.get(SETTING, "").strip()
    given = f"mailto:{given}" if re.fullmatch(r"[^\s:/@]+@[^\s:/@]+", given) else given
    return given if _CONTACT.fullmatch(given) else f"mailto:security@{host}"


def text(host: str) -> str:
    """The file; it is made anew at each request, so that it never runs out."""
    expires = clock.moment(clock.now()) + timedelta(days=DAYS)
    site = address.configured()
    lines = [f"Contact: {contact(host)}", f"Expires: {expires:%Y-%m-%dT00:00:00Z}", f"Preferred-Languages: {', '.join(LANGUAGES)}"]
    return "\n".join([*lines, *([f"Canonical: {site}{PATH}"] if site else [])]) + "\n"


async def _answer(request: Request) -> Response:
    host = urlsplit(address.configured() or "").hostname or request.url.hostname or "localhost"
    return PlainTextResponse(text(host))


def routes() -> list[BaseRoute]:
    """The address of the file."""
    return [Route(PATH, _answer, methods=["GET"])]
