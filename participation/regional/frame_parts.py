"""The paragraphs about the frame of the work in a region: workshops and rounds, work packages, places and partners."""

from collections.abc import Mapping, Sequence

from participation.model.texts import N_, Texts
from participation.model.workshop import Workshop
from participation.project.organisations import ROLES, Organisation
from participation.project.structure import Round, WorkPackage
from participation.regional.gathered import Gathered
from participation.regional.paragraphs import Built, Line, beside, day, joined, sentences
from participation.regional.places import Place
from participation.regional.sight import Area
from participation.texts import everywhere, everywhere_many


def held(found: Gathered, rounds: Sequence[Round], places: Sequence[Place]) -> Built:
    """Which workshops were held, are going on and are planned, and which rounds they belong to."""
    closed, ahead = found.in_state("closed"), found.in_state("open", "draft")
    ids = {one.round_id for one in found.workshops}
    named = [everywhere(N_("“{name}”"), name=each.name) for each in rounds if each.id in ids]
    sentence = sentences(
        everywhere_many("{n} workshop has been held.", "{n} workshops have been held.", len(closed)),
        everywhere_many("{n} is planned or going on.", "{n} are planned or going on.", len(ahead)) if ahead else None,
        everywhere(N_("Rounds: {names}."), names=joined(named)) if named else None,
    )
    names = {one.id: one.name for one in places}
    return Built("held", sentence, tuple(_workshop(one, names) for one in reversed(found.workshops)))


def _workshop(one: Workshop, places: Mapping[str, Texts]) -> Line:
    states = {"draft": N_("planned"), "open": N_("going on"), "closed": N_("held")}
    at = one.closed_at or one.opened_at
    return Line(one.title, note=beside((everywhere(states[one.state]), day(at) if at else None, places.get(one.place_id or ""))))


def packages(area: Area, known: Sequence[WorkPackage]) -> Built:
    """Which work packages are active; in a group, where."""
    lines = []
    for one in known:
        where = [region.name for region in area.regions if one.id in region.work_packages]
        if where:
            name = Texts(*(f"{one.number}. {one.name.say(language)}" for language in ("fi", "sv", "en")))
            lines.append(Line(name, note=joined(where) if area.is_group else None))
    sentence = everywhere_many("{n} work package is active.", "{n} work packages are active.", len(lines))
    return Built("packages", sentence, tuple(lines))


def partners(area: Area, places: Sequence[Place], known: Mapping[str, tuple[Texts, ...]], organisations: Sequence[Organisation]) -> Built:
    """The places in the area, the partners that it works with, and the organisations of the project there."""
    inside = [one.name for one in places if one.region_id in area.region_ids]
    lines = [
        Line(partner, note=beside((everywhere(N_("partner")), region.name if area.is_group else None)))
        for region in area.regions
        for partner in known.get(region.id, ())
    ]
    lines += [Line(one.name, note=everywhere(ROLES[one.role])) for one in organisations if one.regions & area.region_ids]
    sentence = sentences(
        everywhere(N_("Regions: {names}."), names=joined([one.name for one in area.regions])) if area.is_group else None,
        everywhere(N_("Places: {names}."), names=joined(inside)) if inside else None,
        everywhere_many("{n} partner or organisation works here.", "{n} partners and organisations work here.", len(lines)),
    )
    return Built("partners", sentence, tuple(lines))
