"""Estimates side by side: the five lines as those saw them who looked with a child's, a parent's or a worker's eyes.

No eyes of fewer than five people stand alone. A line is not compared where one side has a few answers only, or where a
few answered it without saying whose eyes they use: what is shown and the mean of all would give their mean away.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import pstdev
from typing import Any

from participation import kept_figures
from participation.activities.lines import EYES, LINES
from participation.insight import roles, suppression
from participation.model.texts import N_, Texts
from participation.model.workshop import Stage
from participation.store import Transaction
from participation.summaries import CLOSE, FAR, OnScale
from participation.texts import everywhere

HIGHEST = 10
TOO_FEW = N_("Estimates stand side by side only where five or more look through the same eyes.")


@dataclass(frozen=True)
class Side:
    """Those who look through the same eyes: what they are called, whose eyes these are, and how many people they are."""

    name: Texts
    eyes: tuple[str, ...]
    people: int


@dataclass(frozen=True)
class Line:
    """One line with the estimates of each side; none where it may not be compared."""

    name: str
    label: Texts
    sides: tuple[OnScale, ...]

    @property
    def apart(self) -> float:
        """How far the two farthest sides are from each other, on a line from 0 to 10."""
        means = [side.mean for side in self.sides]
        return round(max(means) - min(means), 1) if means else 0.0

    @property
    def in_words(self) -> Texts:
        """Whether the sides are close or far apart; that they can't be compared."""
        if not self.sides:
            return everywhere(N_("Too few answers to compare."))
        if self.apart <= CLOSE * HIGHEST:
            return everywhere(N_("The estimates are close to each other."))
        if self.apart >= FAR * HIGHEST:
            return everywhere(N_("The estimates are far apart."))
        return everywhere(N_("The estimates differ somewhat."))

    @property
    def short(self) -> Texts:
        """The name of the line without its question."""
        return Texts(*(text.partition(":")[0] for text in (self.label.fi, self.label.sv, self.label.en)))


@dataclass(frozen=True)
class SideBySide:
    """All lines by the eyes that people used; without sides nothing may be compared."""

    sides: tuple[Side, ...]
    lines: tuple[Line, ...]

    @property
    def sentence(self) -> Texts:
        """Where the estimates are close and where they are far apart."""
        compared = [line for line in self.lines if line.sides]
        if not compared:
            return everywhere(TOO_FEW)
        near, far = min(line.apart for line in compared), max(line.apart for line in compared)
        first, last = (_named([line for line in compared if line.apart == apart]) for apart in (near, far))
        if far <= CLOSE * HIGHEST:
            return everywhere(N_("The estimates are close to each other on every line."))
        if near >= FAR * HIGHEST:
            return everywhere(N_("The estimates are far apart on every line. They are farthest on “{far}”."), far=last)
        return everywhere(N_("The estimates are closest on “{near}” and farthest apart on “{far}”."), near=first, far=last)


def _named(lines: Sequence[Line]) -> Texts:
    """All lines that are as close, or as far apart: none of them is left out."""
    return Texts(*(", ".join(line.short.say(language) for line in lines) for language in ("fi", "sv", "en")))


def of_stage(look: Transaction, stage: Stage) -> SideBySide:
    """The estimates of one stage of five lines, as they stood when the stage closed."""
    kept = kept_figures.read(look, stage.id)
    return counted_now(look, stage) if kept is None or kept["eyes"] is None else _of_json(kept["eyes"])


def as_json(of: SideBySide) -> dict[str, Any]:
    """The figures without their words."""
    return {
        "sides": [{"eyes": list(side.eyes), "people": side.people} for side in of.sides],
        "lines": [
            {"name": line.name, "sides": [{"mean": one.mean, "spread": one.spread, "people": one.people} for one in line.sides]}
            for line in of.lines
        ],
    }


def _of_json(given: Mapping[str, Any]) -> SideBySide:
    labels = dict(LINES)
    lines = (
        Line(
            line["name"],
            everywhere(labels[line["name"]]),
            tuple(OnScale(0, HIGHEST, side["mean"], side["spread"], side["people"]) for side in line["sides"]),
        )
        for line in given["lines"]
    )
    return SideBySide(tuple(Side(_name(side["eyes"]), tuple(side["eyes"]), side["people"]) for side in given["sides"]), tuple(lines))


def counted_now(look: Transaction, stage: Stage, least: int = suppression.LEAST) -> SideBySide:
    """The estimates counted from the answers, as far as they may stand side by side."""
    by_person = _answers(look, stage)
    eyes = {person: str(given["eyes"]) for person, given in by_person.items() if given.get("eyes")}
    people = {value: sum(1 for used in eyes.values() if used == value) for value, _ in EYES}
    sides = tuple(Side(_name(part.groups), part.groups, sum(people[value] for value in part.groups)) for part in roles.parts(people, least))
    return SideBySide(sides, tuple(_line(name, label, sides, by_person, eyes, least) for name, label in LINES))


def _answers(look: Transaction, stage: Stage) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    for row in look.rows("SELECT participant_id, field, value FROM answer WHERE stage_id = :id", id=stage.id):
        found.setdefault(row["participant_id"], {})[row["field"]] = json.loads(row["value"])
    return found


def _line(
    name: str,
    label: str,
    sides: Sequence[Side],
    by_person: Mapping[str, Mapping[str, object]],
    eyes: Mapping[str, str],
    least: int,
) -> Line:
    placed = {person: value for person, given in by_person.items() if isinstance(value := given.get(name), int)}
    marks = [[value for person, value in placed.items() if eyes.get(person) in side.eyes] for side in sides]
    without = sum(1 for person in placed if person not in eyes)
    numbers = [len(mark) for mark in marks]
    compare = (
        len(sides) > 1
        and min(numbers) >= least
        and not 0 < without < least
        and suppression.comparable([side.people for side in sides], numbers, least)
    )
    return Line(name, everywhere(label), tuple(map(_scale, marks)) if compare else ())


def _scale(marks: Sequence[int]) -> OnScale:
    return OnScale(0, HIGHEST, round(sum(marks) / len(marks), 1), round(pstdev(marks), 1), len(marks))


def _name(eyes: Sequence[str]) -> Texts:
    names = [everywhere(word) for value, word in EYES if value in eyes]
    if len(names) == 1:
        return names[0]
    return Texts(*(" + ".join(name.say(language) for name in names) for language in ("fi", "sv", "en")))
