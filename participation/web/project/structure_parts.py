"""The project page's parts about its structure: name and aim, action sets and work packages, regions, organisations."""

from html import escape

import streamlit as st

from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, N_
from participation.project import organisations, project, regions, structure
from participation.regional import places as places_of_regions
from participation.store import Database
from participation.web.header import LANGUAGE_NAMES
from participation.web.project import editor, html
from participation.web.regional import place_parts
from participation.web.shell import say


def who_may(database: Database) -> None:
    """Who may change the project: administrators, and coordinators of the organisation that administers it."""
    owners = [one for one in organisations.every(database) if one.role == organisations.ADMINISTRATOR]
    names = ", ".join(say(one.name) for one in owners)
    said = (
        say(N_("Administrators may change this, and so may coordinators who work at: {names}."), names=names)
        if names
        else say(N_("Administrators may change this. No organisation administers the project yet."))
    )
    st.html(f"<p class='quiet'>{escape(said)}</p>")


def about(database: Database, who: Staff) -> None:
    """Name, aim, filling from the report and emptying."""
    known = project.get(database)
    left, right = editor.two()
    with left, st.form("project", border=False):
        editor.heading(say(N_("Name and aim")))
        name = editor.texts(say(N_("Name of the project")), known.name if known else None, "project-name")
        aim = editor.texts(say(N_("Aim in one sentence")), known.aim if known else None, "project-aim", long=True)
        if st.form_submit_button(say(N_("Save")), type="primary"):
            editor.carry_out(lambda: project.change(database, who, name=name, aim=aim))
    if "admin" not in who.roles:
        return
    with right:
        editor.heading(say(N_("Fill or empty")))
        st.markdown(say(N_("Fill every list that is still empty with what the final report says. What you have written stays.")))
        if st.button(say(N_("Fill from the report")), key="fill", type="primary"):
            editor.carry_out(lambda: project.fill_from_report(database, who), say(N_("Filled. Look at each part and change what differs.")))
        st.markdown(say(N_("Empty everything here to begin another project. Workshops must be exported and deleted first.")))
        sure = st.checkbox(say(N_("I want to empty the project")), key="sure-to-empty")
        if st.button(say(N_("Empty for another project")), key="empty", disabled=not sure):
            editor.carry_out(lambda: project.empty_for_another(database, who), say(N_("The project is empty. Give it a name.")))


def packages(database: Database, who: Staff) -> None:
    """Action sets with their work packages."""
    sets, known = structure.action_sets(database), structure.work_packages(database)
    owners = {each.id: say(each.name) for each in organisations.every(database)}
    left, right = editor.two()
    with left:
        for one in sets:
            st.html(f"<h2>{escape(say(N_('Action set {number}'), number=one.number))}</h2><p class='quiet'>{escape(say(one.name))}</p>")
            st.html(html.packages([each for each in known if each.action_set == one.number], owners))
        loose = [each for each in known if each.action_set not in {one.number for one in sets}]
        if loose:
            st.html(html.packages(loose, owners))
        if not known:
            html.nothing(say(N_("There are no work packages yet. Fill them from the report, or add the first one.")))
    with right:
        _package_form(database, who, known, sets, owners)
        _set_form(database, who, sets)


def _package_form(
    database: Database, who: Staff, known: list[structure.WorkPackage], sets: list[structure.ActionSet], owners: dict[str, str]
) -> None:
    names = {each.id: f"{each.number}. {say(each.name)}" for each in known}
    edited = editor.chosen(names, say(N_("A new work package")))
    one = next((each for each in known if each.id == edited), None)
    key = f"package-{edited or 'new'}"
    with st.form(key, border=False):
        name = editor.texts(say(N_("Name")), one.name if one else None, f"{key}-name")
        number = st.number_input(
            say(N_("Number")),
            *limits.NUMBER_IN_PROJECT.ends,
            one.number if one else min(len(known) + 1, limits.NUMBER_IN_PROJECT.highest),
            key=f"{key}-number",
        )
        options = {str(each.number): f"{each.number}. {say(each.name)}" for each in sets} or {"1": "1"}
        action_set = editor.choice(say(N_("Action set")), options, str(one.action_set) if one else None, f"{key}-set")
        colour = editor.choice(say(N_("Colour")), html.colour_names(), one.colour if one else None, f"{key}-colour")
        shape = editor.choice(say(N_("Shape")), {each: each for each in structure.SHAPES}, one.shape if one else None, f"{key}-shape")
        contents = editor.lines(say(N_("Contents, one a line")), one.contents if one else (), f"{key}-contents")
        label, nobody = say(N_("Organisation that owns it")), say(N_("Nobody named"))
        owner = editor.choice(label, owners, one.owner if one else None, f"{key}-owner", none=nobody)
        if st.form_submit_button(say(N_("Save the work package")), type="primary"):

            def save() -> None:
                made = structure.put_work_package(
                    database,
                    who,
                    edited,
                    name=name,
                    number=int(number),
                    action_set=int(action_set or 1),
                    colour=colour or "gray",
                    shape=shape or "■",
                    contents=contents,
                )
                structure.set_owner(database, who, made, owner)

            editor.carry_out(save)
    if edited:
        editor.remove(
            edited,
            names,
            lambda: structure.delete_work_package(database, who, edited),
            lambda into: structure.merge_work_packages(database, who, edited, into),
        )


