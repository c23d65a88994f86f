"""Welcome and permission: what this is about, the ground rules, and that each may stay or leave."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import Activity, Surface
from participation.model.texts import N_


@dataclass(frozen=True)
class Welcome(Activity):
    """Reading; the tablet shows the ground rules below the prompt."""

    kind: ClassVar[str] = "welcome"
    surface: ClassVar[Surface] = "read"
    name: ClassVar[str] = N_("Welcome and ground rules")
