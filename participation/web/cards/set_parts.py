"""The editors' page of one set: its versions, the cards with the themes behind them, and what changed."""

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from participation.cards import changes, sets, sources, versions
from participation.cards.card import PARTS, heard
from participation.cards.changes import Change
from participation.cards.sets import CardSet
from participation.cards.sources import Source, Sources
from participation.cards.versions import Version
from participation.model.people import Staff
from participation.model.texts import LANGUAGES, N_, Texts
from participation.project import organisations, process, structure
from participation.store import Database
from participation.web import navigation
from participation.web.cards import card_forms, card_html, version_parts
from participation.web.desk import words
from participation.web.header import LANGUAGE_NAMES
from participation.web.project import editor, html
from participation.web.shell import language, say, say_many

MAKES = frozenset({"reviewer", "admin"})
READS_THEMES = frozenset({"reviewer", "evaluator", "admin"})


def one(database: Database, who: Staff, chosen: CardSet) -> None:
    """The version that the address says, the newest at first: the cards on the left, what to do with them on the right."""
    known = versions.of_set(database, who, chosen.id)
    _about(database, chosen, known)
    open_number = int(editor.part({str(each.number): version_parts.name(each) for each in known}, "version"))
    version = next(each for each in known if each.number == open_number)
    before = next((each for each in known if each.number == version.number - 1), None)
    behind = sources.of_version(database, who, version.id)
    left, right = editor.two()
    with left:
        _changes(version, before)
        st.html(_cards(version, behind, who) or f"<p>{escape(say(versions.NO_CARD))}</p>")
    with right:
        version_parts.state(database, who, chosen, version, newest=known[0])
        if who.roles & MAKES and not version.is_published:
            card_forms.draw(database, who, version, behind)
        if who.roles & MAKES:
            about(database, who, chosen)


def _about(database: Database, chosen: CardSet, known: list[Version]) -> None:
    owner = next((each for each in organisations.every(database) if each.id == chosen.organisation_id), None)
    package = next((each for each in structure.work_packages(database) if each.id == chosen.work_package_id), None)
    facts = [f"{html.sign(package)}{escape(say(package.name))}"] if package else []
    facts += [escape(say(N_("Owner: {name}"), name=owner.name))] if owner else []
    with st.container(key="card-set", horizontal=True, vertical_alignment="center"):
        if facts:
            st.html(f"<p class='quiet'>{' · '.join(facts)}</p>", width="content")
        if any(version.is_published for version in known):
            st.page_link(navigation.page("tool"), label=say(N_("The page that anybody can read")), width="content")


def _cards(version: Version, behind: Mapping[str, Sources], who: Staff) -> str:
    return "".join(
        card_html.whole(card, number, below=_behind(behind.get(card.id, Sources()), who)) for number, card in enumerate(version.cards, 1)
    )


def _behind(known: Sources, who: Staff) -> str:
    if not known.number:
        return f"<p class='quiet'>{escape(say(N_('No theme stands behind this card.')))}</p>"
    summary = escape(say_many("From {n} theme", "From {n} themes", known.number))
    if not known.shown:
        return f"<p class='quiet'>{summary}</p>"
    lines = "".join(_source(source, who) for source in known.shown)
    if known.others:
        lines += f"<li class='quiet'>{escape(say_many('{n} theme of another region', '{n} themes of other regions', known.others))}</li>"
    return f"<details><summary>{summary}</summary><ul class='behind'>{lines}</ul></details>"


def _source(source: Source, who: Staff) -> str:
    theme = source.theme
    facts = [words.group_name(source.role_group), say(source.workshop.title), say(source.round) if source.round else ""]
    meta = f"{words.group_sign(source.role_group)}{escape(' · '.join(fact for fact in facts if fact))}"
    link = ""
    if who.roles & READS_THEMES:
        label = escape(say(N_("See its way in Review")))
        link = f" <a href='/review?{escape(urlencode({'theme': theme.id}))}' target='_self'>{label}</a>"
    return f"<li>{words.written(theme.text, theme.language, 'p')}<p class='quiet'>{meta}{link}</p></li>"


def _changes(version: Version, before: Version | None) -> None:
    if before is None:
        return
    found = changes.between(before.cards, version.cards)
    said = "".join(map(_change, found)) or f"<li>{escape(say(N_('Nothing has changed.')))}</li>"
    label = escape(say(N_("What changed since version {number}"), number=before.number))
    st.html(f"<details class='changes'><summary>{label}</summary><ul class='things'>{said}</ul></details>")


def _change(one: Change) -> str:
    kinds = {"new": N_("New card"), "left_out": N_("Left out"), "changed": N_("New words")}
    tone = {"new": "green", "left_out": "gray", "changed": "orange"}[one.kind]
    lines = "".join(_words(said.part, said.before, said.after, said.languages) for said in one.words)
    return f"<li><p>{words.badge(say(kinds[one.kind]), tone)} <b>{escape(card_html.short(one.card))}</b></p>{lines}</li>"


def _words(part: str, before: Texts, after: Texts, languages: tuple[str, ...]) -> str:
    shown = language() if language() in languages else languages[0]
    rest = [LANGUAGE_NAMES[each] for each in LANGUAGES if each in languages and each != shown]
    also = f" ({', '.join(rest)})" if rest else ""
    was, now = heard(_only(before, shown), shown), heard(_only(after, shown), shown)
    return (
        f"<p><span class='quiet'>{escape(say(PARTS[part]))}{escape(also)}</span><br>"
        f"<s>{card_html.spoken(was)}</s><br>{card_html.spoken(now)}</p>"
    )


def _only(text: Texts, shown: str) -> Texts:
    return Texts(**{each: text.say(shown) if each == shown else "" for each in LANGUAGES})


def about(database: Database, who: Staff, chosen: CardSet | None) -> None:
    """What a set says of itself, or a new set; a set of which nothing was published can be deleted."""
    key = f"card-set-{chosen.id if chosen else 'new'}"
    with st.expander(say(N_("About this set")) if chosen else say(N_("A new set of cards"))):
        with st.form(key, border=False):
            name = editor.texts(say(N_("Name")), chosen.name if chosen else None, f"{key}-name")
            packages = {each.id: f"{each.number}. {say(each.name)}" for each in structure.work_packages(database)}
            bodies = {each.id: say(each.name) for each in organisations.every(database)}
            products = {each.id: say(each.name) for each in process.every(database, who)}
            nobody, nothing = say(N_("Nobody named")), say(N_("None"))
            package = editor.choice(
                say(N_("Work package")), packages, chosen.work_package_id if chosen else None, f"{key}-package", none=nothing
            )
            owner = editor.choice(
                say(N_("Organisation that owns it")), bodies, chosen.organisation_id if chosen else None, f"{key}-owner", none=nobody
            )
            product = editor.choice(
                say(N_("Product in Co-development")), products, chosen.process_id if chosen else None, f"{key}-product", none=nothing
            )
            if st.form_submit_button(say(N_("Save the set"))):
                editor.carry_out(
                    lambda: sets.put(
                        database,
                        who,
                        chosen.id if chosen else None,
                        name=name,
                        work_package_id=package,
                        organisation_id=owner,
                        process_id=product,
                    )
                )
        if chosen:
            editor.remove(chosen.id, {}, lambda: sets.delete(database, who, chosen.id))
