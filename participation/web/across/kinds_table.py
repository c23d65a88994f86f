"""Work packages by kinds of theme: a table of numbers, each of which opens the themes that it counts."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from participation.across import kinds
from participation.across.reading import BETWEEN, Where
from participation.model.kinds import KINDS
from participation.model.people import Staff
from participation.model.texts import N_
from participation.review import Reviewed
from participation.store import Database
from participation.web.across import filter_row, theme_cards
from participation.web.across.theme_cards import Places
from participation.web.desk import address, words
from participation.web.project import editor, html
from participation.web.shell import say, say_many

SET, CELL = "kinds", filter_row.PLACES
NONE = "none"
READS_REVIEW = frozenset({"reviewer", "evaluator", "admin"})


def draw(database: Database, who: Staff, lines: Sequence[Reviewed], where: Where) -> None:
    """The choice of kinds, the table, and the themes of a cell that somebody opened here."""
    offered = kinds.in_use(lines)
    chosen = editor.part({name: say(kinds.SETS[name][0]) for name in offered}, SET)
    shown = kinds.SETS[chosen][1]
    places, numbers = Places(database), kinds.counted(lines, shown)
    with st.container(key="panel-kinds"):
        editor.heading(say(kinds.SETS[chosen][0]))
        st.html(f"<p>{escape(_sentence(numbers, places))}</p>{_table(numbers, shown, who, where, places)}")
        st.html(f'<p class="quiet">{escape(say(N_("These are numbers of themes, not of people. A number opens its themes.")))}</p>')
    package, _, kind = address.value(CELL).partition(".")
    if kind in shown:
        _opened(kinds.of_cell(lines, None if package == NONE else package, kind), package, kind, places)


def _sentence(numbers: Mapping[kinds.Cell, int], places: Places) -> str:
    total = sum(numbers.values())
    if not total:
        return say(N_("Nothing of these kinds has been said yet."))
    (package, kind), most = max(numbers.items(), key=lambda pair: pair[1])
    said = say_many("{n} theme in all.", "{n} themes in all.", total)
    largest = say(
        N_("Most in one place: {number}, {kind}, {package}."),
        number=most,
        kind=say(KINDS[kind].name),
        package=places.package(package),
    )
    return f"{said} {largest}"


def _table(numbers: Mapping[kinds.Cell, int], shown: Sequence[str], who: Staff, where: Where, places: Places) -> str:
    head = "".join(f'<th scope="col">{words.kind_badge(kind)}</th>' for kind in shown)
    order: list[str | None] = [*places.packages]
    if any(package not in places.packages for package, _ in numbers):
        order.append(None)
    rows = ""
    for package in order:
        sign = html.sign(places.packages[package]) if package else ""
        cells = "".join(f"<td>{_cell(numbers.get((package, kind), 0), package, kind, who, where, places)}</td>" for kind in shown)
        rows += f'<tr><th scope="row">{sign}{escape(places.package(package))}</th>{cells}</tr>'
    caption = escape(say(N_("How many themes of each kind every work package has")))
    return (
        f'<table class="figures cells"><caption class="unseen">{caption}</caption>'
        f'<thead><tr><th scope="col">{escape(say(N_("Work package")))}</th>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _cell(number: int, package: str | None, kind: str, who: Staff, where: Where, places: Places) -> str:
    if not number:
        return '<span class="quiet">0</span>'
    themes = say_many("{n} theme", "{n} themes", number)
    said = f"{say(KINDS[kind].name)}, {places.package(package)}: {themes}"
    address_ = escape(_address(package, kind, who, where), quote=True)
    return f'<a class="cell" href="{address_}" target="_self" aria-label="{escape(said, quote=True)}">{number}</a>'


def _address(package: str | None, kind: str, who: Staff, where: Where) -> str:
    """Review with this filter. It has no filter by region and by what stands outside of packages and rounds: that opens here."""
    review_can = package and not where.region and where.round != BETWEEN
    if who.roles & READS_REVIEW and review_can:
        return filter_row.review(package=package or "", kind=kind, round=where.round)
    return filter_row.here(**{CELL: f"{package or NONE}.{kind}"})


def _opened(lines: Sequence[Reviewed], package: str, kind: str, places: Places) -> None:
    with st.container(key="panel-cell"):
        editor.heading(f"{say(KINDS[kind].name)}: {places.package(None if package == NONE else package)}")
        if lines:
            st.html(theme_cards.cards(lines, places, with_kind=False, most=len(lines)))
        else:
            st.html(f"<p>{escape(say(N_('Nothing of these kinds has been said yet.')))}</p>")
