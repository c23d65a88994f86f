"""What stands round every request: a cookie for a new browser, headers that keep it safe, a calm answer when we fail.

Plain ASGI that never holds a body back, so that server-sent events pass as they are written.
"""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from participation import texts
from participation.model.texts import N_
from participation.web import bundles, calm, cookies, mark, quiet

SORRY = N_("Something went wrong on our side. Please wait a moment and try again.")
_HOST = re.compile(r"[A-Za-z0-9.:\[\]_-]{1,255}")
OURS = ("/api/", "/live/", "/tablet/")
_WEEK = "public, max-age=604800"


class FrontDoor:
    """The outermost layer of the server. What is `ours` alone is answered without passing through Streamlit's layers."""

    def __init__(self, app: ASGIApp, ours: ASGIApp | None = None) -> None:
        self.app = app
        self.ours = ours or app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on and dresses its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        page = loads_a_page(scope, headers)
        newcomer = page and cookies.visitor(cookies.read(headers)) is None
        started = False
        send = mark.on_answers(scope, send)

        async def dress(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                answer = MutableHeaders(scope=message)
                _keep_safe(answer, scope, headers.get("host", ""))
                if newcomer and not _gives_visitor(answer):
                    answer.append("set-cookie", cookies.make(cookies.VISITOR, cookies.new_token(), scope))
            await send(message)

        bundle = bundles.find(scope["path"], headers.get("accept-encoding", "")) if scope["method"] == "GET" else None
        try:
            inner = self.ours if scope["path"].startswith(OURS) else self.app
            await (bundle or inner)(scope, receive, dress)
        except Exception as error:
            quiet.tell(error)
            if not started:
                await _sorry(scope, page)(scope, receive, dress)


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


def _sorry(scope: Scope, page: bool) -> Response:
    if page:
        return calm.page(cookies.of_request(HTTPConnection(scope)), SORRY, status=500)
    return JSONResponse({"refused": texts.everywhere(SORRY).as_json()}, status_code=500)
