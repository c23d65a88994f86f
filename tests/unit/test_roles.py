"""Where role groups differ, said in a sentence."""

from participation import voting
from participation.insight.roles import difference_sentence, differences, percent, sides
from participation.insight.suppression import shown
from participation.voting import Choice, Result, Settings, Target

TIME, FEE, TOLD = Target("time", "Aikaa"), Target("fee", "Palkkio."), Target("told", "Kerrotaan, mitä tapahtui")


def room(**chosen: tuple[int, dict[str, int]]) -> Result:
    """So many people of each role group, and how many of them chose each theme."""
    choices = [
        Choice(f"{group}{number}", group, target, "approve")
        for group, (_, of) in chosen.items()
        for target, people in of.items()
        for number in range(people)
    ]
    choices += [Choice(f"{g}{n}", g, "told", "approve") for g, (people, _) in chosen.items() for n in range(people)]
    return shown(voting.method("approval").count(choices, (TIME, FEE, TOLD), Settings()))


def said(result: Result) -> str | None:
    sentence = difference_sentence(result)
    return sentence.en if sentence else None


def test_two_sides_that_differ_both_ways_are_said_in_two_sentences() -> None:
    result = room(E=(14, {"time": 5, "fee": 9}), C=(20, {"time": 17, "fee": 6}))
    assert said(result) == "Child welfare chose “Aikaa” more often. Experts by experience chose “Palkkio” more often."


def test_one_clear_difference_is_said_with_both_shares() -> None:
    result = room(E=(10, {"time": 2}), C=(10, {"time": 8}))
    assert said(result) == "Child welfare chose “Aikaa” more often (80 %) than experts by experience (20 %)."


def test_experts_are_compared_with_all_professionals_where_both_are_shown() -> None:
    result = room(E=(10, {"time": 1}), C=(10, {"time": 8}), O=(10, {"time": 6}))
    assert said(result) == "Professionals chose “Aikaa” more often (70 %) than experts by experience (10 %)."
    assert [(column.group, column.people) for column in sides(result).columns] == [("E", 10), ("P", 20)]


def test_the_sides_are_sums_of_what_is_shown() -> None:
    result = room(E=(10, {"time": 1}), C=(10, {"time": 8}), O=(10, {"time": 6}))
    row = next(row for row in sides(result).rows if row.target == TIME)
    assert row.by_group is not None
    assert [(figure.votes, figure.rests_on, figure.of) for figure in row.by_group] == [(1, 10, 10), (14, 20, 20)]


def test_without_experts_any_two_groups_are_compared() -> None:
    result = room(C=(10, {"time": 1}), O=(10, {"time": 9}), M=(10, {"time": 5}))
    assert sides(result) == result
    assert said(result) == "Other services chose “Aikaa” more often (90 %) than child welfare (10 %)."


def test_small_differences_are_agreement() -> None:
    assert said(room(E=(10, {"time": 5}), C=(10, {"time": 6}))) == "The groups agree: they differ little on every theme."


def test_twenty_percentage_points_are_clear() -> None:
    assert len(differences(room(E=(10, {"time": 5}), C=(10, {"time": 7})))) == 1
    assert not differences(room(E=(100, {"time": 50}), C=(100, {"time": 69})))


def test_nothing_is_said_where_no_groups_are_shown() -> None:
    assert said(room(E=(10, {"time": 1}), C=(3, {"time": 3}))) is None
    assert said(room(E=(3, {"time": 1}))) is None


def test_the_sentence_speaks_of_shown_groups_only() -> None:
    result = room(E=(10, {"time": 1}), C=(20, {"time": 19}), O=(4, {"time": 0}))
    assert said(result) == "Professionals chose “Aikaa” more often (79 %) than experts by experience (10 %)."


def test_an_agree_ballot_speaks_of_agreement() -> None:
    choices = [Choice(f"{g}{n}", g, "time", "agree" if n < yes else "disagree") for g, yes in (("E", 2), ("C", 9)) for n in range(10)]
    result = shown(voting.method("agree").count(choices, (TIME,), Settings()))
    assert said(result) == "Child welfare agreed with “Aikaa” more often (90 %) than experts by experience (20 %)."


def test_percent_is_whole_and_a_half_goes_up() -> None:
    assert [percent(share) for share in (0, 1 / 3, 0.125, 0.995, 1)] == [0, 33, 13, 100, 100]
