"""What each way of voting counts, refuses and says."""

from collections.abc import Iterable

import pytest

from participation import voting
from participation.errors import Refused
from participation.insight import suppression
from participation.model.texts import LANGUAGES
from participation.voting import Choice, Outcome, Result, Settings, Target, agree
from participation.voting.ballot import Tally

TIME = Target("time", "Aikaa osallisuudelle.")
FEE = Target("fee", "Palkkio kokemuksesta")
TOLD = Target("told", "Kerrotaan, mitä tapahtui")
TARGETS = (TIME, FEE, TOLD)
GROUPED = (Target("ways", "Tavat tavata", kind="group", themes=("walk", "home")), FEE)


def cast(text: str) -> list[Choice]:
    """Choices written shortly: person, role group, target, value; `1E time 2`."""
    lines = [line.split() for line in text.strip().splitlines()]
    return [Choice(f"p{who[:-1]}", who[-1], target, value) for who, target, value in lines]


def tallies(outcome: Outcome) -> dict[str, Tally]:
    return {row.target.id: row.all for row in outcome.rows}


def counted(name: str, choices: Iterable[Choice], targets: tuple[Target, ...] = TARGETS, **settings: int) -> Outcome:
    return voting.method(name).count(choices, targets, Settings(**settings))


def room(method: str, chosen: dict[str, int], value: str, targets: tuple[Target, ...] = TARGETS) -> Result:
    """The result of a room where so many people chose each target, each person one."""
    choices = [Choice(f"{target}{number}", "E", target, value) for target, people in chosen.items() for number in range(people)]
    return suppression.shown(counted(method, choices, targets, votes=3))


def english(result: Result) -> str:
    return voting.sentence(result).en


def test_a_way_of_voting_is_known_by_being_there() -> None:
    assert set(voting.methods()) == {"dots", "approval", "agree"}


def test_an_unknown_way_of_voting_is_refused() -> None:
    with pytest.raises(Refused, match="“guess” is not a way to vote"):
        voting.method("guess")


def test_dots_add_up_and_each_person_is_one_voter() -> None:
    outcome = counted("dots", cast("1E time 2\n1E fee 1\n2C time 1"), votes=3, most_on_one=2)
    assert tallies(outcome)["time"] == Tally(votes=3, voters=2, rests_on=2, of=4)
    assert outcome.voters_by_group == {"C": 1, "E": 1}


def test_dots_may_come_as_texts_as_the_store_has_them() -> None:
    assert counted("dots", [Choice("p", "E", "time", 2)]).rows == counted("dots", cast("1E time 2")).rows


def test_shares_are_of_people_where_nobody_gave_one_target_several_dots() -> None:
    outcome = counted("dots", cast("1E time 1\n1E fee 1\n2C time 1"), votes=3, most_on_one=2)
    assert not outcome.piles
    assert tallies(outcome)["fee"].share == 0.5


def test_shares_are_of_all_dots_where_somebody_did() -> None:
    outcome = counted("dots", cast("1E time 2\n1E fee 1\n2C time 1"), votes=3, most_on_one=2)
    assert outcome.piles
    assert tallies(outcome)["fee"].share == 0.25


def test_a_target_without_votes_stays() -> None:
    assert tallies(counted("approval", cast("1E time approve")))["told"] == Tally(rests_on=1, of=1)


def test_the_last_choice_counts_and_none_takes_it_off() -> None:
    choices = [*cast("1E time agree\n2E time agree\n1E time disagree"), Choice("p2", "E", "time", None)]
    assert tallies(counted("agree", choices))["time"] == Tally(rests_on=1, of=1, disagrees=1)


def test_somebody_who_took_everything_off_is_no_voter() -> None:
    assert counted("dots", [Choice("p1", "E", "time", 1), Choice("p1", "E", "time", None)]).voters == 0


def test_a_choice_on_something_that_is_not_there_any_more_is_not_counted() -> None:
    assert counted("approval", cast("1E gone approve\n2E time approve")).voters == 1


def test_dots_on_themes_of_a_group_add_up_for_one_voter() -> None:
    outcome = counted("dots", cast("1E walk 1\n1E home 1\n1E ways 1"), GROUPED, votes=3)
    assert tallies(outcome)["ways"] == Tally(votes=3, voters=1, rests_on=1, of=3)


def test_approving_two_themes_of_a_group_counts_once() -> None:
    outcome = counted("approval", cast("1E walk approve\n1E home approve\n2C home approve"), GROUPED)
    assert tallies(outcome)["ways"] == Tally(votes=2, voters=2, rests_on=2, of=2)


