"""The votes: bars with numbers for everyone, then beside them for each side that may be shown, and where they differ."""

from collections.abc import Sequence
from html import escape

from participation import said as own
from participation import texts, voting
from participation.insight import roles
from participation.model.people import GROUP_COLOURS, GROUP_SIGNS
from participation.results import Ballot
from participation.voting import Column, Figure, ResultRow
from participation.voting.words import first_ones
from participation.web.screen import fit

HEAD = 2.6
LOWEST, HIGHEST = 2.35, 3.1  # of a row
SIGNS = {**GROUP_SIGNS, roles.PROFESSIONALS: GROUP_SIGNS["C"], roles.OTHERS: "○"}
COLOURS = {**GROUP_COLOURS, roles.PROFESSIONALS: GROUP_COLOURS["C"], roles.OTHERS: "gray"}


def top(ballot: Ballot, language: str) -> str:
    """What stands above the sentence: how many voted, and who they are where that may be said."""
    result = roles.sides(ballot.result)
    said = [escape(texts.say(language, "The result of the vote"))]
    if result.voters is not None:
        said.append(escape(texts.say(language, "{voters} people voted", voters=result.voters)))
    said += [f"{_sign(column)} {escape(roles.name(column.group).say(language))} {column.people}" for column in result.columns]
    return " · ".join(said)


def draw(ballot: Ballot, room: float, languages: Sequence[str]) -> str:
    """The bars in a room of this height; empty while too few have voted, for then the sentence above says so."""
    result = roles.sides(ballot.result)
    language = languages[0]
    rows = [row for row in result.shown_rows if row.all is not None]
    if not rows:
        return '<div class="calm around"></div>'
    left = room - HEAD - foot_height(ballot, languages)
    shown = rows[: max(1, int(left // LOWEST))]
    high = min(HIGHEST, left / len(shown))
    best = {row.target.id for row in _first(ballot)}
    body = "".join(_row(row, result.method, result.columns, high, first=row.target.id in best) for row in shown)
    table = f'<table class="bars columns-{len(result.columns)}">{_head(result.columns, language)}<tbody>{body}</tbody></table>'
    return table + _foot(ballot, len(rows) - len(shown), languages)


def _first(ballot: Ballot) -> Sequence[ResultRow]:
    """All that came first, however many."""
    return first_ones(ballot.result, voting.method(ballot.result.method).rank)


def hidden(languages: Sequence[str]) -> str:
    """Instead of votes that the facilitator hasn't shown."""
    said = "".join(
        f'<p lang="{language}">{escape(texts.say(language, "The votes are hidden until the facilitator shows them."))}</p>'
        for language in languages
    )
    return f'<div class="calm around">{said}</div>'


def _head(columns: Sequence[Column], language: str) -> str:
    names = "".join(f'<th scope="col">{_sign(column)} {escape(roles.name(column.group).say(language))}</th>' for column in columns)
    everyone = escape(texts.say(language, "Everyone"))
    theme = escape(texts.say(language, "Theme or group"))
    first = f'<th scope="col"><span class="unseen">{theme}</span></th><th scope="col">{everyone}</th>'
    return f'<thead lang="{language}"><tr>{first}{names}</tr></thead>'


def _sign(column: Column) -> str:
    return f'<span class="{COLOURS.get(column.group, "gray")}" aria-hidden="true">{SIGNS.get(column.group, "○")}</span>'


def _row(row: ResultRow, method: str, columns: Sequence[Column], high: float, *, first: bool) -> str:
    assert row.all is not None
    cells = _cell(row.all, method, "all")
    for place, column in enumerate(columns):
        cells += _cell(row.by_group[place], method, COLOURS.get(column.group, "gray")) if row.by_group is not None else "<td></td>"
    kind = ' class="first"' if first else ""
    words = f'<th scope="row">{own.html(row.target.words, row.target.language, "span")}</th>'
    return f'<tr{kind} style="height:{high:.2f}rem">{words}{cells}</tr>'


def _cell(figure: Figure, method: str, colour: str) -> str:
    percent = roles.percent(figure.share)
    number = f"{percent} %" if method == "agree" else str(figure.votes)
    more = ""
    if method == "agree" and figure.of:
        more = f'<i class="against" style="width:{roles.percent(figure.disagrees / figure.of)}%"></i>'
    return f'<td><div><span class="bar"><i class="{colour}" style="width:{percent}%"></i>{more}</span><b>{number}</b></div></td>'


def foot_height(ballot: Ballot, languages: Sequence[str]) -> float:
    """The height of what stands below the bars."""
    return 0.9 + 1.3 * fit.lines(f"{'x' * 40} {_difference(ballot, languages[0])[1]}", fit.WIDE - fit.SIDES)


def _difference(ballot: Ballot, language: str) -> tuple[str, str]:
    """Where the groups differ, with what introduces it; or why they do not stand side by side."""
    if ballot.differ is not None:
        return texts.say(language, "Where we differ:"), ballot.differ.say(language)
    return "", ballot.note.say(language) if ballot.note is not None else ""


def _foot(ballot: Ballot, more: int, languages: Sequence[str]) -> str:
    language = languages[0]
    said = []
    if ballot.result.method == "agree":
        agree, disagree = escape(texts.say(language, "agree")), escape(texts.say(language, "disagree"))
        said.append(f'<span class="all">■</span> {agree} <span class="red">■</span> {disagree}')
    before, difference = _difference(ballot, language)
    if difference:
        said.append(f"<strong>{escape(before)}</strong> {escape(difference)}")
    if more:
        said.append(escape(texts.say_many(language, "{n} more theme", "{n} more themes", more)))
    return f'<p class="foot" lang="{language}">{" · ".join(said)}</p>' if said else ""
