"""What a page keeps in its address, so that a link opens the same view and the back button works."""

import streamlit as st


def value(name: str) -> str:
    """What the address says; empty when it says nothing."""
    return st.query_params.get(name, "")


def number(name: str, highest: int) -> int:
    """A whole number from 1 to `highest` that the address says; 1 for anything else."""
    said = value(name)
    return min(max(int(said[:6]), 1), max(highest, 1)) if said.isascii() and said.isdigit() else 1


def go(**changes: str) -> None:
    """Changes the address in one step, which the back button can take back; an empty text takes a part off."""
    kept = {**st.query_params.to_dict(), **changes}
    wanted = {name: said for name, said in kept.items() if said}
    if wanted != st.query_params.to_dict():
        st.query_params.from_dict(wanted)
