"""What the room's screen shows: only what a person has shown, nothing of small groups, and a frozen picture that stays."""

import pytest

from participation import ballots, care, grouping, held, moderation, screen, stages, themes, turns, workshops
from participation.errors import NotAllowed, NotFound
from participation.screen import Picture
from participation.store import Database
from tests import having_read
from tests.builders import FACILITATOR, REVIEWER, Room, key, room


def shown(of: Room) -> Picture:
    return screen.of(of.database, workshops.get(of.database, FACILITATOR, of.workshop.id))


def texts(picture: Picture) -> list[str]:
    return [theme.text for theme in picture.themes]


def choose(of: Room, shows: str) -> None:
    workshops.show_on_screen(of.database, FACILITATOR, of.workshop.id, shows)  # type: ignore[arg-type]


def freeze(of: Room, frozen: bool = True) -> None:
    workshops.freeze(of.database, FACILITATOR, of.workshop.id, frozen=frozen)


def test_the_key_opens_the_screen_and_nothing_else_does(database: Database) -> None:
    made = room(database)
    assert screen.of_key(database, made.workshop.screen_key).workshop.id == made.workshop.id
    for wrong in ("", made.workshop.id, made.workshop.join_code):
        with pytest.raises(NotFound):
            screen.of_key(database, wrong)


def test_before_the_start_it_says_how_to_join(database: Database) -> None:
    made = room(database)
    picture = shown(made)
    assert (picture.view, picture.code) == ("joining", made.workshop.join_code)


def test_the_code_is_gone_while_joining_is_closed(database: Database) -> None:
    made = room(database)
    workshops.set_joining(database, FACILITATOR, made.workshop.id, is_open=False)
    assert shown(made).code is None


def test_a_closed_workshop_thanks_and_has_no_code(database: Database) -> None:
    made = room(database)
    made.open("welcome")
    workshops.close(database, FACILITATOR, made.workshop.id)
    picture = shown(made)
    assert (picture.view, picture.code) == ("thanks", None)


@pytest.mark.parametrize(("kind", "view"), [("welcome", "rules"), ("pause", "pause"), ("check", "task"), ("add_themes", "themes")])
def test_each_kind_of_stage_has_its_own_picture(database: Database, kind: str, view: str) -> None:
    made = room(database)
    made.open(kind)
    assert shown(made).view == view


def test_only_themes_that_a_person_has_shown_stand_there(database: Database) -> None:
    made = room(database, people=3)
    made.open("add_themes")
    made.say(made.people[0], "Odottaa vielä.", show=False)
    returned = made.say(made.people[1], "Palautettu.", show=False)
    having_read.send_back(database, FACILITATOR, returned, "hurts")
    cared_for = made.say(made.people[1], "Hoidossa.", show=False)
    having_read.hold(database, FACILITATOR, cared_for)
    made.say(made.people[2], "Kaikille.")
    assert texts(shown(made)) == ["Kaikille."]


def test_a_stage_that_asks_shows_the_answers_to_its_own_question_and_the_next_ones_show_all(database: Database) -> None:
    made = room(database, people=2)
    first, second = [stage for stage in made.stages if stage.kind == "add_themes"][:2]
    made.open("add_themes")
    made.say(made.people[0], "Ensimmäinen.")
    stages.open_stage(database, FACILITATOR, made.workshop.id, second.id, after=first.id)
    made.say(made.people[1], "Toinen.")
    assert texts(shown(made)) == ["Toinen."]
    made.open("group")
    assert set(texts(shown(made))) == {"Ensimmäinen.", "Toinen."}


def test_the_number_of_people_is_there_from_five_on(database: Database) -> None:
    made = room(database, people=4)
    assert shown(made).people is None
    made.join()
    assert shown(made).people == 5


def test_skipped_stages_are_not_counted(database: Database) -> None:
    made = room(database)
    total = len(made.stages)
    stages.set_skipped(database, FACILITATOR, made.stages[0].id, skipped=True)
    made.open("add_themes")
    picture = shown(made)
    assert (picture.number, picture.total) == (1, total - 1)


def test_a_frozen_picture_keeps_its_stage_and_its_themes(database: Database) -> None:
    made = room(database, people=2)
    stage = made.open("add_themes")
    made.say(made.people[0], "Oli jo.")
    freeze(made)
    made.say(made.people[1], "Tuli myöhemmin.")
    made.open("group")
    picture = shown(made)
    assert picture.frozen
    assert picture.stage == stages.of_workshop(database, FACILITATOR, made.workshop.id)[stage.position - 1]
    assert texts(picture) == ["Oli jo."]
    freeze(made, False)
    assert set(texts(shown(made))) == {"Oli jo.", "Tuli myöhemmin."}


@pytest.mark.parametrize("take_away", ["the writer", "the facilitator", "care"])
def test_what_is_taken_away_is_gone_from_a_frozen_picture_too(database: Database, take_away: str) -> None:
    made = room(database, people=1)
    made.open("add_themes")
    theme = made.say(made.people[0], "Otan tämän pois.")
    freeze(made)
    if take_away == "the writer":
        themes.take_back(database, made.people[0], key(), theme)
    elif take_away == "care":
        having_read.hold(database, FACILITATOR, theme)
    else:
        moderation.wait_again(database, FACILITATOR, theme)
    assert texts(shown(made)) == []


