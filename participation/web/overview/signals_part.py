"""Weak signals on the overview: whether threats grow, and how many opportunities people see, by round."""

from participation.model.kinds import KINDS
from participation.model.texts import N_
from participation.overview import signals as signal_counts
from participation.overview.signals import Signals
from participation.web.overview import bars, parts
from participation.web.overview.bars import Bar, Block
from participation.web.shell import say

SAID = {
    ("threat", "grew"): N_("Threats grew: {last} in the latest round, {before} in the one before."),
    ("threat", "fell"): N_("Threats fell: {last} in the latest round, {before} in the one before."),
    ("threat", "same"): N_("Threats stayed the same: {last} in the latest round."),
    ("opportunity", "grew"): N_("Opportunities grew: {last} in the latest round, {before} in the one before."),
    ("opportunity", "fell"): N_("Opportunities fell: {last} in the latest round, {before} in the one before."),
    ("opportunity", "same"): N_("Opportunities stayed the same: {last} in the latest round."),
}


def draw(found: Signals) -> None:
    """A bar for each round, and those that were noted between the rounds."""
    about = N_("Threats and opportunities that people noticed and that were shown to everyone.")
    with parts.panel("signals", N_("Weak signals"), about):
        if not found.total:
            parts.words(say(N_("Nobody has noted a weak signal yet.")))
            return
        said = sentence(found)
        parts.lead(said)
        bars.draw(_blocks(found), "chart-signals", said, _table(found))


def sentence(found: Signals) -> str:
    """Whether each kind grew since the round before."""
    said = []
    for kind in signal_counts.KINDS:
        way = found.way(kind)
        if way is not None:
            numbers = [found.by_round[one.id][kind] for one in found.rounds][-2:]
            said.append(say(SAID[kind, way], last=numbers[1], before=numbers[0]))
    return " ".join(said)


def _blocks(found: Signals) -> list[Block]:
    every = [*found.outside.values(), *(number for each in found.by_round.values() for number in each.values())]
    most = max(every)
    blocks = []
    for kind in signal_counts.KINDS:
        rows = [Bar(f"{one.number}.", found.by_round[one.id][kind] / most, str(found.by_round[one.id][kind])) for one in found.rounds]
        if found.outside[kind]:
            rows.append(Bar("+", found.outside[kind] / most, str(found.outside[kind])))
        blocks.append(Block(f"{KINDS[kind].sign} {say(KINDS[kind].name)}", tuple(rows)))
    return blocks


def _table(found: Signals) -> str:
    columns = [say(N_("Kind")), *(f"{one.number}. {say(one.name)}" for one in found.rounds), say(N_("Between the rounds"))]
    rows = [
        (say(KINDS[kind].name), [*(str(found.by_round[one.id][kind]) for one in found.rounds), str(found.outside[kind])])
        for kind in signal_counts.KINDS
    ]
    return bars.table(say(N_("Weak signals by round")), columns, rows)
