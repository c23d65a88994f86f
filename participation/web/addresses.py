"""Whether an address that somebody asks for is one at all, before anything reads its parts."""

from urllib.parse import unquote_to_bytes

from starlette.types import Scope

from participation.store.storable import is_storable

LONGEST = 8 * 1024


def is_proper(scope: Scope) -> bool:
    """Whether path and query are of a usual length and say proper signs: what a database and a log can take."""
    query: bytes = scope.get("query_string", b"")
    path: bytes = scope.get("raw_path") or scope["path"].encode("utf-8", "surrogatepass")
    if len(path) + len(query) > LONGEST:
        return False
    try:
        return is_storable(unquote_to_bytes(path).decode() + unquote_to_bytes(query).decode())
    except UnicodeDecodeError:
        return False
