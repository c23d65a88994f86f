"""Cards: made from what people said, approved by experts by experience, and never changed once they are published."""

from dataclasses import replace

import pytest

from participation import clock, mine, moderation, review, stages, themes, what_happened, workshops
from participation.cards import changes, editing, published, readings, sets, sources, versions
from participation.cards.card import PARTS
from participation.cards.versions import Version
from participation.errors import NotAllowed, Refused
from participation.ids import new_id
from participation.model.people import Staff
from participation.project import organisations, process, process_log, project, structure
from participation.staff import belonging
from participation.store import Database
from participation.template_files import templates
from participation.workshops import Plan
from tests import having_read
from tests.builders import ADMIN, FACILITATOR, REVIEWER, Room, accounts, key, room

MANAGEMENT = replace(REVIEWER, roles=frozenset({"management"}))
EVALUATOR = replace(REVIEWER, roles=frozenset({"evaluator"}))


@pytest.fixture
def made(database: Database) -> Room:
    """A workshop with five experts by experience, six professionals and one manager, where themes are being added."""
    accounts(database)
    project.fill_from_report(database, ADMIN)
    here = room(database)
    here.join("young_expert", 5)
    here.join("child_welfare", 6)
    here.join("management", 1)
    here.open("add_themes")
    return here


def a_set(database: Database, **more: str) -> str:
    return sets.put(database, REVIEWER, None, name={"fi": "Osallisuustyökalu", "sv": "Delaktighetsverktyget", "en": "The tool"}, **more)


def newest(database: Database, set_id: str) -> Version:
    return versions.of_set(database, EVALUATOR, set_id)[0]


def words(text: str) -> dict[str, dict[str, str]]:
    """Every part of a card in every language."""
    return {part: {language: f"{text} ({part}, {language})" for language in ("fi", "sv", "en")} for part in PARTS}


def a_card(made: Room, version_id: str, text: str = "Kysy ensin.") -> str:
    theme = made.say(made.people[0], text)
    card_id = editing.start(made.database, REVIEWER, version_id, [theme])
    editing.write(made.database, REVIEWER, card_id, words(text))
    return card_id


def approve(made: Room, version_id: str) -> None:
    readings.record(made.database, REVIEWER, version_id, approved=True, workshop_id=made.workshop.id)


def published_set(made: Room) -> str:
    set_id = a_set(made.database)
    version = newest(made.database, set_id)
    a_card(made, version.id)
    approve(made, version.id)
    versions.publish(made.database, REVIEWER, version.id)
    return set_id


def test_a_card_leads_back_to_the_words_it_came_from_as_they_were_typed(made: Room) -> None:
    version = newest(made.database, a_set(made.database))
    typed = "kysy   ENSIN minulta, mitä *ajattelen* !"
    theme, other = made.say(made.people[5], typed), made.say(made.people[11], "Luvan kysyminen auttaa.")
    for place, person in enumerate(made.people[5:10]):
        made.say(person, f"Sana {place}")
    made.open("group")
    card_id = editing.start(made.database, REVIEWER, version.id, [theme, other, theme])
    editing.write(made.database, REVIEWER, card_id, words("Kysymme ensin."))
    behind = sources.of_version(made.database, REVIEWER, version.id)[card_id]
    assert [source.theme.text for source in behind.shown] == [typed, "Luvan kysyminen auttaa."]
    assert [source.role_group for source in behind.shown] == [None, None], "one manager who wrote is too few"
    assert {source.workshop.id for source in behind.shown} == {made.workshop.id}
    [card] = newest(made.database, version.set_id).cards
    assert card.parts["promise"].sv == "Kysymme ensin. (promise, sv)" and card.complete


