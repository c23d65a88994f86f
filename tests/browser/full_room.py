"""A workshop with as much in it as a facilitator may ever meet: many long themes, groups and stages, and held texts."""

from participation import activities, care, grouping, stages
from participation.model.texts import Texts
from participation.store import Database
from tests import builders, having_read

LONG = "Kun minulta kysytään, haluaisin että vastausta myös odotetaan, vaikka siihen menisi koko tapaaminen aikaa."


def full_room(database: Database, *, shown: int = 60, groups: int = 20, stages_in_all: int = 20, held: int = 4) -> builders.Room:
    """Themes of about a hundred letters; a third of them stand in groups, five wait, some are held, and somebody calls."""
    room = builders.room(database, people=6)
    name = Texts.of(dict.fromkeys(("fi", "sv", "en"), "Mitä hyvässä yhteistyössä tapahtuu"))
    for number in range(len(room.stages), stages_in_all):
        after = room.stages[-1].id
        stages.add(
            database,
            builders.FACILITATOR,
            room.workshop.id,
            kind=next(iter(activities.kinds())),
            name=name,
            prompt=name,
            minutes=5 + number,
            after=after,
        )
    room.open("add_themes")
    made = []
    for number in range(shown):
        if number % 10 == 0:
            who = room.join()[0]
        made.append(room.say(who, f"{number + 1}. {LONG}"))
    for number in range(groups):
        grouping.put(
            database, builders.FACILITATOR, room.workshop.id, [made[number]], group=None, name=f"Ryhmä {number + 1}: luottamus ja aika"
        )
    for number in range(5):
        room.say(room.people[number], f"Odottaa {number + 1}. {LONG}", show=False)
    for number in range(held):
        theme = room.say(room.people[number], f"Hoidossa {number + 1}. {LONG} {LONG}", show=False)
        having_read.hold(database, builders.FACILITATOR, theme)
    care.call_for_adult(database, room.people[0], builders.key())
    return room