@pytest.mark.parametrize(
    ("answers", "one"),
    [
        (["agree", "agree", "disagree"], "agree"),
        (["agree", "pass"], "agree"),
        (["disagree", "pass", "pass"], "disagree"),
        (["agree", "disagree"], "pass"),
        (["pass"], "pass"),
    ],
)
def test_answers_to_themes_of_a_group_become_one_answer(answers: list[str], one: str) -> None:
    assert agree.together(answers) == one


def test_an_answer_to_the_group_itself_counts_alone() -> None:
    outcome = counted("agree", cast("1E walk agree\n1E home agree\n1E ways disagree"), GROUPED)
    assert tallies(outcome)["ways"] == Tally(rests_on=1, of=1, disagrees=1)


def test_an_agree_theme_rests_on_those_who_answered_it() -> None:
    outcome = counted("agree", cast("1E time agree\n2E fee pass\n3C time disagree"))
    assert tallies(outcome)["time"] == Tally(1, 1, rests_on=2, of=2, disagrees=1)
    assert tallies(outcome)["fee"] == Tally(rests_on=1, of=1, passes=1)
    assert outcome.voters == 3


@pytest.mark.parametrize(
    ("method", "choices", "settings", "sentence"),
    [
        ("dots", "1E time 2\n1E fee 2", Settings(3, 2), "You have given all your 3 votes."),
        ("dots", "1E time 2", Settings(3, 1), "You can give one theme at most 1 of your votes."),
        ("dots", "1E time many", Settings(3, 1), "This answer is not on the ballot."),
        ("dots", "1E time -1", Settings(3, 1), "This answer is not on the ballot."),
        ("dots", "1E time 0", Settings(3, 1), "This answer is not on the ballot."),
        ("dots", "1E time ²", Settings(3, 1), "This answer is not on the ballot."),
        ("approval", "1E time agree", Settings(), "This answer is not on the ballot."),
        ("approval", "1E time approve\n1E fee approve", Settings(1), "You have given all your 1 votes."),
        ("agree", "1E time approve", Settings(), "This answer is not on the ballot."),
        ("agree", "1E time 1", Settings(), "This answer is not on the ballot."),
    ],
)
def test_what_the_ballot_does_not_allow_is_refused(method: str, choices: str, settings: Settings, sentence: str) -> None:
    refusals = voting.method(method).check(cast(choices), settings)
    assert len(refusals) == 1
    assert str(refusals[0].because).startswith(sentence)
    with pytest.raises(Refused):
        voting.require(method, cast(choices), settings)


@pytest.mark.parametrize(
    ("method", "choices", "settings"),
    [
        ("dots", "1E time 2\n1E fee 1\n2C fee 2", Settings(3, 2)),
        ("approval", "1E time approve\n1E fee approve", Settings()),
        ("agree", "1E time agree\n1E fee pass\n1E told disagree", Settings()),
    ],
)
def test_what_it_allows_is_taken(method: str, choices: str, settings: Settings) -> None:
    assert voting.method(method).check(cast(choices), settings) == ()


def test_each_person_has_votes_of_their_own() -> None:
    many = [Choice(f"p{number}", "E", "time", 1) for number in range(10)]
    assert voting.method("dots").check(many, Settings(1, 1)) == ()


def test_a_vote_taken_off_gives_room_for_another() -> None:
    moved = [Choice("p", "E", "time", 1), Choice("p", "E", "time", None), Choice("p", "E", "fee", 1)]
    assert voting.method("dots").check(moved, Settings(1, 1)) == ()


def test_the_refused_choices_are_named() -> None:
    (refusal,) = voting.method("agree").check(cast("1E time agree\n1E fee yes"), Settings())
    assert [choice.target for choice in refusal.choices] == ["fee"]


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"time": 6, "fee": 2}, "Most of you chose “Aikaa osallisuudelle”."),
        ({"time": 4, "fee": 3, "told": 2}, "“Aikaa osallisuudelle” got the most votes."),
        ({"time": 4, "fee": 4, "told": 2}, "“Aikaa osallisuudelle” and “Palkkio kokemuksesta” got equally many votes."),
        ({"time": 2, "fee": 2, "told": 2}, "All 3 got equally many votes."),
        ({"time": 2, "fee": 2}, "Fewer than 5 people have voted. We show the result when there are more."),
        ({}, "Fewer than 5 people have voted. We show the result when there are more."),
    ],
)
@pytest.mark.parametrize(("method", "value"), [("dots", "1"), ("approval", "approve")])
def test_the_sentence_says_what_was_chosen(method: str, value: str, chosen: dict[str, int], sentence: str) -> None:
    assert english(room(method, chosen, value)) == sentence


