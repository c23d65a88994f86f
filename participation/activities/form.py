"""What all stages share whose questions each answers alone; the group's picture is shown only from five answers on."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import Activity, Surface


@dataclass(frozen=True)
class Form(Activity):
    """A stage with questions. Nobody has to answer any of them."""

    surface: ClassVar[Surface] = "form"
