"""The parts of the rounds page: each round, the timeline, the comparison, conclusions of the whole, and the people."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

import streamlit as st

from participation import commitments
from participation.commitments import Commitment
from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.project import goals, round_comparison, rounds, structure, timeline
from participation.project.rounds import Conclusion, RoundPage
from participation.store import Database
from participation.web.across import goal_evidence
from participation.web.desk import words
from participation.web.project import comment_box, commitment_parts, editor, html, people_figures, timeline_chart, word_parts
from participation.web.shell import say, say_many

WRITES = frozenset({"coordinator", "reviewer", "evaluator", "admin"})
PLANS = frozenset({"coordinator", "evaluator", "admin"})
Logs = Mapping[str, list[Commitment]]


def each(database: Database, who: Staff) -> None:
    """The rounds with their workshops, conclusions and what changed direction."""
    known, packages = rounds.every(database, who), {one.id: one for one in structure.work_packages(database)}
    if not known:
        html.nothing(say(N_("There are no rounds yet. A round is a pass over the same questions, with an aim and dates.")))
    for page in known:
        with st.container(key=f"panel-round-{page.round.number}"):
            logs = _stood_behind(database, who, page.conclusions)
            st.html(_round(page, packages, logs))
            agreed = [one for one in page.conclusions if one.kind in commitments.OF_CONCLUSIONS]
            named = {commitments.about_conclusion(one.id): say(one.text) for one in agreed}
            commitment_parts.of_conclusions(database, who, named, logs)
            if who.roles & WRITES:
                _conclude(database, who, page, packages)
            comment_box.draw(database, who, f"round:{page.round.id}")
    if who.roles & PLANS:
        with st.container(key="panel-plan-rounds"):
            _form(database, who, known)


def _stood_behind(database: Database, who: Staff, known: Sequence[Conclusion]) -> Logs:
    """What was said of management standing behind each, by what it is kept under."""
    return commitments.logs(database, who, [commitments.about_conclusion(one.id) for one in known])


def _round(page: RoundPage, packages: dict[str, structure.WorkPackage], logs: Logs) -> str:
    one = page.round
    days = " – ".join(words.plain_day(day) for day in (one.starts_on, one.ends_on) if day)
    asked = "".join(f"<li>{escape(say(text))}</li>" for text in page.questions)
    held = "".join(
        f"<li>{html.sign(packages[of]) if of in packages else ''}"
        f"{escape(say(packages[of].name) if of in packages else say(N_('Without a work package')))}: <b>{number}</b></li>"
        for of, number in sorted(page.workshops.items(), key=lambda pair: str(pair[0]))
    )
    parts = [f"<h2>{one.number}. {escape(say(one.name))}</h2><p>{escape(say(one.aim))}</p><p class='quiet'>{escape(days)}</p>"]
    if asked:
        parts.append(f"<h3>{escape(say(N_('Questions of the round')))}</h3><ul>{asked}</ul>")
    if held:
        parts.append(f"<h3>{escape(say(N_('Workshops by work package')))}</h3><ul class='plain flow'>{held}</ul>")
    for kind, label in rounds.KINDS.items():
        if own := [each for each in page.conclusions if each.kind == kind]:
            parts.append(f"<h3>{escape(say(label))}</h3>{_list(own, packages, logs)}")
    return "".join(parts)


def _list(known: list[Conclusion], packages: dict[str, structure.WorkPackage], logs: Logs) -> str:
    lines = ""
    for one in known:
        package = packages.get(one.work_package_id or "")
        evidence = f"<p class='quiet'>{escape(say(one.evidence))}</p>" if say(one.evidence) else ""
        stood = commitment_parts.said(logs.get(commitments.about_conclusion(one.id), []))
        lines += f"<li>{html.sign(package) if package else ''}{escape(say(one.text))}{evidence}{stood}</li>"
    return f"<ul class='things'>{lines}</ul>"


def _conclude(database: Database, who: Staff, page: RoundPage | None, packages: dict[str, structure.WorkPackage]) -> None:
    key = f"conclude-{page.round.id if page else 'project'}"
    with st.expander(say(N_("Write a conclusion"))):
        with st.form(key, border=False, clear_on_submit=True):
            kinds = {value: say(label) for value, label in rounds.KINDS.items()}
            kind = editor.choice(say(N_("What it is")), kinds, None, f"{key}-kind")
            options = {one.id: f"{one.number}. {say(one.name)}" for one in packages.values()}
            package = editor.choice(say(N_("Work package")), options, None, f"{key}-package", none=say(N_("The whole project")))
            text = editor.texts(say(N_("In one or two sentences")), None, f"{key}-text", long=True)
            evidence = editor.texts(say(N_("What it rests on")), None, f"{key}-evidence")
            if st.form_submit_button(say(N_("Save the conclusion"))):
                editor.carry_out(
                    lambda: rounds.conclude(
                        database,
                        who,
                        kind=kind or "conclusion",
                        text=text,
                        evidence=evidence,
                        round_id=page.round.id if page else None,
                        work_package_id=package,
                    )
                )
        own = page.conclusions if page else [one for one in rounds.conclusions(database, who) if one.round_id is None]
        for one in own:
            short = words.letters(say(one.text), 50)
            if st.button(say(N_("Take off: {text}"), text=short), key=f"take-off-{one.id}"):
                editor.carry_out(lambda one=one: rounds.take_off(database, who, one.id))  # type: ignore[misc]


def _form(database: Database, who: Staff, known: list[RoundPage]) -> None:
    editor.heading(say(N_("Plan a round")))
    names = {page.round.id: f"{page.round.number}. {say(page.round.name)}" for page in known}
    edited = editor.chosen(names, say(N_("A new round")))
    page = next((each for each in known if each.round.id == edited), None)
    one = page.round if page else None
    key = f"round-{edited or 'new'}"
    with st.form(key, border=False):
        number = st.number_input(
            say(N_("Number")),
            *limits.NUMBER_IN_PROJECT.ends,
            one.number if one else min(len(known) + 1, limits.NUMBER_IN_PROJECT.highest),
            key=f"{key}-number",
        )
        name = editor.texts(say(N_("Name")), one.name if one else None, f"{key}-name")
        aim = editor.texts(say(N_("Aim of the round")), one.aim if one else None, f"{key}-aim", long=True)
        with st.container(horizontal=True):
            starts = _date(N_("First day"), one.starts_on if one else None, f"{key}-starts")
            ends = _date(N_("Last day"), one.ends_on if one else None, f"{key}-ends")
        questions = editor.lines(say(N_("Questions, one a line")), page.questions if page else (), f"{key}-questions")
        if st.form_submit_button(say(N_("Save the round")), type="primary"):
            editor.carry_out(
                lambda: rounds.put(
                    database,
                    who,
                    edited,
                    number=int(number),
                    name=name,
                    aim=aim,
                    starts_on=starts,
                    ends_on=ends,
                    questions=questions,
                )
            )
    if edited:
        editor.remove(edited, names, lambda: rounds.delete(database, who, edited), lambda into: rounds.merge(database, who, edited, into))


def _date(label: str, value: str | None, key: str) -> date | None:
    found = st.date_input(say(label), date.fromisoformat(value) if value else None, key=key, format="DD.MM.YYYY")
    return found if isinstance(found, date) else None


def aims(database: Database, who: Staff) -> None:
    """The goals to read, with what has come to each, and comments."""
    known = goals.every(database)
    if not known:
        html.nothing(say(N_("There are no goals yet. An administrator writes them on the project page.")))
        return
    with st.container(key="panel-goals"):
        packages = {one.id: one for one in structure.work_packages(database)}
        st.html(html.goals(known, packages, goals.evidence(database), goal_evidence.of_rounds(database, who)))
        comment_box.draw(database, who, "project:goals")
    if who.roles & {"coordinator", "admin"}:
        with st.container(key="panel-goal"):
            editor.heading(say(N_("How a goal stands")))
            names = {each.id: f"{each.number}. {say(each.text)}" for each in known}
            edited = editor.chosen(names, say(N_("Choose a goal")))
            one = next((each for each in known if each.id == edited), None)
            if one:
                word_parts.goal_form(database, who, one, packages)


def over_time(database: Database, who: Staff) -> None:
    """The timeline, and adding to it."""
    entries = timeline.of_project(database, who)
    with st.container(key="panel-timeline"):
        editor.heading(say(N_("Rounds beside development")))
        timeline_chart.draw(entries)
    if not who.roles & WRITES:
        return
    with st.container(key="panel-milestone"), st.expander(say(N_("Add a step or an event"))):
        with st.form("milestone", border=False, clear_on_submit=True):
            kinds = {value: say(timeline.LANES[value]) for value in timeline.KINDS}
            kind = editor.choice(say(N_("Kind")), kinds, None, "milestone-kind")
            name = editor.texts(say(N_("What happened")), None, "milestone-name")
            with st.container(horizontal=True):
                starts = _date(N_("First day"), None, "milestone-starts")
                ends = _date(N_("Last day"), None, "milestone-ends")
            if st.form_submit_button(say(N_("Put it on the timeline"))):
                editor.carry_out(lambda: timeline.add(database, who, kind=kind or "event", name=name, starts_on=starts, ends_on=ends))
        for entry in entries:
            if entry.id and st.button(say(N_("Take off: {text}"), text=words.letters(say(entry.name), 50)), key=f"off-{entry.id}"):
                editor.carry_out(lambda entry=entry: timeline.take_off(database, who, entry.id or ""))  # type: ignore[misc]


def compared(database: Database, who: Staff) -> None:
    """The same questions side by side."""
    found = round_comparison.of_project(database, who)
    order = structure.rounds(database)
    with st.container(key="panel-compared"):
        editor.heading(say(N_("The same questions in each round")))
        st.html(f"<p>{escape(say(ABOUT_COMPARING))}</p>")
        if not found.same:
            html.nothing(say(N_("No question has been asked in two rounds with the same words yet.")))
            return
        st.html(_compared(found, order))
        if found.in_one_round_only:
            lines = "".join(f"<li>{escape(say(text))}</li>" for text in found.in_one_round_only)
            st.html(f"<h3>{escape(say(N_('Asked in one round only, so not compared')))}</h3><ul class='plain'>{lines}</ul>")


ABOUT_COMPARING = N_(
    "Only questions that were asked with the same words are compared. A mean stands only where five people or more answered."
)


def _compared(found: round_comparison.Comparison, order: list[structure.Round]) -> str:
    asked = [one for one in order if any(one.id in each.rounds for each in found.same)]
    head = "".join(f"<th scope='col'>{one.number}. {escape(say(one.name))}</th>" for one in asked)
    rows = ""
    for question in found.same:
        cells = "".join(f"<td>{_cell(question, one.id)}</td>" for one in asked)
        change = f"{question.change:+.1f}".replace("-", "−") if question.change is not None else "–"
        rows += f"<tr><th scope='row'>{escape(say(question.text))}</th>{cells}<td>{escape(change)}</td></tr>"
    caption = escape(say(N_("Means of the same questions by round")))
    first, last = escape(say(N_("Question"))), escape(say(N_("Change")))
    return (
        f"<table class='figures'><caption class='unseen'>{caption}</caption><thead><tr><th scope='col'>{first}</th>{head}"
        f"<th scope='col'>{last}</th></tr></thead><tbody>{rows}</tbody></table>"
    )


def _cell(question: round_comparison.Compared, round_id: str) -> str:
    known = question.rounds.get(round_id)
    if known is None:
        return f"<span class='quiet'>{escape(say(N_('not asked')))}</span>"
    if known.mean is None:
        return f"<span class='quiet'>{escape(say(N_('under 5')))}</span>"
    people = escape(say_many("{n} person", "{n} people", known.people or 0))
    return f"<b>{known.mean:.1f}</b> <span class='quiet'>{people}</span>"


def whole(database: Database, who: Staff) -> None:
    """The conclusions and recommendations of the whole project."""
    known, packages = rounds.conclusions(database, who), {one.id: one for one in structure.work_packages(database)}
    logs = _stood_behind(database, who, known)
    with st.container(key="panel-whole"):
        for kind in ("conclusion", "recommendation", "direction"):
            if own := [one for one in known if one.kind == kind and one.round_id is None]:
                st.html(f"<h2>{escape(say(rounds.KINDS[kind]))}</h2>{_list(own, packages, logs)}")
        recommended = [one for one in known if one.round_id is None and one.kind in commitments.OF_CONCLUSIONS]
        commitment_parts.of_conclusions(database, who, {commitments.about_conclusion(one.id): say(one.text) for one in recommended}, logs)
        if who.roles & WRITES:
            _conclude(database, who, None, packages)
        comment_box.draw(database, who, "project:conclusions")


def people(database: Database, who: Staff) -> None:
    """How many took part, and heads at events apart."""
    with st.container(key="panel-people"):
        editor.heading(say(N_("How many people")))
        people_figures.draw(database, who)
