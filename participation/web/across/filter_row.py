"""Round, region and work package as filters that stand in the address, with the names that Review uses too."""

from collections.abc import Mapping
from urllib.parse import urlencode

import streamlit as st

from participation.across.reading import BETWEEN, Where
from participation.model.texts import N_
from participation.project import regions, structure
from participation.store import Database
from participation.web import shell
from participation.web.desk import address, filters
from participation.web.shell import say

ROUND, REGION, PACKAGE = "round", "region", "package"
PLACES = "cell"  # what is open inside a part; gone when a filter changes


def chosen(database: Database) -> Where:
    """Draws the filters; gives what was chosen."""
    rounds = {one.id: say(one.name) for one in structure.rounds(database)}
    packages = {one.id: f"{one.number} {say(one.name)}" for one in structure.work_packages(database)}
    places = {one.id: say(one.name) for one in regions.every(database)}
    with st.container(key="filters", horizontal=True, vertical_alignment="center"):
        return Where(
            round=_select(ROUND, say(N_("Round")), say(N_("All rounds")), rounds | {BETWEEN: say(N_("Between the rounds"))}),
            region=_select(REGION, say(N_("Region")), say(N_("All regions")), places),
            work_package=_select(PACKAGE, say(N_("Work package")), say(N_("All work packages")), packages),
        )


def any_chosen() -> bool:
    """Whether only a part of the themes is looked at."""
    return any(address.value(name) for name in (ROUND, REGION, PACKAGE))


def review(**chosen: str) -> str:
    """The address of Review with these filters."""
    return f"/review?{urlencode({name: value for name, value in chosen.items() if value})}"


def here(**changes: str) -> str:
    """The address of this page as it is, with these changes."""
    return shell.here({**st.query_params.to_dict(), **changes})


def _select(name: str, label: str, everything: str, options: Mapping[str, str]) -> str:
    return filters.select(name, label, everything, options, _changed)


def _changed(name: str) -> None:
    address.go(**{name: st.session_state[f"filter-{name}"] or "", PLACES: ""})
