"""Listening round: one theme each, in turn; the others listen and answer later."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.taking_themes import TakingThemes
from participation.model.texts import N_


@dataclass(frozen=True)
class ListeningRound(TakingThemes):
    """Whose turn it is, is said by the number of the tablet and never by person."""

    kind: ClassVar[str] = "listening_round"
    name: ClassVar[str] = N_("Listening round")
    in_turn: ClassVar[bool] = True

    most_of_one: int = 1
