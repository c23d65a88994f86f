"""Read a text together: an invented case, a results page, or whatever the workshop needs to have read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from participation.activities.activity import Activity, Surface
from participation.model.texts import N_, Texts


@dataclass(frozen=True)
class ReadText(Activity):
    """`text` is read by everyone, in each reader's language."""

    kind: ClassVar[str] = "read_text"
    surface: ClassVar[Surface] = "read"
    name: ClassVar[str] = N_("Read a text together")

    text: Texts | None = None

    @classmethod
    def read(cls, settings: Mapping[str, Any]) -> dict[str, Any]:
        return {**settings, "text": Texts.of(settings["text"]) if settings.get("text") else None}

    def as_json(self) -> dict[str, object]:
        return {"text": self.text.as_json() if self.text else None}
