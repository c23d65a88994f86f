"""What stands beside a theme's own words on the screen: its details, a translation, who supports it, that it was answered."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from participation import small_steps, stages, theme_details, translations, workshops
from participation.access import require
from participation.activities.add_themes import SMALL_STEP
from participation.model.people import Staff
from participation.model.texts import N_, Texts
from participation.model.theme import Theme
from participation.model.workshop import Stage
from participation.store import Database, Transaction
from participation.texts import everywhere
from participation.themes import shown_in
from participation.translations import Translation

Kind = Literal["detail", "translation", "support", "answered", "small_step"]


@dataclass(frozen=True)
class Note:
    """One thing beside the words. `language`: somebody's own words, which are the same in every language of ours."""

    kind: Kind
    said: Texts
    label: Texts | None = None
    sign: str | None = None
    language: str | None = None


def notes(
    all_stages: Sequence[Stage],
    themes: Sequence[Theme],
    shown: Mapping[str, Theme],
    translated: Mapping[str, Sequence[Translation]],
    supporters: Mapping[str, int],
    small: Collection[str] = (),
) -> dict[str, tuple[Note, ...]]:
    """What stands beside each theme that has anything. `small`: the themes that a reviewer calls a small step."""
    found: dict[str, tuple[Note, ...]] = {}
    for theme in themes:
        said = [_translation(each) for each in translated.get(theme.id, ())]
        said += [_detail(each) for each in theme_details.in_words(all_stages, theme, shown) if each["name"] != SMALL_STEP]
        if theme.id in small or SMALL_STEP in theme.details:
            said.append(Note("small_step", everywhere(small_steps.KIND_WORD), sign=small_steps.SIGN))
        if supporters.get(theme.id):
            said.append(Note("support", everywhere(N_("{n} or more support this."), n=supporters[theme.id])))
        if theme.answered_at:
            said.append(Note("answered", everywhere(N_("Answered in the room.")), sign="✓"))
        if said:
            found[theme.id] = tuple(said)
    return found


def most_supported(themes: Sequence[Theme], supporters: Mapping[str, int]) -> tuple[Theme, ...]:
    """Questions in the order in which the room takes them: open ones first, those that more people support before others."""
    return tuple(sorted(themes, key=lambda theme: (theme.answered_at is not None, -supporters.get(theme.id, 0))))


def _translation(made: Translation) -> Note:
    return Note("translation", Texts.same(made.text), made.label, language=made.language)


def _detail(said: Mapping[str, Any]) -> Note:
    label = short(Texts.of(said["label"]))
    if said["say"]:
        return Note("detail", Texts.of(said["say"]), label, said["sign"])
    return Note("detail", Texts.same(str(said["text"])), label, language=str(said["language"]))


def short(label: Texts) -> Texts:
    """A question as it is asked before an answer: “Promise: what do we promise?” is “Promise”, “Who? A role.” is “Who?”."""
    return Texts(*(_short(text) for text in (label.fi, label.sv, label.en)))


def _short(text: str) -> str:
    before, colon, _ = text.partition(":")
    asked, mark, _ = text.partition("?")
    return before if colon else asked + mark


def of_theme(look: Transaction, theme: Theme) -> tuple[Note, ...]:
    """What stands beside one shown theme, without the numbers of the room."""
    shown = {each.id: each for each in shown_in(look, theme.workshop_id)}
    translated = translations.of_workshop(look, theme.workshop_id)
    small = small_steps.of_workshop(look, theme.workshop_id)
    return notes(stages.in_order(look, theme.workshop_id), [theme], shown, translated, {}, small).get(theme.id, ())


def for_staff(database: Database, who: Staff, workshop_id: str, themes: Sequence[Theme]) -> dict[str, tuple[Note, ...]]:
    """What stands beside these themes, for the facilitator who reads them first."""
    with database.read() as look:
        require(look, who, "facilitator")
        workshops.for_staff(look, who, workshop_id)
        shown = {theme.id: theme for theme in shown_in(look, workshop_id)}
        return notes(stages.in_order(look, workshop_id), themes, shown, translations.of_workshop(look, workshop_id), {})
