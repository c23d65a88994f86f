"""The way of one theme as a list in HTML: own words, shown, group, votes, and what was decided by whom."""

from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import urlencode

from participation import shared_texts
from participation.cards.of_themes import PartOf
from participation.decisions import UNDONE, Decision
from participation.model.texts import N_
from participation.review import Detail, InGroup, Step, Votes
from participation.voting import Column, Figure
from participation.web.cards import card_html
from participation.web.desk import words
from participation.web.shell import say, say_many

HEADINGS = {
    "written": N_("Own words"),
    "changed": N_("The writer changed the words"),
    "shown": N_("Shown to everyone"),
}


def of(detail: Detail, *, decides: bool = True, became: Sequence[str] = ()) -> str:
    """The whole way, ending with the decision that waits or may be made anew, for those who decide."""
    models = "".join(f"<li><b>{escape(say(N_('Became the operating model “{name}”'), name=name))}</b></li>" for name in became)
    if not decides:
        return f'<ol class="way">{"".join(_in_order(detail))}{models}</ol>'
    now = say(N_("waits for you")) if not detail.line.status else say(N_("can be made anew"))
    steps = "".join(_in_order(detail)) + models
    return f'<ol class="way">{steps}<li class="now"><b>{escape(say(N_("Decision")))}</b><em>{escape(now)}</em></li></ol>'


def _in_order(detail: Detail) -> Iterator[str]:
    dated = [(step.at, _step(step, detail)) for step in detail.way]
    if detail.group:
        dated.append((detail.group.at, _group(detail.group)))
    dated += [(votes.stage.closed_at or "", _votes(votes)) for votes in detail.votes]
    dated += [(part.at, _card(part)) for part in detail.cards]
    dated += [(decision.at, _decision(decision)) for decision in detail.log]
    return (html for _, html in sorted(dated, key=lambda pair: pair[0]))


def _item(heading: str, at: str, inside: str = "", kind: str = "done") -> str:
    return f'<li class="{kind}"><b>{heading}</b><em>{escape(words.day(at))}</em>{inside}</li>'


def _step(step: Step, detail: Detail) -> str:
    inside = ""
    if step.what == "written":
        title = say(detail.line.workshop.title)
        inside = f"<p>{escape(say(N_('Workshop “{title}”'), title=title))}</p>"
    return _item(escape(say(HEADINGS[step.what])), step.at, inside)


def _group(group: InGroup) -> str:
    heading = escape(say(N_("In the group “{name}”"), name="\0")).replace("\0", words.written(group.name.text, group.name.language))
    if not group.others:
        return _item(heading, group.at)
    together = say_many("Together with {n} other theme", "Together with {n} other themes", len(group.others))
    others = "".join(words.written(other.text, other.language, "p") for other in group.others)
    return _item(heading, group.at, f"<details><summary>{escape(together)}</summary>{others}</details>")


def _votes(votes: Votes) -> str:
    figure = votes.row.all
    assert figure is not None
    at = votes.stage.closed_at or ""
    inside = f"<p>{escape(_of_all(votes, figure))}</p>"
    if votes.row.by_group is not None:
        inside += "".join(_bar(column, one) for column, one in zip(votes.columns, votes.row.by_group, strict=True))
    return _item(escape(say(votes.stage.name)), at, inside)


def _of_all(votes: Votes, figure: Figure) -> str:
    if votes.row.target.kind == "group":
        given = say_many("Its group got {n} vote.", "Its group got {n} votes.", figure.votes)
    else:
        given = say_many("It got {n} vote.", "It got {n} votes.", figure.votes)
    if votes.stage.settings.get("method") == "agree":
        given = say(
            N_("{agree} agree, {passed} pass, {disagree} disagree."),
            agree=figure.votes,
            passed=figure.passes,
            disagree=figure.disagrees,
        )
    return given + " " + say_many("{n} person voted.", "{n} people voted.", figure.rests_on)


def _bar(column: Column, figure: Figure) -> str:
    _, colour = words.column_sign(column.group)
    return (
        f'<p class="bars"><span>{words.column_name(column.group)}</span>'
        f'<u class="{colour}"><i style="width:{100 * figure.share:.0f}%"></i></u><span>{figure.votes} / {figure.of}</span></p>'
    )


def _card(part: PartOf) -> str:
    said = N_("{name}, version {number}") if part.published_at else N_("{name}, draft of version {number}")
    address = f"/cards?{urlencode({'set': part.set_id, 'version': part.number})}"
    link = f'<a href="{escape(address)}" target="_self">{escape(say(said, name=part.set_name, number=part.number))}</a>'
    return _item(escape(say(N_("Became part of a card"))), part.at, f"<p>{escape(card_html.short(part.card))} {link}</p>")


def _decision(decision: Decision) -> str:
    if decision.status == UNDONE:
        heading = say(N_("Undone: no decision again"))
    elif decision.undoes:
        heading = say(N_("Undone: back to “{status}”"), status=words.status(decision.status))
    else:
        heading = words.status(decision.status)
    reason = f"<p>{escape(decision.reason)}</p>" if decision.reason and not decision.undoes else ""
    return _item(
        escape(heading), decision.at, f'{reason}<p class="by">{escape(_by(decision))}</p>', "undone" if decision.undoes else "done"
    )


def _by(decision: Decision) -> str:
    parts = [say(N_("Decided by {name}"), name=decision.by) if not decision.undoes else decision.by]
    owner = shared_texts.roles().get(decision.owner_role or "")
    if owner and not decision.undoes:
        parts.append(say(N_("taken care of by: {role}"), role=say(owner.label)))
    if decision.due_on and not decision.undoes:
        parts.append(say(N_("by {day}"), day=words.plain_day(decision.due_on)))
    return " · ".join(parts)
