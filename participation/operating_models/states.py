"""Where an operating model can be on its way, and what is asked before it goes there."""

from participation.model.texts import N_

STATES: dict[str, str] = {
    "idea": N_("Idea"),
    "try_out": N_("Try-out"),
    "pilot": N_("Pilot"),
    "in_use": N_("In use"),
    "spread": N_("Spread further"),
    "not_continued": N_("Promising but not continued"),
    "stopped": N_("Stopped"),
    "not_carried_out": N_("Not carried out"),
}
COLOURS = {
    "idea": "blue",
    "try_out": "orange",
    "pilot": "orange",
    "in_use": "green",
    "spread": "green",
    "not_continued": "violet",
    "stopped": "gray",
    "not_carried_out": "gray",
}
CHAIN = ("idea", "try_out", "pilot", "in_use", "spread")
ENDED = ("not_continued", "stopped", "not_carried_out")
GOING = CHAIN[1:]

FIELDS: dict[str, str] = {
    "short": N_("Short description"),
    "place": N_("Place where it is carried out"),
    "funder": N_("Funder"),
    "idea": N_("Basic idea of the solution"),
    "setting": N_("Operating environment"),
    "target_group": N_("Target group and what we know of it"),
    "conditions": N_("What it needs to work and to be taken into use"),
    "results": N_("Results of the evaluation in short"),
    "start": N_("Starting point and links to strategies"),
    "needs": N_("Needs that the development began from"),
    "together": N_("Who develops it, and how together"),
    "builds_on": N_("Earlier work that it builds on"),
    "learning": N_("What was learnt"),
    "counterpart": N_("Counterpart: the role that carries it on"),
    "who": N_("Who does it: a role, not a name"),
    "time": N_("How much time it takes"),
    "money": N_("What it costs and who pays"),
}
RESOURCES: dict[str, str] = {"who": N_("who does it"), "time": N_("how much time"), "money": N_("money")}
