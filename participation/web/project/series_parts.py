"""The page of series and groups: workshops that come again with what stayed open, and the groups that they are for."""

from html import escape

import streamlit as st

from participation.model import limits
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.project import groups, regions, series, structure
from participation.project.series import Series
from participation.store import Database
from participation.template_files import templates
from participation.web import navigation, shell
from participation.web.console import part
from participation.web.desk import words
from participation.web.project import editor, html
from participation.web.shell import say, say_many

LEADS = frozenset({"facilitator", "admin"})


def recurring(database: Database, who: Staff) -> None:
    """Every series with its open items and its workshops."""
    known = series.every(database, who)
    left, right = editor.two()
    with left:
        if not known:
            html.nothing(say(N_("There are no series yet. A group that meets every month gets one here: what stays open is carried over.")))
        for one in known:
            _series(database, who, one)
    with right:
        if who.roles & LEADS:
            _form(database, who, known)


def _series(database: Database, who: Staff, one: Series) -> None:
    with st.container(key=f"series-{one.id}"):
        meta = f"{say(series.RHYTHMS[one.rhythm])} · {say_many('{n} workshop', '{n} workshops', len(one.workshops))}"
        st.html(f"<h2>{escape(say(one.name))}</h2><p class='quiet'>{escape(meta)}</p>")
        st.html(f"<h3>{escape(say(N_('Open items')))}</h3>" + ("" if one.open_items else f"<p>{escape(say(N_('Nothing is open.')))}</p>"))
        for item in one.open_items:
            _item(database, who, item)
        if not who.roles & LEADS:
            return
        with st.form(f"item-{one.id}", border=False, clear_on_submit=True), st.container(horizontal=True, vertical_alignment="bottom"):
            text = st.text_input(say(N_("Something that stays open")), key=f"item-text-{one.id}", max_chars=limits.OPEN_ITEM)
            if st.form_submit_button(say(N_("Write it down"))):
                editor.carry_out(lambda: series.add_item(database, who, one.id, text, one.workshops[0].id if one.workshops else None))
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(say(N_("Make the next workshop")), key=f"next-{one.id}", type="primary"):
                made = series.next_workshop(database, who, one.id)
                st.switch_page(navigation.page("plan"), query_params={"workshop": made.id})
            for workshop in one.workshops[:3]:
                part.link("plan", shell.typed(workshop.title), workshop=workshop.id)


def _item(database: Database, who: Staff, item: series.Item) -> None:
    with st.container(key=f"stays-{item.id}", horizontal=True, vertical_alignment="center"):
        since = say(N_("open since {day}"), day=words.day(item.since))
        carried = f" · {say_many('carried over {n} time', 'carried over {n} times', item.carried)}" if item.carried else ""
        st.html(f"<p>{words.written(item.text, item.language)} <span class='quiet'>{escape(since + carried)}</span></p>", width="stretch")
        if who.roles & LEADS and st.button(say(N_("Done")), key=f"done-{item.id}"):
            editor.carry_out(lambda: series.finish_item(database, who, item.id), say(N_("Marked as done.")))


def _form(database: Database, who: Staff, known: list[Series]) -> None:
    names = {one.id: say(one.name) for one in known}
    edited = editor.chosen(names, say(N_("A new series")))
    one = next((each for each in known if each.id == edited), None)
    key = f"series-{edited or 'new'}"
    with st.form(key, border=False):
        name = editor.texts(say(N_("Name")), one.name if one else None, f"{key}-name")
        rhythms = {value: say(label) for value, label in series.RHYTHMS.items()}
        rhythm = editor.choice(say(N_("Rhythm")), rhythms, one.rhythm if one else "monthly", f"{key}-rhythm")
        known_templates = {template.id: say(template.title) for template in templates.all()}
        template = editor.choice(say(N_("Template")), known_templates, one.template if one else None, f"{key}-template")
        group_names = {group.id: say(group.name) for group in groups.every(database)}
        meets = one.group_id if one else None
        group = editor.choice(say(N_("Which group meets")), group_names, meets, f"{key}-group", none=say(N_("None")))
        places = {region.id: say(region.name) for region in regions.every(database)}
        place = editor.choice(say(N_("Region")), places, one.region_id if one else None, f"{key}-region", none=say(N_("None")))
        packages = {each.id: f"{each.number}. {say(each.name)}" for each in structure.work_packages(database)}
        of = one.work_package_id if one else None
        package = editor.choice(say(N_("Work package")), packages, of, f"{key}-package", none=say(N_("None")))
        if st.form_submit_button(say(N_("Save the series")), type="primary"):
            editor.carry_out(
                lambda: series.put(
                    database,
                    who,
                    edited,
                    name=name,
                    rhythm=rhythm or "as_needed",
                    template=template or "",
                    group_id=group,
                    region_id=place,
                    work_package_id=package,
                )
            )
    if edited and ("coordinator" in who.roles or "admin" in who.roles):
        editor.remove(edited, {}, lambda: series.delete(database, who, edited))


def of_groups(database: Database, who: Staff) -> None:
    """Groups with their member sectors, teams, and networks of a role."""
    known, members = groups.every(database), groups.member_names(database)
    places = {region.id: say(region.name) for region in regions.every(database)}
    left, right = editor.two()
    with left:
        for kind, label in groups.KINDS.items():
            own = [group for group in known if group.kind == kind]
            if own:
                st.html(f"<h2>{escape(say(label))}</h2>" + html.named((say(g.name), _members(g, members, places)) for g in own))
        if not known:
            html.nothing(say(N_("There are no groups yet. Fill them from the report, or add the first one.")))
    with right:
        if who.roles & {"facilitator", "reviewer", "admin"}:
            _group_form(database, who, known)


def _members(group: groups.WorkingGroup, members: dict[str, Texts], places: dict[str, str]) -> str:
    owner = say(N_("Owner: {role}"), role=group.owner) if group.owner else ""
    facts = " · ".join(filter(None, (places.get(group.region_id or "", ""), owner)))
    return f"<p class='quiet'>{escape(facts)}</p>" + html.chips(members[each] for each in group.members if each in members)


def _group_form(database: Database, who: Staff, known: list[groups.WorkingGroup]) -> None:
    names = {group.id: say(group.name) for group in known}
    edited = editor.chosen(names, say(N_("A new group")), "group")
    one = next((each for each in known if each.id == edited), None)
    key = f"group-{edited or 'new'}"
    with st.form(key, border=False):
        kinds = {value: say(label) for value, label in groups.KINDS.items()}
        kind = editor.choice(say(N_("Kind of group")), kinds, one.kind if one else None, f"{key}-kind")
        name = editor.texts(say(N_("Name")), one.name if one else None, f"{key}-name")
        places = {region.id: say(region.name) for region in regions.every(database)}
        place = editor.choice(say(N_("Region")), places, one.region_id if one else None, f"{key}-region", none=say(N_("None")))
        options = {value: say(label) for value, label in groups.member_names(database).items()}
        members = editor.many(say(N_("Members: sectors or roles")), options, list(one.members) if one else [], f"{key}-members")
        stands = one.owner if one and one.owner else ""
        owner = st.text_input(say(N_("Who owns the group: a role, not a name")), stands, key=f"{key}-owner", max_chars=limits.OWNER)
        if st.form_submit_button(say(N_("Save the group")), type="primary"):
            editor.carry_out(
                lambda: groups.put(database, who, edited, kind=kind or "group", name=name, region_id=place, members=members, owner=owner)
            )
    if edited and who.roles & {"coordinator", "reviewer", "admin"}:
        editor.remove(edited, {}, lambda: groups.delete(database, who, edited))
