"""The right side: what the room sees now and what it shall see, who is here, and the door."""

from collections.abc import Callable, Mapping
from html import escape
from typing import TypeVar

import streamlit as st

from participation import audience, join_page, screen, workshops
from participation.audience import Audience
from participation.insight.suppression import LEAST
from participation.model.people import GROUP_COLOURS, GROUP_NAMES, GROUP_SIGNS
from participation.model.texts import N_
from participation.model.workshop import Shows, Whose, Workshop
from participation.screen import Picture, VoteOnScreen
from participation.web import listen, shell, way_in
from participation.web.console import part
from participation.web.screen import joining, page
from participation.web.shell import say, say_many

SHOWS: dict[Shows, str] = {"themes": N_("Themes"), "groups": N_("Groups"), "votes": N_("Votes")}
WHOSE: dict[Whose, str] = {"all": N_("All themes"), "experts": N_("Experts by experience first")}
PIXELS = 3  # of each little square of the QR code
Value = TypeVar("Value", bound=str)
VIEWS: dict[str, str] = {
    "joining": N_("The screen says how to join"),
    "rules": N_("The screen shows the ground rules"),
    "pause": N_("The screen shows the break"),
    "text": N_("The screen shows a text to read"),
    "task": N_("The screen shows the question"),
    "note": N_("The screen shows the question"),
    "picture": N_("The screen shows the shared picture"),
    "turn": N_("The screen says whose turn it is"),
    "path": N_("The screen shows the path"),
    "relations": N_("The screen shows the map of relations"),
    "themes": N_("The screen shows the themes"),
    "groups": N_("The screen shows the groups"),
    "votes": N_("The screen shows the votes"),
    "hidden": N_("The screen says that the votes are hidden"),
    "thanks": N_("The screen says thank you"),
}


@st.fragment
def on_screen(workshop_id: str) -> None:
    """A small picture of the screen, and what it shall show."""
    listen.to(workshop_id, "console", ["screen", "stage", "themes", "people", "figures"], key="on-screen")
    database, who = shell.database(), part.who()
    workshop = workshops.get(database, who, workshop_id)
    picture = screen.of(database, workshop)
    vote = screen.vote(database, who, workshop_id)
    with st.container(key="on-screen"):
        with st.container(key="live-head", horizontal=True, vertical_alignment="center"):
            st.subheader(say(N_("On the screen now")), anchor=False, width="stretch")
            frozen = picture.frozen
            live = say(N_("Stopped")) if frozen else say(N_("Live"))
            st.html(f'<p class="live{" frozen" if frozen else ""}">{escape(live)}</p>', width="content")
        st.html(_mini(picture))
        part.say_refusal("screen")
        if workshop.state != "closed":
            _chooser(workshop)
            if picture.view == "themes":
                _whose(workshop)
            if workshop.screen.shows == "votes" or vote is not None:
                _votes(workshop, vote)
            _freeze(workshop)
        st.link_button(say(N_("Open the screen")), f"/screen?show={workshop.screen_key}", icon=":material/open_in_new:", width="stretch")


def _mini(picture: Picture) -> str:
    """The screen as a thumbnail: its question and the shape of what stands on it."""
    view = "hidden" if picture.view == "votes" and picture.votes is None else picture.view
    said = escape(say(VIEWS[view]))
    pieces = {
        "themes": "<s></s>" * min(9, len(picture.themes)),
        "groups": "<s><u></u><u></u></s>" * min(6, len(picture.groups)),
        "votes": "".join(f'<b style="width:{wide}%"></b>' for wide in (84, 70, 52, 38)),
    }
    code = "<i></i>" if picture.code is not None and picture.view != "joining" else ""
    question = escape(say(page.question(picture)))
    return (
        f'<div class="mini {view}"><p class="mini-band"><span>{question}</span>{code}</p>'
        f'<div class="mini-body" aria-hidden="true">{pieces.get(view, "")}</div></div><p class="quiet">{said}</p>'
    )


