"""The two checklists of structures and of a systemic culture: how each thing stood in each round, and saying how it stands."""

from html import escape

import streamlit as st

from participation import clock
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.project import regions, structures
from participation.project.structures import PARTICIPATION, SYSTEMIC, Checklist
from participation.store import Database
from participation.web.desk import address, words
from participation.web.project import editor
from participation.web.shell import say

PARTS = {
    PARTICIPATION: N_("Structures that support participation"),
    SYSTEMIC: N_("Steps of a systemic culture"),
}
ABOUT = {
    PARTICIPATION: N_("What must be there so that people can take part again and again. Go through the list in each round."),
    SYSTEMIC: N_(
        "The steps follow what the project published about its systemic model, in our own words. Their order is no order of worth."
    ),
}
SIGNS = {"yes": ("✚", "green"), "partly": ("◗", "orange"), "not_yet": ("○", "gray")}


def draw(database: Database, who: Staff, name: str) -> None:
    """The list on the left; on the right the form, and everything that was answered."""
    places = {region.id: say(region.name) for region in regions.every(database)}
    region = _region(places)
    found = structures.of(database, who, name, region)
    left, right = editor.two()
    with left:
        editor.heading(say(found.sentence))
        st.html(f"<p>{escape(say(ABOUT[name]))}</p>{_table(found)}")
    with right:
        _form(database, who, name, region, found)
        if found.log:
            st.html(_log(found))


def _region(places: dict[str, str]) -> str | None:
    said = address.value("region")
    st.session_state["choose-region"] = said if said in places else ""
    st.selectbox(
        say(N_("Region")),
        ["", *places],
        format_func=lambda value: places.get(value, say(N_("The whole project"))),
        key="choose-region",
        on_change=lambda: address.go(region=st.session_state["choose-region"]),
        width=360,
    )
    return said if said in places else None


def _columns(found: Checklist) -> list[tuple[str | None, str]]:
    """The rounds that have an answer, and a column for what was said outside of them."""
    known = {answer.round_id for answer in found.log}
    columns: list[tuple[str | None, str]] = [(one.id, f"{one.number}. {say(one.name)}") for one in found.rounds if one.id in known]
    return [*columns, *([(None, say(N_("Outside of the rounds")))] if None in known or not columns else [])]


def _table(found: Checklist) -> str:
    columns = _columns(found)
    head = "".join(f"<th scope='col'>{escape(name)}</th>" for _, name in columns)
    rows = ""
    for item in found.items:
        cells = "".join(f"<td>{_cell(found, item.id, round_id)}</td>" for round_id, _ in columns)
        rows += f"<tr><th scope='row'><b>{escape(say(item.name))}</b><br>{escape(say(item.meaning))}</th>{cells}</tr>"
    first, caption = escape(say(N_("What must be there"))), escape(say(N_("How each thing stood in each round")))
    return (
        f"<table class='figures states'><caption class='unseen'>{caption}</caption>"
        f"<thead><tr><th scope='col'>{first}</th>{head}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _cell(found: Checklist, item: str, round_id: str | None) -> str:
    answer = found.at(item, round_id)
    if answer is None:
        return f"<span class='quiet'>{escape(say(N_('not answered')))}</span>"
    sign, tone = SIGNS[answer.state]
    said = escape(say(structures.STATES[answer.state]))
    return (
        f"<span class='badge {tone}'><i class='sign {tone}' aria-hidden='true'>{sign}</i>{said}</span>"
        f"<br><span class='quiet'>{escape(answer.role)}, {escape(words.plain_day(answer.on_day))}</span>"
    )


def _form(database: Database, who: Staff, name: str, region: str | None, found: Checklist) -> None:
    editor.heading(say(N_("Say how it stands")))
    key = f"structure-{name}-{region}"
    rounds = {one.id: f"{one.number}. {say(one.name)}" for one in found.rounds}
    with st.form(key, border=False):
        item = editor.choice(say(N_("What")), {one.id: say(one.name) for one in found.items}, None, f"{key}-item")
        states = {value: say(label) for value, label in structures.STATES.items()}
        state = editor.choice(say(N_("How it stands")), states, None, f"{key}-state")
        last = found.rounds[-1].id if found.rounds else None
        round_id = editor.choice(say(N_("Round")), rounds, last, f"{key}-round", none=say(N_("Outside of the rounds")))
        role = st.text_input(say(N_("Who says so: a role, not a name")), key=f"{key}-role", max_chars=limits.ROLE, autocomplete="off")
        on_day = st.date_input(say(N_("Day")), clock.today(), key=f"{key}-day", format="DD.MM.YYYY")
        if st.form_submit_button(say(N_("Save the answer")), type="primary"):
            editor.carry_out(
                lambda: structures.answer(
                    database, who, name, item or "", state=state or "", role=role, on_day=on_day, region_id=region, round_id=round_id
                )
            )


def _log(found: Checklist) -> str:
    names = {item.id: say(item.name) for item in found.items}
    numbers = {one.id: say(N_("Round {number}"), number=one.number) for one in found.rounds}
    lines = ""
    for one in reversed(found.log):
        where = numbers.get(one.round_id or "", say(N_("Outside of the rounds")))
        lines += (
            f"<li><b>{escape(words.plain_day(one.on_day))}</b>{escape(names[one.item])}: {escape(say(structures.STATES[one.state]))}"
            f" <span class='quiet'>{escape(where)} · {escape(one.role)}</span></li>"
        )
    title = escape(say(N_("All answers, the latest first")))
    return f"<h3>{title}</h3><ol class='log' tabindex='0' aria-label='{title}'>{lines}</ol>"
