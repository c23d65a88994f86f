"""The participant's tablet: one component that is the whole participant surface.

Its files are plain ES modules and one style file, served as they stand from `/tablet/`.
"""

import streamlit as st

from participation.web.tablet import files

HTML = f"""
<link rel="stylesheet" href="{files.folder()}/tablet.css">
<div class="yhdessa"></div>
"""

# The address is made absolute, because the component's own script has an address that nothing can be relative to.
JS = f"""
export default async function (component) {{
  const {{ start }} = await import(new URL("{files.folder()}/tablet.js", window.location.origin).href)
  return start(component)
}}
"""

_tablet = st.components.v2.component("yhdessa_tablet", html=HTML, js=JS)


def mount(view: str, *, code: str | None = None, language: str) -> None:
    """Draws the tablet, which opens at `view` (`join`, `take_part`, `mine`, `what_happened`) in `language`."""
    _tablet(key="tablet", data={"view": view, "code": code or None, "language": language})
