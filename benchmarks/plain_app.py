"""The plain Streamlit way of voting on statements, for comparison: widgets, a polling fragment and SQLite behind."""

import os
import sqlite3
import uuid

import streamlit as st

STATEMENTS = 8
CHOICES = ["agree", "pass", "disagree"]


def database() -> sqlite3.Connection:
    """A connection of this run's own, as each run is on a thread of its own."""
    connection = sqlite3.connect(os.environ["PLAIN_DATABASE"], timeout=30)
    connection.execute("PRAGMA journal_mode = WAL")
    return connection


def save(person: str, statement: int) -> None:
    """Keeps one vote; the last one of a person on a statement counts."""
    with database() as connection:
        connection.execute(
            "INSERT INTO votes VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET choice = excluded.choice",
            (person, statement, st.session_state[f"choice-{statement}"]),
        )
    st.session_state.saved += 1


with database() as start:
    start.execute("CREATE TABLE IF NOT EXISTS stage (name TEXT)")
    start.execute(
        "CREATE TABLE IF NOT EXISTS votes (person TEXT, statement INTEGER, choice TEXT, PRIMARY KEY (person, statement))"
    )

person = st.session_state.setdefault("person", uuid.uuid4().hex)
st.session_state.setdefault("saved", 0)
st.title("What should change?")


@st.fragment(run_every=2)
def board() -> None:
    """The open stage and its statements; polls for what others did."""
    connection = database()
    stage = connection.execute("SELECT name FROM stage").fetchone()
    count = connection.execute("SELECT count(*) FROM votes").fetchone()[0]
    st.subheader(stage[0] if stage else "Vote")
    st.caption(f"{count} answers so far")
    for statement in range(STATEMENTS):
        st.radio(
            f"Statement {statement + 1}",
            CHOICES,
            index=None,
            horizontal=True,
            key=f"choice-{statement}",
            on_change=save,
            args=(person, statement),
        )
    st.caption(f"Saved: {st.session_state.saved}.")


board()
