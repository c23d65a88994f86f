"""Small groups: what is shown, what is merged, and what waits."""

import pytest

from participation import voting
from participation.insight import suppression
from participation.insight.suppression import counts, may_refresh, mean, people, people_in_words, refreshed, shown
from participation.voting import Choice, Column, Outcome, Result, Settings, Target

THEMES = (Target("a", "Aikaa"), Target("b", "Palkkio"))


def approvals(**voters: tuple[int, int]) -> Outcome:
    """So many voters of each role group, so many of them for the first theme; the others chose the second."""
    choices = [
        Choice(f"{group}{number}", group, "a" if number < first else "b", "approve")
        for group, (everybody, first) in voters.items()
        for number in range(everybody)
    ]
    return voting.method("approval").count(choices, THEMES, Settings())


def agreement(**answered: tuple[int, int]) -> Outcome:
    """So many of each role group answered the first theme, so many the second; all agree."""
    choices = [
        Choice(f"{group}{number}", group, target, "agree")
        for group, numbers in answered.items()
        for target, of in zip("ab", numbers, strict=True)
        for number in range(of)
    ]
    return voting.method("agree").count(choices, THEMES, Settings())


def groups(result: Result) -> list[tuple[str, int]]:
    return [(column.group, column.people) for column in result.columns]


def test_nothing_is_shown_while_fewer_than_five_have_voted() -> None:
    result = shown(approvals(E=(4, 2)))
    assert result == Result("approval", Settings(), 5)
    assert voting.sentence(result).en.startswith("Fewer than 5 people have voted.")


def test_five_are_enough_for_totals() -> None:
    result = shown(approvals(E=(5, 3)))
    assert result.voters == 5
    assert [(row.target.id, row.all.votes) for row in result.rows if row.all] == [("a", 3), ("b", 2)]
    assert result.columns == ()


@pytest.mark.parametrize("least", [3, 10])
def test_k_is_a_setting(least: int) -> None:
    assert shown(approvals(E=(least, 1)), least).voters == least
    assert shown(approvals(E=(least - 1, 1)), least).voters is None


@pytest.mark.parametrize("least", [0, 2, 11])
def test_k_is_never_less_than_three_nor_more_than_ten(least: int) -> None:
    with pytest.raises(ValueError, match="from 3 to 10"):
        shown(approvals(E=(20, 1)), least)


def test_role_groups_of_five_and_more_stand_side_by_side() -> None:
    result = shown(approvals(E=(14, 11), C=(12, 5), O=(8, 8)))
    assert groups(result) == [("E", 14), ("C", 12), ("O", 8)]
    assert [figure.votes for figure in result.rows[0].by_group or ()] == [11, 5, 8]
    assert suppression.note(result) is None


def test_small_groups_together_are_others_where_they_are_enough() -> None:
    result = shown(approvals(E=(14, 11), C=(20, 5), O=(4, 1), M=(3, 1)))
    assert groups(result) == [("E", 14), ("C", 20), ("others", 7)]
    assert suppression.note(result) is not None


def test_one_small_group_takes_the_next_smallest_of_the_professionals_with_it() -> None:
    assert groups(shown(approvals(E=(6, 1), C=(20, 5), O=(3, 1)))) == [("E", 6), ("P", 23)]
    assert groups(shown(approvals(E=(6, 1), C=(20, 5), O=(9, 5), M=(3, 1)))) == [("E", 6), ("C", 20), ("others", 12)]


def test_where_nothing_is_left_to_compare_only_the_total_is_shown() -> None:
    for outcome in (approvals(E=(14, 7), C=(4, 2)), approvals(C=(9, 2)), approvals(C=(4, 2), O=(3, 1))):
        result = shown(outcome)
        assert result.columns == ()
        assert all(row.by_group is None for row in result.rows)
        assert suppression.note(result) is not None


def test_a_zero_of_five_people_is_shown() -> None:
    result = shown(approvals(E=(5, 0), C=(6, 6)))
    figures = next(row.by_group for row in result.rows if row.target.id == "a")
    assert figures is not None and (figures[0].votes, figures[0].rests_on) == (0, 5)


def test_a_theme_that_one_to_four_answered_has_no_numbers() -> None:
    result = shown(agreement(E=(9, 4)))
    assert [(row.target.id, row.all is None) for row in result.rows] == [("a", False), ("b", True)]


def test_a_theme_that_few_of_a_group_answered_shows_only_everyone_together() -> None:
    result = shown(agreement(E=(9, 3), C=(12, 9)))
    assert groups(result) == [("E", 9), ("C", 12)]
    assert [(row.target.id, row.by_group is None) for row in result.rows] == [("a", False), ("b", True)]


