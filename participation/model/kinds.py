"""The kinds of theme: each has a word, a sign and a colour that are the same everywhere (colour is never alone)."""

from dataclasses import dataclass

from participation.model.texts import N_


@dataclass(frozen=True)
class ThemeKind:
    """A kind that a participant may give to a theme. `name` is an English msgid; `colour` is a theme colour's name."""

    value: str
    name: str
    sign: str
    colour: str


KINDS: dict[str, ThemeKind] = {
    kind.value: kind
    for kind in (
        ThemeKind("helps", N_("Helps"), "✚", "green"),
        ThemeKind("hinders", N_("Gets in the way"), "▬", "red"),
        ThemeKind("achievement", N_("Achievement"), "⚑", "green"),
        ThemeKind("challenge", N_("Challenge"), "⛰", "red"),
        ThemeKind("learning", N_("Learning"), "✦", "blue"),
        ThemeKind("threat", N_("Threat"), "↯", "red"),
        ThemeKind("opportunity", N_("Opportunity"), "☀", "yellow"),
        ThemeKind("idea", N_("Idea"), "✦", "blue"),
        ThemeKind("question", N_("Question"), "?", "blue"),
        ThemeKind("promise", N_("Promise"), "✚", "green"),
        ThemeKind("hypothesis", N_("Could it be that …"), "?", "violet"),
        ThemeKind("agrees", N_("I see it the same way"), "=", "green"),
        ThemeKind("differs", N_("I see it differently"), "≠", "red"),
        ThemeKind("adds", N_("I add something"), "+", "blue"),
        ThemeKind("right", N_("This was right"), "✚", "green"),
        ThemeKind("missed", N_("This missed"), "▬", "red"),
        ThemeKind("not_asked", N_("This was not asked"), "?", "blue"),
        ThemeKind("campfire", N_("Campfire"), "↗", "green"),
        ThemeKind("shop_shelf", N_("Shop shelf"), "↘", "blue"),
        ThemeKind("jury", N_("Jury"), "↖", "yellow"),
        ThemeKind("gatekeeper", N_("Gatekeeper"), "↙", "red"),
    )
}
