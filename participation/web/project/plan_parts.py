"""The plan of a workshop: what was decided, what is missing and why, the checklist for children, and questions of teams."""

from dataclasses import replace
from html import escape

import streamlit as st

from participation import stages, workshops
from participation.model import limits
from participation.model.people import GROUP_NAMES, Staff
from participation.model.texts import LANGUAGES, N_, Texts
from participation.model.workshop import Workshop
from participation.project import checklist, organisations, plan_checks, process, regions, series, structure, team_questions
from participation.regional import places
from participation.store import Database
from participation.web import way_in
from participation.web.console import workshop_filter
from participation.web.desk import words
from participation.web.header import LANGUAGE_NAMES
from participation.web.project import editor
from participation.web.shell import say

MINUTES = 15


def checks(database: Database, who: Staff, workshop: Workshop) -> None:
    """What the plan lacks, what blocks the start first."""
    found = plan_checks.of_workshop(database, who, workshop.id)
    editor.heading(say(N_("Before you begin")))
    if not found:
        st.html(f"<p>{escape(say(N_('Nothing is missing from this plan.')))}</p>")
        return
    lines = ""
    for one in found:
        tone = "red" if one.blocks else "yellow"
        word = say(N_("The workshop can't begin without this.") if one.blocks else N_("Think about this."))
        lines += (
            f"<li class='{tone}'><p><b>{escape(say(one.sentence))}</b> <span class='badge {tone}'>{escape(word)}</span></p>"
            f"<p>{escape(say(one.why))}</p></li>"
        )
    st.html(f"<ul class='checks'>{lines}</ul>")


def children(database: Database, who: Staff, workshop: Workshop) -> None:
    """The ten points, to tick."""
    done = checklist.of_workshop(database, who, workshop.id)
    editor.heading(say(N_("The ten points for a workshop with children")))
    with st.form("checklist", border=False):
        ticked = {
            point.id: st.checkbox(say(point.text), point.id in done, key=f"point-{workshop.id}-{point.id}") for point in checklist.points()
        }
        if st.form_submit_button(say(N_("Save the checklist")), type="primary"):
            wanted = frozenset(point_id for point_id, yes in ticked.items() if yes)
            editor.carry_out(lambda: checklist.tick(database, who, workshop.id, wanted))


def form(database: Database, who: Staff, workshop: Workshop) -> None:
    """What was decided about the workshop."""
    plan = workshops.plan_of(workshop)
    with st.form("plan", border=False):
        editor.heading(say(N_("The plan")))
        spoken = {language: LANGUAGE_NAMES[language] for language in LANGUAGES}
        languages = editor.many(say(N_("Languages in the room, the first one first")), spoken, list(plan.languages), "plan-languages")
        minors = st.checkbox(say(N_("Children or young people under 18 take part")), plan.minors, key="plan-minors")
        groups = {value: say(label) for value, label in GROUP_NAMES.items()}
        invited = editor.many(say(N_("Who is invited")), groups, list(plan.invited), "plan-invited")
        receiver = st.text_input(
            say(N_("Receiver: the role whose duty it is to listen")), plan.receiver or "", key="plan-receiver", max_chars=limits.ROLE
        )
        counterpart = st.text_input(
            say(N_("Counterpart: the role that carries it on")), plan.counterpart or "", key="plan-counterpart", max_chars=limits.ROLE
        )
        stands = say(plan.support) if plan.support else ""
        support = st.text_input(say(N_("Support person: role and place, not a name")), stands, key="plan-support", max_chars=limits.ROLE)
        places = _places(database, who, plan)
        if st.form_submit_button(say(N_("Save the plan")), type="primary"):
            changed = support.strip() != stands
            wanted = replace(
                places,
                languages=tuple(languages) or plan.languages,
                minors=minors,
                invited=invited,
                receiver=receiver,
                counterpart=counterpart,
                support=(Texts.same(support.strip()) if support.strip() else None) if changed else plan.support,
            )
            editor.carry_out(lambda: workshops.change_plan(database, who, workshop.id, wanted))


