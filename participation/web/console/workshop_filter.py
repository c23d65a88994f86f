"""Which workshops the list shows: those of a region, a place, a work package. What is chosen stands in the address."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from participation.model.texts import N_, Texts
from participation.model.workshop import Workshop
from participation.project import regions, structure
from participation.project.regions import Region
from participation.project.structure import WorkPackage
from participation.regional import places
from participation.regional.places import Place
from participation.store import Database
from participation.web.desk import address
from participation.web.shell import say


@dataclass(frozen=True)
class Known:
    """The regions, places and work packages of the project."""

    regions: Sequence[Region]
    places: Sequence[Place]
    packages: Sequence[WorkPackage]

    def where(self, workshop: Workshop) -> Texts | None:
        """Where a workshop is: its place, or its region."""
        named = {one.id: one.name for one in self.regions} | {one.id: one.name for one in self.places}
        return named.get(workshop.place_id or "") or named.get(workshop.region_id or "")


def known(database: Database) -> Known:
    """What workshops can be chosen by."""
    return Known(regions.every(database), places.every(database), structure.work_packages(database))


def fitting(of: Known, found: Sequence[Workshop]) -> list[Workshop]:
    """Draws the choices; gives the workshops that fit them. The work packages that are active in the region come first."""
    if not of.regions or not found:
        return list(found)
    with st.container(key="filters", horizontal=True):
        region = _select("region", N_("All regions"), {one.id: say(one.name) for one in of.regions})
        inside = {one.id: say(one.name) for one in of.places if one.region_id == region}
        place = _select("place", N_("All places"), inside) if inside else ""
        package = _select("package", N_("Work packages"), packages(of.packages, of.regions, region))
    return [one for one in found if region in ("", one.region_id) and place in ("", one.place_id) and package in ("", one.work_package_id)]


def packages(of: Sequence[WorkPackage], known_regions: Sequence[Region], region_id: str | None) -> dict[str, str]:
    """Work packages to choose from: those that are active in the region first, and named so; the others behind them."""
    region = next((one for one in known_regions if one.id == region_id), None)
    names = {}
    for one in regions.active_first(of, region):
        name = f"{one.number}. {say(one.name)}"
        names[one.id] = f"{name} · {say(N_('active here'))}" if region and one.id in region.work_packages else name
    return names


def _select(name: str, everything: str, options: Mapping[str, str]) -> str:
    key = f"filter-{name}"
    st.session_state[key] = now = address.value(name) if address.value(name) in options else ""
    st.selectbox(
        say(everything),
        ["", *options],
        format_func=lambda value: options.get(value, say(everything)),
        key=key,
        label_visibility="collapsed",
        filter_mode=None,
        on_change=lambda: address.go(**{name: st.session_state[key]}),
    )
    return now
