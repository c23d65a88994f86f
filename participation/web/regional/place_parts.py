"""The places, partners and groups of regions on the project page."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.project.regions import Region
from participation.regional import places, region_groups
from participation.regional.places import Place
from participation.store import Database
from participation.web.project import editor, html
from participation.web.shell import say


def of_regions(database: Database, known: Sequence[Region]) -> str:
    """Each region with its places and partners, and the regions that are put together; as HTML."""
    partners, where = places.partners(database), places.every(database)
    rows = [(say(one.name), _beside(one, where, partners)) for one in known]
    parts = [(name, beside) for name, beside in rows if beside]
    names = {one.id: say(one.name) for one in known}
    groups = [
        (say(one.name), f"<p class='quiet'>{escape(', '.join(names[each] for each in one.regions if each in names))}</p>")
        for one in region_groups.every(database)
    ]
    found = f"<h2>{escape(say(N_('Places and partners')))}</h2>{html.named(parts)}" if parts else ""
    return found + (f"<h2>{escape(say(N_('Regions put together')))}</h2>{html.named(groups)}" if groups else "")


def _beside(region: Region, where: Sequence[Place], partners: Mapping[str, tuple[Texts, ...]]) -> str:
    inside = ", ".join(say(one.name) for one in where if one.region_id == region.id)
    along = ", ".join(say(name) for name in partners.get(region.id, ()))
    said = [(N_("Places: {names}."), inside), (N_("Partners: {names}."), along)]
    return "".join(f"<p class='quiet'>{escape(say(text, names=names))}</p>" for text, names in said if names)


def lists(database: Database, region_id: str | None, key: str) -> tuple[tuple[Texts, ...], tuple[Texts, ...]]:
    """The places and partners of a region, to edit line by line."""
    inside = [one.name for one in places.every(database) if one.region_id == region_id]
    named = editor.lines(say(N_("Places, one a line")), inside, f"{key}-places")
    along = places.partners(database).get(region_id or "", ())
    return named, editor.lines(say(N_("Partners, one a line")), along, f"{key}-partners")


def groups(database: Database, who: Staff, names: Mapping[str, str]) -> None:
    """Putting regions together, such as the capital region."""
    known = region_groups.every(database)
    with st.expander(say(N_("Put regions together"))):
        edited = editor.chosen({one.id: say(one.name) for one in known}, say(N_("A new group of regions")), "group")
        one = next((each for each in known if each.id == edited), None)
        key = f"region-group-{edited or 'new'}"
        with st.form(key, border=False):
            name = editor.texts(say(N_("Name")), one.name if one else None, f"{key}-name")
            inside = editor.many(say(N_("Regions in it")), names, one.regions if one else (), f"{key}-regions")
            if st.form_submit_button(say(N_("Save the group of regions"))):
                editor.carry_out(lambda: region_groups.put(database, who, edited, name=name, regions=inside))
        if edited and st.button(say(N_("Take the group apart")), key=f"apart-{edited}"):
            editor.carry_out(lambda: region_groups.delete(database, who, edited))
