"""Search, filters and the pills with the number of themes of each status. What is chosen stands in the address."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import streamlit as st

from participation import review, shared_texts, workshops
from participation.model.kinds import KINDS
from participation.model.people import GROUP_NAMES, Staff
from participation.model.texts import N_
from participation.model.workshop import Workshop
from participation.project import structure, tag_lists
from participation.review import Filters, Reviewed
from participation.store import Database
from participation.web.desk import address, words
from participation.web.shell import language, say

NAMES = ("q", "workshop", "round", "package", "kind", "tag", "group", "status")
ALL = "all"


def chosen(database: Database, who: Staff, lines: Sequence[Reviewed]) -> Filters:
    """Draws search and filters; gives what was chosen."""
    known = _options(database, who)
    with st.container(key="filters", horizontal=True, vertical_alignment="center"):
        words_ = _search()
        package = _select("package", say(N_("Work package")), say(N_("Work packages")), known["package"])
        round_ = _select("round", say(N_("Round")), say(N_("Rounds")), known["round"])
        with st.popover(_more(), icon=":material/tune:", key="more-filters"):
            wanted = Filters(
                words=words_,
                work_package=package,
                round=round_,
                workshop=_select("workshop", say(N_("Workshop")), say(N_("All workshops")), known["workshop"]),
                kind=_select("kind", say(N_("Kind of theme")), say(N_("All kinds")), known["kind"]),
                tag=_select("tag", say(N_("Tag")), say(N_("All tags")), known["tag"]),
                role_group=_select("group", say(N_("Role group")), say(N_("All role groups")), known["group"]),
            )
    return replace(wanted, status=_status(review.fitting(lines, wanted)))


def _more() -> str:
    number = sum(1 for name in ("workshop", "kind", "tag", "group") if address.value(name))
    return say(N_("More filters: {number}"), number=number) if number else say(N_("More filters"))


def clear() -> None:
    """Shows all themes again."""
    address.go(**dict.fromkeys((*NAMES, "page", "theme"), ""))


def any_chosen() -> bool:
    """Whether the list is narrowed."""
    return any(address.value(name) for name in NAMES)


def _options(database: Database, who: Staff) -> dict[str, Mapping[str, str]]:
    packages, rounds = structure.work_packages(database), structure.rounds(database)
    names = tag_lists.for_themes(database)
    return {
        "workshop": workshop_names(workshops.every(database, who)),
        "round": {one.id: say(one.name) for one in rounds},
        "package": {one.id: f"{one.number} {say(one.name)}" for one in packages},
        "kind": {kind.value: f"{kind.sign} {say(kind.name)}" for kind in KINDS.values()},
        "tag": {tag: say(names[tag]) if tag in names else tag for tag in review.known_tags(database, who)},
        "group": {group: say(name) for group, name in GROUP_NAMES.items()},
    }


def workshop_names(known: Sequence[Workshop]) -> dict[str, str]:
    """What each workshop is called in a list, no two alike: its title, its day and, where that is not enough, its code."""
    dated = {one.id: f"{one.title.say(language())} · {words.day(one.opened_at or one.created_at)}" for one in known}
    often = list(dated.values())
    return {one.id: dated[one.id] if often.count(dated[one.id]) == 1 else f"{dated[one.id]} · {one.join_code}" for one in known}


def _search() -> str:
    st.session_state["filter-q"] = address.value("q")
    label = say(N_("Search with words"))
    st.text_input(
        label,
        key="filter-q",
        placeholder=label,
        label_visibility="collapsed",
        icon=":material/search:",
        type="search",
        on_change=_changed,
        args=("q",),
    )
    return address.value("q")


def select(name: str, label: str, everything: str, options: Mapping[str, str], changed: Callable[[str], None]) -> str:
    """A choice that stands in the address, first of all `everything`; gives what is chosen, "" for everything."""
    key = f"filter-{name}"
    st.session_state[key] = now = address.value(name) if address.value(name) in options else ""
    st.selectbox(
        label,
        ["", *options],
        format_func=lambda value: options.get(value, everything),
        key=key,
        label_visibility="collapsed",
        filter_mode=None,
        on_change=changed,
        args=(name,),
    )
    return now


def _select(name: str, label: str, everything: str, options: Mapping[str, str]) -> str:
    return select(name, label, everything, options, _changed) if options else ""


def _status(lines: Sequence[Reviewed]) -> str:
    counts = review.by_status(lines)
    order = ["none", *shared_texts.statuses()]
    now = address.value("status") if address.value("status") in order else ""
    labels = {ALL: f"{say(N_('All'))} {len(lines)}"}
    labels |= {one: f"{words.status(one)} {counts.get(one, 0)}" for one in order if counts.get(one) or one == now}
    st.session_state["filter-status"] = now or ALL
    st.pills(
        say(N_("Decision")),
        list(labels),
        format_func=labels.__getitem__,
        key="filter-status",
        label_visibility="collapsed",
        required=True,
        on_change=_changed,
        args=("status",),
    )
    return now


def _changed(name: str) -> None:
    said = st.session_state[f"filter-{name}"] or ""
    address.go(**{name: "" if said == ALL else said.strip(), "page": "", "theme": ""})
