"""Who may do what, read from the code: each page with the use cases behind it, each use case with its roles and its reach.

`python -m participation.web.who_may` writes `docs/who-may-do-what.md` anew; a test fails while that file is of yesterday.
"""

import ast
import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from participation.model.people import SETTINGS, STAFF_ROLES
from participation.web import pages

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "who-may-do-what.md"
REQUIRE, NOW = ("participation.access", "require"), ("participation.access", "now")
REACH = {("participation.staff.belonging", name) for name in ("reach", "check", "check_region")}
NO_USE_CASES = ("participation.web", "participation.load", "participation.demo", "participation.access")
HELPERS = {("participation.group_names", "given")}  # say what a use case keeps, after that has asked
NAMES = {SETTINGS: "coordinator of the administering organisation"}
NOBODY: frozenset[str] = frozenset()

Place = tuple[str, str]  # a module and a name in it


@dataclass(frozen=True)
class UseCase:
    """A public function that asks who its staff member is. `roles` is None where being signed in is enough."""

    module: str
    name: str
    does: str
    roles: frozenset[str] | None
    asks: bool
    within_reach: bool

    @property
    def full_name(self) -> str:
        """How it is called in the table."""
        return f"{self.module.removeprefix('participation.')}.{self.name}"

    def may(self, role: str) -> bool:
        """Whether somebody with this role may."""
        return role == "admin" or self.roles is None or role in self.roles


@dataclass(frozen=True)
class Opened:
    """A page, who opens it (None: anyone), and the use cases behind it."""

    page: pages.Page
    roles: frozenset[str] | None
    uses: tuple[UseCase, ...]


@dataclass(frozen=True)
class Source:
    """A file of the code: what stands in it under a name, and where imported names come from."""

    tree: ast.Module
    named: dict[str, ast.AST]
    imported: dict[str, Place]


def use_cases() -> list[UseCase]:
    """Every use case of staff, by its name."""
    known = [_use_case(place) for place in _public() if _takes_staff(place) and place not in REACH | HELPERS]
    return sorted(known, key=lambda one: one.full_name)


def opened() -> list[Opened]:
    """Every page."""
    known = {(one.module, one.name): one for one in use_cases()}
    found = []
    for page in pages.every():
        source = _read(page.place)
        reached = _behind("", source, source.tree, frozenset(known))
        uses = sorted((known[place] for place in reached if place in known), key=lambda one: one.full_name)
        found.append(Opened(page, _opens(source), tuple(uses)))
    return found


