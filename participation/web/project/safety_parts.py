"""The safety page's parts: help numbers with those of the regions, the day of the last check, the checklist."""

from html import escape

import streamlit as st

from participation import safety_numbers
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.project import checklist, regions
from participation.store import Database
from participation.web.desk import words
from participation.web.project import editor
from participation.web.shell import say, typed


def numbers(database: Database, who: Staff) -> None:
    """Every help number, and the social emergency service of each region."""
    with database.read() as look:
        known = safety_numbers.every(look)
    own = {each.region_id: each.number or "" for each in known if each.region_id}
    with st.form("numbers", border=False):
        editor.heading(say(N_("Whom to call")))
        st.markdown(say(N_("A participant who wants to talk to an adult sees these. The local one is that of the workshop's region.")))
        given = {
            each.id: st.text_input(
                typed(each.label), each.number or "", key=f"number-{each.id}", autocomplete="off", max_chars=limits.HELP_NUMBER
            )
            for each in known
            if each.region_id is None
        }
        places = [each for each in regions.every(database) if each.kind != "whole"]
        local: dict[str, str] = {}
        if places:
            editor.heading(say(N_("Social emergency service by region")))
            for place in places:
                local[place.id] = st.text_input(
                    typed(place.name), own.get(place.id, ""), key=f"local-{place.id}", autocomplete="off", max_chars=limits.HELP_NUMBER
                )
        if st.form_submit_button(say(N_("Save the numbers")), type="primary"):
            editor.carry_out(lambda: safety_numbers.put(database, who, given, local))


def checked(database: Database, who: Staff) -> None:
    """When the numbers were last checked, and the button that says it again."""
    with database.read() as look:
        on, late = safety_numbers.checked_on(look), safety_numbers.overdue(look)
        missing = safety_numbers.local_number(look, None) is None
    editor.heading(say(N_("Checked")))
    st.markdown(say(N_("The numbers were last checked on {day}."), day=words.plain_day(on.isoformat())))
    if late:
        st.warning(say(N_("That is more than a year ago. Check each number and say so here.")))
    if missing:
        st.warning(say(N_("The local social emergency number is missing. Write it before the first workshop with children.")))
    if st.button(say(N_("I have checked every number today")), key="checked-today"):
        editor.carry_out(lambda: safety_numbers.confirm_checked(database, who))


def points() -> None:
    """The ten points, to read; they are ticked on the plan of each workshop."""
    editor.heading(say(N_("Before a workshop with children")))
    st.markdown(say(N_("A workshop with children can begin when each point is ticked on its plan.")))
    lines = "".join(
        f"<li>{escape(say(point.text))} <span class='quiet'>{escape(say(point.why))}</span></li>" for point in checklist.points()
    )
    st.html(f"<ol class='points'>{lines}</ol>")
