"""Private note: a moment of one's own. The note stays on the tablet, is seen by its writer only and is gone at closing."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import Activity, Surface
from participation.model.texts import N_


@dataclass(frozen=True)
class PrivateNote(Activity):
    """Nothing of it is ever sent to the server."""

    kind: ClassVar[str] = "private_note"
    surface: ClassVar[Surface] = "note"
    name: ClassVar[str] = N_("A moment of your own")
