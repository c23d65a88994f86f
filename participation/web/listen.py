"""Live updates on a staff page: inside a fragment, `to(...)` has that fragment drawn again when its topics changed.

    @st.fragment(run_every=20)
    def queue() -> None:
        listen.to(workshop.id, "console", ["themes", "care"], key="queue")
        ...

The browser holds one stream a page, however many fragments listen; it comes back by itself when it was lost, and where the
network lets no stream through it asks every few seconds (`tablet/stream.js`). After a
restart of the server the fragments are unknown to it, so that the whole page has to run once: `whole_page()`, which
`shell.frame` puts there, lets it.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, urlencode

import streamlit as st

from participation import texts
from participation.model.texts import N_
from participation.store import the_database
from participation.web import asker, payloads
from participation.web.live import AUDIENCES, PROCESS
from participation.web.tablet import files

_SCRIPT = Path(__file__).with_name("listen.js").read_text(encoding="utf-8")
_WHOLE_PAGE = Path(__file__).with_name("whole_page.js").read_text(encoding="utf-8")
LOST = N_("The connection to the server is lost. It comes back by itself. What was saved is safe.")
SLOW = N_("Live updates are slow in this network. They come every few seconds.")
FOLLOW = f"{files.folder()}/stream.js"
_component = st.components.v2.component("yhdessa_listen", html="<span></span>\n", js=_SCRIPT)
_whole_page = st.components.v2.component("yhdessa_whole_page", html="<span></span>\n", js=_WHOLE_PAGE)


def counters(workshop_id: str) -> Mapping[str, int]:
    """How often each topic was raised until now."""
    with the_database().read() as look:
        return payloads.counters(look, workshop_id)


def to(
    workshop_id: str, audience: str, topics: Sequence[str], *, key: str, screen_key: str = "", seen: Mapping[str, int] | None = None
) -> None:
    """Has the fragment around it run again when one of the topics moves.

    Call it before you read what you draw; where the topics hang on what you read, give the counters from before as `seen`.
    `screen_key` opens the stream of the room's screen to whoever has its link.
    """
    if audience not in AUDIENCES:
        raise ValueError(audience)
    if not screen_key and asker.staff() is None:
        st.rerun()  # signed out meanwhile: the whole page asks who is here
    address = f"/live/{quote(workshop_id)}/{audience}" + (f"?{urlencode({'show': screen_key})}" if screen_key else "")
    now = counters(workshop_id) if seen is None else seen
    with st.container(key=f"listen-{key}"):
        _component(
            data={"address": address, "script": FOLLOW, "process": PROCESS, "seen": {topic: now.get(topic, 0) for topic in topics}},
            key=f"listening-{key}",
            on_moved_change=lambda: None,
        )


def whole_page() -> None:
    """Lets the page run as a whole when its server was started again; outside of every fragment, once a page."""
    with st.container(key="listen-whole-page"):
        said = {"lost": texts.say(asker.language(), LOST), "slow": texts.say(asker.language(), SLOW)}
        _whole_page(data={**said, "process": PROCESS}, key="listening-whole-page", on_again_change=lambda: None)
