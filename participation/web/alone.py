"""The tablet as a document of our own at `/j`: the same surface without Streamlit, its session and its WebSocket."""

import re
from functools import cache

from jinja2 import Environment, FileSystemLoader, Template
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from participation.web import cookies, look
from participation.web.tablet import files

VIEWS = {"take_part": "take_part", "mine": "mine", "what-happened": "what_happened"}
LONGEST_CODE = 12
NO_SCRIPT = {
    "fi": "Yhdessä tarvitsee JavaScriptin. Salli se selaimessa tai pyydä apua.",
    "sv": "Yhdessä behöver JavaScript. Tillåt det i webbläsaren eller be om hjälp.",
    "en": "Yhdessä needs JavaScript. Allow it in the browser, or ask for help.",
}


@cache
def _template() -> Template:
    return Environment(loader=FileSystemLoader(files.FOLDER), autoescape=True).get_template("alone.html")


def document(language: str, view: str, code: str = "") -> HTMLResponse:
    """The surface that opens at `view`."""
    content = _template().render(
        language=language,
        view=view,
        code=code,
        files=files.folder(),
        modules=files.modules(),
        font=look.FONT,
        no_script=NO_SCRIPT[language],
    )
    return HTMLResponse(content, headers={"cache-control": "no-cache", "vary": "cookie, accept-language"})


async def join(request: Request) -> Response:
    """`/j/CODE`, which the QR code on the screen holds, and `/j?code=…` of the form on the first page."""
    given = request.query_params.get("code", "")
    if given and "code" not in request.path_params:
        return RedirectResponse(f"/j/{_plain(given)}", status_code=303)
    return document(cookies.of_request(request), "join", _plain(request.path_params.get("code", "")))


def _plain(code: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", code.upper())[:LONGEST_CODE]


async def view(request: Request) -> Response:
    """Where somebody is within it, to come back to."""
    return document(cookies.of_request(request), VIEWS[request.url.path.rpartition("/")[2]])


def routes() -> list[BaseRoute]:
    """The addresses of the document."""
    views: list[BaseRoute] = [Route(f"/j/{name}", view, methods=["GET"]) for name in VIEWS]
    return [*views, Route("/j", join, methods=["GET"]), Route("/j/{code}", join, methods=["GET"])]
