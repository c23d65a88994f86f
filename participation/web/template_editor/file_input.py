"""A button that takes the text of one file from the reader's own computer; its words are ours, in the reader's language."""

from collections.abc import Callable

import streamlit as st

_HTML = """
<style>
label { display: inline-flex; align-items: center; min-height: 2.75rem; padding: 0 1rem; border: 1px solid var(--st-border-color);
  border-radius: .9rem; cursor: pointer; font: inherit; color: var(--st-text-color); background: var(--st-secondary-background-color); }
label:focus-within { outline: 3px solid currentColor; outline-offset: 2px; }
input { position: absolute; width: 1px; height: 1px; opacity: 0; }
</style>
<label><span></span><input type="file" accept=".yaml,.yml"></label>
"""

_JS = """
export default function ({ data, parentElement, setTriggerValue }) {
  parentElement.querySelector("span").textContent = data.label
  const input = parentElement.querySelector("input")
  input.onchange = async () => {
    const [file] = input.files
    if (!file) return
    const bytes = new Uint8Array(await file.slice(0, data.most + 1).arrayBuffer())
    input.value = ""
    setTriggerValue("taken", btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")))
  }
}
"""

_file = st.components.v2.component("yhdessa_file_input", html=_HTML, js=_JS)


def draw(label: str, most: int, *, key: str, on_taken: Callable[[], None]) -> None:
    """The button. What was taken is `st.session_state[key].taken`, in base64 and at most one byte longer than `most`."""
    _file(key=key, data={"label": label, "most": most}, on_taken_change=on_taken)
