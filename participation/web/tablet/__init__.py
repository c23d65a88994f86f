"""The participant's tablet: one component that is the whole participant surface.

Its files are plain ES modules and one style file, served as they stand from `/tablet/`.
"""

from collections.abc import Mapping
from pathlib import Path

import streamlit as st

FOLDER = Path(__file__).parent

HTML = """
<link rel="stylesheet" href="/tablet/tablet.css">
<div class="yhdessa"></div>
"""

# The address is made absolute, because the component's own script has an address that nothing can be relative to.
JS = """
export default async function (component) {
  const { start } = await import(new URL("/tablet/tablet.js", document.baseURI).href)
  return start(component)
}
"""

_tablet = st.components.v2.component("yhdessa_tablet", html=HTML, js=JS)


def mount(view: str, *, code: str | None, language: str, texts: Mapping[str, Mapping[str, object]]) -> None:
    """Draws the tablet: `view` is where it opens, `texts` the translations of its sentences for each language."""
    data = {"view": view, "code": code, "language": language, "texts": {name: dict(said) for name, said in texts.items()}}
    _tablet(key="tablet", data=data, height="content")