def _set_form(database: Database, who: Staff, sets: list[structure.ActionSet]) -> None:
    with st.expander(say(N_("Action sets"))):
        for number in range(1, len(sets) + 2):
            one = next((each for each in sets if each.number == number), None)
            with st.form(f"set-{number}", border=False):
                name = editor.texts(say(N_("Name of action set {number}"), number=number), one.name if one else None, f"set-{number}-name")
                if st.form_submit_button(say(N_("Save"))):
                    editor.carry_out(lambda number=number, name=name: structure.put_action_set(database, who, number, name))  # type: ignore[misc]
            if one and number == len(sets) and st.button(say(N_("Delete action set {number}"), number=number), key=f"delete-set-{number}"):
                editor.carry_out(lambda number=number: structure.delete_action_set(database, who, number))  # type: ignore[misc]


def places(database: Database, who: Staff) -> None:
    """Regions with their places and partners, which work packages are active in which, and regions put together."""
    known, packages_ = regions.every(database), structure.work_packages(database)
    left, right = editor.two()
    with left:
        if known:
            st.html(html.active(known, packages_))
            st.html(place_parts.of_regions(database, known))
        else:
            html.nothing(say(N_("There are no regions yet. Fill them from the report, or add the first one.")))
    names = {each.id: say(each.name) for each in known}
    with right:
        edited = editor.chosen(names, say(N_("A new region")))
        one = next((each for each in known if each.id == edited), None)
        key = f"region-{edited or 'new'}"
        with st.form(key, border=False):
            name = editor.texts(say(N_("Name")), one.name if one else None, f"{key}-name")
            kinds = {value: say(label) for value, label in regions.KINDS.items()}
            kind = editor.choice(say(N_("Kind of region")), kinds, one.kind if one else None, f"{key}-kind")
            options = {each.id: f"{each.number}. {say(each.name)}" for each in packages_}
            active = editor.many(say(N_("Active work packages")), options, sorted(one.work_packages) if one else [], f"{key}-active")
            inside, partners = place_parts.lists(database, edited, key)
            if st.form_submit_button(say(N_("Save the region")), type="primary"):

                def save() -> None:
                    made = regions.put(database, who, edited, name=name, kind=kind or "county")
                    regions.set_active(database, who, made, active)
                    places_of_regions.put(database, who, made, places=inside, partners=partners)

                editor.carry_out(save)
        if edited:
            editor.remove(
                edited, names, lambda: regions.delete(database, who, edited), lambda into: regions.merge(database, who, edited, into)
            )
        place_parts.groups(database, who, names)


def bodies(database: Database, who: Staff) -> None:
    """Organisations with their role and regions."""
    known, places_ = organisations.every(database), {each.id: say(each.name) for each in regions.every(database)}
    left, right = editor.two()
    with left:
        if known:
            st.html(html.organisations(known, places_))
        else:
            html.nothing(say(N_("There are no organisations yet. Fill them from the report, or add the first one.")))
    names = {each.id: say(each.name) for each in known}
    with right:
        edited = editor.chosen(names, say(N_("A new organisation")))
        one = next((each for each in known if each.id == edited), None)
        key = f"organisation-{edited or 'new'}"
        with st.form(key, border=False):
            name = editor.texts(say(N_("Name")), one.name if one else None, f"{key}-name")
            roles = {value: say(label) for value, label in organisations.ROLES.items()}
            role = editor.choice(say(N_("Role in the project")), roles, one.role if one else "partner", f"{key}-role")
            spoken = {each: LANGUAGE_NAMES[each] for each in LANGUAGES}
            language = editor.choice(say(N_("Language of its workshops")), spoken, one.language if one else None, f"{key}-language")
            at = editor.many(say(N_("Regions")), places_, sorted(one.regions) if one else [], f"{key}-regions")
            if st.form_submit_button(say(N_("Save the organisation")), type="primary"):
                editor.carry_out(
                    lambda: organisations.put(
                        database, who, edited, name=name, role=role or "partner", language=language or "fi", regions=at
                    )
                )
        if edited and "admin" in who.roles:
            editor.remove(
                edited,
                names,
                lambda: organisations.delete(database, who, edited),
                lambda into: organisations.merge(database, who, edited, into),
            )
