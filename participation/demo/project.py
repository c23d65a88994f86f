"""An invented story of the demo project's goals, of what changed direction, and of its product on its way."""

import json
from datetime import datetime, timedelta

from participation import clock, ids
from participation.model.texts import Texts
from participation.project import listed
from participation.store import Transaction

PRODUCT, PRODUCT_PACKAGE = "participation-tool", "WP6"
INVITED = ("E", "C", "O", "M", "D")
RECEIVER = "palvelupäällikkö"
REACHED, NOT_REACHED, RESHAPED = ("goal-4", "goal-7"), "goal-2", "goal-3"
RESHAPED_TEXT = Texts(
    "Väliinputoajanuoret saavat Helsingissä jalkautuvaa tukea. Mallin kuvaus on muiden käytettävissä.",
    "Unga som faller mellan stolarna får uppsökande stöd i Helsingfors. Andra kan använda beskrivningen av modellen.",
    "Young people who fall between services get outreach support in Helsinki. Others can use the description of the model.",
)
RESHAPED_REASON = "Laajentamiseen ei ollut varattu työntekijöitä."
NOT_REACHED_REASON = "Mallin pilotointia ei saatu onnistumaan hankkeen aikana."
DIRECTIONS = (
    (1, "WP2", Texts("Keskitymme ensin yhteen kaupunkiin.", "Vi koncentrerar oss först på en stad.", "We concentrate on one city first.")),
    (
        2,
        "WP6",
        Texts(
            "Kerromme jokaiselle, mitä hänen teemalleen tapahtui.",
            "Vi berättar för var och en vad som hände med temat.",
            "We tell everyone what happened to their theme.",
        ),
    ),
)
MILESTONES = (
    (
        "event",
        33,
        30,
        Texts("Hoitoalan lakko", "Strejk inom vården", "Strike in the care sector"),
    ),
    (
        "step",
        26,
        8,
        Texts("Hehku-mallin pilotti Helsingissä", "Hehku-piloten i Helsingfors", "Hehku pilot in Helsinki"),
    ),
    (
        "event",
        12,
        12,
        Texts("Uudet hyvinvointialueet aloittavat", "De nya välfärdsområdena börjar", "The new wellbeing services counties begin"),
    ),
)
STEPS_DONE: tuple[tuple[int, float, str], ...] = (
    *((1, 41, "yes"), (2, 38, "yes"), (3, 38, "yes"), (4, 37, "yes"), (5, 30, "no"), (6, 20, "yes")),
    *((7, 6, "yes"), (8, 18 / 7, "yes"), (9, 15 / 7, "yes")),
)
STEP_GOING_ON = 10
STEP_ROLE = "kehittäjä"


def describe(change: Transaction, at: datetime) -> None:
    """Tells how far the project has come that was filled from the report."""
    _goals(change, at)
    _directions(change, at)
    _process(change, at)
    _milestones(change, at)
    change.run("UPDATE workshop SET invited = :invited, receiver = :receiver", invited=json.dumps(INVITED), receiver=RECEIVER)
    change.run("UPDATE workshop SET process_id = :id WHERE work_package_id = :package", id=PRODUCT, package=PRODUCT_PACKAGE)


def _goals(change: Transaction, at: datetime) -> None:
    story: list[tuple[str, str, str | None, Texts | None]] = [(goal, "reached", None, None) for goal in REACHED]
    story += [(NOT_REACHED, "not_reached", NOT_REACHED_REASON, None), (RESHAPED, "reshaped", RESHAPED_REASON, RESHAPED_TEXT)]
    for goal_id, status, reason, text in story:
        row = listed.found(change, "goal", goal_id)
        wording = listed.stored(text) if text else row["text"]
        change.run("UPDATE goal SET status = :status, text = :text WHERE id = :id", status=status, text=wording, id=goal_id)
        noted: dict[str, object] = {"goal_id": goal_id, "number": 2, "text": wording, "status": status, "reason": reason}
        change.save("goal_change", {**noted, "at": clock.stamp(at - timedelta(weeks=3))}, key=("goal_id", "number"))


def _directions(change: Transaction, at: datetime) -> None:
    project_id = listed.project_of(change)
    for number, package, text in DIRECTIONS:
        row: dict[str, object] = {"id": ids.new_id(), "project_id": project_id, "round_id": f"round-{number}", "work_package_id": package}
        row |= {"kind": "direction", "text": listed.stored(text), "evidence": None, "position": 100 + number}
        change.save("conclusion", {**row, "at": clock.stamp(at - timedelta(weeks=30 - 8 * number))})


def _process(change: Transaction, at: datetime) -> None:
    for number, weeks_ago, experts in STEPS_DONE:
        on_day = clock.day_of(at - timedelta(weeks=weeks_ago)).isoformat()
        said = {"process_id": PRODUCT, "number": number, "status": "done", "on_day": on_day, "role": STEP_ROLE, "experts": experts}
        change.save("process_step", said, key=("process_id", "number"))
        change.save("process_entry", {**said, "id": ids.new_id(), "at": clock.stamp(at - timedelta(weeks=weeks_ago))})
    going_on = {"process_id": PRODUCT, "number": STEP_GOING_ON, "status": "going_on", "on_day": None, "role": STEP_ROLE, "experts": None}
    change.save("process_step", going_on, key=("process_id", "number"))


def _milestones(change: Transaction, at: datetime) -> None:
    """Around the invented rounds, instead of the days of the report."""
    change.run("DELETE FROM milestone")
    for kind, weeks_ago, until, name in MILESTONES:
        starts, ends = (clock.day_of(at - timedelta(weeks=weeks)).isoformat() for weeks in (weeks_ago, until))
        row = {"id": ids.new_id(), "project_id": listed.project_of(change), "kind": kind, "name": listed.stored(name)}
        change.save("milestone", {**row, "starts_on": starts, "ends_on": ends if ends != starts else None})