def test_changed_words_are_not_on_a_frozen_picture_before_they_are_shown_again(database: Database) -> None:
    made = room(database, people=1)
    made.open("add_themes")
    theme = made.say(made.people[0], "Ensin näin.")
    freeze(made)
    themes.change_own(database, made.people[0], key(), theme, text="Nyt näin.", kind=None)
    assert texts(shown(made)) == []


def test_groups_stand_with_their_themes_and_empty_ones_do_not(database: Database) -> None:
    made = room(database, people=3)
    made.open("add_themes")
    one, two, three = (made.say(person, f"Teema {number}.") for number, person in enumerate(made.people))
    group = grouping.put(database, FACILITATOR, made.workshop.id, [one, two], group=None, name="Yhdessä")
    other = grouping.put(database, FACILITATOR, made.workshop.id, [three], group=None, name="Tyhjä kohta")
    grouping.take_out(database, FACILITATOR, made.workshop.id, [three])
    made.open("group")
    choose(made, "groups")
    picture = shown(made)
    assert [(each.id, each.name.text, len(each.themes)) for each in picture.groups] == [(group, "Yhdessä", 2)], other
    assert picture.without_group == 1


def following(of: Room, kind: str) -> str:
    of.open(kind)
    screen.follow(of.database, FACILITATOR, of.workshop.id)
    return workshops.get(of.database, FACILITATOR, of.workshop.id).screen.shows


def test_the_screen_follows_the_stage(database: Database) -> None:
    made = room(database, people=1)
    assert following(made, "add_themes") == "themes"
    theme = made.say(made.people[0], "Teema.")
    assert following(made, "group") == "groups"
    assert following(made, "vote") == "themes"
    grouping.put(database, FACILITATOR, made.workshop.id, [theme], group=None, name="Ryhmä")
    assert following(made, "vote") == "groups"


def test_a_frozen_screen_follows_nothing(database: Database) -> None:
    made = room(database)
    made.open("add_themes")
    freeze(made)
    assert following(made, "group") == "themes"


def test_only_facilitators_have_the_screen_follow(database: Database) -> None:
    made = room(database)
    made.open("add_themes")
    with pytest.raises(NotAllowed):
        screen.follow(database, REVIEWER, made.workshop.id)
    with pytest.raises(NotAllowed):
        screen.vote(database, REVIEWER, made.workshop.id)


def voted(of: Room, number: int) -> str:
    of.open("add_themes")
    theme = of.say(of.people[0], "Kysytään ensin.")
    stage = of.open("vote")
    for person in of.people[:number]:
        ballots.cast(of.database, person, key(), stage.id, {theme: 1})
    choose(of, "votes")
    return stage.id


def test_votes_are_hidden_until_they_are_revealed_and_can_be_hidden_again(database: Database) -> None:
    made = room(database, people=6)
    stage = voted(made, 6)
    assert shown(made).view == "votes"
    assert shown(made).votes is None
    workshops.reveal(database, FACILITATOR, made.workshop.id, stage, revealed=True)
    votes = shown(made).votes
    assert votes is not None
    assert votes.result.voters == 6
    workshops.reveal(database, FACILITATOR, made.workshop.id, stage, revealed=False)
    assert shown(made).votes is None


def test_revealed_votes_have_no_numbers_while_fewer_than_five_have_voted(database: Database) -> None:
    made = room(database, people=6)
    stage = voted(made, 4)
    workshops.reveal(database, FACILITATOR, made.workshop.id, stage, revealed=True)
    votes = shown(made).votes
    assert votes is not None
    assert votes.result.voters is None
    assert not votes.result.shown_rows
    on_screen = screen.vote(database, FACILITATOR, made.workshop.id)
    assert on_screen is not None
    assert (on_screen.revealed, on_screen.enough) == (True, False)


def test_there_is_no_vote_to_show_before_one_was_opened(database: Database) -> None:
    made = room(database)
    made.open("add_themes")
    assert screen.vote(database, FACILITATOR, made.workshop.id) is None


def test_a_listening_round_shows_whose_turn_it_is_by_the_number_of_the_tablet(database: Database) -> None:
    made = room(database, people=2)
    stages.add(
        database,
        FACILITATOR,
        made.workshop.id,
        kind="listening_round",
        name=made.stages[0].name,
        prompt=made.stages[0].prompt,
        minutes=5,
        after=None,
    )
    stage = made.open("listening_round")
    assert shown(made).turn is None
    given = turns.go_on(database, FACILITATOR, stage.id)
    assert given in (1, 2)
    assert shown(made).turn == given


def test_the_quiet_list_knows_to_whom_a_held_text_was_handed_over(database: Database) -> None:
    made = room(database, people=1)
    made.open("add_themes")
    theme = made.say(made.people[0], "Tarvitsen aikuista.", show=False)
    having_read.hold(database, FACILITATOR, theme)
    assert [each.handed_over for each in held.of_workshop(database, FACILITATOR, made.workshop.id)] == [None]
    care.hand_over(database, FACILITATOR, theme, "support_person")
    (each,) = held.of_workshop(database, FACILITATOR, made.workshop.id)
    assert each.theme.id == theme
    assert each.handed_over is not None
    assert each.handed_over[0] == "support_person"
    with pytest.raises(NotAllowed):
        held.of_workshop(database, REVIEWER, made.workshop.id)
