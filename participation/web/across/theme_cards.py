"""Themes as they are read across workshops: words, kind, where they were said, and what was decided."""

from collections.abc import Mapping, Sequence
from html import escape

from participation import small_steps
from participation.model.texts import N_
from participation.model.workshop import WHISPERS
from participation.project import structure
from participation.project.structure import Round, WorkPackage
from participation.review import Reviewed
from participation.store import Database
from participation.web.desk import words
from participation.web.project import html
from participation.web.shell import say, say_many

MOST = 12  # in one list; the rest is counted


class Places:
    """The work packages and rounds by id, to say where a theme was said."""

    def __init__(self, database: Database) -> None:
        self.packages: Mapping[str, WorkPackage] = {one.id: one for one in structure.work_packages(database)}
        self.rounds: Mapping[str, Round] = {one.id: one for one in structure.rounds(database)}

    def of(self, line: Reviewed) -> str:
        """The work package and the round of a theme, as HTML."""
        package = self.packages.get(line.workshop.work_package_id or "")
        sign = f"{html.sign(package)}{escape(say(package.name))} · " if package else ""
        return f'<span class="quiet">{sign}{escape(self.when(line))}</span>'

    def when(self, line: Reviewed) -> str:
        """The round; outside of rounds the day."""
        one = self.rounds.get(line.workshop.round_id or "")
        if one:
            return say(N_("Round {number}"), number=one.number)
        day = words.day(line.theme.created_at)
        return say(N_("Noted in everyday work {day}"), day=day) if line.workshop.template == WHISPERS else day

    def package(self, package_id: str | None) -> str:
        """The name of a work package, as plain text."""
        one = self.packages.get(package_id or "")
        return f"{one.number}. {say(one.name)}" if one else say(N_("Without a work package"))


def small_step(line: Reviewed) -> str:
    """The badge of a small step; empty for other themes."""
    return badge_of_small_step() if small_steps.is_one(line.theme, line.tags) else ""


def badge_of_small_step() -> str:
    """The badge itself."""
    return words.badge(f"{small_steps.SIGN} {say(small_steps.NAME)}", "green")


def cards(lines: Sequence[Reviewed], places: Places, *, with_kind: bool = True, most: int = MOST) -> str:
    """Themes as a list, at most so many, and how many more there are."""
    items = "".join(f"<li>{_card(line, places, with_kind)}</li>" for line in lines[:most])
    left = len(lines) - most
    more = f'<p class="quiet">{escape(say_many("{n} more theme", "{n} more themes", left))}</p>' if left > 0 else ""
    return f'<ul class="said-cards">{items}</ul>{more}'


def _card(line: Reviewed, places: Places, with_kind: bool) -> str:
    kind = words.kind_badge(line.theme.kind) if with_kind else ""
    badges = f"{kind} {small_step(line)} {words.status_badge(line.status)}"
    return f"{words.written(line.theme.text, line.theme.language, 'p')}<p>{badges} {places.of(line)}</p>"
