"""The console as a page: who may lead, what the queue does, grouping, stages, the screen, and what an adult must see."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from participation import ballots, care, grouping, held, stages, themes, workshops
from participation.model.theme import Theme
from participation.model.workshop import Workshop
from participation.store import Database
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key, room
from tests.pages.conftest import SignIn
from tests.pages.opened import html

ROOT = Path(__file__).parents[2]
HOSTILE = "<script>alert(1)</script> **bold** :red[x] [link](https://example.com) :material/face:"


@pytest.fixture
def made(own_database: Database, sign_in: SignIn) -> Room:
    accounts(own_database)
    sign_in(FACILITATOR)
    return room(own_database, people=6)


def console(made: Room, workshop_id: str | None = None) -> AppTest:
    app = AppTest.from_file(str(ROOT / "participation/web/shell.py"), default_timeout=30).run()
    app.query_params["workshop"] = made.workshop.id if workshop_id is None else workshop_id
    app = app.switch_page(str(ROOT / "pages/facilitator/run.py")).run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    elements = [*app.markdown, *app.header, *app.subheader, *app.warning]
    return html(app) + " ".join(str(element.value) for element in elements)


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def press(app: AppTest, label: str) -> AppTest:
    app = next(button for button in app.button if button.label == label).click().run()
    assert not app.exception
    return app


def tap(app: AppTest, beginning: str) -> AppTest:
    """Presses the first button whose key begins so."""
    app = next(button for button in app.button if str(button.key).startswith(beginning)).click().run()
    assert not app.exception
    return app


def now(made: Room) -> Workshop:
    return workshops.get(made.database, FACILITATOR, made.workshop.id)


def theme(made: Room, theme_id: str) -> Theme:
    with made.database.read() as look:
        return themes.find(look, theme_id)


def waits(made: Room, *texts: str) -> list[str]:
    return [made.say(made.people[number], text, show=False) for number, text in enumerate(texts)]


@pytest.mark.parametrize("who", [None, REVIEWER])
def test_only_facilitators_lead(made: Room, sign_in: SignIn, who: object) -> None:
    made.open("add_themes")
    waits(made, "Salaisuus.")
    sign_in(who)  # type: ignore[arg-type]
    app = console(made)
    assert "Salaisuus" not in words(app)
    assert "Waits for you" not in words(app)


def test_an_administrator_may_lead_too(made: Room, sign_in: SignIn) -> None:
    sign_in(ADMIN)
    assert "Waits for you" in words(console(made))


def test_a_workshop_that_is_not_there_is_said_in_one_sentence(made: Room) -> None:
    assert "This workshop is not here." in words(console(made, "nothing"))


def test_the_first_step_starts_the_workshop_and_each_next_one_names_what_comes(made: Room) -> None:
    app = console(made)
    app = press(app, "Start: Welcome and ground rules")
    assert now(made).state == "open"
    assert '<li class="now" aria-current="step"><i>1</i><b>Welcome and ground rules</b>' in html(app)
    for _ in range(3):
        app = tap(app, "step-1")
    assert stages.of_workshop(made.database, FACILITATOR, made.workshop.id)[3].state == "open"
    app = press(app, "Back to the previous stage")
    assert "Start the break" in labels(app)


def test_when_somebody_else_has_moved_nothing_moves_and_the_page_says_so(made: Room) -> None:
    first = made.open("welcome")
    app = console(made)
    moved = stages.go_on(made.database, FACILITATOR, made.workshop.id, after=first.id)
    app = tap(app, "step-1")
    assert "Somebody else moved the workshop just now." in words(app)
    assert moved is not None
    assert now(made).stage_id == moved.id


def test_the_queue_shows_words_as_they_were_typed_and_how_many_wait(made: Room) -> None:
    made.open("add_themes")
    waits(made, HOSTILE, "Toinen.")
    said = html(console(made))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **bold** :red[x] [link](https://example.com) :material/face:" in said
    assert "<script" not in said
    assert '<p class="number">2</p>' in said


def test_a_theme_is_shown_sent_back_or_held_and_each_can_be_undone(made: Room) -> None:
    made.open("add_themes")
    first, second, third = waits(made, "Yksi.", "Kaksi.", "Kolme.")
    app = press(console(made), "Show to everyone")
    assert theme(made, first).state == "shown"
    app = press(app, "Undo showing")
    assert theme(made, first).state == "waiting"
    app = press(app, "Show to everyone")
    app = press(app, "Send back")
    app.button_group(key=f"reason-{second}").set_value("hurts").run()
    assert "These words may hurt someone." in words(app)
    app = press(app, "Send the theme back")
    assert (theme(made, second).state, theme(made, second).reason) == ("returned", "hurts")
    app = press(app, "Hold for care")
    assert theme(made, third).state == "held"
    app = press(app, "Undo holding")
    assert theme(made, third).state == "waiting"
    app = press(app, "Hold for care")
    assert "Nothing waits for you." in words(app)


def test_what_is_being_read_stays_in_place_when_something_urgent_comes(made: Room) -> None:
    made.open("add_themes")
    first, urgent = waits(made, "Luen juuri tätä.", "Toinen.")
    with made.database.write() as change:
        change.run("UPDATE theme SET marked = 0")
    app = console(made)
    with made.database.write() as change:
        change.run("UPDATE theme SET marked = 1 WHERE id = :id", id=urgent)
    app.run()
    assert "Luen juuri tätä." in html(app)
    assert "may need an adult" in html(app)
    app = press(app, "Show to everyone")
    assert theme(made, first).state == "shown"
    assert "Toinen." in html(app)


def test_held_texts_and_calls_are_a_number_until_they_are_opened(made: Room) -> None:
    made.open("add_themes")
    (secret,) = waits(made, "Vain aikuiselle.")
    having_read.hold(made.database, FACILITATOR, secret)
    care.call_for_adult(made.database, made.people[1], key())
    app = console(made)
    assert "Vain aikuiselle" not in words(app)
    app = press(app, "Held 1")
    assert "Vain aikuiselle" in words(app)
    assert html(app).count("<li>") >= 6
    app = press(app, "An adult is with them")
    assert not care.calls(made.database, FACILITATOR, made.workshop.id)
    app = press(app, "Write that it is handed over")
    (kept,) = held.of_workshop(made.database, FACILITATOR, made.workshop.id)
    assert kept.handed_over is not None
    assert "Support person" in words(app)
    app = tap(app, "care-queue-")
    assert theme(made, secret).state == "waiting"


def test_chosen_themes_get_a_new_group_or_go_to_one_that_is_there(made: Room) -> None:
    made.open("add_themes")
    one, two, three = (made.say(made.people[n], f"Teema {n}.") for n in range(3))
    app = console(made)
    app.button_group(key="loose").set_value([one, two]).run()
    app = press(app, "New group")
    next(field for field in app.text_input if field.key == "group-name").set_value("Yhdessä")
    app = press(app, "Make the group")
    (group,) = grouping.of_workshop(made.database, FACILITATOR, made.workshop.id).members().items()
    assert {each.id for each in group[1]} == {one, two}
    app.button_group(key="loose").set_value([three]).run()
    app = tap(app, f"put-{group[0]}")
    assert theme(made, three).group_id == group[0]
    app = press(app, "Undo grouping")
    assert theme(made, three).group_id is None


def test_a_group_is_opened_renamed_and_taken_apart(made: Room) -> None:
    made.open("add_themes")
    one, two = (made.say(made.people[n], f"Teema {n}.") for n in range(2))
    group = grouping.put(made.database, FACILITATOR, made.workshop.id, [one, two], group=None, name="Vanha")
    app = tap(console(made), f"put-{group}")
    next(field for field in app.text_input if field.key == f"name-{group}").set_value("Uusi")
    app = press(app, "Save the name")
    assert grouping.of_workshop(made.database, FACILITATOR, made.workshop.id).groups[group].name.text == "Uusi"
    app.button_group(key="inside").set_value([one]).run()
    app = press(app, "Take out of the group")
    assert (theme(made, one).group_id, theme(made, two).group_id) == (None, group)


def test_without_a_chosen_theme_a_new_group_is_refused_with_what_to_do(made: Room) -> None:
    made.open("add_themes")
    made.say(made.people[0], "Teema.")
    app = press(console(made), "New group")
    next(field for field in app.text_input if field.key == "group-name").set_value("Tyhjä")
    assert "Choose one or more themes first." in words(press(app, "Make the group"))


def test_a_shown_theme_is_taken_off_the_screen_again(made: Room) -> None:
    made.open("add_themes")
    one = made.say(made.people[0], "Pois.")
    app = console(made)
    app.button_group(key="loose").set_value([one]).run()
    press(app, "Take the chosen themes off the screen")
    assert theme(made, one).state == "waiting"


def test_the_screen_is_chosen_stopped_and_let_go(made: Room) -> None:
    made.open("add_themes")
    app = console(made)
    app.button_group(key="shows-1").set_value("groups").run()
    assert now(made).screen.shows == "groups"
    app = press(app, "Stop the picture")
    assert now(made).screen.frozen_at is not None
    app = press(app, "Let the picture move again")
    assert now(made).screen.frozen_at is None
    assert now(made).screen.shows == "themes"


def test_votes_are_shown_and_hidden_and_few_are_said_to_be_few(made: Room) -> None:
    made.open("add_themes")
    one = made.say(made.people[0], "Teema.")
    assert not [label for label in labels(console(made)) if "the votes" in label]
    stage = made.open("vote")
    app = console(made)
    assert "Fewer than 5 people have voted." in html(app)
    app = press(app, "Show the votes")
    assert (now(made).screen.revealed, now(made).screen.shows) == ((stage.id,), "votes")
    for person in made.people:
        ballots.cast(made.database, person, key(), stage.id, {one: 1})
    app = press(app, "Hide the votes")
    assert now(made).screen.revealed == ()
    assert "Fewer than 5" not in html(app.run())


def test_people_are_numbers_and_never_fewer_than_five(made: Room) -> None:
    made.join("management", 2)
    said = html(console(made))
    assert "<td>8</td><th scope='row'>have joined</th>" in said or '<td>8</td><th scope="row">have joined</th>' in said
    assert "under 5" in said
    assert "Management" not in said


def test_the_door_is_closed_and_opened(made: Room) -> None:
    app = press(console(made), "Close joining")
    assert not now(made).joining
    press(app, "Open joining")
    assert now(made).joining


def test_closing_the_workshop_asks_first(made: Room) -> None:
    made.open("welcome")
    app = press(console(made), "Close the workshop")
    assert now(made).state == "open"
    app = press(app, "No, go on")
    app = press(app, "Close the workshop")
    app = press(app, "Yes, close the workshop")
    assert now(made).state == "closed"
    assert "This workshop is closed." in words(app)
    assert "Close joining" not in labels(app)


def test_a_stage_is_closed_without_moving_on(made: Room) -> None:
    stage = made.open("welcome")
    app = press(console(made), "Close this stage")
    assert made.stages[0].state == "closed"
    assert now(made).stage_id == stage.id
    assert "nobody can answer now" in html(app)


def test_stages_are_changed_moved_left_out_and_added(made: Room) -> None:
    first, second = made.stages[:2]
    app = press(console(made), "Edit the stages")
    app = tap(app, f"move-1-{first.id}")
    assert [stage.id for stage in made.stages[:2]] == [second.id, first.id]
    app = tap(app, f"change-{second.id}")
    next(field for field in app.text_input if field.key == f"name-{second.id}-en").set_value("Another name")
    next(field for field in app.number_input if field.key == f"minutes-{second.id}").set_value(7)
    app = press(app, "Save the stage")
    changed = made.stages[0]
    assert (changed.name.en, changed.name.fi, changed.minutes) == ("Another name", second.name.fi, 7)
    app = tap(app, f"change-{second.id}")
    app = press(app, "Leave it out of this workshop")
    assert made.stages[0].state == "skipped"
    app = press(app, "Add a stage")
    next(field for field in app.selectbox if field.key == "new-kind").set_value("pause")
    app = press(app, "Add the stage")
    assert made.stages[-1].kind == "pause"
    assert made.stages[-1].name.en == "Break"


@pytest.mark.parametrize(("language", "heading"), [("fi", "Odottaa sinua"), ("sv", "Väntar på dig"), ("en", "Waits for you")])
def test_the_console_speaks_the_reader_s_language(made: Room, sign_in: SignIn, language: str, heading: str) -> None:
    sign_in(FACILITATOR, language)
    assert heading in words(console(made))
