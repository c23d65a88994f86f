"""Every limit of what people write and choose, once. Forms, files and checks read it here, each with the sentence that goes with it.

Lengths are counted as people count: one sign that is seen is one, whatever it is made of (see `plain_text.counted`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from participation.errors import Refused
from participation.model.texts import N_

TOO_LONG = N_("This text is too long. Make it at most {longest} characters, or send it in parts.")
TEXT_TOO_LONG = N_("This text is too long. Make it at most {longest} characters.")
NAME_TOO_LONG = N_("This name is too long. Make it at most {longest} characters.")
REASON_TOO_LONG = N_("This reason is too long. Say it in one sentence of at most {longest} characters.")


class Longest(int):
    """How many signs a text may have, and what to say of a longer one."""

    sentence: str

    def __new__(cls, most: int, sentence: str = TEXT_TOO_LONG) -> Self:
        made = super().__new__(cls, most)
        made.sentence = sentence
        return made


@dataclass(frozen=True)
class Whole:
    """A whole number from `lowest` to `highest`, and what to say of another one."""

    lowest: int
    highest: int
    sentence: str

    @property
    def ends(self) -> tuple[int, int]:
        """The lowest and the highest, as a form takes them."""
        return self.lowest, self.highest

    def fits(self, value: object) -> bool:
        """Whether it is such a number."""
        return isinstance(value, int) and not isinstance(value, bool) and self.lowest <= value <= self.highest

    def checked(self, value: int) -> int:
        """The number, or Refused with the sentence of this limit."""
        if not self.fits(value):
            raise Refused(self.sentence, lowest=self.lowest, highest=self.highest)
        return value


# What participants write
THEME = Longest(280, TOO_LONG)
ANSWER = Longest(280, TOO_LONG)
SHORT_ANSWER = Longest(80, TOO_LONG)  # a role, a place
LINE = Longest(140, TOO_LONG)  # one line of a card, a person's invented life, tools and links
GROUP_NAME = Longest(80, NAME_TOO_LONG)
TEAM_NAME = Longest(80, NAME_TOO_LONG)
TEAM_QUESTION = Longest(280, TOO_LONG)
THEMES_OF_ONE_PERSON = 100
GROUPS_OF_ONE_PERSON = 20
TEAM_QUESTIONS = 100

# What staff write
TRANSLATION = Longest(4000)  # twice the longest theme that a template may ask for
DECISION_REASON = Longest(280, REASON_TOO_LONG)
GOAL_REASON = Longest(500, REASON_TOO_LONG)
AGE_REASON = Longest(160, REASON_TOO_LONG)
MOVE_REASON = Longest(280, REASON_TOO_LONG)
TAG = Longest(40, NAME_TOO_LONG)
ROLE = Longest(120, NAME_TOO_LONG)
OWNER = Longest(120, NAME_TOO_LONG)
COMMENT = Longest(1000)
CARD = Longest(280)
READING = Longest(500)
OPEN_ITEM = Longest(280)
NAME_IN_PROJECT = Longest(200, NAME_TOO_LONG)
TEXT_IN_PROJECT = Longest(1000)
PROJECT_AIM = Longest(300)
ONE_OF_LIST = Longest(280)
RECEIVER = Longest(200, NAME_TOO_LONG)
NEWSLETTER = Longest(1000)
STATEMENT = Longest(2000)
HELP_NUMBER = 40

# A workshop and its template
TITLE = Longest(120, NAME_TOO_LONG)
STAGE_NAME = Longest(120, NAME_TOO_LONG)
STAGE_QUESTION = Longest(280, N_("This question is too long. Make it at most {longest} characters."))
TEMPLATE_TEXT = Longest(1000)
STARTER = Longest(140)
TEMPLATE_ID = 40
OWN_TEMPLATES = 100
TEMPLATE_BYTES = 64 * 1024
TEMPLATE_DEPTH = 12
STAGES = Whole(1, 30, N_("A workshop has from {lowest} to {highest} stages."))
MINUTES = Whole(1, 240, N_("Choose from {lowest} to {highest} minutes."))
GROUP_SIZE = Whole(1, 1000, N_("A workshop is for {lowest} to {highest} people."))
VOTES = Whole(1, 100, N_("Each person has from {lowest} to {highest} votes. Choose a number between them."))
VOTES_ON_ONE = Whole(1, 100, N_("From {lowest} to {highest} votes of one person can go to one theme. Choose a number between them."))
THEMES_ASKED = Whole(0, THEMES_OF_ONE_PERSON, N_("Choose from {lowest} to {highest} themes of one person. 0 means any number."))
THEME_LENGTH = Whole(20, 2000, N_("The longest text can have from {lowest} to {highest} characters. Choose a number between them."))
OTHER_NUMBER = Whole(0, 100_000, N_("Choose a whole number from {lowest} to {highest}."))
SETTINGS: Mapping[str, Whole] = {
    "votes": VOTES,
    "most_on_one": VOTES_ON_ONE,
    "most_of_one": THEMES_ASKED,
    "max_length": THEME_LENGTH,
}

# The project
NUMBER_IN_PROJECT = Whole(1, 99, N_("Choose a number from {lowest} to {highest}."))
SMALL_NUMBER = Whole(1, 9, N_("Choose a number from {lowest} to {highest}."))
HEADS = Whole(0, 1_000_000, N_("Write the head count as a whole number from {lowest} to {highest}."))
WATCHING = Whole(0, 999, N_("Write the head count as a whole number from {lowest} to {highest}."))
VOICES = Whole(0, 20, N_("Choose from {lowest} to {highest} voices."))

# A request of a tablet
BODY_BYTES = 16 * 1024
KEY = 64
CHOICES = 500
LANGUAGE_CODE = 2
IDENTIFIER = 64
RETURN_CODE = 80
CARRIED_BYTES = 2 * 1024 * 1024
