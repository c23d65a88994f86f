"""Live updates on a staff page: inside a fragment, `to(...)` has that fragment drawn again when its topics changed.

    @st.fragment(run_every=20)
    def queue() -> None:
        listen.to(workshop.id, "console", ["themes", "care"], key="queue")
        ...

The browser holds one stream a page, however many fragments listen; it comes back by itself when it was lost.
"""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

import streamlit as st

from participation.store import the_database
from participation.web import payloads
from participation.web.live import AUDIENCES

_SCRIPT = """
const streams = (globalThis.yhdessaStreams ??= new Map())

function open(address) {
  const stream = { listeners: new Set(), last: null, source: null, wait: 500 }
  const connect = () => {
    stream.source = new EventSource(address)
    stream.source.addEventListener("counters", (event) => {
      stream.wait = 500
      stream.last = JSON.parse(event.data)
      for (const hear of stream.listeners) hear(stream.last)
    })
    stream.source.onerror = () => {
      if (stream.source.readyState !== EventSource.CLOSED || !stream.listeners.size) return
      stream.again = setTimeout(connect, stream.wait)
      stream.wait = Math.min(stream.wait * 2, 10000)
    }
  }
  connect()
  streams.set(address, stream)
  return stream
}

const mounted = new WeakMap()

export default function ({ data, parentElement, setTriggerValue }) {
  const own = mounted.get(parentElement) ?? { leave() {} }
  mounted.set(parentElement, own)
  own.seen = data.seen
  own.tell = setTriggerValue
  own.hear ??= (counters) => {
    const moved = Object.keys(own.seen).filter((topic) => (counters[topic] ?? 0) > own.seen[topic])
    if (!moved.length) return
    for (const topic of moved) own.seen[topic] = counters[topic]
    own.tell("moved", moved.join())
  }
  if (own.address !== data.address) {
    own.leave()
    const stream = streams.get(data.address) ?? open(data.address)
    stream.listeners.add(own.hear)
    own.address = data.address
    own.leave = () => {
      stream.listeners.delete(own.hear)
      if (stream.listeners.size) return
      clearTimeout(stream.again)
      stream.source.close()
      streams.delete(data.address)
    }
  }
  const last = streams.get(own.address)?.last
  if (last) own.hear(last)
  return () => own.leave()
}
"""
_component = st.components.v2.component("yhdessa_listen", html="<span></span>\n", js=_SCRIPT)


def to(workshop_id: str, audience: str, topics: Sequence[str], *, key: str, screen_key: str = "") -> None:
    """Has the fragment around it run again when one of the topics moves. Call it before you read what you draw.

    `screen_key` opens the stream of the room's screen to whoever has its link.
    """
    if audience not in AUDIENCES:
        raise ValueError(audience)
    address = f"/live/{quote(workshop_id)}/{audience}" + (f"?{urlencode({'show': screen_key})}" if screen_key else "")
    with the_database().read() as look:
        now = payloads.counters(look, workshop_id)
    with st.container(key=f"listen-{key}"):
        _component(
            data={"address": address, "seen": {topic: now.get(topic, 0) for topic in topics}},
            key=f"listening-{key}",
            on_moved_change=lambda: None,
        )
