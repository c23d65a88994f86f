"""The page of the templates: copy one, change its stages, save it, and be told with the line what is still missing."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from participation.model.texts import Texts
from participation.store import Database
from participation.template_files import own_templates, templates
from tests.builders import FACILITATOR, REVIEWER, accounts, room

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def facilitator(own_database: Database, sign_in: Callable[..., None]) -> None:
    accounts(own_database)
    sign_in(FACILITATOR)


def page(template: str | None = None) -> AppTest:
    app = AppTest.from_file(str(ROOT / "participation/web/shell.py"), default_timeout=30).run()
    if template:
        app.query_params["template"] = template
    app = app.switch_page(str(ROOT / "pages/facilitator/templates.py")).run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app = app.button(key=key).click().run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    return " ".join(str(element.value) for element in (*app.title, *app.header, *app.markdown, *app.warning, *app.success))


def uid(app: AppTest, number: int) -> str:
    keys = [button.key for button in app.button if button.key and button.key.startswith("open-")]
    return keys[number].removeprefix("open-")


def test_the_list_shows_every_template_and_copies_one() -> None:
    app = page()
    assert sum(1 for button in app.button if (button.key or "").startswith("copy-")) == len(templates.all())
    press(app, "copy-forum")
    assert templates.of("forum_2").own


def test_a_template_that_came_with_the_tool_can_be_looked_at_and_copied_only() -> None:
    app = page("forum")
    assert "stays as it is" in words(app)
    assert not app.text_area
    press(app, "copy-this")
    assert templates.of("forum_2").own


def test_a_stage_is_changed_and_saved() -> None:
    copied = own_templates.copy(FACILITATOR, "participation_tool")
    app = page(copied.id)
    first = uid(app, 0)
    app.number_input(key=f"{first}-minutes").set_value(12)
    app.text_input(key=f"{first}-name-sv").input("Hej")
    app = app.run()
    assert "not saved yet" in words(app)
    assert templates.of(copied.id).stages == copied.stages, "nothing is written before it is saved"
    app = press(app, "save-template")
    assert "is saved" in words(app)
    assert (templates.of(copied.id).stages[0].minutes, templates.of(copied.id).stages[0].name.sv) == (12, "Hej")
    assert templates.of(copied.id).stages[1:] == copied.stages[1:]


def test_opening_every_stage_of_every_template_changes_nothing() -> None:
    for template in templates.shipped():
        if template.standing:
            continue
        copied = own_templates.copy(FACILITATOR, template.id)
        app = page(copied.id)
        for number in range(1, len(copied.stages)):
            app = press(app, f"open-{uid(app, number)}")
        assert "not saved yet" not in words(app), template.id
        press(app, "save-template")
        assert templates.of(copied.id).stages == copied.stages


def test_changes_stay_until_they_are_saved_or_dropped() -> None:
    copied = own_templates.copy(FACILITATOR, "participation_tool")
    app = page(copied.id)
    app.number_input(key=f"{uid(app, 0)}-minutes").set_value(12)
    app = press(app.run(), "back-to-templates")
    app = press(app, f"look-{copied.id}")
    assert "not saved yet" in words(app)
    app = press(app, "drop-changes")
    assert "not saved yet" not in words(app)
    assert app.number_input(key=f"{uid(app, 0)}-minutes").value == copied.stages[0].minutes


def test_stages_are_moved_taken_out_and_added() -> None:
    copied = own_templates.copy(FACILITATOR, "participation_tool")
    app = page(copied.id)
    first = uid(app, 0)
    app = press(app, f"move1-{first}")
    app = press(app, f"out-{first}")
    app.selectbox(key="new-stage-kind").set_value("pause")
    app = press(app, "new-stage")
    added = uid(app, 2)
    for language in ("fi", "sv", "en"):
        app.text_area(key=f"{added}-prompt-{language}").input("Tauko 5 min")
    app = press(app.run(), "save-template")
    kinds = [stage.kind for stage in copied.stages]
    assert "is saved" in words(app)
    assert [stage.kind for stage in templates.of(copied.id).stages] == [*kinds[1:3], "pause", *kinds[3:]]


def test_what_is_missing_is_said_with_its_line_and_the_old_template_stays() -> None:
    copied = own_templates.copy(FACILITATOR, "participation_tool")
    app = page(copied.id)
    app.text_area(key=f"{uid(app, 0)}-prompt-sv").input("")
    app = press(app.run(), "save-template")
    assert "old template stays. Line" in words(app)
    assert "sv:" in app.code[0].value
    assert templates.of(copied.id) == copied


def test_settings_are_plain_fields_and_the_rest_is_a_box_of_yaml() -> None:
    copied = own_templates.copy(FACILITATOR, "participation_tool")
    app = page(copied.id)
    number = [stage.kind for stage in copied.stages].index("vote")
    app = press(app, f"open-{uid(app, number)}")
    vote = uid(app, number)
    app.number_input(key=f"{vote}-vote-votes").set_value(5)
    app = press(app.run(), "save-template")
    assert templates.of(copied.id).stages[number].settings["votes"] == 5
    app = page(copied.id)
    first = uid(app, 0)
    app.selectbox(key=f"{first}-kind").set_value("four_field")
    app = app.run()
    app.text_area(key=f"{first}-four_field-rest").input("names: [1")
    app = press(app.run(), "save-template")
    assert "old template stays" in words(app)
    names = {"names": {"campfire": Texts("Nuotio", "Eld", "Fire").as_json()}}
    app.text_area(key=f"{first}-four_field-rest").input("names: {campfire: {fi: Nuotio, sv: Eld, en: Fire}}")
    press(app.run(), "save-template")
    assert templates.of(copied.id).stages[0].settings == names


def test_the_stages_of_a_workshop_become_a_template(own_database: Database) -> None:
    made = room(own_database)
    app = page()
    app.selectbox(key="from-which").set_value(made.workshop.id)
    press(app.run(), "from-workshop")
    [template] = templates.own()
    assert [stage.kind for stage in template.stages] == [stage.kind for stage in made.stages]


def test_an_own_template_is_deleted_after_a_second_look() -> None:
    copied = own_templates.copy(FACILITATOR, "forum")
    press(page(), f"delete-{copied.id}")
    assert templates.own() == ()


def test_a_template_that_is_gone_leads_to_the_list() -> None:
    assert "Choose one from the list" in words(page("nothing"))


def test_only_facilitators_see_the_page(sign_in: Callable[..., None]) -> None:
    sign_in(REVIEWER)
    app = page()
    assert "another role" in words(app)
    assert not any((button.key or "").startswith("copy-") for button in app.button)
