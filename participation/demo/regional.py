"""An invented story of the demo's regions: where its workshops were held, who works along, roots, and own texts beside summaries."""

import json
from datetime import datetime, timedelta

from participation import activities, clock, ids
from participation.demo.journal import DemoStage, DemoWorkshop, Journal, as_stored, minutes
from participation.model.texts import N_, Texts
from participation.project import listed
from participation.regional import places
from participation.store import Transaction
from participation.texts import everywhere

WHERE: dict[str, tuple[str, str, str]] = {
    "WP1": ("ita-uusimaa", "keski-uusimaa", "kymenlaakso"),
    "WP2": ("helsinki", "vantaa-kerava", "lansi-uusimaa"),
    "WP3": ("kymenlaakso", "paijat-hame", "ita-uusimaa"),
    "WP4": ("lansi-uusimaa", "lansi-uusimaa", "lansi-uusimaa"),
    "WP5": ("keski-uusimaa", "kymenlaakso", "vantaa-kerava"),
    "WP6": ("helsinki", "paijat-hame", "keski-uusimaa"),
}
WHOLE_AREA, WHOLE_TITLES = "koko-alue", ("closing",)
# How many in each workshop say a seed, a sprout and a root, over and over.
ROOTED = {"WP1-3": (2, 4, 3), "WP5-2": (3, 4, 1), "WP5-3": (2, 5, 1), "WP6-3": (3, 4, 2)}
STEPS = ("seed", "sprout", "root")
ROOTING_MINUTES = 3
PLACES: dict[str, tuple[tuple[str, str], ...]] = {
    "ita-uusimaa": (("Porvoo", "Borgå"), ("Sipoo", "Sibbo"), ("Loviisa", "Lovisa")),
    "keski-uusimaa": (("Hyvinkää", "Hyvinge"), ("Järvenpää", "Träskända"), ("Tuusula", "Tusby")),
    "lansi-uusimaa": (("Espoo", "Esbo"), ("Hanko", "Hangö"), ("Raasepori", "Raseborg")),
    "kymenlaakso": (("Kotka", "Kotka"), ("Kouvola", "Kouvola")),
    "paijat-hame": (("Lahti", "Lahtis"), ("Heinola", "Heinola")),
}
HELD_IN = {
    "ita-uusimaa": "Porvoo",
    "keski-uusimaa": "Järvenpää",
    "lansi-uusimaa": "Espoo",
    "vantaa-kerava": "Vantaa",
    "kymenlaakso": "Kotka",
}
HANKO = "hanko"
PARTNERS: dict[str, tuple[Texts, ...]] = {
    "keski-uusimaa": (
        Texts("Perhekeskushanke", "Familjecenterprojektet", "Family-centre project"),
        Texts("Nuorisoasema", "Ungdomsstationen", "Youth station"),
    ),
    "kymenlaakso": (
        Texts("Perhekeskushanke", "Familjecenterprojektet", "Family-centre project"),
        Texts("Koulujen hyvinvointityö", "Skolornas välfärdsarbete", "Well-being work of the schools"),
    ),
    "lansi-uusimaa": (Texts("Kaksikielinen perhetyö", "Tvåspråkigt familjearbete", "Family work in two languages"),),
}
OWN: tuple[tuple[str, str, str, Texts, int], ...] = (
    (
        "region:kymenlaakso",
        "continues",
        "coordinator",
        Texts(
            "Täällä syntyivät selkeimmät jatkosuunnitelmat. Viikkotiimi jatkuu, ja esihenkilö pitää sen ajan kalenterissa.",
            "Här fick planerna för fortsättningen tydligast form. Veckoteamet fortsätter, och chefen håller tiden i kalendern.",
            "The plans to go on are clearest here. The weekly team continues, and the supervisor keeps its time in the calendar.",
        ),
        6,
    ),
    (
        "region:keski-uusimaa",
        "conclusions",
        "evaluator",
        Texts(
            "Nuori pääsee apuun nopeammin, kun nuorisoasema ja lastensuojelu soittavat yhdessä.",
            "Den unga får hjälp snabbare när ungdomsstationen och barnskyddet ringer tillsammans.",
            "A young person gets help sooner when the youth station and child welfare call together.",
        ),
        9,
    ),
    (
        "group:capital-region",
        "decisions",
        "reviewer",
        Texts(
            "Kerromme jokaiselle, mitä teemalle tapahtui. Kokemusasiantuntijan palkkiosta päättää johto.",
            "Vi berättar för var och en vad som hände med temat. Ledningen beslutar om arvodet till erfarenhetsexperter.",
            "We tell everyone what happened to their theme. Management decides about the fee of experts by experience.",
        ),
        4,
    ),
)