def test_a_draft_of_a_workshop_is_taken_in_and_stays_as_it_was_written(made: Room) -> None:
    made.open("card")
    stage, writer = next(one for one in made.stages if one.kind == "card"), made.people[0]
    details = {"promise": "Odotamme.", "question": "Haluatko piirtää?"}
    given = themes.add(
        made.database, writer, key(), stage_id=stage.id, text="Kun joku on hiljaa.", kind=None, language="fi", details=details
    )
    theme = str(given["theme"])
    version = newest(made.database, a_set(made.database))
    with pytest.raises(Refused, match="everyone could see"):
        having_read.take_in(made.database, REVIEWER, version.id, theme)
    having_read.show(made.database, FACILITATOR, theme)
    lines = review.every(made.database, REVIEWER)
    assert [line.theme.id for line in sources.drafts(made.database, REVIEWER, version.id, lines)] == [theme]
    card_id = having_read.take_in(made.database, REVIEWER, version.id, theme)
    assert sources.drafts(made.database, REVIEWER, version.id, lines) == []
    [card] = newest(made.database, version.set_id).cards
    assert (card.parts["situation"].fi, card.parts["promise"].fi, card.parts["action"].fi) == ("Kun joku on hiljaa.", "Odotamme.", "")
    assert card.parts["situation"].sv == "" and not card.complete
    editing.write(made.database, REVIEWER, card_id, words("Et halua puhua."))
    kept = review.detail(made.database, REVIEWER, theme).line.theme
    assert kept.text == "Kun joku on hiljaa." and kept.details["promise"] == "Odotamme."


def taken_in(made: Room) -> tuple[str, str]:
    """A draft of the first person, taken in as a card; its theme and its set."""
    made.open("card")
    stage = next(one for one in made.stages if one.kind == "card")
    given = themes.add(
        made.database,
        made.people[0],
        key(),
        stage_id=stage.id,
        text="Kun joku on hiljaa.",
        kind=None,
        language="fi",
        details={"promise": "Odotamme."},
    )
    theme = str(given["theme"])
    having_read.show(made.database, FACILITATOR, theme)
    version = newest(made.database, a_set(made.database))
    having_read.take_in(made.database, REVIEWER, version.id, theme)
    return theme, version.set_id


def test_words_of_a_draft_that_its_writer_takes_back_are_gone_from_the_card(made: Room) -> None:
    _, set_id = taken_in(made)
    mine.take_back_all(made.database, made.people[0], key())
    [card] = newest(made.database, set_id).cards
    assert {text.fi for text in card.parts.values()} == {""}


def test_words_of_a_draft_that_are_held_are_gone_from_the_card_and_the_editors_own_stay(made: Room) -> None:
    theme, set_id = taken_in(made)
    [card] = newest(made.database, set_id).cards
    written = {name: text.as_json() for name, text in card.parts.items()}
    editing.write(made.database, REVIEWER, card.id, {**written, "action": {**written["action"], "fi": "Istumme rauhassa."}})
    having_read.hold(made.database, FACILITATOR, theme)
    [card] = newest(made.database, set_id).cards
    assert [text.fi for text in card.parts.values()] == ["", "", "", "Istumme rauhassa."]


def test_only_a_draft_of_a_card_is_taken_in_as_one(made: Room) -> None:
    version = newest(made.database, a_set(made.database))
    with pytest.raises(Refused, match="no draft of a card"):
        having_read.take_in(made.database, REVIEWER, version.id, made.say(made.people[0], "Kysy ensin."))
    with pytest.raises(Refused, match="one or more themes"):
        editing.start(made.database, REVIEWER, version.id, [])
    assert newest(made.database, version.set_id).cards == ()


@pytest.mark.parametrize("put", [having_read.hold, moderation.wait_again])
def test_a_text_that_left_the_screen_stands_behind_no_card(made: Room, put: object) -> None:
    version = newest(made.database, a_set(made.database))
    theme = made.say(made.people[0], "Kysy ensin.")
    card_id = editing.start(made.database, REVIEWER, version.id, [theme])
    put(made.database, FACILITATOR, theme)  # type: ignore[operator]
    assert card_id not in sources.of_version(made.database, REVIEWER, version.id)
    with pytest.raises(Refused):
        editing.start(made.database, REVIEWER, version.id, [theme])


