"""The address that a page shows to other people's devices, and what stands there when they could not reach it."""

import streamlit as st

from participation import address
from participation.model.texts import N_

NO_WAY = N_("For the facilitator: tablets do not reach this computer yet. Connect it to the network and open this page again.")


def site(opened: str | None = None) -> str | None:
    """The beginning of our addresses for others, from the address of the page; None where there is no way to us."""
    return address.to_join(st.context.url or "" if opened is None else opened, only_here=only_here())


def only_here() -> bool:
    """Whether the server was told to listen to this machine alone."""
    return address.is_only_this_machine(st.get_option("server.address") or "")
