"""A stage as a tablet of 768 by 1024 shows it: the tablet's own modules draw it, and nothing in it can be tapped or sent."""

from collections.abc import Mapping

import streamlit as st

from participation.web.tablet import files

# On the desk 1 rem is 16 px and on a tablet 18, so the glass is 16/18 of a tablet and looks the same once it is scaled.
WIDTH, HEIGHT, SHOWN = 768 * 16 / 18, 1024 * 16 / 18, 336

_HTML = f"""
<link rel="stylesheet" href="/tablet/{files.version()}/tablet.css">
<style>
.frame {{ width: {SHOWN}px; max-width: 100%; height: {SHOWN * 1024 / 768}px; overflow: hidden; }}
.frame {{ border: 6px solid #5F6B68; border-radius: 18px; }}
.scaled {{ position: relative; width: {WIDTH}px; height: {HEIGHT}px; transform: scale({SHOWN / WIDTH}); transform-origin: 0 0; }}
</style>
<div class="frame" role="img"><div class="scaled" inert><div class="tablet"></div></div></div>
"""

_JS = """
const folder = new URL("/tablet/VERSION/", window.location.origin)
const me = { role: "young_expert", role_group: "E", language: "fi", code_written_down: true, tablet: 1 }
const names = ["known.js", "draw.js", "elements.js", "say.js", "bar.js", "views/take_part.js"]

let opened = null // a template that opens is read from its top, wherever the list was

export default async function ({ data, parentElement }) {
  if (opened !== data.template) document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0)
  opened = data.template
  const load = (name) => import(new URL(name, folder).href)
  const [{ change, onChange }, { draw }, { h }, { useLanguage }, { bar }, { takePart }] = await Promise.all(names.map(load))
  const tablet = parentElement.querySelector(".tablet")
  parentElement.querySelector(".frame").setAttribute("aria-label", data.label)
  useLanguage(data.language)
  tablet.lang = data.language
  onChange(() => {
    const { top, main, go } = takePart()
    const column = h("div", { key: "main", class: "column main" }, top, main)
    draw(tablet, [h("div", { class: "page" }, h("div", { class: "scroll" }, column), bar(go))])
  })
  change({ view: "take_part", ready: true, me: { ...me, language: data.language }, room: data.room, mine: null, place: {} })
}
""".replace("VERSION", files.version())

_preview = st.components.v2.component("yhdessa_tablet_preview", html=_HTML, js=_JS)


def draw(template_id: str, room: Mapping[str, object], language: str, label: str) -> None:
    """The room as a tablet shows it to somebody who reads this language; `label` says it to who cannot see it."""
    _preview(key="tablet-preview", data={"template": template_id, "room": dict(room), "language": language, "label": label})
