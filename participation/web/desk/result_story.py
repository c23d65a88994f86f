"""One vote as a short text with pictures: a sentence, a chart, a table; then where the role groups differ."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from participation.insight import roles
from participation.insight.roles import percent
from participation.model.texts import N_
from participation.results import Ballot
from participation.voting import Figure, Result, ResultRow
from participation.web.desk import plots, tables, words
from participation.web.shell import say, say_many


def draw(ballot: Ballot, number: int) -> None:
    """The whole story of a vote."""
    result = ballot.result
    with st.container(key=f"lead-{number}"):
        st.html(f'<p class="quiet">{escape(_head(ballot))}</p><h2>{escape(say(ballot.sentence))}</h2>')
    if result.voters is None:
        return
    with st.container(key=f"two-{number}", horizontal=True, gap="medium"):
        with st.container(key=f"story-{number}-all"):
            _all(ballot, number)
        if _compared(result):
            with st.container(key=f"story-{number}-groups"):
                _groups(ballot, number)
    _how(ballot)


def _head(ballot: Ballot) -> str:
    said = [say(ballot.stage.name)]
    if ballot.result.voters is not None:
        said.append(say_many("{n} person voted", "{n} people voted", ballot.result.voters))
    if ballot.stage.state == "open":
        said.append(say(N_("the vote is still open")))
    return " · ".join(said)


def _compared(result: Result) -> bool:
    return any(row.by_group is not None for row in result.rows)


def _all(ballot: Ballot, number: int) -> None:
    result = ballot.result
    st.html(f"<h3>{escape(say(N_('Everyone together')))}</h3>")
    if result.method == "agree":
        st.html(_key_of_parts())
    if plots.rows_in_picture(result):
        _picture(plots.everyone(result), f"chart-{number}-all", f"{say(ballot.sentence)} {_first(result)}")
    left = len(result.rows) - len(plots.rows_in_picture(result))
    if left > 0:
        st.html(f'<p class="quiet">{escape(say_many("The table has {n} more.", "The table has {n} more.", left))}</p>')
    st.html(_table(result))


def _picture(figure: object, key: str, alt: str) -> None:
    st.plotly_chart(figure, theme=None, key=key, config=plots.CONFIG, alt=alt)


def _first(result: Result) -> str:
    first = [row for row in result.shown_rows if row.all is not None][:3]
    return "; ".join(f"{row.target.words}: {_short(row.all)}" for row in first if row.all is not None)


def _short(figure: Figure) -> str:
    return f"{figure.votes} / {figure.of}"


def _key_of_parts() -> str:
    parts = (("agree", N_("Agree")), ("pass", N_("Pass")), ("disagree", N_("Disagree")))
    inside = "".join(f'<span><i class="part {name}" aria-hidden="true"></i>{escape(say(word))}</span>' for name, word in parts)
    return f'<p class="key">{inside}</p>'


def _table(result: Result) -> str:
    agree = result.method == "agree"
    named = (N_("Agree"), N_("Pass"), N_("Disagree"), N_("Answers")) if agree else (N_("Votes"),)
    columns = [escape(say(name)) for name in (N_("Theme or group"), *named, N_("Share"))]
    rows = [(tables.target(row.target), _figures(row, agree)) for row in result.rows]
    return tables.table(say(N_("Votes of everyone together")), columns, rows)


def _figures(row: ResultRow, agree: bool) -> Sequence[str]:
    if row.all is None:
        return ["–"] * (5 if agree else 2)
    one = row.all
    counted = (one.votes, one.passes, one.disagrees, one.rests_on) if agree else (one.votes,)
    return [*map(str, counted), f"{percent(one.share)} %" if one.of else "–"]


def _groups(ballot: Ballot, number: int) -> None:
    result = ballot.result
    sentence = say(ballot.differ) if ballot.differ else say(N_("The groups side by side"))
    st.html(f"<h3>{escape(sentence)}</h3>{_key_of_groups(result)}")
    if rows := plots.differing(result):
        first = rows[-1]
        named = zip(result.columns, first.by_group or (), strict=True)
        shares = ", ".join(f"{say(roles.name(column.group))} {percent(one.share)} %" for column, one in named)
        _picture(plots.side_by_side(result), f"chart-{number}-groups", f"{sentence} {first.target.words}: {shares}")
    columns = [escape(say(N_("Theme or group"))), *(words.column_name(column.group) for column in result.columns)]
    body = [
        (tables.target(row.target), [f"{percent(one.share)} %" if one.of else "–" for one in row.by_group])
        for row in result.rows
        if row.by_group is not None
    ]
    st.html(tables.table(say(N_("Share of each group")), columns, body))


def _key_of_groups(result: Result) -> str:
    inside = "".join(f"<span>{words.column_name(column.group)} {column.people}</span>" for column in result.columns)
    return f'<p class="key">{inside}</p>'


def _how(ballot: Ballot) -> None:
    note = f"<p>{escape(say(ballot.note))}</p>" if ballot.note else ""
    steps = "".join(f"<li>{escape(say(step))}</li>" for step in ballot.steps)
    st.html(
        f'<div class="how">{note}<details><summary>{escape(say(N_("How the result came about")))}</summary><ol>{steps}</ol></details></div>'
    )