def _chooser(workshop: Workshop) -> None:
    """What the screen shows."""

    def put(shows: Shows) -> None:
        workshops.show_on_screen(shell.database(), part.who(), workshop.id, shows)

    _choice("shows", say(N_("What the screen shows")), SHOWS, workshop.screen.shows, put)


def _whose(workshop: Workshop) -> None:
    """Whose themes stand on the screen, where so many experts by experience are here that it tells nothing about one of them."""
    if workshop.screen.whose == "all" and not screen.experts_may_come_first(shell.database(), part.who(), workshop.id):
        st.html(f'<p class="quiet">{escape(say(screen.TOO_FEW))}</p>')
        return

    def put(whose: Whose) -> None:
        screen.put_first(shell.database(), part.who(), workshop.id, whose)

    _choice("whose", say(N_("Whose themes the screen shows")), WHOSE, workshop.screen.whose, put)


def _choice(name: str, label: str, options: Mapping[Value, str], present: Value, put: Callable[[Value], None]) -> None:
    """One of a few. Where somebody else or the stage chose, a new widget takes the place of the old one.

    A value put into the same widget could be overwritten by what the browser sends at that moment.
    """
    chosen, number = st.session_state.get(f"chosen-{name}", (None, 0))
    if chosen != present:
        number += 1
        st.session_state[f"chosen-{name}"] = (present, number)
    with st.container(key=name):
        st.segmented_control(
            label,
            list(options),
            default=present,
            format_func=lambda value: say(options[value]),
            key=f"{name}-{number}",
            required=True,
            label_visibility="collapsed",
            width="stretch",
            on_change=_choose,
            args=(name, number, put),
        )


def _choose(name: str, number: int, put: Callable[[Value], None]) -> None:
    if st.session_state[f"chosen-{name}"][1] != number:
        return  # the browser still spoke of a widget that is gone
    value = st.session_state[f"{name}-{number}"]
    kept = part.carry_out("screen", lambda: put(value))
    st.session_state[f"chosen-{name}"] = (value if kept else None, number)


def _votes(workshop: Workshop, vote: VoteOnScreen | None) -> None:
    if vote is None:
        st.html(f'<p class="quiet">{escape(say(N_("There is no vote yet.")))}</p>')
        return
    name, icon = (N_("Hide the votes"), "visibility_off") if vote.revealed else (N_("Show the votes"), "visibility")
    st.button(say(name), key="reveal", icon=f":material/{icon}:", width="stretch", on_click=_reveal, args=(workshop.id, vote))
    if not vote.enough:
        said = say(N_("Fewer than {least} people have voted. The numbers come when there are more."), least=LEAST)
        st.html(f'<p class="quiet">{escape(said)}</p>')
    elif vote.stage.state == "open":
        late = say(N_("Numbers that are shown before the vote closes can lack up to {few} late votes in the end."), few=LEAST - 1)
        st.html(f'<p class="quiet">{escape(late)}</p>')


def _reveal(workshop_id: str, vote: VoteOnScreen) -> None:
    """Showing the votes also turns the screen to them: one tap for one thing."""
    database, who = shell.database(), part.who()
    shown = not vote.revealed
    if part.carry_out("screen", lambda: workshops.reveal(database, who, workshop_id, vote.stage.id, revealed=shown)) and shown:
        part.carry_out("screen", lambda: workshops.show_on_screen(database, who, workshop_id, "votes"))


def _freeze(workshop: Workshop) -> None:
    frozen = workshop.screen.frozen_at is not None
    st.button(
        say(N_("Let the picture move again")) if frozen else say(N_("Stop the picture")),
        key="freeze",
        icon=":material/play_arrow:" if frozen else ":material/pause:",
        width="stretch",
        on_click=_stop,
        args=(workshop.id, not frozen),
    )


def _stop(workshop_id: str, frozen: bool) -> None:
    database, who = shell.database(), part.who()
    if part.carry_out("screen", lambda: workshops.freeze(database, who, workshop_id, frozen=frozen)) and not frozen:
        part.carry_out("screen", lambda: screen.follow(database, who, workshop_id))


