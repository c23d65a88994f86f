"""The mark of our own answers. Captive portals, filters and sign-in proxies answer with pages of their own, with any status.

A tablet believes only what carries the mark: a header and a field. It is put here on everything that /api answers,
whoever made it: an answer, a refusal, the front door's apology, an address that is not there.
"""

import json

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Scope, Send

from participation import texts
from participation.model.texts import N_

HEADER = "x-yhdessa"
FIELD = "yhdessa"
VALUE = 1
MARKED = "/api/"
OLD = N_("This page is old. Load it again.")
_FIELD = json.dumps({FIELD: VALUE}, separators=(",", ":")).encode()


def on_answers(scope: Scope, send: Send) -> Send:
    """The same `send`, which marks the answer where the address is the tablet's."""
    if not scope["path"].startswith(MARKED):
        return send
    start: Message = {}
    gathered = bytearray()

    async def mark(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
        elif message["type"] == "http.response.body":
            gathered.extend(message.get("body", b""))
            if not message.get("more_body"):
                content = _dress(start, bytes(gathered))
                await send(start)
                await send({"type": "http.response.body", "body": content})
        else:
            await send(message)

    return mark


def _dress(start: Message, content: bytes) -> bytes:
    headers = MutableHeaders(scope=start)
    headers[HEADER] = str(VALUE)
    headers.setdefault("cache-control", "no-store")
    if start["status"] == 304:
        return content
    if not headers.get("content-type", "").startswith("application/json"):
        content = json.dumps({"refused": texts.everywhere(OLD).as_json()}, ensure_ascii=False).encode()
        headers["content-type"] = "application/json"
    if content.startswith(b"{"):
        rest = content[1:].lstrip()
        content = _FIELD[:-1] + (b"" if rest.startswith(b"}") else b",") + rest
    headers["content-length"] = str(len(content))
    return content
