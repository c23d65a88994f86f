"""The project: filled from the report, editable, emptied for another one, and nothing with data is deleted."""

import pytest

from participation import workshops
from participation.errors import NotAllowed, Refused
from participation.model.texts import LANGUAGES
from participation.project import (
    glossary,
    goals,
    listed,
    organisations,
    project,
    project_file,
    project_roles,
    regions,
    structure,
    tag_lists,
)
from participation.store import Database
from participation.template_files import templates
from participation.workshops import Plan
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, room


@pytest.fixture
def filled(database: Database) -> Database:
    accounts(database)
    project.fill_from_report(database, ADMIN)
    return database


def test_a_new_installation_is_filled_from_the_report(filled: Database) -> None:
    known = project.get(filled)
    assert known is not None and known.name.fi == "Tulevaisuuden lastensuojelu" and known.aim.sv.startswith("Vi utvecklar")
    assert [each.number for each in structure.action_sets(filled)] == [1, 2]
    packages = structure.work_packages(filled)
    assert [(each.number, each.action_set) for each in packages] == [(1, 1), (2, 1), (3, 1), (4, 1), (5, 2), (6, 2)]
    assert all(each.contents for each in packages) and len({each.colour for each in packages}) == 6
    assert len(goals.every(filled)) == 7 and {each.status for each in goals.every(filled)} == {"on_the_way"}
    assert [each.role for each in organisations.every(filled)].count("administrator") == 1
    assert [each.kind for each in regions.every(filled)] == ["county"] * 6 + ["city", "hospital", "whole"]
    lists = {name: len(tag_lists.every(filled, name)) for name in tag_lists.LISTS}
    assert lists == {"cross": 3, "level": 5, "challenge": 13, "other": 4, "programme": 4, "sector": 13}
    assert len(glossary.every(filled)) >= 15
    assert len(structure.rounds(filled)) == 3


def test_the_file_of_the_report_has_every_text_in_three_languages() -> None:
    for part in project_file.given().values():
        for texts in _texts(part):
            for language in LANGUAGES:
                said = texts[language].text()
                assert '"' not in said and said == said.strip()


def _texts(part: object) -> list[dict[str, object]]:  # type: ignore[type-arg]
    content = part.content  # type: ignore[attr-defined]
    if isinstance(content, dict):
        if set(content) & set(LANGUAGES):
            assert set(content) == set(LANGUAGES)
            return [content]
        return [each for inner in content.values() for each in _texts(inner)]
    return [each for inner in content for each in _texts(inner)] if isinstance(content, list) else []


def test_the_join_page_says_the_project_and_its_aim_in_one_sentence(filled: Database) -> None:
    said = project.sentence(filled)
    assert said is not None and said.fi.startswith("Tulevaisuuden lastensuojelu: Kehitämme lastensuojelua")
    project.empty_for_another(filled, ADMIN)
    assert project.sentence(filled) is None


def test_a_goal_shows_the_themes_of_its_work_package_as_evidence(filled: Database) -> None:
    made = Room(filled, workshops.create(filled, FACILITATOR, templates.of("participation_tool"), Plan(work_package_id="WP6")))
    made.join(number=2)
    made.open("add_themes")
    themes = [made.say(person, f"Teema {number}.") for number, person in enumerate(made.people)]
    made.say(made.people[0], "Odottaa.", show=False)
    having_read.decide(filled, REVIEWER, themes[:1], status="being_tried")
    known = goals.evidence(filled)
    assert known["goal-7"] == goals.Evidence(2, 1) and known["goal-2"] == goals.Evidence(0, 0) and "goal-1" not in known


def test_filling_again_changes_nothing_that_somebody_wrote(filled: Database) -> None:
    project.change(filled, ADMIN, name={"fi": "Meidän hanke"}, aim={"fi": "Kehitämme."})
    regions.put(filled, ADMIN, "helsinki", name={"fi": "Stadi"}, kind="city")
    assert project.fill_from_report(filled, ADMIN) == []
    known = project.get(filled)
    assert known is not None and known.name.en == "Meidän hanke"
    assert "Stadi" in [each.name.fi for each in regions.every(filled)]


def test_everything_is_emptied_for_another_project_and_can_be_filled_again(filled: Database) -> None:
    project.empty_for_another(filled, ADMIN)
    known = project.get(filled)
    assert known is not None and known.name == listed.DEFAULT_NAME
    assert not structure.work_packages(filled) and not regions.every(filled) and not goals.every(filled)
    assert not tag_lists.every(filled) and not glossary.every(filled) and not project_roles.every(filled)
    assert "goals" in project.fill_from_report(filled, ADMIN)


def test_a_project_with_workshops_is_not_emptied(filled: Database) -> None:
    room(filled)
    with pytest.raises(Refused, match="has workshops"):
        project.empty_for_another(filled, ADMIN)
    assert project.carries_data(filled)


def test_only_an_administrator_changes_the_project(database: Database) -> None:
    for do in (
        lambda: project.fill_from_report(database, FACILITATOR),
        lambda: project.empty_for_another(database, FACILITATOR),
        lambda: goals.add(database, FACILITATOR, {"fi": "x"}),
        lambda: regions.delete(database, FACILITATOR, "x"),
    ):
        with pytest.raises(NotAllowed):
            do()