@st.fragment(run_every=20)
def people(workshop_id: str) -> None:
    """Who is here, as numbers that protect small groups; every 20 seconds for who writes now."""
    listen.to(workshop_id, "console", ["people", "votes", "themes", "queue", "stage"], key="people")
    database, who = shell.database(), part.who()
    workshop = workshops.get(database, who, workshop_id)
    here = audience.of_workshop(database, who, workshop_id)
    with st.container(key="people"):
        st.subheader(say(N_("People")), anchor=False)
        lines = (
            (here.joined, N_("have joined")),
            (here.answered, N_("have answered")),
            (here.ready, N_("are ready")),
            (here.writing, N_("are writing now")),
        )
        numbers = "".join(f"<tr><td>{_number(number)}</td><th scope='row'>{escape(say(what))}</th></tr>" for number, what in lines)
        st.html(f'<table class="counts">{numbers}</table>{_groups(here.role_groups)}{_ages(here.ages)}{_watching(here.watching)}')
    _door(workshop, here)


def _number(number: int | None) -> str:
    return escape(say(N_("under {least}"), least=LEAST)) if number is None else str(number)


def _groups(sizes: dict[str, int]) -> str:
    items = "".join(_group(group, sizes[group]) for group in GROUP_NAMES if group in sizes)
    note = escape(say(N_("Numbers under {least} are not shown."), least=LEAST))
    return f'<ul class="who">{items}<li class="quiet">{note}</li></ul>'


def _ages(ages: dict[str, int]) -> str:
    lines = "".join(
        f"<li>{escape(say(N_('{age}: {n} or more'), age=say(join_page.AGES[age]), n=number))}</li>" for age, number in ages.items()
    )
    return f'<ul class="who">{lines}</ul>' if lines else ""


def _watching(number: int) -> str:
    said = say_many("{n} person only watches, with no part in the results.", "{n} people only watch, with no part in the results.", number)
    return f'<p class="quiet">{escape(said)}</p>' if number else ""


def _group(group: str, number: int) -> str:
    sign = f'<span class="{GROUP_COLOURS[group]}" aria-hidden="true">{GROUP_SIGNS[group]}</span>'
    return f"<li>{sign} {number} {escape(say(GROUP_NAMES[group]))}</li>"


def _since_the_vote(here: Audience) -> str:
    """Who joins during a vote may be invented: the facilitator looks round and can close the door."""
    many = say_many("{n} person has joined since the vote opened.", "{n} people have joined since the vote opened.", here.since_vote or 0)
    few = say(N_("Under {least} people have joined since the vote opened."), least=LEAST)
    offer = say(N_("Is everybody here? Close joining."))
    return f'<p class="since-vote">{escape(few if here.since_vote is None else many)} {escape(offer)}</p>'


def _door(workshop: Workshop, here: Audience) -> None:
    if workshop.state == "closed":
        return
    part.say_refusal("people")
    site = way_in.site()
    with st.container(key="way-in", horizontal=True, vertical_alignment="center", wrap=False):
        if workshop.joining and site is not None:
            st.html(_qr(joining.link(site, workshop.join_code)), width="content")
        with st.container(key="way-in-words", gap=None):
            code = f"{escape(say(N_('Code')))} <b>{joining.in_two(workshop.join_code)}</b>"
            st.html(f"<p>{code if workshop.joining else escape(say(N_('Nobody new can join now.')))}</p>")
            if workshop.joining and site is None:
                st.html(f"<p>{escape(say(way_in.NO_WAY))}</p>")
            if workshop.joining and here.came_late:
                st.html(_since_the_vote(here))
            name = say(N_("Close joining")) if workshop.joining else say(N_("Open joining"))
            st.button(name, key="joining-door", on_click=_turn, args=(workshop.id, not workshop.joining))


def _qr(address: str) -> str:
    side = PIXELS * joining.modules(address)
    alt = escape(say(N_("QR code of the join page")), quote=True)
    return f'<img src="{escape(joining.qr(address), quote=True)}" alt="{alt}" width="{side}" height="{side}">'


def _turn(workshop_id: str, is_open: bool) -> None:
    part.carry_out("people", lambda: workshops.set_joining(shell.database(), part.who(), workshop_id, is_open=is_open))
