"""The events page: head counts and themes of webinars, infos and trainings, apart from the people of workshops."""

from datetime import date
from html import escape

import streamlit as st

from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.model.workshop import Workshop
from participation.project import counts_of_people, events, groups, regions
from participation.store import Database
from participation.web.console import part
from participation.web.desk import words
from participation.web.project import editor, html, people_figures
from participation.web.screen import joining
from participation.web.shell import say

WRITES = frozenset({"facilitator", "reviewer", "admin"})


def draw(database: Database, who: Staff) -> None:
    """The list with its head counts, and the form."""
    known = events.every(database)
    left, right = editor.two()
    with left:
        people_figures.draw_heads(counts_of_people.heads(database, who))
        if known:
            st.html(_list(database, who, known))
        else:
            html.nothing(say(N_("There are no events yet. A webinar, an info or a training belongs here: a head count and themes.")))
    with right:
        if who.roles & WRITES:
            _form(database, who, known)


def _list(database: Database, who: Staff, known: list[events.Event]) -> str:
    made = events.workshops_of(database, who)
    audiences = {group.id: say(group.name) for group in groups.every(database)}
    places = {region.id: say(region.name) for region in regions.every(database)}
    lines = []
    for one in known:
        badge = words.badge(say(events.KINDS[one.kind]), "blue")
        facts = [
            words.plain_day(one.on_day) if one.on_day else "",
            places.get(one.region_id or "", ""),
            say(N_("For: {audience}"), audience=audiences[one.audience]) if one.audience in audiences else "",
        ]
        if one.heads is not None:
            heads = N_("Heads: over {number}") if one.more_than else N_("Heads: {number}")
            facts.append(say(heads, number=people_figures.number(one.heads)))
        themes = f"<p class='quiet'>{escape(say(one.themes))}</p>" if say(one.themes) else ""
        code = _join_code(made[one.id]) if one.id in made else ""
        lines.append((say(one.name), f"<p>{badge} {escape(' · '.join(filter(None, facts)))}</p>{themes}{code}"))
    return html.named(lines)


def _join_code(workshop: Workshop) -> str:
    if workshop.state == "closed":
        return f"<p>{escape(say(N_('Its workshop is closed.')))}</p>"
    joins = escape(say(N_("People join without registration, with the code:")))
    return f"<p>{joins} <b>{joining.in_two(workshop.join_code)}</b></p>"


def _workshop(database: Database, who: Staff, event_id: str) -> None:
    """The workshop of an event: to make it, or the way to it."""
    made = events.workshops_of(database, who).get(event_id)
    if made is not None:
        part.link("run", say(N_("Open the console of its workshop")), workshop=made.id)
        return
    st.markdown(say(N_("A workshop gives this event a join code. Nobody registers, and heads are counted apart from participants.")))
    if st.button(say(N_("Make a workshop of it")), key=f"make-workshop-{event_id}"):
        editor.carry_out(lambda: events.make_workshop(database, who, event_id), say(N_("The workshop is made. Its join code is here.")))


def _form(database: Database, who: Staff, known: list[events.Event]) -> None:
    names = {one.id: say(one.name) for one in known}
    edited = editor.chosen(names, say(N_("A new event")))
    one = next((each for each in known if each.id == edited), None)
    key = f"event-{edited or 'new'}"
    with st.form(key, border=False):
        kinds = {value: say(label) for value, label in events.KINDS.items()}
        kind = editor.choice(say(N_("Kind of event")), kinds, one.kind if one else None, f"{key}-kind")
        name = editor.texts(say(N_("Name")), one.name if one else None, f"{key}-name")
        stands = date.fromisoformat(one.on_day) if one and one.on_day else None
        on_day = st.date_input(say(N_("Day")), stands, key=f"{key}-day", format="DD.MM.YYYY")
        heads = st.number_input(
            say(N_("Head count")), *limits.HEADS.ends, one.heads if one else None, key=f"{key}-heads", placeholder=say(N_("Not counted"))
        )
        more = st.checkbox(say(N_("There were more: only a lower limit is known")), one.more_than if one else False, key=f"{key}-more")
        themes = editor.texts(say(N_("Themes")), one.themes if one else None, f"{key}-themes", long=True)
        audiences = {group.id: say(group.name) for group in groups.every(database)}
        audience = editor.choice(say(N_("For whom")), audiences, one.audience if one else None, f"{key}-for", none=say(N_("Everyone")))
        places = {region.id: say(region.name) for region in regions.every(database)}
        place = editor.choice(say(N_("Region")), places, one.region_id if one else None, f"{key}-region", none=say(N_("None")))
        if st.form_submit_button(say(N_("Save the event")), type="primary"):
            editor.carry_out(
                lambda: events.put(
                    database,
                    who,
                    edited,
                    kind=kind or "other",
                    name=name,
                    on_day=on_day,
                    heads=int(heads) if heads is not None else None,
                    more_than=more,
                    themes=themes,
                    audience=audience,
                    region_id=place,
                )
            )
    if edited and who.roles & {"facilitator", "admin"}:
        _workshop(database, who, edited)
    if edited:
        editor.remove(edited, {}, lambda: events.delete(database, who, edited))