def test_a_region_with_data_is_refused_with_what_depends_on_it_and_merged_instead(filled: Database) -> None:
    made = workshops.create(filled, FACILITATOR, templates.of("participation_tool"), Plan(region_id="hus"))
    with pytest.raises(Refused) as refused:
        regions.delete(filled, ADMIN, "hus")
    assert all(part in refused.value.say("en") for part in ("HUS", "workshops", "Merge it into another"))
    regions.merge(filled, ADMIN, "hus", "helsinki")
    assert "hus" not in {each.id for each in regions.every(filled)}
    assert workshops.get(filled, ADMIN, made.id).region_id == "helsinki"
    assert "WP2" in next(each for each in regions.every(filled) if each.id == "helsinki").work_packages
    with pytest.raises(Refused, match="Choose another one"):
        regions.merge(filled, ADMIN, "helsinki", "helsinki")


def test_a_work_package_with_data_is_merged(filled: Database) -> None:
    made = workshops.create(filled, FACILITATOR, templates.of("participation_tool"), Plan(work_package_id="WP4"))
    with pytest.raises(Refused, match="workshops"):
        structure.delete_work_package(filled, ADMIN, "WP4")
    structure.merge_work_packages(filled, ADMIN, "WP4", "WP3")
    assert workshops.get(filled, ADMIN, made.id).work_package_id == "WP3"
    assert {each.work_package_id for each in goals.every(filled)} == {None, "WP1", "WP2", "WP3", "WP5", "WP6"}
    assert len(structure.work_packages(filled)) == 5


def test_a_role_that_somebody_had_is_merged_within_its_group(filled: Database) -> None:
    room(filled).join("young_expert")
    with pytest.raises(Refused, match="participants"):
        project_roles.delete(filled, ADMIN, "young_expert")
    with pytest.raises(Refused, match="same role group"):
        project_roles.merge(filled, ADMIN, "young_expert", "management")
    project_roles.merge(filled, ADMIN, "young_expert", "experience_parent")
    with filled.read() as look:
        assert [row["role"] for row in look.rows("SELECT role FROM attendance")] == ["experience_parent"]
    project_roles.delete(filled, ADMIN, "psykologi")


def test_what_nothing_depends_on_is_deleted(filled: Database) -> None:
    regions.delete(filled, ADMIN, "hus")
    organisations.delete(filled, ADMIN, "fskc")
    made = structure.put_work_package(filled, ADMIN, None, name={"sv": "Nytt"}, number=7, action_set=2, colour="gray", shape="◗")
    structure.delete_work_package(filled, ADMIN, made)
    assert len(structure.work_packages(filled)) == 6


def test_a_tag_on_a_theme_is_merged(filled: Database) -> None:
    made = room(filled)
    [person] = made.join()
    made.open("add_themes")
    theme = made.say(person, "Kysy ensin minulta.")
    with filled.write() as change:
        change.save("theme_tag", {"theme_id": theme, "tag": "crises"}, key=("theme_id", "tag"))
    with pytest.raises(Refused, match="because themes or groups have it"):
        tag_lists.delete(filled, ADMIN, "crises")
    with pytest.raises(Refused):
        tag_lists.merge(filled, ADMIN, "crises", "level-team")
    tag_lists.merge(filled, ADMIN, "crises", "reform")
    with filled.read() as look:
        assert [row["tag"] for row in look.rows("SELECT tag FROM theme_tag")] == ["reform"]
    assert tag_lists.name(filled, "reform").en == "Health and social services reform"
    assert tag_lists.name(filled, "oma sana").fi == "oma sana"


def test_a_reshaped_goal_keeps_its_old_wording_and_says_why(filled: Database) -> None:
    before = goals.every(filled)[2]
    with pytest.raises(Refused, match="why"):
        goals.change_to(filled, ADMIN, before.id, status="reshaped", text={"fi": "Uusi tavoite."})
    with pytest.raises(Refused, match="new wording"):
        goals.change_to(filled, ADMIN, before.id, status="reshaped", reason="Resurssit eivät riittäneet.")
    goals.change_to(filled, ADMIN, before.id, status="reshaped", text={"fi": "Uusi tavoite."}, reason="Resurssit eivät riittäneet.")
    after = goals.every(filled)[2]
    assert (after.status, after.text.fi) == ("reshaped", "Uusi tavoite.")
    assert [change.status for change in after.history] == ["reshaped", "on_the_way"]
    assert after.history[1].text == before.text and after.history[0].reason == "Resurssit eivät riittäneet."


def test_a_text_left_empty_in_a_language_takes_the_first_that_was_written(filled: Database) -> None:
    made = glossary.put(filled, ADMIN, None, term={"sv": "ord"}, meaning={"en": "meaning", "fi": " "})
    word = next(each for each in glossary.every(filled) if each.id == made)
    assert word.term.fi == "ord" and word.meaning.fi == "meaning"
    with pytest.raises(Refused, match="Write a text first"):
        glossary.put(filled, ADMIN, None, term={"fi": " "}, meaning={})


def test_active_work_packages_of_a_region_are_exactly_those_chosen(filled: Database) -> None:
    regions.set_active(filled, ADMIN, "kymenlaakso", ["WP1", "WP6"])
    assert next(each for each in regions.every(filled) if each.id == "kymenlaakso").work_packages == {"WP1", "WP6"}


def test_an_action_set_with_work_packages_stays(filled: Database) -> None:
    with pytest.raises(Refused, match="has work packages"):
        structure.delete_action_set(filled, ADMIN, 1)
    structure.put_action_set(filled, ADMIN, 3, {"fi": "Kolmas"})
    structure.delete_action_set(filled, ADMIN, 3)