def test_many_tied_targets_are_counted_in_the_sentence() -> None:
    four = (*TARGETS, Target("walk", "Kävelyllä"))
    assert english(room("dots", {"time": 2, "fee": 2, "walk": 2}, "1", four)).startswith("3 themes got equally many votes.")


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"time": (6, 1), "fee": (3, 4)}, "Most of you agree: “Aikaa osallisuudelle”."),
        ({"time": (3, 4), "fee": (2, 5)}, "“Aikaa osallisuudelle” got the most agreement."),
        ({"time": (6, 1), "fee": (6, 1)}, "You agree equally much on “Aikaa osallisuudelle” and “Palkkio kokemuksesta”."),
        ({"time": (6, 1), "fee": (6, 1), "told": (6, 1)}, "You agree equally much on 3 themes."),
        ({"time": (0, 7)}, "No theme has got agreement yet."),
    ],
)
def test_the_sentence_of_an_agree_ballot(answers: dict[str, tuple[int, int]], sentence: str) -> None:
    choices = [
        Choice(f"p{number}", "E", target, "agree" if number < agrees else "disagree")
        for target, (agrees, disagrees) in answers.items()
        for number in range(agrees + disagrees)
    ]
    assert english(suppression.shown(counted("agree", choices))) == sentence


def test_one_agreement_of_few_answers_does_not_come_before_many_of_many() -> None:
    few = [Choice(f"p{number}", "E", "fee", "agree") for number in range(5)]
    many = [Choice(f"p{number}", "E", "time", "agree" if number else "disagree") for number in range(30)]
    assert english(suppression.shown(counted("agree", [*few, *many]))) == "Most of you agree: “Aikaa osallisuudelle”."


def test_a_theme_that_too_few_answered_wins_nothing_and_stands_last() -> None:
    choices = [Choice(f"p{number}", "E", "time", "agree" if number else "disagree") for number in range(8)]
    result = suppression.shown(counted("agree", [*choices, Choice("p1", "E", "fee", "agree")]))
    assert english(result) == "Most of you agree: “Aikaa osallisuudelle”."
    assert [(row.target.id, row.all is None) for row in result.rows] == [("time", False), ("told", False), ("fee", True)]


def test_where_dots_were_heaped_the_sentence_does_not_speak_of_people() -> None:
    choices = [Choice("p0", "E", "time", 9), *(Choice(f"p{number}", "E", "fee", 1) for number in range(1, 7))]
    assert english(suppression.shown(counted("dots", choices, votes=9, most_on_one=9))) == "“Aikaa osallisuudelle” got the most votes."


def test_the_steps_explain_the_result() -> None:
    said = [step.en for step in voting.steps(room("dots", {"time": 6, "fee": 2}, "1"))]
    assert said == [
        "8 people voted.",
        "Everyone had 3 votes.",
        "1 theme got no votes. It stays on the list.",
        "“Aikaa osallisuudelle” came first with 6 votes.",
    ]


def test_the_steps_say_what_happens_with_a_tie_and_with_groups() -> None:
    said = [step.en for step in voting.steps(room("approval", {"ways": 4, "fee": 4}, "approve", GROUPED))]
    assert said[-1] == "It is a tie. The tool does not choose between them: you do that together."
    assert "Votes on themes that were put together count for their group. One person counts once in a group." in said


def test_the_steps_tell_nothing_of_a_result_that_is_not_shown() -> None:
    for method, value in (("dots", "1"), ("approval", "approve"), ("agree", "agree")):
        assert voting.steps(room(method, {"time": 3}, value)) == ()


def test_every_sentence_stands_in_every_language() -> None:
    result = room("approval", {"time": 6, "fee": 2}, "approve")
    for text in (voting.sentence(result), *voting.steps(result)):
        assert all(text.say(language) for language in LANGUAGES)


def test_words_in_a_sentence_are_cut_at_a_word_and_lose_their_full_stop_only() -> None:
    from participation.voting.words import short

    assert short("Kysy ensin.") == "Kysy ensin"
    assert short("Miksi ei?") == "Miksi ei?"
    assert short("En tiedä...") == "En tiedä..."
    assert short("Sama työntekijä,\nkoko ajan") == "Sama työntekijä, koko ajan"
    assert short("sana " * 60) == ("sana " * 18).strip() + "…"
    assert short("{0} {words} <b>") == "{0} {words} <b>"


def test_words_with_braces_are_said_as_they_were_typed() -> None:
    braces = (Target("a", "{words} {0}"), FEE)
    assert english(room("approval", {"a": 6}, "approve", braces)) == "Most of you chose “{words} {0}”."


def test_a_kept_result_has_ids_only_and_comes_back_with_the_words_that_are_still_there() -> None:
    result = room("dots", {"time": 6, "fee": 2}, "1")
    kept = result.as_json()
    assert "Aikaa" not in str(kept)
    assert Result.of_json(kept, {target.id: target for target in TARGETS}) == result
    without = Result.of_json(kept, {"time": TIME})
    assert [row.target for row in without.rows] == [TIME]
