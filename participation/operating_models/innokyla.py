"""A model in the field order of an Innokylä model, with the empty fields named so that a person can fill them in."""

from collections.abc import Mapping, Sequence

from participation.model.texts import N_
from participation.operating_models.records import OperatingModel, said
from participation.operating_models.states import FIELDS, RESOURCES, STATES
from participation.reports.document import Document, Heading, Paragraph
from participation.texts import say

EMPTY = N_("Empty: write this part here.")
NAME, WHERE, LINKS = N_("Name of the model"), N_("Municipality, region or wellbeing services county"), N_("Attachments and links")
FIRST = ("short", "place", WHERE, "funder", LINKS, "idea", "setting", "target_group", "conditions", "results")
PATH = ("setting", "start", "needs", "together")
Section = tuple[str, str]


def sections(model: OperatingModel, language: str, regions: Mapping[str, str], programmes: Mapping[str, str]) -> list[Section]:
    """Headings with what is written under each, in the order of the page and then of the path of development."""
    whole = {
        WHERE: ", ".join(regions[one] for one in model.regions if one in regions),
        LINKS: "\n".join(model.links),
        "conditions": _lines(model, language, "conditions", *RESOURCES, "counterpart"),
        "results": _lines(model, language, "results", "learning"),
        "start": "\n".join(
            filter(None, (_lines(model, language, "start", "builds_on"), ", ".join(programmes.get(one, one) for one in model.programmes)))
        ),
    }
    found = [(say(language, NAME), said(model.name, language)), (say(language, N_("Where it is now")), say(language, STATES[model.state]))]
    for name in (*FIRST, *PATH):
        text = whole[name] if name in whole else model.text(name, language)
        found.append((say(language, FIELDS.get(name, name)), text or say(language, EMPTY)))
    return found


def _lines(model: OperatingModel, language: str, first: str, *others: str) -> str:
    own = [model.text(first, language)]
    own += [f"{say(language, FIELDS[one])}: {text}" for one in others if (text := model.text(one, language))]
    return "\n".join(filter(None, own))


def as_document(found: Sequence[Section], language: str) -> Document:
    """The sections as a document; its title is the model's name."""
    (_, name), *others = found
    blocks = [block for heading, text in others for block in (Heading(heading), Paragraph(text))]
    return Document(name, language, tuple(blocks))