def test_a_theme_is_not_compared_where_that_would_tell_how_many_of_a_group_answered_it() -> None:
    """24 of 5 + 20 people answered. Were only {4, 20} not compared, that it isn't would say: four of the five."""
    for five, twenty in ((4, 20), (5, 19)):
        result = shown(agreement(E=(5, five), C=(20, twenty)))
        assert [(row.target.id, row.by_group is None) for row in result.rows] == [("a", False), ("b", True)]


def test_groups_are_not_compared_where_too_few_rows_are_left_for_everybody_counted() -> None:
    """9 of 14 answered a; the others must have answered b, so b's numbers by group would follow."""
    choices = [Choice(f"E{n}", "E", "a" if n < 5 else "b", "agree") for n in range(7)]
    choices += [Choice(f"C{n}", "C", "a" if n < 5 else "b", "agree") for n in range(7)]
    choices += [Choice(f"C{n}", "C", "b", "agree") for n in range(3)]
    assert shown(voting.method("agree").count(choices, THEMES, Settings())).columns == ()


def test_an_open_vote_shows_only_totals() -> None:
    assert shown(approvals(E=(14, 11), C=(12, 5)), closed=False).columns == ()


@pytest.mark.parametrize(
    ("shown_voters", "voters", "closed", "may"),
    [(0, 4, False, False), (0, 5, False, True), (5, 9, False, False), (5, 10, False, True), (5, 6, True, True), (5, 4, False, False)],
)
def test_what_is_shown_is_renewed_when_five_more_have_voted_or_at_closing(shown_voters: int, voters: int, closed: bool, may: bool) -> None:
    assert may_refresh(shown_voters, voters, closed) is may


def test_a_vote_that_is_open_stays_as_it_was_until_five_more_have_voted() -> None:
    before = refreshed(None, approvals(E=(5, 3)))
    assert refreshed(before, approvals(E=(9, 7))) == before
    assert refreshed(before, approvals(E=(10, 7))).voters == 10
    assert refreshed(before, approvals(E=(7, 3)), closed=True).voters == 7


def test_a_theme_of_an_open_agree_vote_stays_as_it_was_until_five_more_have_answered_it() -> None:
    before = refreshed(None, agreement(E=(10, 5)))
    now = refreshed(before, agreement(E=(16, 9)))
    assert {row.target.id: row.all.rests_on for row in now.rows if row.all} == {"a": 16, "b": 5}


def test_a_theme_that_nobody_has_answered_yet_has_no_numbers_while_the_vote_is_open() -> None:
    assert [row.all is None for row in shown(agreement(E=(9, 0)), closed=False).rows] == [False, True]
    assert [row.all is None for row in shown(agreement(E=(9, 0))).rows] == [False, False]


def test_an_open_agree_vote_does_not_disappear_when_somebody_answers_another_theme_first() -> None:
    before = refreshed(None, agreement(E=(5, 0)))
    others = agreement(E=(5, 0), C=(0, 1))
    assert shown(others).voters is None
    assert refreshed(before, others) == before


def test_people_who_took_their_votes_off_are_not_shown_any_more_when_too_few_are_left() -> None:
    before = refreshed(None, approvals(E=(5, 3)))
    assert refreshed(before, approvals(E=(4, 3))).voters is None


def test_a_number_of_people_under_five_is_not_said() -> None:
    assert [people(number) for number in (0, 4, 5, 99)] == [None, None, 5, 99]
    assert people_in_words(4).en == "under 5"
    assert people_in_words(17).sv == "17"


def test_a_mean_of_fewer_than_five_is_not_said() -> None:
    assert mean([3, 4, 5, 2]) is None
    assert mean([3, 4, 5, 2, 1]) == 3


def test_two_hidden_regions_that_could_be_computed_take_the_next_smallest_with_them() -> None:
    regions = {"IU": 11, "KU": 15, "LU": 17, "VK": 12, "KL": 13, "PH": 14, "Helsinki": 10, "HUS": 4, "whole area": 3}
    seen = counts(regions)
    assert (seen.total, seen.together, seen.others) == (99, ("Helsinki", "HUS", "whole area"), 17)
    assert seen.numbers == {"IU": 11, "KU": 15, "LU": 17, "VK": 12, "KL": 13, "PH": 14}


def test_regions_that_are_all_large_stand_for_themselves() -> None:
    seen = counts({"one": 5, "two": 9, "none": 0})
    assert (seen.numbers, seen.together, seen.others) == ({"one": 5, "two": 9, "none": 0}, (), None)


def test_one_small_region_of_two_leaves_only_the_total() -> None:
    seen = counts({"one": 3, "two": 9})
    assert (seen.total, seen.numbers, seen.others) == (12, {}, 12)


def test_a_small_total_is_not_shown_at_all() -> None:
    assert counts({"one": 1, "two": 3}) == suppression.Counts(None, {}, ("one", "two"))


def test_columns_have_the_number_of_voters_that_they_rest_on() -> None:
    assert shown(approvals(E=(5, 1), C=(6, 1))).columns == (Column("E", 5), Column("C", 6))