def test_a_theme_that_its_writer_takes_back_is_gone_also_from_a_published_card(made: Room) -> None:
    set_id = published_set(made)
    mine.take_back_all(made.database, made.people[0], key())
    version = newest(made.database, set_id)
    assert sources.of_version(made.database, REVIEWER, version.id) == {} and len(version.cards) == 1


def test_publishing_waits_until_experts_by_experience_have_approved_what_is_published(made: Room) -> None:
    database, set_id = made.database, a_set(made.database)
    version_id = newest(database, set_id).id

    def locked(by: str) -> None:
        assert newest(database, set_id).lock == by
        with pytest.raises(Refused) as refused:
            versions.publish(database, REVIEWER, version_id)
        assert refused.value.message_id == by

    locked(versions.NO_CARD)
    card_id = editing.start(database, REVIEWER, version_id, [made.say(made.people[0], "Kysy ensin.")])
    half = words("Kysymme.")
    half["action"]["sv"] = " "
    editing.write(database, REVIEWER, card_id, half)
    locked(versions.NOT_COMPLETE)
    editing.write(database, REVIEWER, card_id, words("Kysymme."))
    locked(versions.NOT_READ)
    readings.record(database, FACILITATOR, version_id, approved=False, workshop_id=made.workshop.id, asked="Sana osallisuus pois.")
    locked(versions.ASKED)
    editing.write(database, REVIEWER, card_id, words("Kysymme sinulta."))
    locked(versions.READ_AGAIN)
    approve(made, version_id)
    assert newest(database, set_id).lock is None
    versions.publish(database, REVIEWER, version_id)
    assert newest(database, set_id).is_published and [one.number for one in published.every(database)] == [1]


def test_each_change_after_the_approval_takes_a_new_reading(made: Room) -> None:
    database, set_id = made.database, a_set(made.database)
    version_id = newest(database, set_id).id
    first, second = a_card(made, version_id), a_card(made, version_id, "Kerro, mitä tapahtui.")

    def again(change: object) -> None:
        approve(made, version_id)
        assert newest(database, set_id).lock is None
        change()  # type: ignore[operator]
        assert newest(database, set_id).lock == versions.READ_AGAIN

    again(lambda: editing.write(database, REVIEWER, first, words("Muut sanat.")))
    again(lambda: editing.take_out(database, REVIEWER, second))
    again(lambda: a_card(made, version_id, "Kolmas."))
    approve(made, version_id)
    editing.write(database, REVIEWER, first, words("Muut sanat."))
    editing.move(database, REVIEWER, first, 1)
    assert newest(database, set_id).lock is None, "the same words in another order were read already"
    assert [card.id for card in newest(database, set_id).cards][-1] == first


def test_a_workshop_that_ended_before_the_latest_change_approves_nothing(made: Room) -> None:
    workshops.close(made.database, FACILITATOR, made.workshop.id)
    version = newest(made.database, a_set(made.database))
    made.workshop = replace(made.workshop)
    theme = review.every(made.database, REVIEWER)
    assert theme == []
    other = room(made.database)
    other.join("young_expert", 1)
    other.open("add_themes")
    a_card(other, version.id)
    approve(made, version.id)
    assert newest(made.database, version.set_id).lock == versions.READ_AGAIN
    approve(other, version.id)
    assert newest(made.database, version.set_id).lock is None


def test_only_a_workshop_where_experts_by_experience_took_part_counts(made: Room) -> None:
    version = newest(made.database, a_set(made.database))
    without = room(made.database)
    without.join("child_welfare", 6)
    without.open("add_themes")
    with pytest.raises(Refused, match="did not take part in that workshop"):
        readings.record(made.database, REVIEWER, version.id, approved=True, workshop_id=without.workshop.id)
    assert set(readings.where_they_took_part(made.database, REVIEWER)) == {made.workshop.id}


