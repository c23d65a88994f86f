"""What a template's file may hold, its forms open with and keep: the least and the most of every limit."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from participation import activities, stages, workshops
from participation.model import limits
from participation.store import Database
from participation.template_files import own_templates, template_settings, templates
from participation.template_files.templates import Template
from tests.builders import FACILITATOR, accounts
from tests.pages.conftest import SignIn

ROOT = Path(__file__).parents[2]


def text(length: int) -> str:
    return "".join(f"\n      {language}: '{'a' * length}'" for language in ("fi", "sv", "en"))


def stage(number: int, kind: str, *, most: bool) -> str:
    known = {field.name for field in template_settings.of_kind(kind)}
    ends = {name: limit.ends[most] for name, limit in limits.SETTINGS.items() if name in known}
    settings = "".join(f"\n      {name}: {value}" for name, value in ends.items())
    if "text" in known and most:
        settings += "\n      text:" + text(limits.TEMPLATE_TEXT).replace("\n", "\n  ")
    if "starters" in known and most:
        settings += "\n      starters:\n        -" + text(limits.STARTER).replace("\n      ", "\n          ").lstrip()
        settings = settings.replace("-fi", "- fi")
    return (
        f"\n  - id: s{number}\n    kind: {kind}\n    minutes: {limits.MINUTES.ends[most]}"
        f"\n    name:{text(limits.STAGE_NAME if most else 1)}\n    prompt:{text(limits.STAGE_QUESTION if most else 1)}"
        + (f"\n    settings:{settings}" if settings else "")
    )


def template(kinds: list[str], *, most: bool) -> Template:
    said = text(limits.TEMPLATE_TEXT if most else 1).replace("\n  ", "\n")
    about = "".join(f"\n  {name}:{said.replace('    ', '      ')}" for name in ("who_asks", "who_reads", "what_can_change"))
    head = text(limits.TITLE if most else 1).replace("\n  ", "\n")
    size = limits.GROUP_SIZE.ends[most]
    return own_templates.save(
        FACILITATOR,
        f"id: own_{'most' if most else 'least'}\ntitle:{head}\naim:{said}\nfacilitator:{said}\nabout:{about}"
        f"\ngroup_size: {{from: {size}, to: {size}}}\nground_rules: texts/ground_rules.yaml\nstages:"
        + "".join(stage(number, kind, most=most) for number, kind in enumerate(kinds)),
    )


KINDS = [kind for kind in activities.kinds() if kind not in ("four_field",)]


@pytest.fixture(autouse=True)
def facilitator(own_database: Database, sign_in: SignIn) -> None:
    accounts(own_database)
    sign_in(FACILITATOR)


def shell() -> AppTest:
    return AppTest.from_file(str(ROOT / "participation/web/shell.py"), default_timeout=60).run()


def opened(made: Template, app: AppTest | None = None) -> AppTest:
    app = app or shell()
    app.query_params["template"] = made.id
    app = app.switch_page(str(ROOT / "pages/facilitator/templates.py")).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("most", [False, True])
def test_every_template_that_a_file_may_hold_opens_in_the_editor_and_is_kept(most: bool) -> None:
    for first in range(0, len(KINDS), 9):
        made = template(KINDS[first : first + 9], most=most)
        app = opened(made)
        for button in [button.key for button in app.button if (button.key or "").startswith("open-")]:
            app = app.button(key=button).click().run()
            assert not app.exception and not app.warning
        assert "not saved yet" not in " ".join(str(said.value) for said in app.markdown), "opening changes nothing"
        own_templates.delete(FACILITATOR, made.id)


@pytest.mark.parametrize("most", [False, True])
def test_every_stage_that_a_file_may_hold_opens_in_edit_the_stages_and_is_kept(own_database: Database, most: bool) -> None:
    kinds = ["vote", "add_themes", "path", "shared_understanding", "group", "usefulness"]
    workshop = workshops.create(own_database, FACILITATOR, template(kinds, most=most))
    before = stages.of_workshop(own_database, FACILITATOR, workshop.id)
    app = shell()
    app.query_params["workshop"] = workshop.id
    app.session_state["console-view"] = "stages"
    app = app.switch_page(str(ROOT / "pages/facilitator/run.py")).run()
    for each in before:
        app = app.button(key=f"change-{each.id}").click().run()
        assert not app.exception, each.kind
        app = next(button for button in app.button if button.label == "Save the stage").click().run()
        assert not app.exception and not app.warning, each.kind
    kept = stages.of_workshop(own_database, FACILITATOR, workshop.id)
    for was, now in zip(before, kept, strict=True):
        assert (was.name, was.prompt, was.minutes) == (now.name, now.prompt, now.minutes)
        assert {name: now.settings[name] for name in was.settings} == dict(was.settings)


def test_a_template_with_25_votes_opens_and_keeps_25(own_database: Database) -> None:
    copied = own_templates.as_yaml(FACILITATOR, own_templates.copy(FACILITATOR, "participation_tool").id)
    assert "votes: 3" in copied
    made = own_templates.save(FACILITATOR, copied.replace("votes: 3", "votes: 25"))
    workshop = workshops.create(own_database, FACILITATOR, made)
    vote = next(each for each in stages.of_workshop(own_database, FACILITATOR, workshop.id) if each.kind == "vote")
    app = shell()
    app.query_params["workshop"] = workshop.id
    app.session_state["console-view"] = "stages"
    app = app.switch_page(str(ROOT / "pages/facilitator/run.py")).run()
    app = app.button(key=f"change-{vote.id}").click().run()
    assert not app.exception
    assert app.number_input(key=f"votes-{vote.id}").value == 25
    next(button for button in app.button if button.label == "Save the stage").click().run()
    assert next(e for e in stages.of_workshop(own_database, FACILITATOR, workshop.id) if e.id == vote.id).settings["votes"] == 25


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (("votes: 3", "votes: 101"), "Each person has from 1 to 100 votes"),
        (("votes: 3", "votes: 0"), "Each person has from 1 to 100 votes"),
        (("most_on_one: 1", "most_on_one: 101"), "votes of one person can go to one theme"),
        (("minutes: ", "minutes: 241 # "), "from 1 to 240 minutes"),
        (("  from: ", "  from: 0 # "), "A workshop is for 1 to 1000 people"),
    ],
)
def test_each_limit_of_a_file_says_its_own_sentence(wrong: tuple[str, str], sentence: str) -> None:
    copied = own_templates.as_yaml(FACILITATOR, own_templates.copy(FACILITATOR, "participation_tool").id)
    text = copied.replace(*wrong, 1)
    assert text != copied
    with pytest.raises(Exception, match=sentence) as refused:
        own_templates.save(FACILITATOR, text)
    assert refused.value.values["line"]  # type: ignore[attr-defined]
    assert templates.of("participation_tool_2")
