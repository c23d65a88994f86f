"""One vote as a short text with pictures: a sentence, a chart, a table; then where the role groups differ."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import streamlit as st
from plotly.graph_objects import Figure

from participation.insight.roles import percent
from participation.model.texts import N_
from participation.results import Ballot
from participation.voting import Result, ResultRow
from participation.web import charts
from participation.web.chart_parts import Size
from participation.web.desk import tables, words
from participation.web.shell import language, say, say_many

MOST = 10  # rows in a chart; the table has them all
NARROW = Size(width=340, text=16, number=16, bar=21)
WIDE = Size(width=480, text=16, number=16, bar=21)


def draw(ballot: Ballot, number: int) -> None:
    """The whole story of a vote."""
    result = ballot.result
    with st.container(key=f"lead-{number}"):
        st.html(f'<p class="quiet">{escape(_head(ballot))}</p><h2>{escape(say(ballot.sentence))}</h2>')
    if result.voters is None or result.waits:
        return
    together = replace(result, columns=(), rows=tuple(replace(row, by_group=None) for row in result.rows))
    with st.container(key=f"two-{number}", horizontal=True, gap="medium"):
        with st.container(key=f"story-{number}-all"):
            _all(together, number)
            if _compared(result):
                st.html(_table(together))
        if _compared(result):
            with st.container(key=f"story-{number}-groups"):
                _groups(ballot, number)
        else:
            with st.container(key=f"story-{number}-table"):
                st.html(_table(together))
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


def _all(together: Result, number: int) -> None:
    st.html(f"<h3>{escape(say(N_('Everyone together')))}</h3>")
    chart = charts.votes(together, language(), dark=dark(), size=NARROW, most=MOST)
    picture(chart, f"chart-{number}-all", charts.votes_in_words(together, language()))
    left = len(together.rows) - min(MOST, len(together.shown_rows))
    if left > 0:
        st.html(f'<p class="quiet">{escape(say_many("The table has {n} more.", "The table has {n} more.", left))}</p>')


def picture(figure: Figure, key: str, alt: str) -> None:
    """A chart with the text for those who do not see it."""
    st.plotly_chart(figure, theme=None, key=key, config=charts.CONFIG, alt=alt)


def dark() -> bool:
    """Whether the reader sees light letters on a dark ground."""
    return st.context.theme.type == "dark"


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
    st.html(f"<h3>{escape(sentence)}</h3>")
    chart = charts.differences(result, language(), dark=dark(), size=WIDE, most=MOST)
    picture(chart, f"chart-{number}-groups", charts.differences_in_words(result, language()))
    columns = [escape(say(N_("Theme or group"))), *(words.column_name(column.group) for column in result.columns)]
    body = [
        (tables.target(row.target), [f"{percent(one.share)} %" if one.of else "–" for one in row.by_group])
        for row in result.rows
        if row.by_group is not None
    ]
    st.html(tables.table(say(N_("Share of each group")), columns, body))


def _how(ballot: Ballot) -> None:
    note = "".join(f"<p>{escape(say(each))}</p>" for each in (*([ballot.note] if ballot.note else []), *ballot.reworded))
    steps = "".join(f"<li>{escape(say(step))}</li>" for step in ballot.steps)
    st.html(
        f'<div class="how">{note}<details><summary>{escape(say(N_("How the result came about")))}</summary><ol>{steps}</ol></details></div>'
    )
