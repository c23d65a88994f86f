"""A real server for a test: `streamlit run app.py` on a free port with its own data."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).parents[1]


@dataclass
class Server:
    """A running server. `first_code` is what it printed for making the first administrator."""

    data: Path
    port: int
    app: str = "app.py"
    process: "subprocess.Popen[str] | None" = field(default=None, repr=False)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def printed(self) -> str:
        return (self.data / "server.log").read_text()

    @property
    def first_code(self) -> str:
        found = re.search(r"administrator: (\S+)", self.printed)
        assert found, self.printed
        return found.group(1)

    def start(self) -> None:
        """Starts it and waits until it answers."""
        log = (self.data / "server.log").open("a")
        command = [sys.executable, "-m", "streamlit", "run", self.app, "--server.port", str(self.port)]
        environment = os.environ | {"YHDESSA_DATA": str(self.data), "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log, text=True)
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.printed
            try:
                if httpx.get(f"{self.address}/_stcore/health").status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.1)
        raise TimeoutError(self.printed)

    def stop(self, how: int = signal.SIGTERM) -> float:
        """Stops it; gives the seconds that it took."""
        assert self.process
        started = time.monotonic()
        self.process.send_signal(how)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        return time.monotonic() - started


def free_port() -> int:
    """A port that nobody uses now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def serving(data: Path, app: str = "app.py") -> Iterator[Server]:
    """A server that runs as long as the block."""
    server = Server(data, free_port(), app)
    server.start()
    try:
        yield server
    finally:
        if server.process and server.process.poll() is None:
            server.stop()
