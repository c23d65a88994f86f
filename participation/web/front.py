"""The addresses that a browser opens: Streamlit's own page in the reader's language, and the short ways into it."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import quote

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Match, Route
from starlette.types import Scope

from participation.model.texts import LANGUAGES
from participation.web import alone, calm, cookies, look, pages
from participation.web.tablet import files

_SHIPPED = Path(streamlit.__file__).parent / "static" / "index.html"
_STREAMLITS = ("/_stcore/", "/static/", "/app/static/", "/media/", "/component/", "/auth/", "/oauth2callback", "/favicon", "/manifest")


@cache
def index(language: str) -> str:
    """Streamlit's page with our language, name, style and font in it, and without what it says of itself.

    Before Streamlit's own script stands ours that watches its WebSocket.
    """
    page = re.sub(r"<!--.*?-->\s*", "", _SHIPPED.read_text(encoding="utf-8"), flags=re.DOTALL)
    page = page.replace('<html lang="en">', f'<html lang="{language}">')
    page = re.sub(r"<title>.*?</title>", "<title>Yhdessä</title>", page)
    page = re.sub(r"<script>.*?</script>\s*", "", page, flags=re.DOTALL)
    page = re.sub(r'<link[^>]*rel="(shortcut icon|service-desc|preload)"[^>]*/>\s*', "", page, flags=re.DOTALL)
    page = page.replace("./static/", "/static/")
    page = re.sub(r"<noscript>.*?</noscript>", f"<noscript><p>{alone.NO_SCRIPT[language]}</p></noscript>", page, flags=re.DOTALL)
    first = f'<script type="module" src="{files.folder()}/first.js"></script>\n'
    page = page.replace('<script type="module"', f'{first}<script type="module"', 1)
    return page.replace("</head>", f"{look.head_links()}\n</head>")


async def page(request: Request) -> Response:
    """A page of the app: the same document for each, which then opens its own connection."""
    headers = {"cache-control": "no-cache", "vary": "cookie, accept-language"}
    return HTMLResponse(index(cookies.of_request(request)), headers=headers)


async def choose_language(request: Request) -> Response:
    """Keeps the language that the reader chose, and goes back to where they were."""
    response = RedirectResponse(local(request.query_params.get("back", "/")), status_code=303)
    chosen = request.path_params["language"]
    if chosen in LANGUAGES:
        cookies.give(response, request.scope, cookies.LANGUAGE, chosen, hidden=False)
    return response


def local(address: str) -> str:
    """The address when it is one of this server's own, otherwise the start: nobody is sent elsewhere from here."""
    if not re.fullmatch(r"/(?![/\\])[\x21-\x7e]*", address) or "\\" in address:
        return "/"
    return quote(address, safe="/?&=%#:,;+.~_-")


class NothingHere(Route):
    """Answers what neither we nor Streamlit serve. Streamlit itself would send its page for every address."""

    def __init__(self) -> None:
        super().__init__("/{address:path}", self._answer, methods=["GET"])

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Leaves Streamlit's own addresses alone."""
        if scope["type"] == "http" and scope["path"].startswith(_STREAMLITS):
            return Match.NONE, {}
        return super().matches(scope)

    @staticmethod
    async def _answer(request: Request) -> Response:
        return calm.page(cookies.of_request(request), calm.NOTHING_HERE, status=404)


def routes() -> list[BaseRoute]:
    """The addresses of this module, without the last resort."""
    own: list[BaseRoute] = [Route(f"/{known.path}", page, methods=["GET"]) for known in pages.every()]
    return [
        *own,
        Route("/style.css", look.style, methods=["GET"]),
        *alone.routes(),
        Route("/language/{language}", choose_language, methods=["GET"]),
    ]


