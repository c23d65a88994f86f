"""The translators' catalogues: finds every sentence in the code and brings the `.po` files up to date with them.

`python -m participation.catalogues` keeps what is translated, adds what is new and takes out what is gone.
"""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po

from participation.model.texts import LANGUAGES
from participation.texts import FOLDER

ROOT = Path(__file__).parent.parent
TRANSLATED = ("fi", "sv")
ONE = {"say", "everywhere", "N_", "Refused", "NotAllowed", "Unknown", "FromElsewhere", "NotFound", "Gone", "SlowDown"}
MANY = {"say_many", "everywhere_many", "forms"}
JAVASCRIPT = {"say": (1,), "sayMany": (1, 2)}
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"Plural-Forms: {plurals}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

Sentence = str | tuple[str, str]


def in_code() -> Catalog:
    """Every sentence of the code with the files that it stands in."""
    found = Catalog(project="Yhdessä")
    for path in sorted([*ROOT.glob("app.py"), *ROOT.glob("pages/**/*.py"), *ROOT.glob("participation/**/*.py")]):
        for sentence in in_python(path.read_text("utf-8")):
            found.add(sentence, locations=[(str(path.relative_to(ROOT)), 0)])
    for path in sorted(ROOT.glob("participation/web/**/*.js")):
        for sentence in in_javascript(path):
            found.add(sentence, locations=[(str(path.relative_to(ROOT)), 0)])
    return found


def in_python(source: str) -> Iterator[Sentence]:
    """The sentences of Python code: the first texts that stand written out in a call that says something."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        texts = [arg.value for arg in node.args[:3] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        written = [text for text in texts if text not in LANGUAGES]
        if name in ONE and written:
            yield written[0]
        elif name in MANY and len(written) > 1:
            yield written[0], written[1]


def in_javascript(path: Path) -> Iterator[Sentence]:
    """The sentences of the tablet's code."""
    with path.open("rb") as file:
        for _, message, _, _ in extract("javascript", file, JAVASCRIPT):
            yield (str(message[0]), str(message[1])) if isinstance(message, tuple) else str(message)


def catalogue(language: str) -> Catalog:
    """The catalogue of a language as it stands; empty where there is none yet."""
    path = FOLDER / f"{language}.po"
    if not path.exists():
        return Catalog(locale=language, project="Yhdessä")
    with path.open("rb") as file:
        return read_po(file, locale=language)


def sentences(of: Catalog) -> list[Message]:
    """The messages of a catalogue without its header."""
    return [message for message in of if message.id]


def update() -> int:
    """Brings the catalogues up to date; gives the number of sentences that wait for a translator."""
    code, waiting = in_code(), 0
    for language in TRANSLATED:
        known = catalogue(language)
        renewed = Catalog(locale=language, project="Yhdessä", fuzzy=False)
        for message in sentences(code):
            before = known.get(message.id)
            string = before.string if before else ""
            renewed.add(message.id, string, locations=message.locations)
            waiting += not string or not all(string)
        with (FOLDER / f"{language}.po").open("wb") as file:
            file.write(HEADER.format(language=language, plurals=renewed.plural_forms).encode())
            write_po(file, renewed, width=110, sort_output=True, include_lineno=False, omit_header=True)
    return waiting


if __name__ == "__main__":
    left = update()
    print(f"{left} translations are missing." if left else "Everything is translated.")
    sys.exit(1 if left else 0)
