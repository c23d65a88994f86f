"""The left side: the stages with their minutes, the one that is open, and one button for the next step."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from participation import screen, stages, turns, workshops
from participation.model.texts import N_
from participation.model.workshop import Stage, Workshop
from participation.project import plan_checks
from participation.web import listen, shell, times
from participation.web.console import part
from participation.web.shell import say, say_many


@st.fragment(run_every=20)
def draw(workshop_id: str) -> None:
    """What stands in it; every 20 seconds for the time that is left."""
    listen.to(workshop_id, "console", ["stage"], key="rail")
    database, who = shell.database(), part.who()
    workshop = workshops.get(database, who, workshop_id)
    order = stages.of_workshop(database, who, workshop_id)
    with st.container(key="rail-top", horizontal=True, vertical_alignment="center", wrap=False):
        with st.container(key="mark", width="content"):
            st.markdown("Yhdessä")
        st.html(f"<h1>{escape(say(workshop.title))}</h1>")
    st.html(_list(order, workshop.stage_id))
    present = next((stage for stage in order if stage.id == workshop.stage_id), None)
    if present is not None and present.kind == "listening_round" and present.state == "open":
        _turn(present)
    with st.container(key="rail-go"):
        if workshop.state == "closed":
            part.say_refusal("rail")
            _closed(workshop)
        else:
            if workshop.state == "draft":
                _plan(workshop.id)
            _steps(workshop, order)
            _more(workshop, order)
        part.link("workshops", say(N_("All workshops")))


def _list(order: Sequence[Stage], present: str | None) -> str:
    counted = [stage for stage in order if stage.state != "skipped" or stage.id == present]
    here = next((place for place, stage in enumerate(counted) if stage.id == present), -1)
    items = "".join(_item(stage, place, here) for place, stage in enumerate(counted))
    return f'<ol class="stages" aria-label="{escape(say(N_("Stages")), quote=True)}">{items}</ol>'


def _item(stage: Stage, place: int, here: int) -> str:
    name, minutes = escape(say(stage.name)), escape(say(N_("{minutes} min"), minutes=stage.minutes))
    if place == here:
        return f'<li class="now" aria-current="step"><i>{place + 1}</i><b>{name}</b><em>{escape(_time_left(stage))}</em></li>'
    done = place < here
    sign = f'<i role="img" aria-label="{escape(say(N_("done")), quote=True)}">✓</i>' if done else f"<i>{place + 1}</i>"
    return f'<li class="{"past" if done else "next"}">{sign}<span>{name}</span><em>{minutes}</em></li>'


def _time_left(stage: Stage) -> str:
    ends = stages.ends_at(stage)
    if ends is None:
        return say(N_("Closed: nobody can answer now"))
    left = times.minutes_until(ends)
    if left > 0:
        return say(N_("{minutes} min left"), minutes=left)
    return say(N_("The time is up")) if left == 0 else say(N_("{minutes} min over"), minutes=-left)


def _plan(workshop_id: str) -> None:
    """Before the start: how much the plan lacks, and the way to it."""
    found = plan_checks.of_workshop(shell.database(), part.who(), workshop_id)
    said = say_many("The plan lacks {n} thing", "The plan lacks {n} things", len(found)) if found else say(N_("The plan"))
    with st.container(key="plan-link"):
        part.link("plan", said, workshop=workshop_id)


def _turn(stage: Stage) -> None:
    """Whose turn it is in a listening round, by the number of the tablet."""
    number, left = turns.present(stage), turns.left(stage)
    begun = bool(stage.progress)
    now = say(N_("It is the turn of tablet {number}"), number=number) if number else say(N_("Everyone has had a turn")) if begun else ""
    if number and left:
        now += f" · {say_many('{n} turn left', '{n} turns left', left)}"
    with st.container(key="turn"):
        st.html(f"<p>{escape(now or say(N_('Nobody has had a turn yet')))}</p>")
        if left or number or not begun:
            name = N_("Give the first turn") if not begun else N_("Give the turn to the next tablet") if left else N_("The round is done")
            st.button(say(name), key="next-turn", width="stretch", on_click=_next_turn, args=(stage.id,))


def _next_turn(stage_id: str) -> None:
    part.carry_out("rail", lambda: turns.go_on(shell.database(), part.who(), stage_id))


def _steps(workshop: Workshop, order: Sequence[Stage]) -> None:
    following = _following(order, workshop.stage_id)
    with st.container(key="next-step"):
        part.say_refusal("rail")
        if following is not None:
            start = say(N_("Start the break")) if following.kind == "pause" else shell.typed(N_("Start: {name}"), name=following.name)
            with st.container(key="next"):
                _step(start, workshop, 1, ":material/arrow_forward:")
        elif workshop.stage_id is not None:
            _close_workshop(workshop, "next")
    if workshop.stage_id is not None and order and order[0].id != workshop.stage_id:
        with st.container(key="previous"):
            _step(say(N_("Back to the previous stage")), workshop, -1)


def _step(label: str, workshop: Workshop, by: int, icon: str | None = None) -> None:
    """A button that moves. Its key holds the stage that is seen, so that a late tap never moves from another one."""
    st.button(
        label,
        key=f"step-{by}-{workshop.stage_id}",
        type="primary" if by > 0 else "secondary",
        icon=icon,
        icon_position="right",
        width="stretch",
        on_click=_move,
        args=(workshop, by),
    )


def _following(order: Sequence[Stage], present: str | None) -> Stage | None:
    counted = [stage for stage in order if stage.state != "skipped" or stage.id == present]
    here = next((place for place, stage in enumerate(counted) if stage.id == present), -1)
    return counted[here + 1] if here + 1 < len(counted) else None


def _move(workshop: Workshop, step: int) -> None:
    database, who = shell.database(), part.who()
    go = stages.go_on if step > 0 else stages.go_back
    if part.carry_out("rail", lambda: go(database, who, workshop.id, after=workshop.stage_id)):
        part.carry_out("rail", lambda: screen.follow(database, who, workshop.id))


def _more(workshop: Workshop, order: Sequence[Stage]) -> None:
    with st.container(key="rail-more", horizontal=True, wrap=False):
        if st.button(say(N_("Edit the stages")), key="edit-stages", icon=":material/edit:"):
            part.show("work" if part.view() == "stages" else "stages")
        with st.popover(say(N_("Close")), icon=":material/stop_circle:"):
            present = next((stage for stage in order if stage.id == workshop.stage_id), None)
            if present is not None and present.state == "open":
                st.markdown(say(N_("Close this stage: nobody can answer or vote in it any more. You can open it again.")))
                st.button(say(N_("Close this stage")), key="close-stage", width="stretch", on_click=_close_stage, args=(workshop.id,))
            _close_workshop(workshop, "close-workshop")


def _close_stage(workshop_id: str) -> None:
    part.carry_out("rail", lambda: stages.close_present(shell.database(), part.who(), workshop_id))


def _close_workshop(workshop: Workshop, key: str) -> None:
    """Closing asks once more, in the same place."""
    asked = f"{key}-asked"
    if not st.session_state.get(asked):
        st.button(say(N_("Close the workshop")), key=key, width="stretch", on_click=_ask, args=(asked, True))
        return
    st.markdown(say(N_("After this nobody can join, answer or vote. The themes go on to the review. This cannot be undone.")))
    st.button(say(N_("Yes, close the workshop")), key=f"{key}-yes", type="primary", width="stretch", on_click=_close, args=(workshop.id,))
    st.button(say(N_("No, go on")), key=f"{key}-no", width="stretch", on_click=_ask, args=(asked, False))


def _ask(asked: str, value: bool) -> None:
    st.session_state[asked] = value


def _close(workshop_id: str) -> None:
    part.carry_out("rail", lambda: workshops.close(shell.database(), part.who(), workshop_id))


def _closed(workshop: Workshop) -> None:
    st.markdown(say(N_("This workshop is closed.")))
    part.link("results", say(N_("See the results")), workshop=workshop.id)
