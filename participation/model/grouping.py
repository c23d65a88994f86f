"""Theme groups, and where a vote on a theme or a group counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from participation.model.texts import Words
from participation.model.theme import Theme


@dataclass(frozen=True)
class ThemeGroup:
    """Themes that belong together. `joined_into` names the group that this one became a part of.

    `name` is what everybody may see. `waits` is a name that a participant gave and that no person has read yet.
    """

    id: str
    name: Words
    joined_into: str | None = None
    waits: Words | None = None


@dataclass(frozen=True)
class Grouping:
    """The groups of a workshop and the themes in them. Joining and parting leave every theme and vote as it was."""

    groups: Mapping[str, ThemeGroup]
    themes: Sequence[Theme]

    def final(self, group_id: str) -> str:
        """The group that this one counts in after all joining."""
        seen = {group_id}
        while (group := self.groups.get(group_id)) is not None and group.joined_into and group.joined_into not in seen:
            group_id = group.joined_into
            seen.add(group_id)
        return group_id

    def members(self) -> dict[str, list[Theme]]:
        """The themes of every group that stands, in the order of the groups; an empty group has none."""
        found: dict[str, list[Theme]] = {group.id: [] for group in self.groups.values() if group.joined_into is None}
        for theme in self.themes:
            if theme.group_id is not None and (final := self.final(theme.group_id)) in found:
                found[final].append(theme)
        return found

    def loose(self) -> list[Theme]:
        """The themes in no group."""
        return [theme for theme in self.themes if theme.group_id is None]

    def counts_in(self) -> dict[str, str]:
        """For each theme and group id, the theme or group that a vote on it counts in."""
        found = {group_id: self.final(group_id) for group_id in self.groups}
        for theme in self.themes:
            found[theme.id] = self.final(theme.group_id) if theme.group_id else theme.id
        return found
