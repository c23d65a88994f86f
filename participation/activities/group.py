"""Group: themes that belong together get a name. The facilitator groups; the room watches, or helps."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from participation.activities.activity import Activity, Surface
from participation.model import limits
from participation.model.texts import N_


@dataclass(frozen=True)
class Group(Activity):
    """`may_help`: whether participants may put themes in groups from their tablets."""

    kind: ClassVar[str] = "group"
    surface: ClassVar[Surface] = "grouping"
    name: ClassVar[str] = N_("Group themes")

    may_help: bool = False

    @classmethod
    def example(cls) -> Mapping[str, Any]:
        return {"may_help": False}

    def as_json(self) -> dict[str, object]:
        return {"may_group": self.may_help, "name_length": int(limits.GROUP_NAME)}
