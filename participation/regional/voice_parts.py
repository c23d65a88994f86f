"""The paragraphs about what people said in a region: votes, decisions, roots, what continues, key conclusions."""

from collections import Counter
from collections.abc import Iterator

from participation import shared_texts, voting
from participation.activities.rooting import STEPS
from participation.activities.signal import LEVELS
from participation.model.texts import N_, Texts
from participation.project import listed
from participation.project.rounds import KINDS
from participation.regional import gathered, roots
from participation.regional.gathered import Gathered, Said
from participation.regional.paragraphs import Built, Line, beside, day, labelled, number, own_words, sentences
from participation.regional.sight import Area
from participation.results import Ballot
from participation.store import Transaction
from participation.texts import everywhere, everywhere_many

MOST_VOTED, MOST_DECIDED = 3, 20


def voted(look: Transaction, found: Gathered) -> Built:
    """What got the most votes in each workshop, as far as small groups allow; workshops are not compared with one another."""
    lines: list[Line] = []
    votes = 0
    for workshop, ballot in gathered.closed_votes(look, reversed(found.workshops)):
        first = list(_first_ones(ballot))
        votes += bool(first)
        for words, language, numbers in first:
            lines.append(own_words(words, language, numbers, workshop.title))
    if not lines:
        return Built("voted", everywhere(N_("There is no closed vote of five people or more yet.")))
    sentence = everywhere_many("The first themes of {n} vote:", "The first themes of {n} votes, the newest first:", votes)
    return Built("voted", sentence, tuple(lines))


def _first_ones(ballot: Ballot) -> Iterator[tuple[str, str, Texts]]:
    """The first three, and all that are level with the third."""
    rank = voting.method(ballot.result.method).rank
    rows = [(row.target, row.all) for row in ballot.result.shown_rows if row.all is not None and row.all.votes]
    least = [rank(figure) for _, figure in rows[:MOST_VOTED]]
    for target, figure in rows:
        if rank(figure) >= min(least):
            said = N_("{votes} of {of} votes") if ballot.result.piles else N_("{votes} of {of} people")
            yield target.words, target.language, everywhere(said, votes=figure.votes, of=figure.of)


def decided(found: Gathered) -> Built:
    """How many themes have a decision of each kind, and the newest decisions with their reasons."""
    with_one = [one for one in found.said if one.decision is not None]
    statuses = shared_texts.statuses()
    counts = Counter(str(one.decision["status"]) for one in with_one if one.decision)
    said = everywhere(N_("{decided} of {all} themes have a decision."), decided=len(with_one), all=len(found.said))
    lines = [
        Line(status.label, note=everywhere_many("{n} theme", "{n} themes", counts[value]))
        for value, status in statuses.items()
        if counts[value]
    ]
    newest = sorted(with_one, key=lambda one: str(one.decision and one.decision["at"]), reverse=True)
    lines += [_decision(one) for one in newest if one.decision and one.decision["reason"]][:MOST_DECIDED]
    return Built("decisions", said, tuple(lines))


def _decision(one: Said) -> Line:
    assert one.decision is not None
    status = shared_texts.statuses().get(one.decision["status"])
    owner = shared_texts.roles().get(one.decision["owner_role"] or "")
    return own_words(
        one.theme.text,
        one.theme.language,
        status.label if status else None,
        Texts.same(one.decision["reason"]),
        everywhere(N_("Owner: {owner}"), owner=owner.label) if owner else None,
        day(one.decision["due_on"]) if one.decision["due_on"] else None,
    )


def rooting(look: Transaction, found: Gathered) -> Built:
    """Whether the way of working is a seed, a sprout or a root, as the people of the region's workshops see it."""
    known = roots.of(look, found.workshops)
    if not known.asked:
        return Built("rooting", everywhere(N_("This has not been asked in a workshop here yet.")))
    if known.mean is None:
        return Built("rooting", everywhere(N_("Fewer than five people have answered. Numbers stand here when there are more.")))
    sentence = sentences(
        everywhere(N_("1 is a seed, 2 a sprout and 3 a root. The mean is {mean}."), mean=number(known.mean)),
        everywhere_many("{n} answer.", "{n} answers.", known.people),
        everywhere(N_("The means of the workshops lie from {low} to {high}."), low=number(known.means[0]), high=number(known.means[-1]))
        if len(known.means) > 1
        else None,
    )
    labels = {value: everywhere(label) for value, label, _ in STEPS}
    lines = [Line(labels[value], note=everywhere_many("{n} answer", "{n} answers", many)) for value, many in known.numbers.items()]
    if known.numbers and known.others:
        rest = everywhere(N_("Workshops of which only the mean is said"))
        lines.append(Line(rest, note=everywhere_many("{n} answer", "{n} answers", known.others)))
    return Built("rooting", sentence, tuple(lines))


def continues(found: Gathered) -> Built:
    """What continues, each with its owner where one was named; also what was said elsewhere about this region."""
    said = [*found.of_stage("what_continues"), *(one for one in found.elsewhere if one.stage == "what_continues")]
    if not said:
        return Built("continues", everywhere(N_("Nothing has been written about what continues here yet.")))
    owned = sum(1 for one in said if one.detail("owner"))
    sentence = sentences(
        everywhere_many("{n} thing continues.", "{n} things continue.", len(said)),
        everywhere_many("{n} of them has an owner.", "{n} of them have an owner.", owned),
    )
    return Built("continues", sentence, tuple(map(continuing, said)))


def continuing(one: Said) -> Line:
    """One thing that continues, with its owner, structure and level."""
    levels = {value: everywhere(label) for value, label in LEVELS}
    owner = labelled(N_("Owner: {value}"), one.detail("owner")) or everywhere(N_("No owner yet"))
    structure = Texts.same(one.detail("structure")) if one.detail("structure") else None
    return own_words(one.theme.text, one.theme.language, owner, structure, levels.get(one.detail("level")))


def conclusions(look: Transaction, area: Area, found: Gathered) -> Built:
    """Key conclusions that were written in workshops, and those of the rounds that the region took part in."""
    texts = {one.theme.id: one.theme.text for one in found.said}
    lines = [
        own_words(
            one.theme.text,
            one.theme.language,
            labelled(N_("Rests on: {value}"), texts.get(one.detail("evidence"), "")),
            one.workshop.title,
        )
        for one in found.of_stage("key_conclusions")
    ]
    packages = {package for region in area.regions for package in region.work_packages}
    rounds = gathered.rounds_of(look, found.workshops)
    for row in look.rows("SELECT * FROM conclusion WHERE round_id IS NOT NULL ORDER BY position, at, id"):
        if row["round_id"] in rounds and (row["work_package_id"] is None or row["work_package_id"] in packages):
            lines.append(Line(listed.read(row["text"]), note=beside((everywhere(KINDS[row["kind"]]), rounds[row["round_id"]]))))
    sentence = everywhere_many("{n} conclusion rests on the work here.", "{n} conclusions rest on the work here.", len(lines))
    return Built("conclusions", sentence, tuple(lines))