def test_elsewhere_the_facilitator_says_when_and_where_they_read_it(made: Room) -> None:
    database, version = made.database, newest(made.database, a_set(made.database))
    a_card(made, version.id)
    today, where = clock.now()[:10], "Kahden nuoren kanssa nuorisotilalla."
    with pytest.raises(Refused, match="the facilitator who was there"):
        readings.record(database, REVIEWER, version.id, approved=True, on_day=today, statement=where)
    for day, said in ((None, where), (today, " ")):
        with pytest.raises(Refused, match="Choose the day"):
            readings.record(database, FACILITATOR, version.id, approved=True, on_day=day, statement=said)
    with pytest.raises(Refused, match="not come yet"):
        readings.record(database, FACILITATOR, version.id, approved=True, on_day="2999-01-01", statement=where)
    readings.record(database, FACILITATOR, version.id, approved=True, on_day="2020-01-01", statement=where)
    assert newest(database, version.set_id).lock == versions.READ_AGAIN, "they can't have read these words then"
    readings.record(database, FACILITATOR, version.id, approved=True, on_day=today, statement=where, others=["C", "E"])
    [latest, _] = newest(database, version.set_id).readings
    assert (latest.statement, latest.workshop, latest.role_groups, latest.by) == (where, None, ("E", "C"), "Aino")
    assert newest(database, version.set_id).lock is None


def test_what_they_asked_to_change_is_written_down(made: Room) -> None:
    version = newest(made.database, a_set(made.database))
    with pytest.raises(Refused, match="asked to change"):
        readings.record(made.database, REVIEWER, version.id, approved=False, workshop_id=made.workshop.id)
    with pytest.raises(NotAllowed):
        readings.record(made.database, EVALUATOR, version.id, approved=True, workshop_id=made.workshop.id)


def test_of_a_reading_in_a_workshop_small_role_groups_are_not_named(made: Room) -> None:
    version = newest(made.database, a_set(made.database))
    readings.record(made.database, REVIEWER, version.id, approved=True, workshop_id=made.workshop.id, others=["C", "M"])
    assert newest(made.database, version.set_id).readings[0].role_groups == ("E", "C")


def test_a_published_version_is_never_changed(made: Room) -> None:
    database, version = made.database, newest(made.database, published_set(made))
    card_id, theme = version.cards[0].id, made.say(made.people[1], "Toinen teema.")
    for change in (
        lambda: editing.start(database, REVIEWER, version.id, [theme]),
        lambda: having_read.take_in(database, REVIEWER, version.id, theme),
        lambda: editing.write(database, REVIEWER, card_id, words("Muut sanat.")),
        lambda: editing.set_themes(database, REVIEWER, card_id, []),
        lambda: editing.move(database, REVIEWER, card_id, 1),
        lambda: editing.take_out(database, REVIEWER, card_id),
        lambda: readings.record(database, REVIEWER, version.id, approved=True, workshop_id=made.workshop.id),
        lambda: versions.publish(database, REVIEWER, version.id),
    ):
        with pytest.raises(Refused, match="stays as it is"):
            change()
    with pytest.raises(Refused, match="the set stays"):
        sets.delete(database, REVIEWER, version.set_id)
    with pytest.raises(Exception, match="never edited"), database.write() as write:
        write.run("UPDATE card SET position = 7 WHERE id = :id", id=card_id)
    assert newest(database, version.set_id) == version


def test_a_new_version_is_made_from_the_published_one_and_the_old_one_stays_readable(made: Room) -> None:
    database, set_id = made.database, published_set(made)
    versions.start_next(database, REVIEWER, set_id)
    with pytest.raises(Refused, match="a draft already"):
        versions.start_next(database, REVIEWER, set_id)
    draft, old = versions.of_set(database, MANAGEMENT, set_id)
    assert (draft.number, draft.lock, old.number, old.is_published) == (2, versions.NOT_READ, 1, True)
    assert changes.between(old.cards, draft.cards) == []
    assert [source.theme.text for source in sources.of_version(database, REVIEWER, draft.id)[draft.cards[0].id].shown] == ["Kysy ensin."]
    new_words = words("Kysy ensin.")
    new_words["promise"]["sv"] = "Vi väntar."
    editing.write(database, REVIEWER, draft.cards[0].id, new_words)
    added = a_card(made, draft.id, "Kerro, mitä tapahtui.")
    draft, old = versions.of_set(database, MANAGEMENT, set_id)
    [changed, new] = changes.between(old.cards, draft.cards)
    assert (changed.kind, new.kind, new.card.id) == ("changed", "new", added)
    [said] = changed.words
    assert (said.part, said.languages, said.before.sv, said.after.sv) == ("promise", ("sv",), "Kysy ensin. (promise, sv)", "Vi väntar.")
    editing.take_out(database, REVIEWER, draft.cards[0].id)
    assert {one.kind for one in changes.between(old.cards, newest(database, set_id).cards)} == {"new", "left_out"}
    assert [one.number for one in published.every(database)] == [1], "nobody outside sees the draft"
    approve(made, draft.id)
    versions.publish(database, REVIEWER, draft.id)
    [shown] = published.every(database)
    assert (shown.number, [card.root_id for card in shown.cards]) == (2, [added])
    assert versions.of_set(database, EVALUATOR, set_id)[1] == old


