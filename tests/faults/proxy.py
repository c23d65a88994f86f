"""A small proxy between browser and server that behaves as some networks do, from the moment that a test says so."""

import asyncio
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

STREAM = re.compile(r"/live/[^/?]+/[^/?]+(\?|$)")
SOCKET = "/_stcore/stream"
REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass
class Proxy:
    """`holds_streams`: the head of a stream passes, its body does not. `refuses_sockets`: a WebSocket gets 403."""

    server_port: int
    port: int = 0
    holds_streams: bool = False
    refuses_sockets: bool = False
    asked: list[str] = field(default_factory=list)
    _number: int = 0
    _dead: int = 0

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def go_dead(self) -> None:
        """Every connection that is open now carries nothing any more in either direction, and nobody is told."""
        self._dead = self._number

    def streams(self) -> int:
        """How often a stream was asked for."""
        return sum(bool(STREAM.match(target)) for target in self.asked)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, which carries one request: so each request is seen."""
        self._number += 1
        number = self._number
        with suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            head = await reader.readuntil(b"\r\n\r\n")
            target = head.split(b" ", 2)[1].decode()
            self.asked.append(target)
            if self.refuses_sockets and target.startswith(SOCKET):
                writer.write(REFUSED)
                writer.close()
                return
            from_server, to_server = await asyncio.open_connection("127.0.0.1", self.server_port)
            to_server.write(re.sub(rb"(?i)connection: keep-alive", b"Connection: close", head))
            if STREAM.match(target):
                writer.write(await from_server.readuntil(b"\r\n\r\n"))
            holds = (lambda: self.holds_streams) if STREAM.match(target) else (lambda: False)
            up = asyncio.create_task(self._carry(number, reader, to_server, lambda: False))
            await self._carry(number, from_server, writer, holds)
            await up

    async def _carry(self, number: int, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, holds: Callable[[], bool]) -> None:
        with suppress(ConnectionError):
            while part := await reader.read(65536):
                if number > self._dead and not holds():
                    writer.write(part)
                    await writer.drain()
        if number > self._dead:
            writer.close()


@contextmanager
def between(server_port: int) -> Iterator[Proxy]:
    """A proxy to the server for as long as the block."""
    proxy = Proxy(server_port)
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    starting = asyncio.run_coroutine_threadsafe(asyncio.start_server(proxy.serve, "127.0.0.1", 0, limit=1 << 20), loop)
    proxy.port = int(starting.result(5).sockets[0].getsockname()[1])
    try:
        yield proxy
    finally:
        asyncio.run_coroutine_threadsafe(_end_tasks(), loop).result(5)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(5)


async def _end_tasks() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
