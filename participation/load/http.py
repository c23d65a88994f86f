"""A small HTTP/1.1 client of one connection that stays open, and the reading of server-sent events."""

import asyncio
import json
import zlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

LARGEST_HEAD = 4 * 1024 * 1024


class ConnectionLost(Exception):
    """The other side went away before the answer was complete."""


@dataclass(frozen=True)
class Address:
    """Where the server is."""

    host: str
    port: int

    @property
    def authority(self) -> str:
        """Host and port as they stand in an address."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def origin(self) -> str:
        """The origin as a browser names it."""
        return f"http://{self.authority}"


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status: int
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    body: bytes

    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Event:
    """One server-sent event."""

    name: str
    data: bytes


@dataclass(frozen=True)
class _Head:
    status: int
    headers: dict[str, str]
    cookies: dict[str, str]

    @property
    def chunked(self) -> bool:
        return self.headers.get("transfer-encoding", "").lower() == "chunked"


class Connection:
    """One kept-alive connection; it opens at the first question and again when the server has closed it."""

    def __init__(self, address: Address) -> None:
        self.address = address
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes = b"", *, patience: float = 10.0
    ) -> Answer:
        """Sends one request and reads its answer. A kept connection that turns out closed is opened again once."""
        async with asyncio.timeout(patience):
            fresh = await self._open()
            try:
                return await self._exchange(method, path, headers, body)
            except (ConnectionLost, ConnectionError):
                self.close()
                if fresh:
                    raise
            await self._open()
            return await self._exchange(method, path, headers, body)

    def close(self) -> None:
        """Lets go of the connection."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None

    async def _open(self) -> bool:
        if self._reader is not None and not self._reader.at_eof():
            return False
        self.close()
        self._reader, self._writer = await asyncio.open_connection(
            self.address.host, self.address.port, limit=LARGEST_HEAD
        )
        return True

    async def _exchange(self, method: str, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        assert self._reader is not None and self._writer is not None
        self._writer.write(request(self.address, method, path, headers, body))
        head = await read_head(self._reader)
        content = await _read_body(self._reader, head)
        if head.headers.get("connection", "").lower() == "close":
            self.close()
        return Answer(head.status, head.headers, head.cookies, content)


def request(address: Address, method: str, path: str, headers: Mapping[str, str], body: bytes = b"") -> bytes:
    """The bytes of one request."""
    lines = [f"{method} {path} HTTP/1.1", f"Host: {address.authority}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]
    if body or method == "POST":
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


async def read_head(reader: asyncio.StreamReader) -> _Head:
    """The status line and headers of an answer."""
    try:
        block = await reader.readuntil(b"\r\n\r\n")
    except asyncio.IncompleteReadError as lost:
        raise ConnectionLost("the server closed the connection") from lost
    first, *rest = block.decode("latin-1").split("\r\n")
    headers: dict[str, str] = {}
    cookies: dict[str, str] = {}
    for line in filter(None, rest):
        name, _, value = line.partition(":")
        if name.lower() == "set-cookie":
            key, _, content = value.strip().partition(";")[0].partition("=")
            cookies[key] = content
        else:
            headers[name.lower()] = value.strip()
    return _Head(int(first.split(" ", 2)[1]), headers, cookies)


async def _read_body(reader: asyncio.StreamReader, head: _Head) -> bytes:
    try:
        if head.chunked:
            content = b"".join([chunk async for chunk in _chunks(reader)])
        else:
            content = await reader.readexactly(int(head.headers.get("content-length", "0")))
    except asyncio.IncompleteReadError as lost:
        raise ConnectionLost("the server closed the connection inside an answer") from lost
    if head.headers.get("content-encoding") == "gzip":
        content = zlib.decompress(content, wbits=31)
    return content


async def _chunks(reader: asyncio.StreamReader) -> AsyncIterator[bytes]:
    while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
        yield await reader.readexactly(size)
        await reader.readexactly(2)
    await reader.readexactly(2)


async def events(reader: asyncio.StreamReader) -> AsyncIterator[Event]:
    """The server-sent events of an answer whose head was read; ends when the server ends it."""
    waiting = b""
    try:
        async for chunk in _chunks(reader):
            waiting += chunk
            *complete, waiting = waiting.split(b"\n\n")
            for block in complete:
                if event := _event(block):
                    yield event
    except (asyncio.IncompleteReadError, ConnectionError):
        return


def _event(block: bytes) -> Event | None:
    name, data = "message", []
    for line in block.split(b"\n"):
        if line.startswith(b"event:"):
            name = line[6:].strip().decode()
        elif line.startswith(b"data:"):
            data.append(line[5:].lstrip())
    return Event(name, b"\n".join(data)) if data else None