def tell(journal: Journal, rounds: list[DemoWorkshop], between: list[DemoWorkshop], at: datetime) -> None:
    """Places, partners, where each workshop was held, roots, and own texts."""
    change = journal.change
    for region_id, names in PLACES.items():
        places.put_places(change, region_id, [Texts(fi, sv, fi) for fi, sv in names])
    for region_id, partners in PARTNERS.items():
        places.put_partners(change, region_id, partners)
    _held(change, rounds, between)
    for workshop in rounds:
        if workshop.key in ROOTED:
            _root(journal, workshop, ROOTED[workshop.key])
    for number, (key, part, role, text, days) in enumerate(OWN):
        kind, _, area = key.partition(":")
        row = {"id": ids.new_id(), "region_id": None, "group_id": None, "part": part, "text": listed.stored(text), "by_role": role}
        when = clock.stamp(at - timedelta(days=days, minutes=number))
        change.save("summary_text", {**row, "region_id" if kind == "region" else "group_id": area, "at": when})


def _held(change: Transaction, rounds: list[DemoWorkshop], between: list[DemoWorkshop]) -> None:
    for workshop in rounds:
        if workshop.round and not workshop.is_open:
            _at(change, workshop, WHERE[workshop.work_package][workshop.round - 1])
    for workshop in between:
        if workshop.key in WHOLE_TITLES:
            _at(change, workshop, WHOLE_AREA)
    known = {json.loads(row["name"])["fi"]: row for row in change.rows("SELECT * FROM place")}
    for region_id, name in HELD_IN.items():
        change.run("UPDATE workshop SET place_id = :place WHERE region_id = :region", place=known[name]["id"], region=region_id)
    hanko = next(workshop for workshop in between if workshop.key == HANKO)
    change.run("UPDATE workshop SET place_id = :place WHERE id = :id", place=known["Hanko"]["id"], id=hanko.id)


def _at(change: Transaction, workshop: DemoWorkshop, region_id: str) -> None:
    change.run("UPDATE workshop SET region_id = :region WHERE id = :id", region=region_id, id=workshop.id)


def _root(journal: Journal, workshop: DemoWorkshop, shares: tuple[int, int, int]) -> None:
    """A stage at the end that asks for seed, sprout or root, and what everybody answered."""
    activity = activities.of("rooting", {})
    stage = DemoStage(ids.new_id(), "rooting", "rooting", workshop.ends - minutes(ROOTING_MINUTES), workshop.ends, None, activity)
    assert stage.opened is not None
    journal.change.save(
        "stage",
        {
            "id": stage.id,
            "workshop_id": workshop.id,
            "position": len(workshop.stages) + 1,
            "kind": stage.kind,
            "name": as_stored(everywhere(activity.name)),
            "prompt": as_stored(everywhere(N_("Is systemic work a seed, a sprout or a root with us?"))),
            "minutes": ROOTING_MINUTES,
            "settings": "{}",
            "state": "closed",
            "opened_at": clock.stamp(stage.opened),
            "closed_at": clock.stamp(workshop.ends),
        },
    )
    steps = [step for step, share in zip(STEPS, shares, strict=True) for _ in range(share)]
    for number, (participant_id, _) in enumerate(workshop.people):
        journal.answer(stage, participant_id, "rooting", steps[number % len(steps)], stage.opened + minutes(0.2))
