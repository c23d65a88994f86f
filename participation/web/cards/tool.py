"""The page of the cards that anybody may read: one set at a time, each card whole on the screen and on paper."""

from html import escape

import streamlit as st

from participation.cards import published
from participation.cards.published import Published
from participation.model.texts import N_
from participation.store import Database
from participation.web.cards import card_html
from participation.web.desk import address, downloads, words
from participation.web.shell import say, typed

ABOUT = N_("Children, young people, parents and professionals made these cards together. Read a card together before you talk.")


def draw(database: Database) -> None:
    """The set that the address says, or the first one."""
    known = published.every(database)
    if not known:
        st.title(say(N_("Participation tool")), anchor=False)
        with st.container(key="door-cards"):
            st.markdown(say(N_("The cards are not ready yet. You can read them here when experts by experience have approved them.")))
        return
    chosen = next((one for one in known if one.set_id == address.value("set")), known[0])
    st.title(typed(chosen.name), anchor=False)
    if len(known) > 1:
        _sets(known, chosen)
    st.html(f"<p class='about'>{escape(say(ABOUT))}</p><p class='quiet'>{escape(_version(chosen))}</p>")
    downloads.print_button()
    with st.container(key="tool-cards"):
        st.html("".join(card_html.whole(card, number) for number, card in enumerate(chosen.cards, 1)))


def _sets(known: list[Published], chosen: Published) -> None:
    links = "".join(
        f"<li><a href='/tool?set={escape(one.set_id)}' target='_self'{' aria-current=true' if one is chosen else ''}>"
        f"{escape(say(one.name))}</a></li>"
        for one in known
    )
    st.html(f"<ul class='sets'>{links}</ul>")


def _version(chosen: Published) -> str:
    parts = [say(N_("Version {number}, published on {day}."), number=chosen.number, day=words.day(chosen.published_at))]
    if chosen.approved_on:
        parts.append(say(N_("Experts by experience read and approved it on {day}."), day=words.plain_day(chosen.approved_on)))
    if chosen.owner:
        parts.append(say(N_("Owner: {name}"), name=chosen.owner))
    return " ".join(parts)