def test_anybody_reads_what_is_published_and_nothing_before(made: Room) -> None:
    set_id = a_set(made.database, organisation_id="keskusliitto")
    a_card(made, newest(made.database, set_id).id)
    assert published.every(made.database) == [] and not published.is_any(made.database)
    approve(made, newest(made.database, set_id).id)
    versions.publish(made.database, REVIEWER, newest(made.database, set_id).id)
    [shown] = published.every(made.database)
    assert published.is_any(made.database) and shown.owner and shown.owner.en == "Central Union for Child Welfare"
    assert shown.approved_on == clock.now()[:10] or shown.approved_on


def test_the_way_of_a_theme_says_that_it_became_part_of_a_card(made: Room) -> None:
    database, set_id, writer = made.database, a_set(made.database), made.people[0]
    version = newest(database, set_id)
    a_card(made, version.id)
    [line] = review.every(database, REVIEWER)

    def told() -> list[str]:
        [own] = what_happened.of(database, writer)
        return [step["sentence"]["en"] for step in own["way"]]  # type: ignore[attr-defined, index]

    [part] = review.detail(database, REVIEWER, line.theme.id).cards
    assert (part.set_name.en, part.number, part.published_at) == ("The tool", 1, None)
    assert not any("card" in sentence for sentence in told()), "a draft may still change"
    approve(made, version.id)
    versions.publish(database, REVIEWER, version.id)
    versions.start_next(database, REVIEWER, set_id)
    assert told()[-1] == "It became part of a card in “The tool”." and len(told()) == 3
    [part] = review.detail(database, REVIEWER, line.theme.id).cards
    assert part.number == 1 and part.published_at


def test_a_card_keeps_the_themes_of_regions_that_its_editor_does_not_see(made: Room) -> None:
    database, version = made.database, newest(made.database, a_set(made.database))
    far = Room(database, workshops.create(database, ADMIN, templates.of("participation_tool"), Plan(region_id="hus")))
    far.join("young_expert", 1)
    stages.go_on(database, ADMIN, far.workshop.id, after=None)
    far.open("add_themes")
    there = far.say(far.people[0], "Toiselta alueelta.")
    card_id = editing.start(database, ADMIN, version.id, [there])
    belonging.put(database, ADMIN, REVIEWER.account_id, regions=["helsinki"], organisations=[])
    with pytest.raises(NotAllowed):
        editing.start(database, REVIEWER, version.id, [there])
    here = made.say(made.people[0], "Täältä.")
    editing.set_themes(database, REVIEWER, card_id, [here])
    behind = sources.of_version(database, REVIEWER, version.id)[card_id]
    assert ([source.theme.text for source in behind.shown], behind.others, behind.number) == (["Täältä."], 1, 2)
    editing.set_themes(database, REVIEWER, card_id, [])
    assert sources.of_version(database, ADMIN, version.id)[card_id].number == 1


def test_management_reads_the_cards_and_not_the_words_behind_them(made: Room) -> None:
    version = newest(made.database, published_set(made))
    assert versions.of_set(made.database, MANAGEMENT, version.set_id)[0].cards == version.cards
    behind = sources.of_version(made.database, MANAGEMENT, version.id)[version.cards[0].id]
    assert (behind.shown, behind.others) == ((), 1)


