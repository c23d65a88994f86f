"""Templates are edited by people who don't program: what they write is checked, and what to change is said with its line."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from participation import shared_texts
from participation.errors import NotFound, Refused
from participation.model import limits
from participation.template_files import templates, yaml_files

SHIPPED = sorted(templates.FOLDER.glob("*.yaml"))
TOOL = (templates.FOLDER / "participation_tool.yaml").read_text("utf-8")


def refusal(text: str) -> Refused:
    with pytest.raises(Refused) as caught:
        templates.checked(yaml_files.parse(text))
    assert caught.value.say("fi") != caught.value.say("en") != caught.value.say("sv")
    return caught.value


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_every_template_that_ships_is_read(path: Path) -> None:
    template = templates.load(path)
    assert template.id == path.stem
    assert template == templates.of(path.stem)
    assert (template in templates.all()) is not template.standing


def test_the_participation_tool_has_its_stages_and_two_breaks_in_150_minutes() -> None:
    tool = templates.of("participation_tool")
    kinds = [stage.kind for stage in tool.stages]
    assert kinds == ["welcome", "add_themes", "add_themes", "pause", "group", "vote", "pause", "card", "read_together", "check"]
    assert tool.minutes == 150
    assert tool.stages[2].settings["kinds"] == ["helps", "hinders"]
    assert tool.stages[5].settings == {"method": "dots", "votes": 3, "most_on_one": 1}


def test_the_designs_ship_with_their_lengths() -> None:
    assert {template.id: template.minutes for template in templates.all() if template.id != "conversation"} == {
        "participation_tool": 150,
        "dialogue_round_1": 120,
        "dialogue_round_2": 120,
        "dialogue_round": 120,
        "four_fields": 90,
        "assess_together": 75,
        "service_path": 180,
        "weekly_team": 90,
        "forum": 120,
        "forum_info": 60,
        "closing_dialogue": 60,
        "client_experience": 25,
        "consultation": 90,
        "parents_group": 90,
    }


def test_every_meeting_begins_with_permission_and_ends_by_telling_what_happens_next() -> None:
    for template in templates.all():
        first, last = template.stages[0], template.stages[-1]
        assert first.kind in ("welcome", "permission"), template.id
        told = {"fi": "Näet koodillasi", "sv": "Med din kod", "en": "With your code"}
        assert all(told[language] in last.prompt.say(language) for language in told), template.id
        assert last.name.en == "What next?", template.id


def test_each_round_of_the_evaluation_asks_its_own_questions() -> None:
    rounds = ("dialogue_round_1", "dialogue_round_2", "dialogue_round")
    asked = [next(stage.prompt for stage in templates.of(each).stages if stage.id == "dialogue") for each in rounds]
    assert len(set(asked)) == 3
    forms = {tuple(stage.id for stage in templates.of(each).stages) for each in rounds}
    assert len(forms) == 1


def test_every_workshop_ends_with_the_participation_check() -> None:
    assert {template.stages[-1].kind for template in templates.all()} == {"check"}


def test_every_stage_that_asks_for_themes_offers_a_way_to_start() -> None:
    for template in templates.all():
        for stage in template.stages:
            if stage.kind == "add_themes":
                assert stage.settings["starters"], (template.id, stage.id)


def test_a_template_that_is_not_there_is_said_so() -> None:
    with pytest.raises(NotFound):
        templates.of("nothing")


def test_an_unknown_key_is_refused_with_its_line() -> None:
    text = TOOL.replace("    minutes: 20\n", "    minutes: 20\n    colour: red\n", 1)
    refused = refusal(text)
    assert refused.values["line"] == line_of(text, "colour: red")
    assert refused.values["name"] == "colour"
    assert "Rivi" in refused.say("fi")


def test_a_missing_swedish_text_is_refused_with_its_line() -> None:
    text = TOOL.replace("      sv: När var du med?\n", "")
    refused = refusal(text)
    assert refused.values["name"] == "sv"
    assert refused.values["line"] == line_of(text, "name:\n      fi: Milloin olit mukana?")


def test_an_empty_text_is_refused_with_its_line() -> None:
    text = TOOL.replace("sv: När var du med?", "sv:")
    assert refusal(text).values["line"] == line_of(text, "sv:\n")


def test_an_unknown_kind_of_stage_is_refused_with_its_line() -> None:
    text = TOOL.replace("kind: pause", "kind: dance")
    refused = refusal(text)
    assert refused.values["line"] == line_of(text, "kind: dance")
    assert "pause" in str(refused.values["known"])


@pytest.mark.parametrize("wrong", ["method: lottery", "votes: 0", "votes: many", "colour: red"])
def test_an_unknown_setting_is_refused_with_its_line(wrong: str) -> None:
    name = wrong.split(":")[0]
    before = {"method": "method: dots", "votes": "votes: 3", "colour": "most_on_one: 1"}[name]
    text = TOOL.replace(f"      {before}", f"      {wrong}")
    line = refusal(text).values["line"]
    assert isinstance(line, int)
    assert abs(line - line_of(text, wrong)) <= 3


@pytest.mark.parametrize("minutes", ["0", "241", "-5", "2.5", "soon", "'20'", "0x10", "1_0", ""])
def test_minutes_are_whole_and_from_1_to_240(minutes: str) -> None:
    text = TOOL.replace("    minutes: 25\n", f"    minutes: {minutes}\n", 1)
    assert refusal(text).values["line"] == line_of(TOOL, "minutes: 25")


def test_two_stages_with_one_id_are_refused() -> None:
    assert refusal(TOOL.replace("- id: group", "- id: vote")).values["id"] == "vote"


def test_a_key_that_stands_twice_is_refused() -> None:
    text = TOOL.replace("    kind: pause\n", "    kind: pause\n    kind: vote\n")
    assert refusal(text).values["line"] == line_of(text, "kind: vote")


def test_anchors_are_refused_before_they_can_grow() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20))
    assert refusal(bomb).values["line"] == 1
    assert refusal("a: *nothing").values["line"] == 1


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.yaml"
    large.write_text("#" * (limits.TEMPLATE_BYTES + 1))
    with pytest.raises(Refused, match=r"large\.yaml"):
        templates.load(large)


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("id: äiti".encode("latin-1"))
    with pytest.raises(Refused, match="UTF-8"):
        templates.load(latin)


def test_levels_without_end_are_refused() -> None:
    assert "too many levels" in refusal("[" * 5_000).say("en")


@pytest.mark.parametrize("tagged", ["!!python/object/apply:os.system ['true']", "!!binary aGVp", "!own x", "!!set {a}"])
def test_nothing_in_a_file_makes_an_object(tagged: str) -> None:
    assert refusal(TOOL.replace("id: participation_tool", f"id: {tagged}")).values["line"]


def test_a_broken_file_is_refused_with_its_line() -> None:
    text = TOOL.replace("fi: Tauko", "fi: Tauko: nyt")
    assert refusal(text).values["line"] == line_of(text, "fi: Tauko: nyt")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        *((empty, "The file is empty.") for empty in ("", "# only a comment\n")),
        *((other, "names with values should stand here") for other in ("- a list\n", "a text\n")),
    ],
)
def test_a_file_that_is_not_a_template_is_refused(text: str, why: str) -> None:
    assert why in refusal(text).say("en")


def test_a_word_that_yaml_takes_for_a_value_stays_a_word() -> None:
    template = templates.checked(yaml_files.parse(TOOL.replace("en: Break", "en: no").replace("sv: Paus", "sv: 2022-01-01")))
    assert (template.stages[3].name.en, template.stages[3].name.sv) == ("no", "2022-01-01")


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(TOOL)), st.text(alphabet=" \n\t:-&*!?{}[]'\"#|>%@`,äx0\x00\x85\u2028", max_size=4), st.integers(0, 30))
def test_whatever_is_written_into_a_file_it_is_read_or_refused(place: int, written: str, taken: int) -> None:
    try:
        templates.checked(yaml_files.parse(TOOL[:place] + written + TOOL[place + taken :]))
    except Refused as refused:
        assert refused.say("fi")


def test_the_shared_texts_are_read() -> None:
    assert len(shared_texts.ground_rules()) == 7
    assert [tile.group for tile in shared_texts.role_tiles()] == ["E", "E", "C", "O", "M", "D"]
    assert len(shared_texts.roles()) == 15
    assert [value for value, status in shared_texts.statuses().items() if status.needs_reason] == [
        "merged",
        "taken_in_changed",
        "not_now",
    ]


def test_the_help_numbers_say_when_they_were_checked_and_which_one_is_still_missing() -> None:
    numbers = shared_texts.help_numbers()
    assert numbers.checked_on.year == 2022  # nobody has checked them since, and the page for safety says so
    assert {help.id: help.number for help in numbers.help}["emergency"] == "112"
    assert {help.id: help.number for help in numbers.help}["local_social_emergency"] is None


@pytest.mark.parametrize(
    "text",
    [
        "TESTI: tarvitsen aikuisen apua",
        "TEST: jag behöver  hjälp\nav en vuxen",
        "TEST: I need help from an adult",
    ],
)
def test_a_text_that_asks_for_an_adult_is_read_first(text: str) -> None:
    assert shared_texts.may_need_care(text)


@pytest.mark.parametrize("text", ["Tämä koskee kaikkia.", "Oma asenne auttaa.", "Kerro, mitä ehdotukselleni tapahtui.", ""])
def test_everyday_words_do_not_call_for_an_adult(text: str) -> None:
    assert not shared_texts.may_need_care(text)
