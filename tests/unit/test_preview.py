"""The preview of a stage is what a tablet gets in a workshop, only that nobody has answered yet."""

import pytest

from participation import room as rooms
from participation import stages
from participation.errors import Refused
from participation.model.texts import LANGUAGES, Texts
from participation.store import Database
from participation.template_files import preview, templates
from participation.template_files.templates import Template
from tests.builders import FACILITATOR, room


@pytest.mark.parametrize("template", templates.shipped(), ids=lambda template: template.id)
def test_every_stage_is_previewed_with_what_its_workshop_sends(database: Database, template: Template) -> None:
    made = room(database, template.id)
    before = None
    for number, stage in enumerate(made.stages):
        stages.open_stage(database, FACILITATOR, made.workshop.id, stage.id, after=before)
        before = stage.id
        real = rooms.of(database, made.workshop.id)
        shown = preview.room(template.title, template.stages, number, "fi")
        assert shown.keys() == real.keys()
        there, here = real["stage"], shown["stage"]
        assert isinstance(there, dict) and isinstance(here, dict)
        assert here.keys() == there.keys(), stage.kind
        changes = {"id", "ends_at", "targets", "picture", "result"}
        assert {k: v for k, v in here.items() if k not in changes} == {k: v for k, v in there.items() if k not in changes}


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_to_vote_on_are_in_the_language_of_the_preview(language: str) -> None:
    tool = templates.of("participation_tool")
    number = [stage.kind for stage in tool.stages].index("vote")
    shown = preview.room(tool.title, tool.stages, number, language)["stage"]
    assert isinstance(shown, dict)
    assert {target["words"]["language"] for target in shown["targets"]} == {language}
    assert len({target["words"]["text"] for target in shown["targets"]}) == 3


def test_a_stage_whose_settings_do_not_fit_is_not_previewed() -> None:
    wrong = templates.TemplateStage("x", "vote", 5, Texts.same("X"), Texts.same("X"), {"method": "lottery"})
    with pytest.raises(Refused):
        preview.room(Texts.same("X"), [wrong], 0, "fi")
