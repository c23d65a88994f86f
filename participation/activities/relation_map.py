"""Relation map: who is near and who is far. Roles and relations only, built by choosing and never by dragging."""

from dataclasses import dataclass
from typing import ClassVar

from participation.activities.activity import choices
from participation.activities.taking_themes import TakingThemes
from participation.model.fields import Field
from participation.model.texts import N_
from participation.texts import everywhere

RINGS = (("near", N_("Near")), ("between", N_("In between")), ("far", N_("Far")))
ROLES = (
    ("parent", N_("Parent")),
    ("sibling", N_("Brother or sister")),
    ("grandparent", N_("Grandparent")),
    ("relative", N_("Other relative")),
    ("friend", N_("Friend")),
    ("pet", N_("Pet")),
    ("teacher", N_("Teacher")),
    ("social_worker", N_("Social worker")),
    ("family_worker", N_("Family worker")),
    ("therapist", N_("Therapist or nurse")),
    ("hobby", N_("Hobby leader")),
    ("other", N_("Somebody else")),
)


@dataclass(frozen=True)
class RelationMap(TakingThemes):
    """One relation at a time: the words say what kind of relation it is."""

    kind: ClassVar[str] = "relation_map"
    name: ClassVar[str] = N_("Map of relations")
    drawing: ClassVar[str | None] = "relations"

    def details(self) -> tuple[Field, ...]:
        return (
            Field("role", "choose_one", everywhere(N_("Who is it? Choose a role.")), choices(*ROLES)),
            Field("ring", "choose_one", everywhere(N_("How near?")), choices(*RINGS)),
        )
