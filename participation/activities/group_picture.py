"""Group picture: what the group answered in the form before, from five answers on, with the spread and not only the mean."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import Activity, Surface
from participation.model.texts import N_


@dataclass(frozen=True)
class GroupPicture(Activity):
    """Shows the latest form stage before this one."""

    kind: ClassVar[str] = "group_picture"
    surface: ClassVar[Surface] = "picture"
    name: ClassVar[str] = N_("The shared picture")
