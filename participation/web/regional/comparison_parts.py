"""The same questions in several regions: a sentence, a strip for each region, and a table; never a ranking."""

from html import escape

import streamlit as st
from babel.numbers import format_decimal

from participation import days
from participation.model.people import Staff
from participation.model.texts import N_
from participation.project.regions import Region
from participation.regional import comparison
from participation.regional.adding import Added, Together
from participation.regional.comparison import Axis, Compared
from participation.regional.roots import Roots
from participation.store import Database
from participation.web.desk import tables
from participation.web.project import editor, html
from participation.web.shell import language, say, say_many

NO_RANKING = N_("The regions stand in the project's order. This is no ranking.")
ABOUT = N_("Only questions that were asked with the same words are compared.")
SMALL = N_("A workshop in which fewer than five people answered is in no number here. So nothing can be told by subtracting.")
KEY = N_("● the mean of the region · ❙ the mean of one workshop · the bar: how far the answers spread around the mean")


def draw(database: Database, who: Staff) -> None:
    """All questions that two regions or more have answered."""
    found = comparison.of_project(database, who)
    with st.container(key="panel-compared"):
        editor.heading(say(N_("The same questions in the regions")))
        st.html("".join(f"<p>{escape(say(text))}</p>" for text in (NO_RANKING, f"{ABOUT}", SMALL)))
        rooted = comparison.of_roots(database, who)
        if not found and not rooted:
            html.nothing(say(N_("No question has been asked in two regions with the same words yet.")))
            return
        st.html(f"<p class='quiet'>{escape(say(KEY))}</p>")
        for one in found:
            st.html(_question(one))
        if rooted:
            st.html(_roots(rooted))


def _question(one: Compared) -> str:
    parts = [f"<h3>{escape(say(one.text))}</h3>"]
    axes = one.axes
    for axis in axes:
        parts.append(f"<p>{escape(_ends(axis))}{escape(say(axis.sentence))}</p>{_strips(axis, one)}{_scale_table(axis, one)}")
    if not axes:
        parts.append(_steps_table(one))
    return f"<section class='question'>{''.join(parts)}</section>"


def _ends(axis: Axis) -> str:
    return f"{say(axis.ends[0])} – {say(axis.ends[1])}. " if axis.ends else ""


def _strips(axis: Axis, one: Compared) -> str:
    rows = "".join(
        f"<li><span>{escape(say(each.region.name))}</span>{_strip(axis, axis.scales[each.region.id])}</li>"
        for each in one.regions
        if each.region.id in axis.scales
    )
    ends = f"<li class='ends'><span></span><b><u>{axis.low:g}</u><u>{axis.high:g}</u></b></li>"
    return f"<ul class='strips' aria-hidden='true'>{rows}{ends}</ul>" if rows else ""


def _strip(axis: Axis, scale: Together) -> str:
    low, high = max(axis.low, scale.all.mean - scale.all.spread), min(axis.high, scale.all.mean + scale.all.spread)
    band = f"<i class='band' style='left:{_at(axis, low):.1f}%;width:{_at(axis, high) - _at(axis, low):.1f}%'></i>"
    ticks = "".join(f"<i class='tick' style='left:{_at(axis, mean):.1f}%'></i>" for mean in scale.workshops)
    return f"<b>{band}{ticks}<i class='mean' style='left:{_at(axis, scale.all.mean):.1f}%'></i></b>"


def _at(axis: Axis, value: float) -> float:
    return 100 * (value - axis.low) / ((axis.high - axis.low) or 1)


def _scale_table(axis: Axis, one: Compared) -> str:
    columns = [escape(say(name)) for name in (N_("Region"), N_("Mean"), N_("Spread"), N_("Means of its workshops"), N_("Answers"))]
    rows = []
    for each in one.regions:
        scale = axis.scales.get(each.region.id)
        name = escape(say(each.region.name))
        if scale is None or each.added is None:
            rows.append((name, ["–", "–", "–", say(N_("fewer than 5"))]))
            continue
        beside = " ".join(filter(None, (say(scale.all.in_words), _steps(each.added))))
        between = _decimal(scale.lowest) if scale.lowest == scale.highest else f"{_decimal(scale.lowest)} – {_decimal(scale.highest)}"
        cells = [_decimal(scale.all.mean), _decimal(scale.all.spread), between, str(scale.all.people)]
        rows.append((f"{name}<br><span class='quiet'>{escape(beside)}</span>", cells))
    return tables.table(say(one.text), columns, rows)


def _steps(added: Added) -> str:
    """How many answers stand at each step that may be shown, from the lowest to the highest."""
    labels = {option.value: say(option.label) for option in added.field.options}
    said = [f"{labels.get(value, value)} {number}" for value, number in added.numbers.items()]
    if not said:
        return ""
    if added.others:
        said.append(f"{say(N_('other steps'))} {added.others}")
    return say(N_("Answers by step: {steps}."), steps=", ".join(said))


def _steps_table(one: Compared) -> str:
    options = list(one.field.options)
    heads = [say(N_("Region")), *(say(option.label) for option in options), say(N_("other steps")), say(N_("Answers"))]
    columns = [escape(name) for name in heads]
    rows = []
    for each in one.regions:
        added = each.added
        name = escape(say(each.region.name))
        if added is None:
            rows.append((name, [*["–" for _ in options], "–", say(N_("fewer than 5"))]))
            continue
        steps = [str(added.numbers[option.value]) if option.value in added.numbers else "–" for option in options]
        rows.append((name, [*steps, str(added.others) if added.others else "–", str(added.people)]))
    number = sum(1 for each in one.regions if each.added is not None)
    said = say_many("{n} region has enough answers.", "{n} regions have enough answers.", number)
    return f"<p>{escape(said)}</p>" + tables.table(say(one.text), columns, rows)


def _roots(known: list[tuple[Region, Roots]]) -> str:
    columns = [escape(say(name)) for name in (N_("Region"), N_("Mean"), N_("Means of its workshops"), N_("Answers"))]
    rows = []
    for region, one in known:
        name = escape(say(region.name))
        if one.mean is None:
            rows.append((name, ["–", "–", say(N_("fewer than 5"))]))
            continue
        low, high = _decimal(one.means[0]), _decimal(one.means[-1])
        rows.append((name, [_decimal(one.mean), low if low == high else f"{low} – {high}", str(one.people)]))
    title = say(N_("Is systemic work a seed, a sprout or a root with us?"))
    key = escape(say(N_("1 is a seed, 2 a sprout and 3 a root.")))
    return f"<section class='question'><h3>{escape(title)}</h3><p>{key}</p>{tables.table(title, columns, rows)}</section>"


def _decimal(number: float) -> str:
    return str(format_decimal(number, "0.0", locale=days.LOCALES[language()]))
