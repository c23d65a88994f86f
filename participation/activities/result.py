"""Result: what the votes said, as a sentence and numbers, on every tablet."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import Activity, Surface
from participation.model.texts import N_


@dataclass(frozen=True)
class Result(Activity):
    """Shows the latest vote before this stage."""

    kind: ClassVar[str] = "result"
    surface: ClassVar[Surface] = "result"
    name: ClassVar[str] = N_("The result")
