"""A break: nothing to do on the tablet, and nothing is lost."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import Activity, Surface
from participation.model.texts import N_


@dataclass(frozen=True)
class Pause(Activity):
    """Rest for everyone."""

    kind: ClassVar[str] = "pause"
    surface: ClassVar[Surface] = "read"
    name: ClassVar[str] = N_("Break")