def _opens(source: Source) -> frozenset[str] | None:
    """The roles that a page asks for before it shows anything."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "shell.staff":
            return _said("", source, node.args, NOBODY) or frozenset(STAFF_ROLES)
    return None


@cache
def _sources() -> dict[str, Source]:
    found = {}
    for path in sorted((ROOT / "participation").rglob("*.py")):
        if path.name != "__main__.py":
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
            found[name] = _read(path)
    return found


def _read(path: Path) -> Source:
    tree = ast.parse(path.read_text("utf-8"))
    named: dict[str, ast.AST] = {}
    imported: dict[str, Place] = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            named[node.name] = node
        for target in node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []:
            if isinstance(target, ast.Name):
                named[target.id] = node
    for inner in ast.walk(tree):
        if isinstance(inner, ast.ImportFrom) and inner.module:
            imported |= {one.asname or one.name: (inner.module, one.name) for one in inner.names}
    return Source(tree, named, imported)


def _meant(module: str, source: Source, node: ast.AST) -> Place | None:
    """What a name in the code means, where it is something of ours."""
    if isinstance(node, ast.Name):
        return (module, node.id) if node.id in source.named else source.imported.get(node.id)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in source.imported:
        return ".".join(source.imported[node.value.id]), node.attr
    return None


def _mentions(module: str, source: Source, node: ast.AST) -> Iterator[Place]:
    for inner in ast.walk(node):
        place = _meant(module, source, inner)
        if place is not None and place[0] in _sources() and place[1] in _sources()[place[0]].named:
            yield place


def _behind(module: str, source: Source, node: ast.AST, ends: frozenset[Place]) -> set[Place]:
    """Everything of ours that the code leads to; the way ends at `ends`."""
    seen: set[Place] = set()
    ahead = list(_mentions(module, source, node))
    while ahead:
        place = ahead.pop()
        if place not in seen:
            seen.add(place)
            if place not in ends:
                there = _sources()[place[0]]
                ahead += _mentions(place[0], there, there.named[place[1]])
    return seen


def _public() -> Iterator[Place]:
    for module, source in _sources().items():
        if not module.startswith(NO_USE_CASES):
            yield from ((module, name) for name in source.named if name[0] != "_" and _is_function((module, name)))


def _takes_staff(place: Place) -> bool:
    """Whether it is given a database or a transaction, and somebody of the staff."""
    node = _sources()[place[0]].named[place[1]]
    assert isinstance(node, ast.FunctionDef)
    given = [*node.args.args, *node.args.kwonlyargs]
    staff = any(one.annotation and "Staff" in ast.unparse(one.annotation) for one in given)
    return staff and (len(given) > 1 or place[0].endswith("own_templates"))


def _use_case(place: Place) -> UseCase:
    module, name = place
    source = _sources()[module]
    node = source.named[name]
    assert isinstance(node, ast.FunctionDef)
    reached = _behind(module, source, node, frozenset())
    does = (ast.get_docstring(node) or "").partition("\n")[0]
    roles = _roles(place, NOBODY, ())
    return UseCase(module, name, does, roles, roles is not None or NOW in reached, bool(REACH & reached))


def _roles(place: Place, passed: frozenset[str], way: tuple[Place, ...]) -> frozenset[str] | None:
    """The roles of which one is needed: those that it asks for itself, or else what it calls on the person's behalf asks for."""
    module, name = place
    source = _sources()[module]
    own, others = [], []
    for call in (inner for inner in ast.walk(source.named[name]) if isinstance(inner, ast.Call)):
        meant = _meant(module, source, call.func)
        if meant == REQUIRE:
            own.append(_said(module, source, call.args[2:], passed))
        elif meant and meant not in (place, *way) and _speaks_for_them(call) and _is_function(meant):
            given = frozenset(arg.value for arg in call.args if isinstance(arg, ast.Constant) and arg.value in STAFF_ROLES)
            others.append(_roles(meant, given, (*way, place)))
    asked = own or [one for one in others if one is not None]
    return frozenset.intersection(*asked) if asked else None


def _is_function(place: Place) -> bool:
    source = _sources().get(place[0])
    return source is not None and isinstance(source.named.get(place[1]), ast.FunctionDef)


def _speaks_for_them(call: ast.Call) -> bool:
    return any(isinstance(arg, ast.Name) and arg.id == "who" for arg in call.args)


def _said(module: str, source: Source, arguments: list[ast.expr], passed: frozenset[str]) -> frozenset[str]:
    """The roles in a call; `*roles` are those that the caller passed."""
    found: set[str] = set()
    for argument in arguments:
        if isinstance(argument, ast.Constant):
            found.add(str(argument.value))
        elif isinstance(argument, ast.Starred):
            place = _meant(module, source, argument.value)
            found |= set(getattr(importlib.import_module(place[0]), place[1])) if place else passed
        elif place := _meant(module, source, argument):
            found.add(getattr(importlib.import_module(place[0]), place[1]))
    return frozenset(found)


def _who(roles: frozenset[str] | None) -> str:
    if roles is None or roles >= set(STAFF_ROLES):
        return "all staff"
    return ", ".join(NAMES.get(role, role) for role in (*STAFF_ROLES, SETTINGS) if role in roles and role != "admin") or "administrator"


def as_markdown() -> str:
    """The file as it should stand."""
    lines = [
        "# Who may do what",
        "",
        "Made from the code by `python -m participation.web.who_may`; do not edit it. An administrator has every role. *Own regions*: the",
        "workshops that decision 0011 gives to the person, as they work *now*; *project*: nothing of a workshop, or figures that",
        "hold for everybody. Each line is attacked in `tests/unit/test_who_may_do_what.py`, each page in",
        "`tests/pages/test_a_page_left_open.py`.",
        "",
        "## Pages",
        "",
        "| page | who opens it | use cases behind it |",
        "|---|---|---|",
    ]
    for one in opened():
        uses = ", ".join(f"`{use.full_name}`" for use in one.uses)
        lines.append(f"| `/{one.page.path}` | {'anyone' if one.roles is None else _who(one.roles)} | {uses} |")
    lines += ["", "## Use cases", "", "| use case | what it does | who | whose |", "|---|---|---|---|"]
    for use in use_cases():
        whose = "own regions" if use.within_reach else "project"
        lines.append(f"| `{use.full_name}` | {use.does.replace('|', '/')} | {_who(use.roles)} | {whose} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    TABLE.write_text(as_markdown(), encoding="utf-8")