def _places(database: Database, who: Staff, plan: workshops.Plan) -> workshops.Plan:
    """Where the workshop belongs in the project, one choice each."""
    known_regions = regions.every(database)
    packages = workshop_filter.packages(structure.work_packages(database), known_regions, plan.region_id)
    inside = _inside(database, known_regions, plan.region_id)
    known_rounds = {one.id: f"{one.number}. {say(one.name)}" for one in structure.rounds(database)}

    def one_of(label: str, known: dict[str, str], value: str | None) -> str | None:
        return editor.choice(say(label), known, value, f"plan-{label}", none=say(N_("None")))

    return workshops.Plan(
        region_id=one_of(N_("Region"), {one.id: say(one.name) for one in known_regions}, plan.region_id),
        place_id=one_of(N_("Place in the region"), inside, plan.place_id) if inside else None,
        organisation_id=one_of(N_("Organisation"), {o.id: say(o.name) for o in organisations.every(database)}, plan.organisation_id),
        round_id=one_of(N_("Round"), known_rounds, plan.round_id),
        work_package_id=one_of(N_("Work package"), packages, plan.work_package_id),
        series_id=one_of(N_("Series of workshops"), {one.id: say(one.name) for one in series.every(database, who)}, plan.series_id),
        process_id=one_of(N_("Product"), {one.id: say(one.name) for one in process.every(database, who)}, plan.process_id),
    )


def _inside(database: Database, known: list[regions.Region], region_id: str | None) -> dict[str, str]:
    """The places of the region; while no region is chosen, those of all regions, each with its region."""
    names = {one.id: say(one.name) for one in known}
    return {
        one.id: say(one.name) if region_id else f"{say(one.name)} ({names[one.region_id]})"
        for one in places.every(database)
        if region_id in (None, one.region_id)
    }


def questions(database: Database, who: Staff, workshop: Workshop) -> None:
    """The link that teams send questions with, and what has come."""
    editor.heading(say(N_("Questions from teams")))
    st.markdown(say(N_("Teams send a question before the workshop. You build the agenda from them.")))
    box = team_questions.box(database, who, workshop.id)
    if box is None or not box.is_open:
        if st.button(say(N_("Let teams send questions")), key="open-box"):
            editor.carry_out(lambda: team_questions.open_box(database, who, workshop.id), say(N_("Send the link to the teams.")))
    else:
        site = way_in.site()
        st.code(f"{site}/ask?box={box.key}" if site else say(way_in.NO_WAY), language=None, wrap_lines=True)
        if st.button(say(N_("Stop taking questions")), key="close-box"):
            editor.carry_out(lambda: team_questions.open_box(database, who, workshop.id, is_open=False))
    for one in team_questions.of_workshop(database, who, workshop.id):
        _question(database, who, workshop, one)


def _question(database: Database, who: Staff, workshop: Workshop, one: team_questions.TeamQuestion) -> None:
    states = {"waiting": N_("waits"), "agenda": N_("on the agenda"), "left_out": N_("left out")}
    with st.container(key=f"question-{one.id}"):
        meta = f"<span class='quiet'>{escape(one.team)} · {escape(say(states[one.state]))}</span>"
        st.html(f"<p>{words.written(one.text, one.language)}<br>{meta}</p>")
        if one.state == "agenda":
            return
        with st.container(horizontal=True):
            if st.button(say(N_("Put it on the agenda")), key=f"agenda-{one.id}"):
                last = [stage for stage in stages.of_workshop(database, who, workshop.id) if stage.kind not in ("check", "result")]
                after = last[-1].id if last else None
                editor.carry_out(lambda: team_questions.put_on_agenda(database, who, one.id, minutes=MINUTES, after=after))
            out = one.state != "left_out"
            if st.button(say(N_("Leave it out") if out else N_("Let it wait again")), key=f"out-{one.id}"):
                editor.carry_out(lambda: team_questions.leave_out(database, who, one.id, left_out=out))
