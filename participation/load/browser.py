"""What a browser does for one person: it loads a page, keeps cookies, holds a Streamlit session open and asks the API."""

import asyncio
import json
import re
import secrets
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from participation.load import messages
from participation.load.http import (
    LARGEST_HEAD,
    Address,
    Answer,
    Connection,
    ConnectionLost,
    Event,
    events,
    read_head,
    request,
)
from participation.load.plan import CannotLoad
from participation.load.websocket import WebSocket

BROWSER = {"User-Agent": "Mozilla/5.0 (yhdessa-load)", "Accept-Language": "fi", "Accept-Encoding": "gzip, deflate"}
MOST_REDIRECTS = 5
ALONE = "/j/"  # the document without Streamlit
_PARTS = re.compile(r'(?:src|href)="(/[^"]+)"')


class Browser:
    """One browser with its own cookies and connections."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self.cookies: dict[str, str] = {}
        self.place = messages.Place()
        self.on_drawn: Callable[[messages.Read], None] | None = None
        self._connection = Connection(address)
        self._session: WebSocket | None = None
        self._session_reader: asyncio.Task[None] | None = None
        self._events_writer: asyncio.StreamWriter | None = None

    async def open_page(self, path: str, *, first_visit: bool = False) -> str:
        """Loads a page as a browser does and holds its Streamlit session, where it has one; gives the path after redirects.

        On the first visit it loads the page's scripts, style and font too; later they come from its cache.
        """
        for _ in range(MOST_REDIRECTS):
            answer = await self._ask("GET", path, {"Accept": "text/html"})
            if answer.status not in (301, 302, 303, 307, 308):
                break
            path = answer.headers["location"].removeprefix(self.address.origin)
        if answer.status != 200:
            raise ConnectionLost(f"{path} answered {answer.status}")
        for asked in _PARTS.findall(answer.body.decode()) if first_visit else ():
            part = await self._ask("GET", asked, {})
            if part.status != 200:
                raise ConnectionLost(f"{asked} answered {part.status}")
        if path.startswith(ALONE):
            return path
        for asked in ("/_stcore/health", "/_stcore/host-config"):
            await self._ask("GET", asked, {})
        await self._start_session(path)
        return path

    async def _start_session(self, path: str) -> None:
        await self._end_session()
        parts = urlsplit(path)
        self.place = messages.Place(parts.query, parts.path.strip("/"), url=self.address.origin + path)
        protocols = ("streamlit", self.cookies.get("_streamlit_xsrf", "PLACEHOLDER_AUTH_TOKEN"))
        self._session = await WebSocket.open(self.address, "/_stcore/stream", self._headers({}), protocols)
        self._session.send(messages.rerun(self.place))
        drawn = asyncio.get_running_loop().create_future()
        self._session_reader = asyncio.create_task(self._hold(self._session, drawn))
        await asyncio.wait_for(drawn, 60)

    async def _hold(self, session: WebSocket, drawn: "asyncio.Future[Any]") -> None:
        """Reads what the session sends for as long as it lives; says when the page was drawn."""
        while (message := await session.receive()) is not None:
            if drawn.done() and self.on_drawn is None:
                continue  # a tablet draws nothing more after its first page
            said = messages.read(message)
            if said.page_hash:
                self.place = replace(self.place, page_hash=said.page_hash)
            if self.on_drawn is not None:
                self.on_drawn(said)
            if said.finished and not drawn.done():
                drawn.set_result(True)
        if not drawn.done():
            drawn.set_exception(ConnectionLost("the session closed before the page was drawn"))

    def send(self, message: bytes) -> None:
        """Sends something to the page's session."""
        if self._session is None:
            raise ConnectionLost("no page is open")
        self._session.send(message)

    async def post(self, path: str, body: bytes) -> Answer:
        """Sends a JSON body to the API."""
        headers = {"Content-Type": "application/json", "Origin": self.address.origin}
        return await self._ask("POST", path, headers, body)

    async def get(self, path: str) -> Answer:
        """Asks for something by its path."""
        return await self._ask("GET", path, {})

    async def listen(self, path: str) -> AsyncIterator[Event]:
        """The server-sent events of a path until the server ends them."""
        reader, writer = await asyncio.open_connection(self.address.host, self.address.port, limit=LARGEST_HEAD)
        self._events_writer = writer
        writer.write(request(self.address, "GET", path, self._headers({"Accept": "text/event-stream"})))
        head = await read_head(reader)
        if head.status != 200:
            writer.close()
            raise ConnectionLost(f"{path} answered {head.status}")
        async for event in events(reader):
            yield event

    async def close(self) -> None:
        """Closes everything that is open."""
        self._connection.close()
        if self._events_writer is not None:
            self._events_writer.close()
        await self._end_session()

    async def _end_session(self) -> None:
        if self._session is not None:
            self._session.close()
        if self._session_reader is not None:
            self._session_reader.cancel()
            with suppress(asyncio.CancelledError):
                await self._session_reader

    @property
    def session_open(self) -> bool:
        """Whether the page's Streamlit session is still there."""
        return self._session_reader is not None and not self._session_reader.done()

    async def _ask(self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> Answer:
        answer = await self._connection.ask(method, path, self._headers(headers), body)
        self.cookies.update(answer.cookies)
        return answer

    def _headers(self, more: Mapping[str, str]) -> dict[str, str]:
        headers = {**BROWSER, **more}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return headers


def keyed(content: Mapping[str, object]) -> bytes:
    """A JSON body with a key of its own: sent twice, it is counted once."""
    return json.dumps({"key": secrets.token_urlsafe(12), **content}).encode()


async def check_same_database(address: Address, code: str) -> None:
    """Raises CannotLoad when the server doesn't know a workshop that stands in our database."""
    connection = Connection(address)
    try:
        answer = await connection.ask("GET", f"/api/invitation/{code}", BROWSER)
    except OSError as unreachable:
        raise CannotLoad(f"No server answers at {address.origin}.") from unreachable
    finally:
        connection.close()
    if answer.status != 200:
        raise CannotLoad("The server uses another database. Set YHDESSA_DATA to the server's.")
