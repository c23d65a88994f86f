"""The participant's tablet: one component that is the whole participant surface.

Its files are plain ES modules and one style file, served as they stand from `/tablet/`.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import streamlit as st

from participation import catalogues

FOLDER = Path(__file__).parent

HTML = """
<link rel="stylesheet" href="/tablet/tablet.css">
<div class="yhdessa"></div>
"""

# The address is made absolute, because the component's own script has an address that nothing can be relative to.
JS = """
export default async function (component) {
  const { start } = await import(new URL("/tablet/tablet.js", window.location.origin).href)
  return start(component)
}
"""

Said = Mapping[str, str | list[str]]

_tablet = st.components.v2.component("yhdessa_tablet", html=HTML, js=JS)


def mount(view: str, *, code: str | None = None, language: str, texts: Mapping[str, Said] | None = None) -> None:
    """Draws the tablet, which opens at `view` (`join`, `take_part`, `mine`, `what_happened`) in `language`."""
    _tablet(key="tablet", data={"view": view, "code": code or None, "language": language, "texts": dict(texts or translations())})


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
    return said
