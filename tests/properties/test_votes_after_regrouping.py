"""Whatever is voted, grouped, parted, hidden, shown and sent again: nobody counts with more than the ballot gives."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from participation import ballots, grouping, mine, moderation, results, stages, themes
from participation import room as rooms
from participation.errors import NotFound, Refused
from participation.store import Database
from participation.voting import Given, Settings, method, paper, rewritten
from tests import having_read
from tests.builders import FACILITATOR, Room, key, room

THEMES = 5
WAYS: dict[str, dict[str, object]] = {
    "dots": {"method": "dots", "votes": 3, "most_on_one": 1},
    "many dots": {"method": "dots", "votes": 4, "most_on_one": 3},
    "approval": {"method": "approval"},
    "agree": {"method": "agree"},
}
CHOICES: dict[str, tuple[object, ...]] = {
    "dots": (1, 1, 2, None),
    "many dots": (1, 2, 3, None),
    "approval": ("approve", None),
    "agree": ("agree", "pass", "disagree", None),
}
number = st.integers(0, 99)
step = st.one_of(
    st.tuples(st.just("vote"), number, number, number, number),
    st.tuples(st.sampled_from(["resend", "resend old", "put", "take out", "join", "undo", "hide", "show", "remove"]), number, number),
)


class Played:
    """A vote of three people, in which things happen."""

    def __init__(self, database: Database, way: str) -> None:
        self.made: Room = room(database, people=4)
        self.database, self.way = database, way
        self.made.open("add_themes")
        self.themes = [self.made.say(self.made.people[place % 4], f"Teema {place}") for place in range(THEMES)]
        vote = next(stage for stage in self.made.stages if stage.kind == "vote")
        stages.edit(database, FACILITATOR, vote.id, settings=WAYS[way])
        self.stage = self.made.open("vote")
        self.seen: list[dict[str, Any]] = [{} for _ in self.made.people]

    def targets(self) -> list[str]:
        stage: Any = rooms.of(self.database, self.made.workshop.id)["stage"]
        return [target["id"] for target in stage["targets"]]

    def on_tablet(self, person: int) -> dict[str, Any]:
        votes: Any = mine.of(self.database, self.made.people[person])["votes"]
        return dict(votes[self.stage.id])

    def cast(self, person: int, choices: dict[str, Any]) -> None:
        ballots.cast(self.database, self.made.people[person], key(), self.stage.id, choices)

    def do(self, what: str, *numbers: int) -> None:
        with suppress(Refused, NotFound):
            getattr(self, f"_{what.replace(' ', '_')}")(*numbers)

    def _vote(self, person: int, one: int, other: int, choice: int) -> None:
        targets, choices = self.targets(), CHOICES[self.way]
        if targets:
            chosen = {targets[one % len(targets)]: choices[choice % len(choices)]}
            chosen[targets[other % len(targets)]] = choices[(choice // 7) % len(choices)]
            self.cast(person % 3, chosen)

    def _resend(self, person: int, _: int) -> None:
        before = self.raw()
        self.seen[person % 3] = self.on_tablet(person % 3)
        self.cast(person % 3, self.seen[person % 3])
        assert self.raw() == before

    def _resend_old(self, person: int, _: int) -> None:
        before = self.raw()
        self.cast(person % 3, dict.fromkeys(self.seen[person % 3].keys() - set(self.targets())))
        assert self.raw() == before

    def _put(self, one: int, other: int) -> None:
        groups = sorted(grouping.of_workshop(self.database, FACILITATOR, self.made.workshop.id).groups)
        into = groups[other % len(groups)] if groups and other % 3 else None
        chosen = {self.themes[one % THEMES], self.themes[(one // 7) % THEMES]}
        grouping.put(self.database, FACILITATOR, self.made.workshop.id, sorted(chosen), group=into, name="Ryhmä")

    def _take_out(self, one: int, _: int) -> None:
        grouping.take_out(self.database, FACILITATOR, self.made.workshop.id, [self.themes[one % THEMES]])

    def _join(self, one: int, other: int) -> None:
        groups = sorted(grouping.of_workshop(self.database, FACILITATOR, self.made.workshop.id).groups)
        if groups:
            part, whole = groups[one % len(groups)], groups[other % len(groups)]
            grouping.join(self.database, FACILITATOR, self.made.workshop.id, part, into=whole)

    def _undo(self, *_: int) -> None:
        grouping.undo(self.database, FACILITATOR, self.made.workshop.id)

    def _hide(self, one: int, other: int) -> None:
        (having_read.hold if other % 2 else moderation.wait_again)(self.database, FACILITATOR, self.themes[one % THEMES])

    def _show(self, one: int, _: int) -> None:
        having_read.show(self.database, FACILITATOR, self.themes[one % THEMES])

    def _remove(self, one: int, other: int) -> None:
        if other % 5 == 0:
            with self.database.write() as change:
                themes.remove(change, themes.find(change, self.themes[one % THEMES]))

    def raw(self) -> set[tuple[str, str, str, str, int | None]]:
        with self.database.read() as look:
            rows = look.rows("SELECT participant_id, target_id, choice, at, aside FROM vote WHERE stage_id = :id", id=self.stage.id)
        return {(row["participant_id"], row["target_id"], row["choice"], row["at"], row["aside"]) for row in rows}

    def nobody_has_too_much_and_the_tablets_say_what_counts(self) -> None:
        papers = [self.on_tablet(person) for person in range(3)]
        assert all(set(each) <= set(self.targets()) for each in papers), "a vote counts on what the tablet does not show"
        with self.database.read() as look:
            outcome = results.outcome(look, self.stage)
        for row in outcome.rows:
            on_it = [each[row.target.id] for each in papers if row.target.id in each]
            if "dots" in self.way:
                assert (row.all.votes, row.all.voters) == (sum(on_it), len(on_it))
            elif self.way == "approval":
                assert row.all.votes == len(on_it)
            else:
                counts = (row.all.votes, row.all.passes, row.all.disagrees)
                assert counts == tuple(on_it.count(word) for word in ("agree", "pass", "disagree"))
        assert outcome.voters == sum(1 for each in papers if each)
        most = WAYS[self.way].get("votes")
        assert most is None or all(sum(each.values()) <= int(str(most)) for each in papers)


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=st.lists(step, min_size=4, max_size=14))
def test_the_tablets_show_what_counts_and_nobody_counts_with_more_than_the_ballot_gives(
    database: Database, way: str, steps: list[tuple[Any, ...]]
) -> None:
    played = Played(database, way)
    for what, *numbers in steps:
        played.do(what, *numbers)
        played.nobody_has_too_much_and_the_tablets_say_what_counts()
    json.dumps([played.on_tablet(person) for person in range(3)])


targets = st.sampled_from("abcdg")
stored = st.lists(st.tuples(targets, st.integers(1, 3), st.booleans()), max_size=6, unique_by=lambda one: one[0])


@given(stored, st.dictionaries(st.sampled_from("abcdg"), st.sampled_from("abcdg"), max_size=5), targets, st.integers(0, 4))
def test_what_a_person_says_shall_count_counts_and_nothing_else_changes(
    votes: list[tuple[str, int, bool]], joined: dict[str, str], target: str, wanted: int
) -> None:
    way, limits = method("dots"), Settings(99, 3)
    counts_in = {one: other for one, other in joined.items() if joined.get(other, other) == other}
    counts_in[target] = target
    before = paper(way, [Given(one, str(size), f"{place}", aside) for place, (one, size, aside) in enumerate(votes)], counts_in, limits)
    new = {one.target: one for one in before.given}
    for one, size in rewritten(way, before, target, wanted or None).items():
        new.pop(one, None)
        if size:
            new[one] = Given(one, size, "9")
    after = paper(way, new.values(), counts_in, replace_most(limits))
    assert after.counts.get(target, 0) == wanted
    assert {one: n for one, n in after.counts.items() if one != target} == {one: n for one, n in before.counts.items() if one != target}


def replace_most(limits: Settings) -> Settings:
    return Settings(limits.votes, 99)
