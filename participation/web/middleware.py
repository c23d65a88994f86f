"""What stands round every request: a cookie for a new browser, headers that keep it safe, a calm answer when we fail.

Plain ASGI that never holds a body back, so that server-sent events pass as they are written.
"""

import re
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from participation import texts
from participation.model.texts import N_
from participation.web import addresses, bundles, calm, cookies, mark, origin, quiet, sockets
from participation.web.visitors import Visitors

SORRY = N_("Something went wrong on our side. Please wait a moment and try again.")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
_HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]{1,255}")
OURS = ("/api/", "/live/", "/tablet/")
CLOSED = ("/_stcore/upload_file", "/_stcore/metrics")  # no page takes files this way: they come through the page's own socket
_WEEK = "public, max-age=604800"


class FrontDoor:
    """The outermost layer of the server. What is `ours` alone is answered without passing through Streamlit's layers.

    Inside, a visitor's cookie is one that the server made, and a request that changes something comes from our own page.
    """

    def __init__(self, app: ASGIApp, visitors: Visitors | None = None, ours: ASGIApp | None = None) -> None:
        self.app = app
        self.visitors = visitors or Visitors()
        self.sockets = sockets.Sockets()
        self.ours = ours or app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and dresses its answer."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        if origin.socket_is_foreign(headers):
            quiet.refused(origin.WHAT)
            await send({"type": "websocket.close", "code": 1008})
            return
        visitor = await self._whose(scope, headers)
        _settle_host(scope, headers)
        stranger = await self.visitors.is_stranger(visitor, cookies.read(Headers(scope=scope)).get(cookies.SESSION))
        with self.sockets.one(visitor, (scope.get("client") or ("",))[0], stranger=stranger) as has_room:
            if has_room:
                longest = sockets.LARGEST_OF_STRANGER if stranger else sockets.LARGEST
                await self.app(scope, sockets.with_an_end(receive, longest), send)
            else:
                quiet.refused("one more web socket of somebody who has many")
                await send({"type": "websocket.close", "code": 1013})

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        headers = Headers(scope=scope)
        page = loads_a_page(scope, headers)
        newcomer = await self._whose(scope, headers) is None and page
        started = False
        send = mark.on_answers(scope, send)

        async def dress(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                answer = MutableHeaders(scope=message)
                _keep_safe(answer, scope, headers.get("host", ""))
                if newcomer and not _gives_visitor(answer):
                    answer.append("set-cookie", cookies.make(cookies.VISITOR, self.visitors.new(), scope))
            await send(message)

        try:
            await self._who_answers(scope, headers, page)(scope, receive, dress)
        except Exception as error:
            quiet.tell(error)
            if not started:
                await _sorry(scope, page)(scope, receive, dress)

    def _who_answers(self, scope: Scope, headers: Headers, page: bool) -> ASGIApp:
        """Our own routes, Streamlit, or a refusal of what neither of them should see."""
        if not addresses.is_proper(scope):
            quiet.refused("an address that is none")
            return _no_address(scope, page, 400)
        if scope["path"].startswith(CLOSED):
            return _no_address(scope, page, 404)
        if scope["path"].startswith(OURS):
            return self.ours
        if scope["method"] not in SAFE and origin.is_foreign(headers):
            quiet.refused(origin.WHAT)
            return JSONResponse({"refused": texts.everywhere(origin.FOREIGN).as_json()}, 403)
        bundle = bundles.find(scope["path"], headers.get("accept-encoding", "")) if scope["method"] == "GET" else None
        return bundle or self.app

    async def _whose(self, scope: Scope, headers: Headers) -> str | None:
        """The visitor's token; from here on the request carries no other, and each cookie once."""
        lines = headers.getlist("cookie")
        if not lines:
            return None
        token = await self.visitors.genuine(cookies.visitors(lines))
        line = cookies.line(cookies.pairs(lines), token)
        _set(scope, "cookie", line.encode("latin-1"))
        return token


def _settle_host(scope: Scope, headers: Headers) -> None:
    """Streamlit compares a socket's page with the host as a proxy named it; we have compared them already, and better."""
    page = urlsplit(headers.get("origin", "")).netloc
    if page:
        _set(scope, "host", page.encode("latin-1"))


def _set(scope: Scope, name: str, value: bytes) -> None:
    kept = [(known, said) for known, said in scope["headers"] if known != name.encode()]
    scope["headers"] = [*kept, (name.encode(), value)]


def loads_a_page(scope: Scope, headers: Headers) -> bool:
    """Whether a browser asks for a page to show, and not for a part of one."""
    return scope["method"] == "GET" and "text/html" in headers.get("accept", "") and headers.get("sec-fetch-dest", "document") == "document"


def policy(host: str) -> str:
    """The content security policy: this server and no other.

    Streamlit loads components from blob addresses and styles itself in the page. The web socket is named with its host
    because browsers before 2022 do not count it as 'self'.
    """
    sockets = f" ws://{host} wss://{host}" if _HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' blob: 'wasm-unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "media-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self' blob: data:{sockets}",
            "worker-src 'self' blob:",
            "frame-src 'self' blob: data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'",
        )
    )


def _keep_safe(answer: MutableHeaders, scope: Scope, host: str) -> None:
    answer["x-content-type-options"] = "nosniff"
    answer["referrer-policy"] = "same-origin"
    answer["cross-origin-opener-policy"] = "same-origin"
    answer["permissions-policy"] = "camera=(), microphone=(), geolocation=(), payment=()"
    answer["x-robots-tag"] = "noindex, nofollow"
    if answer.get("content-type", "").startswith("text/html"):
        answer["content-security-policy"] = policy(host)
        answer["x-frame-options"] = "SAMEORIGIN"
    if scope["path"].startswith("/app/static/"):
        answer["cache-control"] = _WEEK


def _gives_visitor(answer: MutableHeaders) -> bool:
    return any(value.startswith(f"{cookies.VISITOR}=") for value in answer.getlist("set-cookie"))


def _no_address(scope: Scope, page: bool, status: int) -> Response:
    if page:
        return calm.page(cookies.of_request(HTTPConnection(scope)), calm.NOTHING_HERE, status=status)
    return JSONResponse({"refused": texts.everywhere(calm.NOTHING_HERE).as_json()}, status_code=status)


def _sorry(scope: Scope, page: bool) -> Response:
    if page:
        return calm.page(cookies.of_request(HTTPConnection(scope)), SORRY, status=500)
    return JSONResponse({"refused": texts.everywhere(SORRY).as_json()}, status_code=500)
