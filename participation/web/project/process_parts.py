"""The page of a product: its ten steps, the log that writes itself, and the files of the log."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_
from participation.project import organisations, process, process_log, structure
from participation.project.process import Process, Step
from participation.project.process_log import Line
from participation.reports.table_files import TABLE_FILES, TableFile
from participation.store import Database
from participation.web.desk import words
from participation.web.project import comment_box, editor
from participation.web.shell import language, say

WRITES = frozenset({"facilitator", "reviewer", "admin"})
MAKES = frozenset({"coordinator", "reviewer", "admin"})
SIGNS = {"not_yet": "○", "going_on": "◗", "done": "●"}


def one(database: Database, who: Staff, product: Process) -> None:
    """The steps on the left; the form of a step, the log and comments on the right."""
    left, right = editor.two()
    with left:
        owners = {each.id: say(each.name) for each in organisations.every(database)}
        st.html(_owner(owners.get(product.owner or "", "")) + _steps(product))
        if who.roles & WRITES:
            _step_form(database, who, product)
    with right:
        editor.heading(say(N_("What happened")))
        lines = process_log.of_process(database, who, product.id)
        st.html(_log(lines))
        if lines:
            _files(database, who, product)
        comment_box.draw(database, who, f"process:{product.id}")
        if who.roles & MAKES:
            _owner_form(database, who, product, owners)
        if "admin" in who.roles or "coordinator" in who.roles:
            editor.remove(product.id, {}, lambda: process.delete(database, who, product.id))


def _owner(name: str) -> str:
    return f"<p class='quiet'>{escape(say(N_('Owner: {name}'), name=name))}</p>" if name else ""


def _owner_form(database: Database, who: Staff, product: Process, owners: dict[str, str]) -> None:
    label = say(N_("Organisation that owns it"))
    with st.expander(label), st.form(f"owner-{product.id}", border=False):
        owner = editor.choice(label, owners, product.owner, f"owner-of-{product.id}", none=say(N_("Nobody named")))
        if st.form_submit_button(say(N_("Save the owner"))):
            editor.carry_out(lambda: process.set_owner(database, who, product.id, owner))


def _steps(product: Process) -> str:
    done = say(N_("{done} of {all} steps are done."), done=product.done, all=len(product.steps))
    there = say(N_("Experts by experience were present in {number} of the steps that are done."), number=product.with_experts)
    return f"<p>{escape(done)} {escape(there)}</p><ol class='steps'>{''.join(map(_step, product.steps))}</ol>"


def _step(step: Step) -> str:
    status = escape(say(process.STATUSES[step.status]))
    tone = {"done": "green", "going_on": "orange", "not_yet": "gray"}[step.status]
    facts = [words.plain_day(step.on_day)] if step.on_day else []
    if step.role:
        facts.append(say(N_("Responsible: {role}."), role=step.role))
    if step.experts:
        facts.append(say(N_("Experts by experience present: {answer}."), answer=say(process.EXPERTS[step.experts])))
    if step.seen:
        there = say(N_("Yes") if step.seen.experts else N_("No"))
        day = words.plain_day(step.seen.on_day)
        facts.append(say(N_("Seen in a workshop on {day}. Experts by experience there: {answer}."), day=day, answer=there))
    return (
        f"<li><i class='sign {tone}' aria-hidden='true'>{SIGNS[step.status]}</i><b>{step.number}. {escape(say(step.name))}</b>"
        f"<span class='badge {tone}'>{status}</span><p>{escape(' '.join(facts))}</p></li>"
    )


def _step_form(database: Database, who: Staff, product: Process) -> None:
    names = {str(step.number): f"{step.number}. {say(step.name)}" for step in product.steps}
    first = next((step.number for step in product.steps if step.status != "done"), 1)
    with st.expander(say(N_("Record a step"))):
        number = int(editor.choice(say(N_("Step")), names, str(first), f"step-of-{product.id}") or 1)
        step = product.steps[number - 1]
        key = f"step-{product.id}-{number}"
        with st.form(key, border=False):
            statuses = {value: say(label) for value, label in process.STATUSES.items()}
            status = editor.choice(say(N_("How it stands")), statuses, step.status, f"{key}-status")
            on_day = st.date_input(
                say(N_("Day")), date.fromisoformat(step.on_day) if step.on_day else None, key=f"{key}-day", format="DD.MM.YYYY"
            )
            role = st.text_input(
                say(N_("Responsible role, not a name")), step.role or "", key=f"{key}-role", max_chars=limits.ROLE, autocomplete="off"
            )
            answers = {value: say(label) for value, label in process.EXPERTS.items()}
            seen = None if step.seen is None else "yes" if step.seen.experts else "no"
            experts = editor.choice(
                say(N_("Were experts by experience present?")), answers, step.experts or seen, f"{key}-experts", none=say(N_("Not known"))
            )
            if st.form_submit_button(say(N_("Save the step")), type="primary"):
                editor.carry_out(
                    lambda: process.set_step(
                        database, who, product.id, number, status=status or "not_yet", on_day=on_day, role=role, experts=experts
                    )
                )


def _log(lines: Sequence[Line]) -> str:
    if not lines:
        return f"<p>{escape(say(N_('The log writes itself once a workshop of this product has begun, or a step is recorded.')))}</p>"
    found = ""
    for line in lines:
        experts = say(N_("Experts by experience present: {answer}."), answer=say(line.experts_in_words)) if line.experts is not None else ""
        found += (
            f"<li><b>{escape(words.day(line.at))}</b>{escape(say(line.what))}"
            f"{f' <span class=quiet>{escape(experts)}</span>' if experts else ''}</li>"
        )
    return f"<ol class='log' tabindex='0' aria-label='{escape(say(N_('Log')))}'>{found}</ol>"


def _files(database: Database, who: Staff, product: Process) -> None:
    def made(kind: TableFile) -> bytes:
        return kind.one(process_log.table(database, who, product.id, language()))

    with st.popover(say(N_("Download the log")), icon=":material/download:", key="log-files"):
        for name, kind in TABLE_FILES.items():
            place = f"log.{kind.ending}"
            st.download_button(say(kind.name), partial(made, kind), place, key=f"log-{name}", on_click="ignore", width="stretch")


def new(database: Database, who: Staff) -> None:
    """A form for a new product."""
    if not who.roles & MAKES:
        return
    with st.expander(say(N_("A new product"))), st.form("new-process", border=False, clear_on_submit=True):
        name = editor.texts(say(N_("Name")), None, "process-name")
        options = {one.id: f"{one.number}. {say(one.name)}" for one in structure.work_packages(database)}
        package = editor.choice(say(N_("Work package")), options, None, "process-package", none=say(N_("None")))
        if st.form_submit_button(say(N_("Add the product")), type="primary"):
            editor.carry_out(lambda: process.add(database, who, name, package))
