"""The lists that are carried on, in an order in which each names only lists above it. What is not here is not carried."""

from dataclasses import dataclass

from participation.carrying.columns import Column, day, identity, lines, link, moment, number, text, texts, word, yes_or_no
from participation.model import limits
from participation.model.people import ROLE_GROUPS
from participation.model.texts import LANGUAGES, N_
from participation.project import events, goals, groups, organisations, process, regions, rounds, series, structure, tag_lists, timeline


@dataclass(frozen=True)
class Inner:
    """What belongs to one thing alone and goes with it: the questions of a round, the history of a goal."""

    name: str
    table: str
    owner: str
    columns: tuple[Column, ...]
    order: str
    new_id: bool = False

    @property
    def single(self) -> bool:
        """Whether each is just one value, such as the name of a region."""
        return len(self.columns) == 1 and bool(self.columns[0].refers or self.columns[0].name == "member")


@dataclass(frozen=True)
class List:
    """One list: its name in the file, its table, the column that names a thing, and what a thing is called by for people."""

    name: str
    title: str
    table: str
    columns: tuple[Column, ...]
    called: str = "name"
    key: str = "id"
    order: str = "position"
    inner: tuple[Inner, ...] = ()
    born: bool = False

    @property
    def has_position(self) -> bool:
        """Whether the order is kept as a position."""
        return self.order == "position"


_NAME = texts("name")
_PACKAGE, _REGION, _ROUND = link("work_package_id", "work_packages"), link("region_id", "regions"), link("round_id", "rounds")

LISTS: tuple[List, ...] = (
    List("action_sets", N_("Action sets"), "action_set", (_NAME,), key="number", order="number"),
    List(
        "work_packages",
        N_("Work packages"),
        "work_package",
        (
            *(number("number", 1, 99), number("action_set", 1, 9), _NAME, word("colour", structure.COLOURS)),
            *(word("shape", structure.SHAPES), lines("contents")),
        ),
        order="number",
    ),
    List(
        "regions",
        N_("Regions"),
        "region",
        (word("kind", regions.KINDS, optional=True), _NAME),
        inner=(
            Inner(
                "work_packages",
                "region_package",
                "region_id",
                (link("work_package_id", "work_packages", optional=False),),
                "work_package_id",
            ),
        ),
    ),
    List(
        "organisations",
        N_("Organisations"),
        "organisation",
        (word("role", organisations.ROLES), word("language", LANGUAGES), _NAME),
        inner=(Inner("regions", "organisation_region", "organisation_id", (link("region_id", "regions", optional=False),), "region_id"),),
    ),
    List("roles", N_("Roles"), "project_role", (word("role_group", ROLE_GROUPS), _NAME)),
    List("tags", N_("Tags and programmes"), "project_tag", (word("list", tag_lists.LISTS), _NAME, texts("meaning", optional=True))),
    List("glossary", N_("Glossary"), "glossary_term", (texts("term"), texts("meaning")), called="term"),
    List(
        "goals",
        N_("Goals"),
        "goal",
        (number("number", 1, 999), texts("text"), word("status", goals.STATUSES), _PACKAGE),
        called="text",
        order="number",
        inner=(
            Inner(
                "history",
                "goal_change",
                "goal_id",
                (number("number", 1, 9999), texts("text"), word("status", goals.STATUSES), text("reason", optional=True), moment("at")),
                "number",
            ),
        ),
    ),
    List(
        "rounds",
        N_("Rounds"),
        "round",
        (number("number", 1, 99), _NAME, texts("aim"), day("starts_on", optional=True), day("ends_on", optional=True)),
        order="number",
        inner=(Inner("questions", "round_question", "round_id", (number("position", 1, 999), texts("text")), "position", new_id=True),),
    ),
    List(
        "conclusions",
        N_("Conclusions"),
        "conclusion",
        (word("kind", rounds.KINDS), texts("text"), texts("evidence", optional=True), _ROUND, _PACKAGE, moment("at")),
        called="text",
    ),
    List(
        "groups",
        N_("Groups and networks"),
        "working_group",
        (word("kind", groups.KINDS), _NAME, _REGION),
        inner=(Inner("members", "working_group_member", "group_id", (Column("member", identity),), "member"),),
    ),
    List(
        "series",
        N_("Series of workshops"),
        "series",
        (_NAME, word("rhythm", series.RHYTHMS), text("template"), link("group_id", "groups"), _REGION, _PACKAGE),
        order="created_at",
        born=True,
    ),
    List(
        "products",
        N_("Products"),
        "process",
        (_NAME, _PACKAGE),
        order="created_at",
        born=True,
        inner=(
            Inner(
                "steps",
                "process_step",
                "process_id",
                (
                    *(number("number", 1, 10), word("status", process.STATUSES), day("on_day", optional=True)),
                    *(text("role", optional=True), word("experts", process.EXPERTS, optional=True)),
                ),
                "number",
            ),
        ),
    ),
    List(
        "events",
        N_("Events"),
        "event",
        (
            *(word("kind", events.KINDS), _NAME, day("on_day", optional=True), number("heads", *limits.HEADS.ends, optional=True)),
            *(yes_or_no("more_than"), texts("themes", optional=True), link("audience", "groups"), _REGION),
        ),
        order="created_at",
        born=True,
    ),
    List(
        "milestones",
        N_("Timeline"),
        "milestone",
        (word("kind", timeline.KINDS), _NAME, day("starts_on"), day("ends_on", optional=True)),
        order="starts_on",
    ),
)
