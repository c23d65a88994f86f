"""What holds for every ballot, whoever votes in whatever order."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from participation import voting
from participation.insight import suppression
from participation.voting import Choice, Outcome, Settings, Target
from participation.voting.dots import dots

TARGETS = (Target("a", "A"), Target("b", "B"), Target("g", "G", kind="group", themes=("g1", "g2", "g3")))
VOTED_ON = ("a", "b", "g", "g1", "g2", "g3", "gone")
VALUES: dict[str, list[str | int | None]] = {
    "dots": [None, 1, 2, "3", 0, "many"],
    "approval": [None, "approve", "yes"],
    "agree": [None, "agree", "pass", "disagree", "1"],
}
GROUPS = "ECO"

methods = st.sampled_from(sorted(VALUES))


@st.composite
def ballots(draw: st.DrawFn) -> tuple[str, list[Choice]]:
    method = draw(methods)
    people = draw(st.lists(st.sampled_from(GROUPS), min_size=1, max_size=12))
    who = st.integers(0, len(people) - 1)
    made = draw(st.lists(st.tuples(who, st.sampled_from(VOTED_ON), st.sampled_from(VALUES[method])), max_size=40))
    return method, [Choice(f"p{person}", people[person], target, value) for person, target, value in made]


def counted(method: str, choices: Sequence[Choice], targets: Sequence[Target] = TARGETS) -> Outcome:
    return voting.method(method).count(choices, targets, Settings())


@given(ballots(), st.randoms())
def test_who_voted_first_makes_no_difference(ballot: tuple[str, list[Choice]], chance: object) -> None:
    method, choices = ballot
    last = list({(choice.participant, choice.target): choice for choice in choices}.values())
    shuffled = list(last)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert counted(method, shuffled) == counted(method, choices)


@given(ballots())
def test_only_the_last_choice_on_a_target_counts(ballot: tuple[str, list[Choice]]) -> None:
    method, choices = ballot
    last = {(choice.participant, choice.target): choice for choice in choices}
    assert counted(method, list(last.values())) == counted(method, choices)


@given(ballots())
def test_role_groups_add_up_to_what_a_simple_count_gives(ballot: tuple[str, list[Choice]]) -> None:
    method, choices = ballot
    last = {(choice.participant, choice.target): choice.value for choice in choices}
    outcome = counted(method, choices)
    for row in outcome.rows:
        holds = {row.target.id, *row.target.themes}
        given_to = {(person, target): value for (person, target), value in last.items() if target in holds}
        if method == "dots":
            assert row.all.votes == sum(map(dots, given_to.values()))
            assert row.all.voters == len({person for (person, _), value in given_to.items() if dots(value)})
        elif method == "approval":
            assert row.all.votes == row.all.voters == len({person for (person, _), value in given_to.items() if value == "approve"})
        else:
            answered = {person for (person, _), value in given_to.items() if value in ("agree", "pass", "disagree")}
            assert row.all.rests_on == len(answered) == row.all.votes + row.all.passes + row.all.disagrees
        assert set(row.by_group) == set(outcome.voters_by_group)


@given(ballots())
def test_nobody_is_more_than_one_voter(ballot: tuple[str, list[Choice]]) -> None:
    method, choices = ballot
    outcome = counted(method, choices)
    assert outcome.voters <= len({choice.participant for choice in choices})
    for row in outcome.rows:
        for group, tally in row.by_group.items():
            assert tally.voters <= tally.rests_on <= outcome.voters_by_group[group]
            assert 0 <= tally.share <= 1


@given(ballots(), st.permutations(range(12)))
def test_what_people_are_called_makes_no_difference(ballot: tuple[str, list[Choice]], other: list[int]) -> None:
    method, choices = ballot
    renamed = [Choice(f"x{other[int(c.participant[1:])]}", c.role_group, c.target, c.value) for c in choices]
    assert counted(method, renamed) == counted(method, choices)


@given(ballots(), st.permutations(TARGETS))
def test_the_order_of_the_targets_makes_no_difference_to_their_numbers(ballot: tuple[str, list[Choice]], order: Sequence[Target]) -> None:
    method, choices = ballot
    assert {row.target: row.by_group for row in counted(method, choices, order).rows} == {
        row.target: row.by_group for row in counted(method, choices).rows
    }


@given(ballots(), st.sampled_from("ab"))
def test_one_more_in_favour_never_puts_a_target_lower(ballot: tuple[str, list[Choice]], target: str) -> None:
    method, choices = ballot
    favour = {"dots": 1, "approval": "approve", "agree": "agree"}[method]
    more = [*choices, Choice("somebody else", "E", target, favour)]
    assert place(method, counted(method, more), target) <= place(method, counted(method, choices), target)


def place(method: str, outcome: Outcome, target: str) -> int:
    """How many targets stand higher."""
    rank = voting.method(method).rank
    ranks = {row.target.id: rank(suppression._figure(row.all)) for row in outcome.rows}
    return sum(1 for other in ranks.values() if other > ranks[target])


@given(ballots())
def test_a_tie_is_a_tie_for_each_of_the_tied(ballot: tuple[str, list[Choice]]) -> None:
    """Exchanging two targets everywhere exchanges their places and changes nothing else."""
    method, choices = ballot
    exchange = {"a": "b", "b": "a"}
    exchanged = [Choice(c.participant, c.role_group, exchange.get(c.target, c.target), c.value) for c in choices]
    before = {row.target.id: row.by_group for row in counted(method, choices).rows}
    after = {row.target.id: row.by_group for row in counted(method, exchanged).rows}
    assert {exchange.get(name, name): by_group for name, by_group in before.items()} == after


@given(st.integers(5, 40), st.integers(1, 4), methods)
def test_all_that_are_tied_come_first_together(people: int, tied: int, method: str) -> None:
    targets = [Target(str(number), str(number)) for number in range(5)]
    value = {"dots": 1, "approval": "approve", "agree": "agree"}[method]
    choices = [Choice(f"p{person}", "E", str(number), value) for person in range(people) for number in range(tied)]
    choices += [Choice("p0", "E", "4", {"agree": "disagree"}.get(method))]
    result = suppression.shown(voting.method(method).count(choices, targets, Settings()))
    first = voting.words.first_ones(result, voting.method(method).rank)
    assert {row.target.id for row in first} == {str(number) for number in range(tied)}


@given(ballots())
def test_everyone_whose_choices_were_taken_is_a_voter(ballot: tuple[str, list[Choice]]) -> None:
    method, choices = ballot
    last = list({(choice.participant, choice.target): choice for choice in choices}.values())
    refused = {choice for refusal in voting.method(method).check(last, Settings(99, 99)) for choice in refusal.choices}
    taken = {choice.participant for choice in last if choice not in refused and choice.value is not None and choice.target != "gone"}
    assert counted(method, last).voters == len(taken)
