"""The client side of a WebSocket (RFC 6455), as far as a Streamlit session needs it: binary messages, ping and close."""

import asyncio
import base64
import os
import struct
from collections.abc import Mapping

from participation.load.http import (
    LARGEST_HEAD,
    Address,
    ConnectionLost,
    read_head,
    request,
)

CONTINUED, TEXT, BINARY, CLOSE, PING, PONG = 0x0, 0x1, 0x2, 0x8, 0x9, 0xA


class WebSocket:
    """One open connection. Pings are answered while `receive` waits, so somebody should always wait in it."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def open(
        cls, address: Address, path: str, headers: Mapping[str, str], protocols: tuple[str, ...]
    ) -> "WebSocket":
        """Connects and changes the protocol."""
        reader, writer = await asyncio.open_connection(address.host, address.port, limit=LARGEST_HEAD)
        upgrade = {
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Key": base64.b64encode(os.urandom(16)).decode(),
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Protocol": ", ".join(protocols),
            "Origin": address.origin,
        }
        writer.write(request(address, "GET", path, {**headers, **upgrade}))
        head = await read_head(reader)
        if head.status != 101:
            writer.close()
            raise ConnectionLost(f"the server answered {head.status} to a WebSocket")
        return cls(reader, writer)

    def send(self, message: bytes) -> None:
        """Sends one binary message."""
        self._writer.write(frame(BINARY, message))

    async def receive(self) -> bytes | None:
        """The next message, or None when the other side closed."""
        parts: list[bytes] = []
        try:
            while True:
                last, kind, content = await self._frame()
                if kind == PING:
                    self._writer.write(frame(PONG, content))
                elif kind == CLOSE:
                    self.close()
                    return None
                elif kind in (CONTINUED, TEXT, BINARY):
                    parts.append(content)
                    if last:
                        return b"".join(parts)
        except (asyncio.IncompleteReadError, ConnectionError):
            return None

    def close(self) -> None:
        """Says goodbye and lets go."""
        if not self._writer.is_closing():
            self._writer.write(frame(CLOSE, b"\x03\xe8"))
            self._writer.close()

    async def _frame(self) -> tuple[bool, int, bytes]:
        first, second = await self._reader.readexactly(2)
        size = second & 0x7F
        if size == 126:
            (size,) = struct.unpack(">H", await self._reader.readexactly(2))
        elif size == 127:
            (size,) = struct.unpack(">Q", await self._reader.readexactly(8))
        return bool(first & 0x80), first & 0x0F, await self._reader.readexactly(size)


def frame(kind: int, content: bytes) -> bytes:
    """One whole masked frame, as a client must send it."""
    size = len(content)
    if size < 126:
        head = struct.pack(">BB", 0x80 | kind, 0x80 | size)
    elif size < 65536:
        head = struct.pack(">BBH", 0x80 | kind, 0x80 | 126, size)
    else:
        head = struct.pack(">BBQ", 0x80 | kind, 0x80 | 127, size)
    mask = os.urandom(4)
    key = int.from_bytes(mask * (size // 4 + 1), "big") >> (8 * (4 - size % 4))
    masked = (int.from_bytes(content, "big") ^ key).to_bytes(size, "big") if size else b""
    return head + mask + masked
