"""The kinds of workshop activity, one a file. A kind is known by being here."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache
from typing import Any

from participation.activities.activity import Activity
from participation.errors import Refused
from participation.model.texts import N_

__all__ = ["Activity", "kinds", "of"]


@cache
def kinds() -> dict[str, type[Activity]]:
    """Every kind by its name, in the order of their names."""
    for module in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{module.name}")
    return {kind.kind: kind for kind in sorted(_all_below(Activity), key=lambda kind: kind.kind)}


def _all_below(one: type[Activity]) -> list[type[Activity]]:
    below = [kind for child in one.__subclasses__() for kind in (child, *_all_below(child))]
    return [kind for kind in below if "kind" in vars(kind)]


def of(kind: str, settings: Mapping[str, Any]) -> Activity:
    """The activity of this kind with these settings; Refused when the kind or a setting is unknown."""
    known = kinds()
    if kind not in known:
        raise Refused(N_("“{kind}” is not a kind of stage. Use one of: {known}."), kind=kind, known=", ".join(known))
    return known[kind].from_settings(settings)
