"""What `listening.py` serves."""

import streamlit as st

from participation.store import the_database
from participation.web import listen, payloads


def drawn(name: str) -> None:
    """Counts and says how often a part was drawn in this session."""
    st.session_state[name] = st.session_state.get(name, 0) + 1
    st.markdown(f"{name} drawn {st.session_state[name]}")


@st.fragment
def part(name: str, topics: tuple[str, ...]) -> None:
    listen.to("w", "console", topics, key=name)
    with the_database().read() as look:
        raised = payloads.counters(look, "w")
    st.markdown(f"{name} knows {sum(raised[topic] for topic in topics)}")
    drawn(name)


listen.whole_page()
drawn("page")
part("queue", ("themes", "care"))
part("people", ("people",))
