"""Drives `plain_app.py` with many Streamlit sessions and measures tap to answer, the way browsers would use it.

    python -m benchmarks.plain --tablets 40 --seconds 30 --port 8615 --json
"""

import asyncio
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import click
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from participation import open_files
from participation.load.http import Address, Connection, ConnectionLost
from participation.load.measures import Timings
from participation.load.server import ServerFacts
from participation.load.websocket import WebSocket

APP = Path(__file__).with_name("plain_app.py")
POLL_SECONDS = 2.0
CHOICES = ("agree", "pass", "disagree")
SAVED = re.compile(rb"Saved: (\d+)\.")


@dataclass
class PlainTablet:
    """One browser on the plain app: a session, its widgets' states, and the polling that the fragment asks for."""

    address: Address
    between_votes: float
    answers: Timings
    radios: list[str] = field(default_factory=list)
    states: dict[str, str] = field(default_factory=dict)
    fragment: str = ""
    saved: int = 0
    tapped_at: float | None = None

    async def join(self) -> None:
        """Opens the session and waits until the page is drawn."""
        self.session = await WebSocket.open(self.address, "/_stcore/stream", {}, ("streamlit", "PLACEHOLDER_AUTH_TOKEN"))
        first = BackMsg()
        first.rerun_script.query_string = ""
        self.session.send(first.SerializeToString())
        while not (self.radios and self.fragment):
            self._take(await self._receive())

    async def take_part(self, until: float) -> None:
        """Polls, votes and reads until the time is over."""
        tasks = [asyncio.create_task(work) for work in (self._read(), self._poll(), self._vote(until))]
        await asyncio.wait(tasks, timeout=max(0.0, until - time.perf_counter()))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self.tapped_at is not None:
            self.answers.add(time.perf_counter() - self.tapped_at)  # still unanswered: at least this long
        self.session.close()

    async def _receive(self) -> bytes:
        message = await self.session.receive()
        if message is None:
            raise ConnectionLost("the session closed")
        return message

    async def _read(self) -> None:
        while True:
            message = await self._receive()
            if self.tapped_at is not None and (found := SAVED.search(message)) and int(found[1]) >= self.saved:
                self.answers.add(time.perf_counter() - self.tapped_at)
                self.tapped_at = None

    async def _poll(self) -> None:
        await asyncio.sleep(random.uniform(0, POLL_SECONDS))
        while True:
            self._rerun(automatic=True)
            await asyncio.sleep(POLL_SECONDS)

    async def _vote(self, until: float) -> None:
        await asyncio.sleep(random.uniform(0, self.between_votes))
        while time.perf_counter() < until:
            if self.tapped_at is None:
                radio = random.choice(self.radios)
                self.states[radio] = random.choice([choice for choice in CHOICES if choice != self.states.get(radio)])
                self.saved += 1
                self.tapped_at = time.perf_counter()
                self._rerun(automatic=False)
            await asyncio.sleep(random.expovariate(1 / self.between_votes))

    def _rerun(self, *, automatic: bool) -> None:
        message = BackMsg()
        message.rerun_script.fragment_id = self.fragment
        message.rerun_script.is_auto_rerun = automatic
        for radio, choice in self.states.items():
            message.rerun_script.widget_states.widgets.add(id=radio, string_value=choice)
        self.session.send(message.SerializeToString())

    def _take(self, message: bytes) -> None:
        read = ForwardMsg.FromString(message)
        if read.WhichOneof("type") == "auto_rerun":
            self.fragment = read.auto_rerun.fragment_id
        elif read.delta.new_element.HasField("radio"):
            self.radios.append(read.delta.new_element.radio.id)


async def drive(address: Address, tablets: int, seconds: float, between_votes: float, server: ServerFacts) -> dict[str, object]:
    """Joins the tablets one after another and lets them vote for `seconds`."""
    answers, people, refused = Timings(), [], 0
    for _ in range(tablets):
        tablet = PlainTablet(address, between_votes, answers)
        try:
            await asyncio.wait_for(tablet.join(), 30)
            people.append(tablet)
        except (TimeoutError, ConnectionLost, OSError):
            refused += 1
    server.begin()
    until = time.perf_counter() + seconds
    await asyncio.gather(*(tablet.take_part(until) for tablet in people))
    return {
        "tablets": tablets,
        "joined": len(people),
        "errors": refused,
        "tap_to_answer_ms": answers.summary(),
        "server_cpu_percent": server.cpu_percent(),
        "server_memory_mb": server.memory_mb(),
    }


def start(port: int, folder: Path) -> subprocess.Popen[bytes]:
    """The plain app with Streamlit's default settings, in a folder without a configuration of ours."""
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port)]
    command += ["--server.headless", "true", "--browser.gatherUsageStats", "false", "--server.address", "127.0.0.1"]
    environment = {**os.environ, "PLAIN_DATABASE": str(folder / "plain.db")}
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


async def _ready(address: Address) -> None:
    async with asyncio.timeout(30):
        while True:
            try:
                if (await Connection(address).ask("GET", "/_stcore/health", {})).status == 200:
                    return
            except OSError:
                await asyncio.sleep(0.1)


def measure(tablets: int, seconds: float, port: int, between_votes: float = 6.0) -> dict[str, object]:
    """A fresh plain app, `tablets` browsers for `seconds`, and the figures."""
    open_files.allow_many()
    address = Address("127.0.0.1", port)
    with tempfile.TemporaryDirectory() as folder:
        process = start(port, Path(folder))
        try:
            asyncio.run(_ready(address))
            return asyncio.run(drive(address, tablets, seconds, between_votes, ServerFacts(process.pid)))
        finally:
            process.terminate()
            process.wait()


@click.command()
@click.option("--tablets", default=20, show_default=True)
@click.option("--seconds", default=30.0, show_default=True)
@click.option("--port", default=8615, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def main(tablets: int, seconds: float, port: int, as_json: bool) -> None:
    """Measure the plain Streamlit way with a number of tablets."""
    figures = measure(tablets, seconds, port)
    click.echo(json.dumps(figures, indent=None if as_json else 2))


if __name__ == "__main__":
    main()
