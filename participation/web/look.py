"""The style file, the fonts and the sign as the pages link them: from this server, once, and kept by the browser."""

import hashlib
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

STYLE = Path(__file__).parent / "style.css"
FONT = "/app/static/atkinson-hyperlegible-latin-400-normal.woff2"
_FOR_EVER = "public, max-age=31536000, immutable"


@cache
def _style() -> tuple[bytes, str]:
    body = STYLE.read_bytes()
    return body, hashlib.sha256(body).hexdigest()[:16]


def head_links() -> str:
    """The links for the head of a page; the style's address changes with its content."""
    return (
        f'<link rel="preload" href="{FONT}" as="font" type="font/woff2" crossorigin>\n'
        '<link rel="icon" type="image/svg+xml" href="/app/static/yhdessa.svg">\n'
        f'<link rel="stylesheet" href="/style.css?{_style()[1]}">'
    )


async def style(request: Request) -> Response:
    """The one style file."""
    body, mark = _style()
    headers = {"etag": f'"{mark}"', "cache-control": _FOR_EVER if request.url.query == mark else "no-cache"}
    if request.headers.get("if-none-match") == f'"{mark}"':
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="text/css", headers=headers)
