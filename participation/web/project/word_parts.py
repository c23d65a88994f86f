"""The project page's parts about words and people: goals, tags, roles, the glossary, and who works where."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from participation.model import limits
from participation.model.people import GROUP_NAMES, ROLE_GROUPS, Staff
from participation.model.texts import N_
from participation.project import glossary, goals, organisations, project_roles, regions, structure, tag_lists
from participation.staff import accounts, belonging
from participation.store import Database
from participation.web.desk import words
from participation.web.project import editor, html
from participation.web.shell import language, say


def aims(database: Database, who: Staff) -> None:
    """The goals with their status and history."""
    known, packages = goals.every(database), {each.id: each for each in structure.work_packages(database)}
    left, right = editor.two()
    with left:
        if known:
            st.html(html.goals(known, packages, goals.evidence(database)))
        else:
            html.nothing(say(N_("There are no goals yet. Fill them from the report, or add the first one.")))
    with right:
        names = {each.id: f"{each.number}. {say(each.text)}" for each in known}
        edited = editor.chosen(names, say(N_("A new goal")))
        one = next((each for each in known if each.id == edited), None)
        if one is None:
            _new_goal(database, who, packages)
        else:
            goal_form(database, who, one, packages)
            editor.remove(one.id, {}, lambda: goals.delete(database, who, one.id))


def _new_goal(database: Database, who: Staff, packages: Mapping[str, structure.WorkPackage]) -> None:
    with st.form("goal-new", border=False):
        text = editor.texts(say(N_("The goal in words")), None, "goal-new-text", long=True)
        package = _package(packages, None, "goal-new")
        if st.form_submit_button(say(N_("Add the goal")), type="primary"):
            editor.carry_out(lambda: goals.add(database, who, text, package))


def goal_form(database: Database, who: Staff, one: goals.Goal, packages: Mapping[str, structure.WorkPackage]) -> None:
    """How a goal stands, with its wording and the reason of the change."""
    key = f"goal-{one.id}"
    with st.form(key, border=False):
        text = editor.texts(say(N_("The goal in words")), one.text, f"{key}-text", long=True)
        package = _package(packages, one.work_package_id, key)
        statuses = {value: say(label) for value, label in goals.STATUSES.items()}
        status = editor.choice(say(N_("How it stands")), statuses, one.status, f"{key}-status") or one.status
        reason = st.text_input(say(N_("Why, in one sentence")), key=f"{key}-reason", max_chars=limits.GOAL_REASON, autocomplete="off")
        if st.form_submit_button(say(N_("Save the goal")), type="primary"):
            editor.carry_out(
                lambda: goals.change_to(database, who, one.id, status=status, text=text, reason=reason, work_package_id=package)
            )


def _package(packages: Mapping[str, structure.WorkPackage], of: str | None, key: str) -> str | None:
    options = {each.id: f"{each.number}. {say(each.name)}" for each in packages.values()}
    return editor.choice(say(N_("Work package")), options, of, f"{key}-package", none=say(N_("The whole project")))


def tags(database: Database, who: Staff) -> None:
    """The lists of tags."""
    known = tag_lists.every(database)
    left, right = editor.two()
    with left:
        if not known:
            html.nothing(say(N_("There are no tags yet. Fill them from the report, or add the first one.")))
        for value, label in tag_lists.LISTS.items():
            heading = f"<h2>{escape(say(label))}</h2><p class='quiet'>{escape(say(tag_lists.ABOUT[value]))}</p>"
            st.html(heading + html.chips(tag.name for tag in known if tag.list == value))
    with right:
        names = {tag.id: f"{say(tag.name)} · {say(tag_lists.LISTS[tag.list])}" for tag in known}
        edited = editor.chosen(names, say(N_("A new tag")))
        one = next((tag for tag in known if tag.id == edited), None)
        key = f"tag-{edited or 'new'}"
        with st.form(key, border=False):
            name = editor.texts(say(N_("Name")), one.name if one else None, f"{key}-name")
            of = one.list if one else None
            if one is None:
                of = editor.choice(say(N_("List")), {value: say(label) for value, label in tag_lists.LISTS.items()}, None, f"{key}-list")
            if st.form_submit_button(say(N_("Save the tag")), type="primary"):
                editor.carry_out(lambda: tag_lists.put(database, who, edited, of=of or "other", name=name))
        if one:
            others = {tag.id: say(tag.name) for tag in known if tag.list == one.list}
            editor.remove(
                one.id,
                others,
                lambda: tag_lists.delete(database, who, one.id),
                lambda into: tag_lists.merge(database, who, one.id, into),
            )


def roles(database: Database, who: Staff) -> None:
    """The finer roles by role group."""
    known = project_roles.every(database)
    left, right = editor.two()
    with left:
        if not known:
            html.nothing(say(N_("There are no roles yet. Fill them from the report, or add the first one.")))
        for group in ROLE_GROUPS:
            heading = f"<h2>{words.group_sign(group)}{escape(say(GROUP_NAMES[group]))}</h2>"
            st.html(heading + html.chips(role.name for role in known if role.group == group))
    with right:
        names = {role.id: say(role.name) for role in known}
        edited = editor.chosen(names, say(N_("A new role")))
        one = next((role for role in known if role.id == edited), None)
        key = f"role-{edited or 'new'}"
        with st.form(key, border=False):
            name = editor.texts(say(N_("Name")), one.name if one else None, f"{key}-name")
            groups = {value: say(GROUP_NAMES[value]) for value in GROUP_NAMES}
            chosen = editor.choice(say(N_("Role group")), groups, one.group if one else None, f"{key}-group")
            if st.form_submit_button(say(N_("Save the role")), type="primary"):
                editor.carry_out(lambda: project_roles.put(database, who, edited, name=name, group=chosen or "O"))
        if one:
            others = {role.id: say(role.name) for role in known if role.group == one.group}
            editor.remove(
                one.id,
                others,
                lambda: project_roles.delete(database, who, one.id),
                lambda into: project_roles.merge(database, who, one.id, into),
            )


def terms(database: Database, who: Staff) -> None:
    """The glossary."""
    known = glossary.every(database, language())
    left, right = editor.two()
    with left:
        if known:
            st.html(html.meanings((say(one.term), say(one.meaning)) for one in known))
        else:
            html.nothing(say(N_("There are no words yet. Fill them from the report, or add the first one.")))
    with right:
        names = {one.id: say(one.term) for one in known}
        edited = editor.chosen(names, say(N_("A new word")))
        one = next((each for each in known if each.id == edited), None)
        key = f"term-{edited or 'new'}"
        with st.form(key, border=False):
            term = editor.texts(say(N_("Word")), one.term if one else None, f"{key}-term")
            meaning = editor.texts(say(N_("What it means, in plain language")), one.meaning if one else None, f"{key}-meaning", long=True)
            if st.form_submit_button(say(N_("Save the word")), type="primary"):
                editor.carry_out(lambda: glossary.put(database, who, edited, term=term, meaning=meaning))
        if one:
            editor.remove(one.id, {}, lambda: glossary.delete(database, who, one.id))


def belongings(database: Database, who: Staff) -> None:
    """Who works in which regions and organisations."""
    people, stands = accounts.every(database, who), belonging.of_accounts(database, who)
    places = {each.id: say(each.name) for each in regions.every(database)}
    bodies = {each.id: say(each.name) for each in organisations.every(database)}
    left, right = editor.two()
    with left:
        st.html(f"<p>{escape(say(ABOUT_BELONGING))}</p>")
        found = []
        for one in people:
            stand = stands.get(one.id, belonging.Belongs(frozenset(), frozenset()))
            at = [places.get(each, "") for each in stand.regions] + [bodies.get(each, "") for each in stand.organisations]
            found.append((one.name, f"<p class='quiet'>{escape(', '.join(sorted(filter(None, at))) or say(N_('Nowhere yet')))}</p>"))
        st.html(html.named(found))
    with right:
        names = {one.id: f"{one.name} · {one.username}" for one in people}
        edited = editor.chosen(names, say(N_("Choose a person")))
        if edited is None:
            return
        mine = stands.get(edited)
        with st.form(f"belongs-{edited}", border=False):
            at = editor.many(say(N_("Regions")), places, sorted(mine.regions) if mine else [], f"belongs-{edited}-regions")
            to = editor.many(say(N_("Organisations")), bodies, sorted(mine.organisations) if mine else [], f"belongs-{edited}-bodies")
            if st.form_submit_button(say(N_("Save where this person works")), type="primary"):
                editor.carry_out(lambda: belonging.put(database, who, edited, regions=at, organisations=to))


ABOUT_BELONGING = N_(
    "Facilitators and reviewers see the workshops of their regions and organisations. Coordinators and evaluators see all regions. "
    "While nobody works anywhere in particular, everybody sees everything."
)
