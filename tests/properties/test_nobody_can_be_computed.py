"""No count of 1 to k-1 people can be computed from what is shown: tried by an attacker who lists every possible room."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from participation import voting
from participation.insight import roles, suppression
from participation.insight.roles import parts
from participation.insight.suppression import counts, shown
from participation.voting import Choice, Column, Figure, Outcome, Result, ResultRow, Settings
from tests.properties import attack
from tests.properties.attack import TARGETS, Attack

YES, YES_NO, THREE = ("", "agree"), ("", "agree", "disagree"), ("", "agree", "pass", "disagree")


@pytest.mark.parametrize(
    "attacked",
    [
        *(
            Attack(sizes, YES, "approval", targets=2, least=3)
            for sizes in ({"E": 3, "C": 4}, {"E": 2, "C": 4}, {"E": 3, "C": 3, "O": 1}, {"E": 1, "C": 3, "O": 3}, {"E": 2, "C": 2, "O": 4})
        ),
        *(
            Attack(sizes, YES, "agree", targets=2, least=3)
            for sizes in (
                {"E": 3, "C": 3},
                {"E": 3, "C": 6},
                {"E": 5, "C": 6},
                {"E": 3, "C": 3, "O": 3},
                {"E": 3, "C": 4, "O": 5},
                {"E": 4, "C": 2},
            )
        ),
        Attack({"E": 3, "C": 3, "O": 1}, YES, "agree", targets=2, least=3),
        Attack({"E": 3, "C": 4}, YES, "agree", targets=3, least=3),
        Attack({"E": 3, "C": 3}, YES_NO, "agree", targets=2, least=3),
        Attack({"E": 2, "C": 3}, YES_NO, "agree", targets=2, least=3),
        Attack({"E": 3, "C": 3, "O": 1}, THREE, "agree", targets=1, least=3),
        Attack({"E": 4, "C": 2, "O": 2}, THREE, "agree", targets=1, least=3),
    ],
    ids=str,
)
def test_whoever_knows_the_rule_and_who_voted_finds_out_nothing_about_a_few(attacked: Attack) -> None:
    assert attacked.found_out() == []


def unprotected(true: Outcome, least: int) -> Result:
    """Every role group side by side, as if there were no rule."""
    groups = tuple(true.voters_by_group)
    rows = tuple(ResultRow(row.target, figure(row.all), tuple(figure(row.by_group[group]) for group in groups)) for row in true.rows)
    return Result(true.method, true.settings, least, true.voters, tuple(Column(g, true.voters_by_group[g]) for g in groups), rows)


def figure(tally: voting.ballot.Tally) -> Figure:
    return Figure(tally.votes, tally.rests_on, tally.of, tally.passes, tally.disagrees)


def without_the_small_ones(true: Outcome, least: int) -> Result:
    """Small role groups left out, and nothing hidden with them: what is left follows from the total."""
    whole = unprotected(true, least)
    kept = [place for place, column in enumerate(whole.columns) if column.people >= least]
    rows = tuple(
        ResultRow(row.target, row.all, tuple(row.by_group[place] for place in kept)) for row in whole.rows if row.by_group is not None
    )
    return Result(whole.method, whole.settings, least, whole.voters, tuple(whole.columns[place] for place in kept), rows)


@pytest.mark.parametrize("show", [unprotected, without_the_small_ones])
@pytest.mark.parametrize("method", ["approval", "agree"])
def test_the_attacker_does_find_out_about_a_few_where_they_are_not_protected(
    monkeypatch: pytest.MonkeyPatch, show: object, method: str
) -> None:
    monkeypatch.setattr(attack.suppression, "shown", show)
    monkeypatch.setattr(attack, "parts", lambda sizes, least: [roles.Part(group, (group,)) for group in sizes])
    monkeypatch.setattr(Attack, "_says_so_itself", lambda *args: False)
    found = Attack({"E": 3, "C": 3, "O": 1}, YES_NO if method == "agree" else YES, method, targets=1 if method == "agree" else 2, least=3)
    assert any(known.groups == ("O",) and known.number == 1 for known in found.found_out())


role_group = st.sampled_from("ECOMD")
answer = st.sampled_from(["agree", "pass", "disagree"])
ballots = st.lists(st.tuples(role_group, st.dictionaries(st.sampled_from("abcd"), answer, max_size=4)), max_size=30)


def cast(people: list[tuple[str, dict[str, str]]], method: str) -> list[Choice]:
    value = {
        "agree": {},
        "approval": dict.fromkeys(("agree", "pass", "disagree"), "approve"),
        "dots": {"agree": "1", "pass": "2", "disagree": "3"},
    }
    return [
        Choice(f"p{number}", group, target, value[method].get(chosen, chosen))
        for number, (group, paper) in enumerate(people)
        for target, chosen in paper.items()
    ]


def result_of(people: list[tuple[str, dict[str, str]]], method: str, least: int) -> Result:
    targets = [voting.Target(name, name) for name in "abcd"]
    return shown(voting.method(method).count(cast(people, method), targets, Settings(9, 9)), least)


@given(ballots, st.sampled_from(["dots", "approval", "agree"]), st.integers(3, 6), st.data())
def test_exchanging_the_ballots_of_two_people_in_one_column_changes_nothing_that_is_shown(
    people: list[tuple[str, dict[str, str]]], method: str, least: int, data: st.DataObject
) -> None:
    people = [(group, paper) for group, paper in people if paper]
    before = result_of(people, method, least)
    sizes: dict[str, int] = defaultdict(int)
    for group, _ in people:
        sizes[group] += 1
    columns = [part.groups for part in parts(sizes, least)] if before.columns else []
    for groups in columns or [tuple(sizes)]:
        inside = [number for number, (group, _) in enumerate(people) if group in groups]
        if len(inside) < 2 or (not before.columns and before.voters is not None and method == "agree" and parts(sizes, least)):
            continue
        one, other = data.draw(st.lists(st.sampled_from(inside), min_size=2, max_size=2, unique=True))
        swapped = list(people)
        swapped[one], swapped[other] = (people[one][0], people[other][1]), (people[other][0], people[one][1])
        assert result_of(swapped, method, least) == before


@given(ballots, st.sampled_from(["dots", "approval", "agree"]), st.integers(3, 6))
def test_every_number_rests_on_nobody_or_on_k_people_and_columns_add_up(
    people: list[tuple[str, dict[str, str]]], method: str, least: int
) -> None:
    result = result_of(people, method, least)
    assert result.voters is None or result.voters >= least
    assert all(column.people >= least for column in result.columns)
    assert not result.columns or sum(column.people for column in result.columns) == result.voters
    assert len(result.columns) != 1
    for row in result.rows:
        for number in [row.all, *(row.by_group or ())]:
            assert number is None or number.rests_on == 0 or number.rests_on >= least
        if row.by_group is not None:
            assert sum(row.by_group[1:], row.by_group[0]) == row.all


def of_one_row(config: tuple[int, ...], sizes: dict[str, int]) -> Outcome:
    """A ballot of two themes: the first answered by so many of each group, the second by everyone."""
    tally = voting.ballot.Tally
    rows = (
        voting.Row(TARGETS[0], {g: tally(0, 0, n, n, passes=n) for g, n in zip(sizes, config, strict=True)}),
        voting.Row(TARGETS[1], {g: tally(0, 0, n, n, passes=n) for g, n in sizes.items()}),
    )
    return Outcome("agree", Settings(), sizes, rows)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 9), min_size=2, max_size=3), st.integers(3, 6), st.data())
def test_how_many_of_a_group_answered_a_theme_is_not_told_by_its_not_being_compared(
    sizes: list[int], least: int, data: st.DataObject
) -> None:
    people = dict(zip("ECO", sizes, strict=False))
    true = tuple(data.draw(st.integers(0, size)) for size in sizes)
    seen = shown(of_one_row(true, people), least)
    alike = [
        config
        for config in product(*(range(size + 1) for size in sizes))
        if sum(config) == sum(true) and shown(of_one_row(config, people), least) == seen
    ]
    if seen.voters is None or sum(true) < least:
        return
    row = next(row for row in seen.rows if row.target == TARGETS[0])
    for number in range(1, len(sizes)):
        for chosen in combinations(range(len(sizes)), number):
            possible = {sum(config[place] for place in chosen) for config in alike}
            if len(possible) == 1 and 0 < min(possible) < least:
                assert (row.all is not None and row.all.rests_on == sum(sizes)) or of_one_mind(row, seen, chosen, people, least)


def of_one_mind(row: ResultRow, seen: Result, chosen: tuple[int, ...], people: dict[str, int], least: int) -> bool:
    """Whether all or none in the shown columns of the chosen groups answered: such a number says it by itself."""
    if row.by_group is None:
        return False
    full = {
        group
        for part, column, number in zip(parts(people, least), seen.columns, row.by_group, strict=True)
        if number.rests_on in (0, column.people)
        for group in part.groups
    }
    return {list(people)[place] for place in chosen} <= full


def parted(total: int, number: int) -> Iterator[tuple[int, ...]]:
    if number == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in parted(total - first, number - 1):
            yield (first, *rest)


@pytest.mark.parametrize(("least", "totals", "number"), [(3, range(4, 17), 4), (5, range(5, 24), 3), (5, range(5, 18), 4)])
def test_no_hidden_number_of_people_can_be_computed_from_the_total_and_the_rule(least: int, totals: range, number: int) -> None:
    names = [f"region {place}" for place in range(number)]
    for total in totals:
        looking_alike: dict[object, list[tuple[int, ...]]] = defaultdict(list)
        for numbers in parted(total, number):
            seen = counts(dict(zip(names, numbers, strict=True)), least)
            looking_alike[seen.total, tuple(seen.numbers.items()), seen.together, seen.others].append(numbers)
        for (_, _, together, _), possible in looking_alike.items():  # type: ignore[misc]
            places = [names.index(name) for name in together]
            small = {tuple(sorted(numbers[place] for place in places)) for numbers in possible}
            assert not places or len(small) > 1, f"{small} is the only way"
            for size in range(1, number + 1):
                for chosen in combinations(range(number), size):
                    sums = {sum(numbers[place] for place in chosen) for numbers in possible}
                    assert len(sums) > 1 or not 0 < min(sums) < least


@pytest.mark.parametrize(
    ("least", "totals", "groups"),
    [
        (3, range(3, 15), "ECOMD"),
        (5, range(5, 14), "ECOMD"),
        (3, range(3, 22), "ECO"),
        (5, range(5, 26), "ECO"),
        (5, range(5, 26), "COM"),
        (4, range(4, 16), "ECOM"),
    ],
)
@pytest.mark.parametrize("all_there", [False, True])
def test_how_many_of_a_merged_role_group_voted_can_not_be_computed(least: int, totals: range, groups: str, all_there: bool) -> None:
    for total in totals:
        looking_alike: dict[object, list[tuple[int, ...]]] = defaultdict(list)
        for sizes in parted(total, len(groups)):
            if all_there and 0 in sizes:
                continue
            people = dict(zip(groups, sizes, strict=True))
            seen = tuple((part.name, sum(people[group] for group in part.groups)) for part in parts(people, least))
            looking_alike[seen].append(sizes)
        for seen, possible in looking_alike.items():
            for number in range(1, len(groups)) if seen else ():  # type: ignore[arg-type]
                for chosen in combinations(range(len(groups)), number):
                    sums = {sum(sizes[place] for place in chosen) for sizes in possible}
                    assert len(sums) > 1 or not 0 < min(sums) < least


papers = st.dictionaries(st.sampled_from("abcd"), st.sampled_from(["agree", "disagree"]), min_size=1, max_size=4)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 25), papers), max_size=60), st.sampled_from(["dots", "approval", "agree"]), st.integers(3, 5))
def test_while_a_vote_is_open_what_is_shown_next_differs_by_nobody_or_by_k_people(
    moves: list[tuple[int, dict[str, str]]], method: str, least: int
) -> None:
    targets = [voting.Target(name, name) for name in "abcd"]
    choices: list[Choice] = []
    before: Result | None = None
    for person, paper in moves:
        choices += [Choice(f"p{person}", "E", c.target, c.value) for c in cast([("E", paper)], method)]
        now = suppression.refreshed(before, voting.method(method).count(choices, targets, Settings(99, 99)), least)
        assert now.columns == ()
        assert_renewed_by_k(before, now, least)
        before = now


def assert_renewed_by_k(before: Result | None, now: Result, least: int) -> None:
    stood = {row.target.id: row.all for row in before.rows} if before is not None else {}
    for row in now.rows:
        old = stood.get(row.target.id)
        if old is not None and row.all != old:
            assert row.all is not None
            assert row.all.rests_on - old.rests_on >= least
    if before is not None and before.voters is not None and now.voters != before.voters:
        assert now.voters is not None
        assert now.voters - before.voters >= least
