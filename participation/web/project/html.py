"""The lists of the project as HTML: signs in colour with their word, tables with headings, and every text escaped."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

import streamlit as st

from participation.model.texts import N_, Texts
from participation.project import goals as goal_list
from participation.project import organisations as organisation_list
from participation.project import regions as region_list
from participation.project.structure import WorkPackage
from participation.web.desk import words
from participation.web.shell import say, say_many

COLOUR_NAMES = {
    "blue": N_("Blue"),
    "green": N_("Green"),
    "orange": N_("Orange"),
    "yellow": N_("Yellow"),
    "red": N_("Red"),
    "violet": N_("Violet"),
    "gray": N_("Gray"),
}


def colour_names() -> dict[str, str]:
    """The colours by what they are called."""
    return {value: say(label) for value, label in COLOUR_NAMES.items()}


def nothing(sentence: str) -> None:
    """What stands where a list is empty."""
    with st.container(key="nothing"):
        st.html(f"<p>{escape(sentence)}</p>")


def sign(package: WorkPackage) -> str:
    """The shape of a work package in its colour."""
    return f'<i class="sign {escape(package.colour)}" aria-hidden="true">{escape(package.shape)}</i>'


def packages(known: Iterable[WorkPackage], owners: Mapping[str, str]) -> str:
    """Work packages with what they contain and the organisation that owns each, where one does."""
    return "<ul class='things'>" + "".join(_package(one, owners.get(one.owner or "", "")) for one in known) + "</ul>"


def _package(one: WorkPackage, owner: str) -> str:
    contents = "".join(f"<li>{escape(say(line))}</li>" for line in one.contents)
    owned = f"<p class='quiet'>{escape(say(N_('Owner: {name}'), name=owner))}</p>" if owner else ""
    return f"<li><h3>{sign(one)}{one.number}. {escape(say(one.name))}</h3>{owned}<ul>{contents}</ul></li>"


def active(known: Sequence[region_list.Region], packages_: Sequence[WorkPackage]) -> str:
    """Regions by work packages: a mark and a word where one is active."""
    yes, no = escape(say(N_("active"))), escape(say(N_("not active")))
    head = "".join(f'<th scope="col" title="{escape(say(one.name))}">{sign(one)}{one.number}</th>' for one in packages_)
    rows = ""
    for region in known:
        marks = (("●", yes) if one.id in region.work_packages else ("–", no) for one in packages_)
        cells = "".join(f'<td>{mark}<span class="unseen">{word}</span></td>' for mark, word in marks)
        rows += f'<tr><th scope="row">{escape(say(region.name))}</th>{cells}</tr>'
    caption = escape(say(N_("Which work packages are active in which region")))
    key = "".join(f"<li>{sign(one)}{one.number}. {escape(say(one.name))}</li>" for one in packages_)
    return (
        f"<h2>{caption}</h2><table class='figures marks'><caption class='unseen'>{caption}</caption>"
        f"<thead><tr><th scope='col'>{escape(say(N_('Region')))}</th>{head}</tr></thead><tbody>{rows}</tbody></table>"
        f"<ul class='plain'>{key}</ul>"
    )


def organisations(known: Sequence[organisation_list.Organisation], places: Mapping[str, str]) -> str:
    """Organisations with their role and regions."""
    found = ""
    for one in known:
        role = words.badge(say(organisation_list.ROLES[one.role]), "green" if one.role == "administrator" else "gray")
        at = ", ".join(escape(places[place]) for place in sorted(one.regions) if place in places)
        found += f"<li><h3>{escape(say(one.name))}</h3><p>{role} <span class='quiet'>{at}</span></p></li>"
    return f"<ul class='things'>{found}</ul>"


def goals(
    known: Sequence[goal_list.Goal],
    packages_: Mapping[str, WorkPackage],
    evidence: Mapping[str, goal_list.Evidence] | None = None,
    linked: Mapping[str, str] | None = None,
) -> str:
    """Goals with their status, their history and what has come to them; an old wording stays readable.

    `linked` is what a person linked to each goal, as HTML.
    """
    found = (_goal(one, packages_, (evidence or {}).get(one.id), (linked or {}).get(one.id, "")) for one in known)
    return "<ol class='things'>" + "".join(found) + "</ol>"


def _goal(one: goal_list.Goal, packages_: Mapping[str, WorkPackage], evidence: goal_list.Evidence | None, behind: str) -> str:
    package = packages_.get(one.work_package_id or "")
    status = words.badge(say(goal_list.STATUSES[one.status]), goal_list.COLOURS[one.status])
    linked = f"<span class='quiet'>{sign(package)}{escape(say(package.name))}</span>" if package else ""
    latest = one.history[0] if one.history else None
    reason = f"<p>{escape(latest.reason)}</p>" if latest and latest.reason else ""
    about = f"<h3>{one.number}. {escape(say(one.text))}</h3><p>{status} {linked}</p>"
    return f"<li>{about}{reason}{behind}{_evidence(evidence)}{_history(one)}</li>"


def _evidence(known: goal_list.Evidence | None) -> str:
    if known is None or not known.themes:
        return ""
    said = say_many("{n} theme in its work package", "{n} themes in its work package", known.themes)
    acted = say_many("{n} of them taken in or being tried", "{n} of them taken in or being tried", known.acted_on)
    return f"<p class='quiet'>{escape(said)} · {escape(acted)}</p>"


def _history(one: goal_list.Goal) -> str:
    if len(one.history) < 2:
        return ""
    lines = "".join(
        f"<li><b>{escape(words.day(change.at))}</b> {escape(say(goal_list.STATUSES[change.status]))}: “{escape(say(change.text))}”"
        + (f" {escape(change.reason)}" if change.reason else "")
        + "</li>"
        for change in one.history
    )
    return f"<details><summary>{escape(say(N_('How it came to this')))}</summary><ul>{lines}</ul></details>"


def named(items: Iterable[tuple[str, str]]) -> str:
    """Names with what stands beside each, as a list; the second part is HTML already."""
    return "<ul class='things'>" + "".join(f"<li><h3>{escape(name)}</h3>{beside}</li>" for name, beside in items) + "</ul>"


def chips(names: Iterable[Texts]) -> str:
    """Names side by side; nothing without any."""
    items = "".join(f"<li>{escape(say(name))}</li>" for name in names)
    return f"<ul class='chips'>{items}</ul>" if items else ""


def meanings(items: Iterable[tuple[str, str]]) -> str:
    """Words with what they mean, as a list of definitions."""
    return "<dl class='meanings'>" + "".join(f"<dt>{escape(t)}</dt><dd>{escape(m)}</dd>" for t, m in items) + "</dl>"
