"""The few Streamlit messages that a browser sends and reads here, in protobuf's wire format.

Written out by hand because the generated classes bring all of Streamlit into this process. A test holds them against the
installed Streamlit's own classes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Wire = int | bytes

RERUN_SCRIPT = 11
QUERY_STRING, WIDGET_STATES, PAGE_SCRIPT_HASH, PAGE_NAME, FRAGMENT_ID, CONTEXT = 1, 2, 3, 4, 5, 8
WIDGETS, WIDGET_ID, TRIGGER_VALUE, JSON_TRIGGER_VALUE = 1, 1, 2, 16
TIME_ZONE, LOCALE, URL = 1, 3, 4

NEW_SESSION, DELTA, SCRIPT_FINISHED = 4, 5, 6
SESSION_PAGE_HASH = 9
NEW_ELEMENT, DELTA_FRAGMENT_ID = 3, 8
ELEMENT_KINDS: dict[int, Literal["button", "component"]] = {19: "button", 59: "component"}
ELEMENT_ID, COMPONENT_JSON = 1, 10


@dataclass(frozen=True)
class Place:
    """Where a browser is: the address's query and the page, and the fragment in which something was done."""

    query: str = ""
    page: str = ""
    page_hash: str = ""
    fragment: str = ""
    url: str = ""


@dataclass(frozen=True)
class Element:
    """A button or a component that was drawn, with what a component was given as JSON."""

    kind: Literal["button", "component"]
    id: str
    fragment: str
    json: str = ""

    @property
    def key(self) -> str:
        """The key that the page gave it."""
        return self.id.split("-", 2)[-1]


@dataclass(frozen=True)
class Read:
    """What one message from the server says, as far as it matters here."""

    finished: bool = False
    page_hash: str | None = None
    elements: tuple[Element, ...] = field(default=())


def rerun(place: Place, *, pressed: str = "", event: tuple[str, str] | None = None) -> bytes:
    """Run the page or a fragment of it; with a button that was pressed, or a component's event as (id, JSON)."""
    context = _text(TIME_ZONE, "Europe/Helsinki") + _text(LOCALE, "fi-FI") + _text(URL, place.url)
    widget = b""
    if pressed:
        widget = _text(WIDGET_ID, pressed) + _varint(TRIGGER_VALUE << 3) + b"\x01"
    elif event:
        widget = _text(WIDGET_ID, event[0]) + _text(JSON_TRIGGER_VALUE, event[1])
    state = (
        _text(QUERY_STRING, place.query)
        + (_bytes(WIDGET_STATES, _bytes(WIDGETS, widget)) if widget else b"")
        + _text(PAGE_SCRIPT_HASH, place.page_hash)
        + _text(PAGE_NAME, place.page)
        + _text(FRAGMENT_ID, place.fragment)
        + _bytes(CONTEXT, context)
    )
    return _bytes(RERUN_SCRIPT, state)


def read(message: bytes) -> Read:
    """What a message from the server says."""
    for number, value in fields(message):
        if number == SCRIPT_FINISHED:
            return Read(finished=True)
        if number == NEW_SESSION:
            return Read(page_hash=_said(value, SESSION_PAGE_HASH))
        if number == DELTA and isinstance(value, bytes):
            return Read(elements=tuple(_elements(value)))
    return Read()


def _elements(delta: bytes) -> Iterator[Element]:
    for number, value in fields(delta):
        if number == NEW_ELEMENT and isinstance(value, bytes):
            for kind, inner in fields(value):
                if kind in ELEMENT_KINDS:
                    given = _said(inner, COMPONENT_JSON) if ELEMENT_KINDS[kind] == "component" else ""
                    yield Element(ELEMENT_KINDS[kind], _said(inner, ELEMENT_ID), _said(delta, DELTA_FRAGMENT_ID), given)


def _said(message: Wire, wanted: int) -> str:
    """The text of a field; empty where it isn't there."""
    if isinstance(message, bytes):
        for number, value in fields(message):
            if number == wanted and isinstance(value, bytes):
                return value.decode()
    return ""


def fields(message: bytes) -> Iterator[tuple[int, Wire]]:
    """Each field of a message: its number, and a number or bytes."""
    at = 0
    while at < len(message):
        tag, at = _number(message, at)
        match tag & 7:
            case 0:
                value, at = _number(message, at)
                yield tag >> 3, value
            case 2:
                size, at = _number(message, at)
                yield tag >> 3, message[at : at + size]
                at += size
            case 1 | 5 as fixed:
                size = 8 if fixed == 1 else 4
                yield tag >> 3, message[at : at + size]
                at += size
            case other:
                raise ValueError(f"unknown wire type {other}")


def _bytes(number: int, content: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(content)) + content


def _text(number: int, content: str) -> bytes:
    return _bytes(number, content.encode()) if content else b""


def _varint(number: int) -> bytes:
    digits = bytearray()
    while number > 0x7F:
        digits.append(number & 0x7F | 0x80)
        number >>= 7
    digits.append(number)
    return bytes(digits)


def _number(message: bytes, at: int) -> tuple[int, int]:
    number = shift = 0
    while True:
        digit = message[at]
        number |= (digit & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if digit < 0x80:
            return number, at
