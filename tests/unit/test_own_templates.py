"""Templates that people make: each change is checked first, and what is refused leaves the old one as it was."""

from pathlib import Path

import pytest

from participation import stages, workshops
from participation.errors import NotAllowed, NotFound, Refused
from participation.model.texts import Texts
from participation.store import Database
from participation.template_files import own_templates, template_writer, templates, yaml_files
from tests.builders import ADMIN, FACILITATOR, REVIEWER, room

SHIPPED = templates.shipped()


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("YHDESSA_DATA", str(tmp_path))
    return tmp_path / "templates"


@pytest.fixture
def copied() -> templates.Template:
    return own_templates.copy(FACILITATOR, "participation_tool")


def text_of(template: templates.Template) -> str:
    return own_templates.as_yaml(FACILITATOR, template.id)


@pytest.mark.parametrize("template", SHIPPED, ids=lambda template: template.id)
def test_a_template_that_is_written_and_read_again_is_the_same(template: templates.Template) -> None:
    again = templates.checked(yaml_files.parse(template_writer.as_yaml(template)))
    assert (again.stages, again.title, again.about, again.aim) == (template.stages, template.title, template.about, template.aim)


def test_a_copy_has_its_own_id_and_title_and_the_same_stages(copied: templates.Template) -> None:
    original = templates.of("participation_tool")
    assert copied.id == "participation_tool_2"
    assert copied.title.en == f"{original.title.en}, a copy"
    assert copied.stages == original.stages
    assert templates.of(copied.id) == copied
    assert copied in templates.all()
    assert own_templates.copy(FACILITATOR, copied.id).id == "participation_tool_3"


def test_what_is_saved_is_what_the_next_workshop_is_made_from(copied: templates.Template, database: Database) -> None:
    own_templates.save(FACILITATOR, text_of(copied).replace("minutes: 25", "minutes: 35"))
    made = workshops.create(database, FACILITATOR, templates.of(copied.id))
    assert 35 in {stage.minutes for stage in stages.of_workshop(database, FACILITATOR, made.id)}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("    minutes: 25\n", "    minutes: 0\n"),
        ("    minutes: 25\n", "    minutes: 10000\n"),
        ("    minutes: 25\n", "    minutes: 25\n    colour: red\n"),
        ("kind: pause", "kind: dance"),
        ("- id: group", "- id: vote"),
        ("sv: Paus\n", ""),
        ("id: participation_tool_2", "id: !!python/object/apply:os.system ['true']"),
        ("id: participation_tool_2", "id: &a [*a, *a]"),
        ("method: dots", "method: [dots]"),
        ("votes: 3", "votes: true"),
        ("kinds:", "kinds: {fi: a, sv: b, en: c}\n      starters:"),
    ],
)
def test_what_is_refused_says_the_line_and_leaves_the_old_template(
    copied: templates.Template, folder: Path, before: str, after: str
) -> None:
    old = text_of(copied)
    assert before in old
    with pytest.raises(Refused) as refused:
        own_templates.save(FACILITATOR, old.replace(before, after, 1))
    assert refused.value.values["line"]
    assert "Rivi" in refused.value.say("fi")
    assert text_of(copied) == old
    assert [path.name for path in folder.iterdir()] == ["participation_tool_2.yaml"]


def test_a_bomb_of_anchors_is_refused_before_it_can_grow(copied: templates.Template) -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20))
    with pytest.raises(Refused, match="Line 1"):
        own_templates.save(FACILITATOR, bomb)
    with pytest.raises(Refused, match="kilobytes"):
        own_templates.save(FACILITATOR, "#" * 70_000)


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(copied: templates.Template) -> None:
    seen = text_of(copied)
    own_templates.save(ADMIN, seen.replace("minutes: 25", "minutes: 30"), seen=seen)
    with pytest.raises(Refused, match="Somebody else"):
        own_templates.save(FACILITATOR, seen.replace("minutes: 25", "minutes: 45"), seen=seen)
    assert "minutes: 30" in text_of(copied)


def test_a_shipped_template_is_never_written(folder: Path) -> None:
    text = own_templates.as_yaml(FACILITATOR, "participation_tool")
    assert text == (templates.FOLDER / "participation_tool.yaml").read_text("utf-8")
    with pytest.raises(Refused, match="Choose another id"):
        own_templates.save(FACILITATOR, text)
    with pytest.raises(NotFound):
        own_templates.delete(FACILITATOR, "participation_tool")


def test_a_file_that_is_brought_in_is_checked_and_kept(copied: templates.Template) -> None:
    text = text_of(copied).replace("participation_tool_2", "our_own")
    assert own_templates.take_in(ADMIN, text.encode("utf-8-sig")).id == "our_own"
    assert templates.of("our_own").stages == copied.stages
    with pytest.raises(Refused, match="UTF-8"):
        own_templates.take_in(ADMIN, "id: äiti".encode("latin-1"))


def test_a_deleted_template_is_gone_and_workshops_made_from_it_stay(copied: templates.Template, database: Database) -> None:
    made = workshops.create(database, FACILITATOR, copied)
    own_templates.delete(FACILITATOR, copied.id)
    with pytest.raises(NotFound):
        templates.of(copied.id)
    assert workshops.get(database, FACILITATOR, made.id).template == copied.id


def test_only_facilitators_and_administrators_make_templates(copied: templates.Template) -> None:
    for do in (
        lambda: own_templates.copy(REVIEWER, "forum"),
        lambda: own_templates.save(REVIEWER, text_of(copied)),
        lambda: own_templates.delete(REVIEWER, copied.id),
    ):
        with pytest.raises(NotAllowed):
            do()


def test_a_file_that_was_broken_by_hand_takes_no_other_template_with_it(copied: templates.Template, folder: Path) -> None:
    (folder / "broken.yaml").write_text("id: broken\n")
    (folder / "forum.yaml").write_text(own_templates.as_yaml(FACILITATOR, "forum"))
    assert [template.id for template in templates.own()] == [copied.id]
    assert not templates.of("forum").own


def test_the_edited_stages_of_a_workshop_become_an_own_template(database: Database) -> None:
    made = room(database)
    first, second = made.stages[:2]
    stages.edit(database, FACILITATOR, first.id, minutes=7, name=Texts("Alku", "Början", "The start"))
    stages.move(database, FACILITATOR, second.id, by=1)
    stages.set_skipped(database, FACILITATOR, made.stages[-1].id, skipped=True)
    stages.add(database, FACILITATOR, made.workshop.id, kind="four_field", name=first.name, prompt=first.prompt, minutes=9, after=None)
    saved = own_templates.from_workshop(database, FACILITATOR, made.workshop.id, Texts("Oma", "Egen", "Our own"))
    kept = [stage for stage in made.stages if stage.state != "skipped"]
    assert [(s.kind, s.minutes, s.name, s.settings) for s in saved.stages] == [(s.kind, s.minutes, s.name, s.settings) for s in kept]
    assert saved in templates.all()
    assert saved.title.say("sv") == "Egen"
