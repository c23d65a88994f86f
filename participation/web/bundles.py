"""Streamlit's scripts and styles, compressed once and kept: 2.2 MB become 0.7 on the way to a tablet on a weak network.

Streamlit sends them as they are, because compressing them anew for every browser would cost more than it gives.
"""

import gzip
from functools import cache
from pathlib import Path

import streamlit
from starlette.responses import Response

_FOLDER = Path(streamlit.__file__).parent / "static" / "static"
_TYPES = {".js": "text/javascript", ".css": "text/css"}
_FOR_EVER = "public, max-age=31536000, immutable"


def find(path: str, accepts: str) -> Response | None:
    """The compressed file for a path below /static/, when there is one and the browser takes it."""
    folder, _, name = path.removeprefix("/static/").partition("/")
    if f"{folder}/{name}" not in _names() or "gzip" not in accepts:
        return None
    headers = {"content-encoding": "gzip", "cache-control": _FOR_EVER, "vary": "accept-encoding"}
    return Response(_compressed(f"{folder}/{name}"), media_type=_TYPES[Path(name).suffix], headers=headers)


@cache
def _names() -> frozenset[str]:
    return frozenset(f"{folder}/{file.name}" for folder in ("js", "css") for file in (_FOLDER / folder).iterdir() if file.suffix in _TYPES)


@cache
def _compressed(name: str) -> bytes:
    return gzip.compress((_FOLDER / name).read_bytes(), 6, mtime=0)
