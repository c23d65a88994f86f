"""Live updates on a staff page: inside a fragment, `to(...)` has that fragment drawn again when its topics changed.

    @st.fragment(run_every=20)
    def queue() -> None:
        listen.to(workshop.id, "console", ["themes", "care"], key="queue")
        ...

The browser holds one stream a page, however many fragments listen; it comes back by itself when it was lost. After a
restart of the server the fragments are unknown to it, so that the whole page has to run once: `whole_page()`, which
`shell.frame` puts there, lets it.
"""

from collections.abc import Sequence
from urllib.parse import quote, urlencode

import streamlit as st

from participation.store import the_database
from participation.web import asker, payloads
from participation.web.live import AUDIENCES, PROCESS

_SCRIPT = """
const streams = (globalThis.yhdessaStreams ??= new Map())

function open(address) {
  const stream = { listeners: new Set(), last: null, process: null, source: null, wait: 500 }
  const connect = () => {
    stream.source = new EventSource(address)
    stream.source.addEventListener("counters", (event) => {
      stream.wait = 500
      stream.last = JSON.parse(event.data)
      for (const hear of stream.listeners) hear(stream.last)
    })
    stream.source.addEventListener("server", (event) => {
      stream.process = event.data
      for (const hear of stream.listeners) hear(null)
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
let asking = null

// Asks for a run of the whole page until one by the new server has come.
function again(own, tries = 0) {
  clearTimeout(asking)
  const process = streams.get(own.address)?.process
  if (!process || process === own.process) return
  if (tries >= 10) return window.location.reload()
  globalThis.yhdessaAgain?.(`${process} ${tries}`)
  asking = setTimeout(() => again(own, tries + 1), 1000)
}

// Streamlit makes one run of one fragment of all that is told at one moment: so one fragment is told after another.
function inTurn(tell) {
  const before = globalThis.yhdessaTelling ?? Promise.resolve()
  globalThis.yhdessaTelling = before.then(() => new Promise((done) => {
    tell()
    setTimeout(done, 0)
  }))
}

const UNHEARD = 3000

export default function ({ data, parentElement, setTriggerValue }) {
  const own = mounted.get(parentElement) ?? { leave() {} }
  mounted.set(parentElement, own)
  clearTimeout(own.unheard)
  own.told = ""
  own.seen = data.seen
  own.process = data.process
  own.tell = setTriggerValue
  own.hear ??= (counters) => {
    if (streams.get(own.address)?.process !== own.process) return again(own)
    const moved = Object.keys(own.seen).filter((topic) => (counters?.[topic] ?? 0) > own.seen[topic])
    const news = moved.map((topic) => `${topic} ${counters[topic]}`).join()
    if (!news || news === own.told) return
    own.told = news
    inTurn(() => own.tell("moved", news))
    clearTimeout(own.unheard)
    own.unheard = setTimeout(() => {
      own.told = ""
      own.hear(streams.get(own.address)?.last)
    }, UNHEARD)
  }
  if (own.address !== data.address) {
    own.leave()
    const stream = streams.get(data.address) ?? open(data.address)
    stream.listeners.add(own.hear)
    own.address = data.address
    own.leave = () => {
      clearTimeout(own.unheard)
      stream.listeners.delete(own.hear)
      if (stream.listeners.size) return
      clearTimeout(stream.again)
      stream.source.close()
      streams.delete(data.address)
    }
  }
  const stream = streams.get(own.address)
  if (stream.process && stream.last) own.hear(stream.last)
  return () => own.leave()
}
"""
_WHOLE_PAGE = """
export default function ({ setTriggerValue }) {
  globalThis.yhdessaAgain = (why) => setTriggerValue("again", why)
}
"""
_component = st.components.v2.component("yhdessa_listen", html="<span></span>\n", js=_SCRIPT)
_whole_page = st.components.v2.component("yhdessa_whole_page", html="<span></span>\n", js=_WHOLE_PAGE)


def to(workshop_id: str, audience: str, topics: Sequence[str], *, key: str, screen_key: str = "") -> None:
    """Has the fragment around it run again when one of the topics moves. Call it before you read what you draw.

    `screen_key` opens the stream of the room's screen to whoever has its link.
    """
    if audience not in AUDIENCES:
        raise ValueError(audience)
    if not screen_key and asker.staff() is None:
        st.rerun()  # signed out meanwhile: the whole page asks who is here
    address = f"/live/{quote(workshop_id)}/{audience}" + (f"?{urlencode({'show': screen_key})}" if screen_key else "")
    with the_database().read() as look:
        now = payloads.counters(look, workshop_id)
    with st.container(key=f"listen-{key}"):
        _component(
            data={"address": address, "process": PROCESS, "seen": {topic: now.get(topic, 0) for topic in topics}},
            key=f"listening-{key}",
            on_moved_change=lambda: None,
        )


def whole_page() -> None:
    """Lets the page run as a whole when its server was started again; outside of every fragment, once a page."""
    with st.container(key="listen-whole-page"):
        _whole_page(key="listening-whole-page", on_again_change=lambda: None)
