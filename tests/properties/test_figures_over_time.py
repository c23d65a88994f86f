"""Nobody who remembers what was shown before can compute what fewer than k people chose: an attacker lists every possible room."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from participation import voting
from participation.insight import over_time, suppression
from participation.insight.over_time import Seen, shown_after, shown_live
from participation.voting import Choice, Outcome, Result, Settings, Target
from tests.properties import attack

Sizes = Mapping[str, int]
Ballots = Mapping[str, tuple[attack.Ballot, ...]]
YES = ("", "agree")
LEAST = 3


@dataclass(frozen=True)
class TwoMoments:
    """People who voted, some of whom go (or change their minds) while others come. `live`: the first was shown while it was open."""

    stay: Sizes
    come: Sizes
    go: Sizes = field(default_factory=dict)
    method: str = "approval"
    live: bool = False

    def histories(self) -> Iterator[tuple[Ballots, Ballots, Ballots]]:
        """Every way in which those who stay, come and go can have voted."""
        ballots = [ballot for ballot in product(YES, repeat=2) if any(ballot)]

        def rooms(sizes: Sizes) -> list[Ballots]:
            each = [list(combinations_with_replacement(ballots, size)) for size in sizes.values()]
            return [dict(zip(sizes, chosen, strict=True)) for chosen in product(*each)]

        yield from product(rooms(self.stay), rooms(self.come), rooms(self.go))

    def found_out(self) -> list[str]:
        """What is the same about one to k-1 people in all histories that look alike, though no number of k or more says it."""
        alike: dict[tuple[Result | None, Result], list[tuple[Ballots, ...]]] = defaultdict(list)
        for stay, come, go in self.histories():
            before, after = together(stay, go), together(stay, come)
            first, second = attack.outcome(before, self.method, 2), attack.outcome(after, self.method, 2)
            seen = shown_live(None, first, first.voters, LEAST) if self.live else shown_after(None, first, LEAST)
            last = shown_after(seen, second, LEAST)
            if self.live and seen is None:
                continue  # no numbers were shown
            alike[seen.result if seen else None, last.result].append((come, go, before, after))
        return [what for looks, known in alike.items() for what in self._computed(looks, known)]

    def _computed(self, looks: object, known: Sequence[tuple[Ballots, ...]]) -> Iterator[str]:
        for place, number in product(range(2), range(1, len({*self.stay, *self.come, *self.go}) + 1)):
            for groups in combinations(sorted({*self.stay, *self.come, *self.go}), number):
                for which, name in enumerate(("come", "go")):
                    if not all(known[0][which].get(group) for group in groups):
                        continue
                    people = len(of(known[0][which], groups))
                    counts = {self._count(one[which], groups, place) for one in known}
                    if 0 < people < LEAST and len(counts) == 1 and not self._said(known, place, groups, counts.pop() / people):
                        yield f"{name} {groups} {place}: {looks}"

    def _count(self, ballots: Ballots, groups: Sequence[str], place: int) -> int:
        return sum(1 for ballot in of(ballots, groups) if ballot[place] == "agree")

    def _said(self, known: Sequence[tuple[Ballots, ...]], place: int, groups: Sequence[str], part: float) -> bool:
        """Whether k or more people, these among them, are known to have all chosen it, or none: then the number says it of each."""
        everybody = sorted({*self.stay, *self.come, *self.go})
        for number in range(len(groups), len(everybody) + 1):
            for wider in combinations(everybody, number):
                if not set(groups) <= set(wider):
                    continue
                for whose in (lambda one: [one[0]], lambda one: [one[1]], lambda one: [one[2]], lambda one: [one[3]], lambda one: one[:2]):
                    shares = set()
                    for one in known:
                        size = sum(len(of(each, wider)) for each in whose(one))
                        shares.add(sum(self._count(each, wider, place) for each in whose(one)) / size if size >= LEAST else -1)
                    if shares in ({0.0}, {1.0}):
                        return True
        return False


def together(one: Ballots, other: Ballots) -> Ballots:
    return {group: (*one.get(group, ()), *other.get(group, ())) for group in sorted({*one, *other})}


def of(ballots: Ballots, groups: Sequence[str]) -> list[attack.Ballot]:
    return [ballot for group in groups for ballot in ballots.get(group, ())]


MOMENTS = [
    TwoMoments({"E": 3}, {"E": 1}),
    TwoMoments({"E": 3}, {"E": 2}),
    TwoMoments({"E": 3}, {"E": 3}),
    TwoMoments({"E": 3, "C": 3}, {"E": 1}),
    TwoMoments({"E": 3, "C": 3}, {"E": 2, "C": 1}),
    TwoMoments({"E": 3, "C": 3}, {"E": 3}),
    TwoMoments({"E": 3, "C": 2}, {"C": 1, "E": 2}),
    TwoMoments({"E": 2, "C": 3}, {}, {"E": 1}),
    TwoMoments({"E": 2, "C": 3}, {"E": 1}, {"E": 1}),
    TwoMoments({"E": 3, "C": 2}, {"C": 3}, {"C": 1}),
    TwoMoments({"E": 3}, {"E": 1, "C": 3}, live=True),
    TwoMoments({"E": 3}, {"C": 3}, live=True),
    TwoMoments({"E": 3, "C": 1}, {"C": 3}, live=True),
    TwoMoments({"E": 3, "C": 2}, {"E": 1, "C": 2}, live=True),
    TwoMoments({"E": 3}, {"E": 2}, live=True),
]


@pytest.mark.parametrize("method", ["approval", "agree"])
@pytest.mark.parametrize("moments", MOMENTS, ids=str)
def test_whoever_remembers_the_first_closing_finds_out_nothing_about_a_few_at_the_second(moments: TwoMoments, method: str) -> None:
    tried = TwoMoments(moments.stay, moments.come, moments.go, method, moments.live)
    if method == "agree" and sum(map(len, (moments.stay, moments.come, moments.go))) > 3:
        tried = TwoMoments({"E": 3, "C": 2}, moments.come, {}, method, moments.live)
    assert tried.found_out() == []


@pytest.mark.parametrize("moments", [MOMENTS[0], MOMENTS[3], MOMENTS[7], MOMENTS[10]], ids=str)
def test_the_attacker_does_find_out_about_a_few_where_each_closing_is_counted_anew(
    moments: TwoMoments, monkeypatch: pytest.MonkeyPatch
) -> None:
    def anew(seen: Seen | None, outcome: Outcome, least: int) -> Seen:
        return Seen(suppression.shown(outcome, least), over_time.Behind.of(outcome))

    monkeypatch.setattr("tests.properties.test_figures_over_time.shown_after", anew)
    assert moments.found_out() != []


papers = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["agree", "pass", "disagree"]), min_size=1, max_size=4)
acts = st.lists(st.tuples(st.sampled_from(["vote", "vote", "vote", "take back", "close", "live"]), st.integers(0, 25), papers), max_size=70)


@settings(max_examples=150, deadline=None)
@given(acts, st.sampled_from(["approval", "agree"]), st.integers(3, 5), st.lists(st.sampled_from("ECO"), min_size=26, max_size=26))
def test_in_any_sequence_of_closings_openings_votes_and_taking_back_what_moves_rests_on_k_more_people(
    moves: list[tuple[str, int, dict[str, str]]], method: str, least: int, groups: list[str]
) -> None:
    targets = [Target(name, name) for name in "abcd"]
    votes: dict[int, dict[str, str]] = {}
    seen: Seen | None = None
    for what, person, paper in moves:
        if what == "vote":
            votes[person] = paper if method == "agree" else dict.fromkeys(paper, "approve")
        elif what == "take back":
            votes.pop(person, None)
        else:
            choices = [Choice(f"p{one}", groups[one], target, word) for one, each in votes.items() for target, word in each.items()]
            outcome = voting.method(method).count(choices, targets, Settings())
            if what == "live" and (seen is None or not seen.closed):
                after = shown_live(seen, outcome, 26, least)
            elif what == "close":
                after = shown_after(seen, outcome, least)
            else:
                continue
            assert_moves_rest_on_k(seen, after, least)
            seen = after


def assert_moves_rest_on_k(before: Seen | None, after: Seen | None, least: int) -> None:
    if before is None or before.result.voters is None:
        return
    assert after is not None and after.result.voters is not None
    assert after.result.voters == before.result.voters or after.result.voters - before.result.voters >= least
    old = {row.target.id: row for row in before.result.rows}
    for row in after.result.rows:
        stood = old.get(row.target.id)
        if stood is None or stood.all is None:
            continue
        assert row.all is not None, "a number that was shown is gone, so it would tell of a few"
        assert row.all == stood.all or row.all.rests_on - stood.all.rests_on >= least
        if stood.by_group is not None and row.by_group is not None:
            for one, other in zip(stood.by_group, row.by_group, strict=True):
                assert one == other or other.rests_on - one.rests_on >= least
