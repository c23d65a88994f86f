"""The fields of a workshop's plan: for a new workshop, and to change one that is there."""

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from participation.model import limits
from participation.model.people import GROUP_NAMES, ROLE_GROUPS
from participation.model.texts import LANGUAGES, N_, Texts
from participation.project import first_plan, organisations, regions, structure
from participation.store import Database
from participation.web import shell
from participation.web.console import workshop_filter
from participation.web.header import LANGUAGE_NAMES
from participation.web.shell import say
from participation.workshops import Plan


def draw(database: Database, before: Plan, title: Texts, key: str) -> Plan:
    """The plan as it is filled in now. `key` keeps the fields of one template or workshop apart from another's."""
    plan = replace(before, title=_title(title, key))
    spoken = _languages(database, before, key)
    plan = _placed(database, replace(plan, support=_support(before, key)), key)
    plan = replace(
        plan, languages=first_plan.in_order(first_plan.first_language(database, plan.organisation_id) or shell.language(), spoken)
    )
    with st.expander(say(N_("Who is invited, and who listens"))):
        return _peopled(plan, key)


def _order() -> list[str]:
    """The reader's own language first: it comes first on the screen, too."""
    return sorted(LANGUAGES, key=lambda language: language != shell.language())


def _title(title: Texts, key: str) -> Texts:
    own, *others = _order()
    names = {own: _name(title, own, key)}
    with st.expander(say(N_("Name in the other languages"))):
        names |= {language: _name(title, language, key) for language in others}
    return Texts.of({language: names[language].strip() or title.say(language) for language in LANGUAGES})


def _name(title: Texts, language: str, key: str) -> str:
    label = f"{say(N_('Name'))} ({LANGUAGE_NAMES[language]})"
    return st.text_input(label, title.say(language), key=f"plan-name-{key}-{language}", max_chars=limits.TITLE)


def _languages(database: Database, before: Plan, key: str) -> list[str]:
    chosen = st.pills(
        say(N_("Languages in the room")),
        LANGUAGES,
        selection_mode="multi",
        default=list(before.languages),
        format_func=lambda language: LANGUAGE_NAMES[language],
        key=f"plan-languages-{key}",
    )
    if before.organisation_id and (first := first_plan.first_language(database, before.organisation_id)):
        said = say(N_("The language of your organisation comes first: {name}."), name=LANGUAGE_NAMES[first])
        st.markdown(f":gray[{said}]")
    return list(chosen) or [shell.language()]


def _support(before: Plan, key: str) -> Texts | None:
    support = st.text_input(
        say(N_("Support person: role and place, not a name")),
        say(before.support) if before.support else "",
        key=f"plan-support-{key}",
        max_chars=limits.ROLE,
        placeholder=say(N_("For example: youth worker, by the door")),
    )
    if before.support is not None and support == say(before.support):
        return before.support
    return Texts.same(support.strip()) if support.strip() else None


def _placed(database: Database, plan: Plan, key: str) -> Plan:
    """Where the workshop belongs; only what the project has is asked."""
    known = regions.every(database)
    options: dict[str, tuple[str, Mapping[str, str]]] = {
        "round_id": (N_("Round"), {each.id: say(each.name) for each in structure.rounds(database)}),
        "work_package_id": (
            N_("Work package"),
            workshop_filter.packages(structure.work_packages(database), known, plan.region_id),
        ),
        "region_id": (N_("Region"), {each.id: say(each.name) for each in known}),
        "organisation_id": (N_("Organisation"), {each.id: say(each.name) for each in organisations.every(database)}),
    }
    chosen: dict[str, str | None] = {name: getattr(plan, name) for name in options}
    with st.container(key=f"plan-places-{key}", horizontal=True):
        for name, (label, choices) in options.items():
            if choices:
                chosen[name] = _choice(label, choices, chosen[name], f"plan-{name}-{key}")
    return replace(
        plan,
        round_id=chosen["round_id"],
        work_package_id=chosen["work_package_id"],
        region_id=chosen["region_id"],
        organisation_id=chosen["organisation_id"],
    )


def _choice(label: str, options: Mapping[str, str], before: str | None, key: str) -> str | None:
    index = list(options).index(before) if before is not None and before in options else None
    chosen: str | None = st.selectbox(
        say(label), list(options), index=index, format_func=lambda each: options[each], key=key, placeholder=say(N_("None")), width=220
    )
    return chosen


def _peopled(before: Plan, key: str) -> Plan:
    invited = st.pills(
        say(N_("Who is invited")),
        ROLE_GROUPS,
        selection_mode="multi",
        default=[group for group in ROLE_GROUPS if group in before.invited],
        format_func=lambda group: say(GROUP_NAMES[group]),
        key=f"plan-invited-{key}",
    )
    receiver = st.text_input(
        say(N_("Receiver: the role whose duty it is to listen")), before.receiver or "", key=f"plan-receiver-{key}", max_chars=limits.ROLE
    )
    counterpart = st.text_input(
        say(N_("Counterpart: the role that carries the results on")),
        before.counterpart or "",
        key=f"plan-counterpart-{key}",
        max_chars=limits.ROLE,
    )
    minors = st.checkbox(say(N_("Children or young people under 18 take part")), before.minors, key=f"plan-minors-{key}")
    return replace(
        before,
        invited=[group for group in ROLE_GROUPS if group in invited],
        receiver=receiver.strip() or None,
        counterpart=counterpart.strip() or None,
        minors=minors,
    )