@pytest.mark.parametrize("who", [FACILITATOR, EVALUATOR, MANAGEMENT])
def test_only_a_reviewer_makes_and_publishes_cards(made: Room, who: Staff) -> None:
    version = newest(made.database, a_set(made.database))
    card_id = a_card(made, version.id)
    approve(made, version.id)
    for do in (
        lambda: sets.put(made.database, who, None, name={"fi": "x"}),
        lambda: sets.delete(made.database, who, version.set_id),
        lambda: editing.write(made.database, who, card_id, words("x")),
        lambda: editing.take_out(made.database, who, card_id),
        lambda: versions.publish(made.database, who, version.id),
        lambda: versions.start_next(made.database, who, version.set_id),
    ):
        with pytest.raises(NotAllowed):
            do()
    assert newest(made.database, version.set_id).lock is None


def test_a_set_of_which_nothing_was_published_can_be_deleted(made: Room) -> None:
    set_id = a_set(made.database)
    a_card(made, newest(made.database, set_id).id)
    sets.delete(made.database, REVIEWER, set_id)
    assert sets.every(made.database, EVALUATOR) == []


def test_the_log_of_the_product_tells_who_read_a_version_and_when_it_was_published(made: Room) -> None:
    set_id = a_set(made.database, process_id="participation-tool")
    version = newest(made.database, set_id)
    a_card(made, version.id)
    readings.record(made.database, REVIEWER, version.id, approved=False, workshop_id=made.workshop.id, asked="Toinen sana.")
    approve(made, version.id)
    versions.publish(made.database, REVIEWER, version.id)
    lines = process_log.of_process(made.database, EVALUATOR, "participation-tool")
    assert [(line.what.en, line.experts) for line in lines] == [
        ("Version 1 of “The tool” was read. Experts by experience asked for changes.", True),
        ("Version 1 of “The tool” was read. Experts by experience approved it.", True),
        ("Version 1 of “The tool” was published.", None),
    ]


def test_an_organisation_owns_a_work_package_a_product_and_a_set(made: Room) -> None:
    database = made.database
    assert structure.work_packages(database)[5].owner == "keskusliitto", "as the report says"
    assert process.get(database, EVALUATOR, "participation-tool").owner == "keskusliitto"
    structure.set_owner(database, ADMIN, "WP1", "keskusliitto")
    structure.set_owner(database, ADMIN, "WP6", None)
    process.set_owner(database, REVIEWER, "participation-tool", None)
    owners = [each.owner for each in structure.work_packages(database)]
    assert owners == ["keskusliitto", None, None, None, None, None]
    set_id = a_set(database, organisation_id="keskusliitto", work_package_id="WP6")
    with pytest.raises(Refused, match="work packages, sets of cards"):
        organisations.delete(database, ADMIN, "keskusliitto")
    organisations.merge(database, ADMIN, "keskusliitto", "socca")
    structure.merge_work_packages(database, ADMIN, "WP6", "WP1")
    [one] = [each for each in sets.every(database, EVALUATOR) if each.id == set_id]
    assert (one.organisation_id, one.work_package_id) == ("socca", "WP1")
    assert structure.work_packages(database)[0].owner == "socca"


def test_the_project_is_emptied_with_its_cards(database: Database) -> None:
    accounts(database)
    project.fill_from_report(database, ADMIN)
    a_set(database, organisation_id="keskusliitto", work_package_id="WP6", process_id="participation-tool")
    project.empty_for_another(database, ADMIN)
    assert sets.every(database, EVALUATOR) == [] and structure.work_packages(database) == []


def test_what_a_set_names_must_be_there(database: Database) -> None:
    accounts(database)
    with pytest.raises(Refused, match="not here any more"):
        a_set(database, organisation_id=new_id())
    with pytest.raises(Refused, match="Write a text first"):
        sets.put(database, REVIEWER, None, name={"fi": " "})
