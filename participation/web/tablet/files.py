"""The tablet's own files as the browser gets them: under an address that changes with them, so that each is fetched once."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from participation import catalogues, clock

FOLDER = Path(__file__).parent
TYPES = {".js": "text/javascript", ".css": "text/css"}
WORDS = "words.js"  # made of the catalogues and the setting of the time zone, and no file
FOR_EVER = "public, max-age=31536000, immutable"

NOT_IN_DOCUMENTS = ("first.js", "refused.js")  # they stand on Streamlit's pages

Said = Mapping[str, str | list[str]]


@cache
def version() -> str:
    """A short name for the present state of all files and words."""
    found = hashlib.sha256()
    for name, content in sorted(contents().items()):
        found.update(name.encode() + content)
    return found.hexdigest()[:12]


def folder() -> str:
    """The address of the folder."""
    return f"/tablet/{version()}"


def modules() -> list[str]:
    """The modules of the surface, so that a document can name them all at once."""
    return sorted(name for name in contents() if name.endswith(".js") and name not in NOT_IN_DOCUMENTS)


@cache
def contents() -> Mapping[str, bytes]:
    """Every file by its path below this folder."""
    files = {str(path.relative_to(FOLDER).as_posix()): path.read_bytes() for path in FOLDER.rglob("*") if path.suffix in TYPES}
    words = f"export default {json.dumps(translations(), ensure_ascii=False)};\nexport const zone = {json.dumps(clock.zone().key)};\n"
    return {**files, WORDS: words.encode()}


@cache
def translations() -> Mapping[str, Said]:
    """What the tablet says in each language but English, by the English sentence; both forms where it counts something."""
    sentences = {sentence for path in sorted(FOLDER.rglob("*.js")) for sentence in catalogues.in_javascript(path)}
    return {language: _said(language, sentences) for language in catalogues.TRANSLATED}


def _said(language: str, sentences: set[catalogues.Sentence]) -> Said:
    catalogue = catalogues.catalogue(language)
    said: dict[str, str | list[str]] = {}
    for sentence in sentences:
        one = sentence if isinstance(sentence, str) else sentence[0]
        message = catalogue.get(one)
        if message and message.string:
            said[one] = message.string if isinstance(message.string, str) else list(message.string)
    return dict(sorted(said.items()))


async def send(request: Request) -> Response:
    """`GET /tablet/{version}/{file}`: one file, kept by the browser for as long as its address stays."""
    name = request.path_params["file"]
    content = contents().get(name)
    if content is None:
        return Response(status_code=404)
    current = request.path_params["version"] == version()
    headers = {"cache-control": FOR_EVER if current else "no-cache"}
    return Response(content, media_type=TYPES[Path(name).suffix], headers=headers)
