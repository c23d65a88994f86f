"""Participants without a browser: what a tablet sends, sent over HTTP."""

import secrets
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.browser.tablet import YOUNG


@dataclass
class Person:
    """One more person in the room."""

    address: str
    language: str = "fi"
    return_code: str = ""
    client: httpx.Client = field(default_factory=lambda: httpx.Client(timeout=10), repr=False)

    def join(self, code: str, role: str = YOUNG) -> "Person":
        """Takes part."""
        self.client.get(f"{self.address}/join?code={code}", headers={"Accept": "text/html"}).raise_for_status()
        self.return_code = self.send("join", code=code, role=role, language=self.language)["return_code"]
        return self

    def send(self, path: str, **body: object) -> dict[str, Any]:
        """Sends one answer with a key of its own."""
        answer = self.client.post(f"{self.address}/api/{path}", json={"key": secrets.token_hex(16), **body})
        answer.raise_for_status()
        reply: dict[str, Any] = answer.json()
        return reply

    def state(self) -> dict[str, Any]:
        """What the tablet would draw from."""
        found: dict[str, Any] = self.client.get(f"{self.address}/api/state").json()
        return found

    def vote(self, *wanted: str) -> None:
        """Gives a dot to each thing on the ballot with these words."""
        stage = self.state()["room"]["stage"]
        chosen = {target["id"]: 1 for target in stage["targets"] if target["words"]["text"] in wanted}
        assert len(chosen) == len(wanted)
        self.send("vote", stage=stage["id"], choices=chosen)
