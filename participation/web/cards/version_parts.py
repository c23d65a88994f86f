"""How a version stands: what it still waits for, publishing it, and the readings of experts by experience."""

from datetime import date
from html import escape

import streamlit as st

from participation.cards import readings, versions
from participation.cards.readings import Reading
from participation.cards.sets import CardSet
from participation.cards.versions import Version
from participation.model import limits
from participation.model.people import ROLE_GROUPS, Staff
from participation.model.texts import N_
from participation.store import Database
from participation.web.desk import words
from participation.web.project import editor
from participation.web.shell import say

PUBLISHES = frozenset({"reviewer", "admin"})
RECORDS = frozenset({"facilitator", "reviewer", "admin"})


def name(version: Version) -> str:
    """What a version is called on its button."""
    label = N_("Version {number}, published") if version.is_published else N_("Version {number}, draft")
    return say(label, number=version.number)


def state(database: Database, who: Staff, chosen: CardSet, version: Version, *, newest: Version) -> None:
    """The heading, the reason of the lock or the button, and who has read it."""
    editor.heading(name(version))
    if version.published_at:
        st.html(f"<p>{escape(say(N_('Published on {day}. It stays as it is.'), day=words.day(version.published_at)))}</p>")
        label = say(N_("Start version {number}"), number=version.number + 1)
        if who.roles & PUBLISHES and newest.id == version.id and st.button(label, key="next-version", type="primary"):
            editor.carry_out(lambda: versions.start_next(database, who, chosen.id), say(N_("The new version is a draft.")))
    else:
        _publishing(database, who, version)
    st.html(_read(version))
    if who.roles & RECORDS and not version.is_published:
        _record(database, who, version)


def _publishing(database: Database, who: Staff, version: Version) -> None:
    ready = N_("Experts by experience have approved these words. The version can be published.")
    tone = "orange" if version.lock else "green"
    st.html(f"<ul class='checks'><li class='{tone}'><p>{escape(say(version.lock or ready))}</p></li></ul>")
    if not who.roles & PUBLISHES:
        return
    label = say(N_("Publish version {number}"), number=version.number)
    with st.popover(label, disabled=version.lock is not None, key="publish"):
        st.markdown(say(N_("Anybody can read it then, and nobody can change it any more.")))
        if st.button(say(N_("Publish it for everybody")), key="publish-yes", type="primary", width="stretch"):
            editor.carry_out(lambda: versions.publish(database, who, version.id), say(N_("Published.")))


def _read(version: Version) -> str:
    heading = f"<h3>{escape(say(N_('Read by experts by experience')))}</h3>"
    if not version.readings:
        return f"{heading}<p class='quiet'>{escape(say(N_('Nobody has recorded a reading yet.')))}</p>"
    return f"{heading}<ul class='things'>{''.join(map(_reading, version.readings))}</ul>"


def _reading(one: Reading) -> str:
    said = words.badge(say(N_("Approved") if one.approved else N_("Asked for changes")), "green" if one.approved else "orange")
    older = "" if one.fresh else words.badge(say(N_("before the latest change")), "gray")
    where = say(N_("Workshop “{title}”"), title=one.workshop) if one.workshop else one.statement or ""
    groups = " ".join(f"{words.group_sign(group)}{escape(words.group_name(group))}" for group in one.role_groups)
    asked = f"<p>{escape(say(N_('They asked: {what}'), what=one.asked))}</p>" if one.asked else ""
    by = escape(say(N_("Recorded by {name}"), name=one.by))
    return (
        f"<li><p><b>{escape(words.plain_day(one.on_day))}</b> {said} {older}</p><p>{escape(where)}</p>{asked}"
        f"<p class='quiet'>{groups} · {by}</p></li>"
    )


def _record(database: Database, who: Staff, version: Version) -> None:
    key = f"reading-{version.id}"
    with st.expander(say(N_("Record a reading"))), st.form(key, border=False):
        where = {one: say(title) for one, title in readings.where_they_took_part(database, who).items()}
        workshop = editor.choice(say(N_("Workshop where they read it")), where, None, f"{key}-workshop", none=say(N_("Somewhere else")))
        st.markdown(say(N_("Somewhere else: the facilitator who was there gives the day and says where.")))
        on_day = st.date_input(say(N_("Day")), None, key=f"{key}-day", format="DD.MM.YYYY")
        statement = st.text_input(
            say(N_("Who read it and where, without names")), key=f"{key}-statement", max_chars=limits.READING, autocomplete="off"
        )
        others: dict[str, str] = {group: words.group_name(group) for group in ROLE_GROUPS if group != "E"}
        also = editor.many(say(N_("Who read it with them")), others, [], f"{key}-others")
        answers = {"asked": say(N_("They ask for changes")), "approved": say(N_("They approve it"))}
        answer = editor.choice(say(N_("What experts by experience said")), answers, "asked", f"{key}-answer")
        asked = st.text_area(say(N_("What they asked to change")), key=f"{key}-asked", height=90, max_chars=limits.READING)
        if st.form_submit_button(say(N_("Save the reading")), type="primary"):
            editor.carry_out(
                lambda: readings.record(
                    database,
                    who,
                    version.id,
                    approved=answer == "approved",
                    workshop_id=workshop,
                    on_day=on_day if isinstance(on_day, date) else None,
                    statement=statement,
                    others=also,
                    asked=asked,
                )
            )
