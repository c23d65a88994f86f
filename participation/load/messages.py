"""The few Streamlit messages that a tablet's browser sends and waits for, in protobuf's wire format.

Written out by hand because the generated classes bring all of Streamlit into this process. A test holds them against the
installed Streamlit's own classes.
"""

RERUN_SCRIPT = 11
QUERY_STRING, PAGE_NAME, CONTEXT = 1, 4, 8
TIME_ZONE, LOCALE, URL = 1, 3, 4

SCRIPT_FINISHED = 6
NEW_SESSION = 4


def first_run(page: str, query: str, url: str) -> bytes:
    """The first message of a session: run the page that the address names."""
    context = _text(TIME_ZONE, "Europe/Helsinki") + _text(LOCALE, "fi-FI") + _text(URL, url)
    state = _text(QUERY_STRING, query) + _text(PAGE_NAME, page) + _bytes(CONTEXT, context)
    return _bytes(RERUN_SCRIPT, state)


def kinds(message: bytes) -> set[int]:
    """The numbers of the fields that a message carries, among them the one that says what it is about."""
    found, at = set(), 0
    while at < len(message):
        tag, at = _number(message, at)
        found.add(tag >> 3)
        match tag & 7:
            case 0:
                _, at = _number(message, at)
            case 1:
                at += 8
            case 2:
                size, at = _number(message, at)
                at += size
            case 5:
                at += 4
            case other:
                raise ValueError(f"unknown wire type {other}")
    return found


def _bytes(field: int, content: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(content)) + content


def _text(field: int, content: str) -> bytes:
    return _bytes(field, content.encode()) if content else b""


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
