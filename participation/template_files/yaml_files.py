"""Reads the YAML files that people edit, without constructing anything, and keeps the line of every value.

A file that is too large, nested too deeply, or that repeats itself through anchors is refused before it is read: a few
lines of anchors can stand for gigabytes.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import yaml

from participation.errors import Refused
from participation.model import limits
from participation.model.texts import LANGUAGES, Texts
from participation.plain_text import counted
from participation.texts import everywhere

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's where it is there: ten times as fast
PLAIN = {f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq", "timestamp")}


@dataclass(frozen=True)
class Part:
    """One value of a file: a mapping, a list or a plain value, and the line it stands on."""

    content: "dict[str, Part] | list[Part] | str | None"
    tag: str
    line: int

    def mapping(self, *, needs: Collection[str] = (), may: Collection[str] = ()) -> "dict[str, Part]":
        """The mapping, when it has all the keys it needs and no others than it may have."""
        if not isinstance(self.content, dict):
            raise Refused("Line {line}: names with values should stand here, each as name: value.", line=self.line)
        for name, part in self.content.items():
            if name not in needs and name not in may:
                raise Refused(
                    "Line {line}: “{name}” is not known here. Take it off, or use one of these: {known}.",
                    line=part.line,
                    name=name,
                    known=", ".join([*needs, *may]),
                )
        for name in needs:
            if name not in self.content:
                raise Refused("Line {line}: “{name}” is missing. Add it.", line=self.line, name=name)
        return self.content

    def any_mapping(self) -> "dict[str, Part]":
        """The mapping, whatever its keys are."""
        return self.mapping(may=self.content if isinstance(self.content, dict) else ())

    def items(self) -> "list[Part]":
        """The list."""
        if not isinstance(self.content, list):
            raise Refused("Line {line}: a list should stand here, each item after a dash.", line=self.line)
        return self.content

    def text(self, longest: limits.Longest | None = None) -> str:
        """The plain value as it was written; something must stand there, and no more than fits its form."""
        if not isinstance(self.content, str) or not self.content.strip():
            raise Refused("Line {line}: a text should stand here.", line=self.line)
        text = self.content.strip()
        if longest is not None and counted(text) > longest:
            raise Refused("Line {line}: {what}", line=self.line, what=everywhere(longest.sentence, longest=int(longest)))
        return text

    def text_or_nothing(self) -> str | None:
        """The plain value, or None for `null` or an empty place."""
        return None if self.tag.endswith(":null") else self.text()

    def whole(self, limit: limits.Whole) -> int:
        """The whole number, when it keeps to its limit; otherwise the limit says so in its own words."""
        text = self.content if isinstance(self.content, str) else ""
        if not self.tag.endswith(":int") or not text.isascii() or not text.isdigit() or not limit.fits(int(text)):
            said = everywhere(limit.sentence, lowest=limit.lowest, highest=limit.highest)
            raise Refused("Line {line}: {what}", line=self.line, what=said)
        return int(text)

    def whole_number(self, lowest: int, highest: int) -> int:
        """The whole number, when it lies between the two (both included)."""
        text = self.content if isinstance(self.content, str) else ""
        if not self.tag.endswith(":int") or not text.isascii() or not text.isdigit() or not lowest <= int(text) <= highest:
            raise Refused(
                "Line {line}: a whole number from {lowest} to {highest} should stand here.",
                line=self.line,
                lowest=lowest,
                highest=highest,
            )
        return int(text)

    def yes_or_no(self) -> bool:
        """`true` or `false`."""
        if self.content not in ("true", "false"):
            raise Refused("Line {line}: true or false should stand here.", line=self.line)
        return self.content == "true"

    def one_of(self, known: Collection[str]) -> str:
        """The text, when it is one of the known words."""
        word = self.text()
        if word not in known:
            raise Refused(
                "Line {line}: “{name}” is not known here. Use one of these: {known}.",
                line=self.line,
                name=word,
                known=", ".join(known),
            )
        return word

    def texts(self, longest: limits.Longest | None = None) -> Texts:
        """The text in Finnish, Swedish and English; all three must be there."""
        found = self.mapping(needs=LANGUAGES)
        return Texts(**{language: found[language].text(longest) for language in LANGUAGES})


def read(path: Path) -> Part:
    """The whole file as one part. Raises Refused with the line and what to change."""
    raw = path.read_bytes()
    if len(raw) > limits.TEMPLATE_BYTES:
        raise Refused(
            "{file} is larger than {kilobytes} kilobytes. Make it shorter.", file=path.name, kilobytes=limits.TEMPLATE_BYTES // 1024
        )
    try:
        return parse(raw.decode("utf-8"))
    except UnicodeDecodeError:
        raise Refused("{file} is not written in UTF-8. Save it as UTF-8.", file=path.name) from None


def parse(text: str) -> Part:
    """The text of a YAML file as one part."""
    try:
        _refuse_anchors_and_depth(text)
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as broken:
        line = broken.problem_mark.line + 1 if broken.problem_mark else 1
        raise Refused("Line {line}: the file can't be read here. Look at the spaces, colons and quotation marks.", line=line) from None
    except yaml.YAMLError:
        raise Refused("The file has a character that can't stand in it. Save it as plain UTF-8 text.") from None
    if node is None:
        raise Refused("The file is empty. Write the texts in it.")
    return _part(node)


def _refuse_anchors_and_depth(text: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if getattr(event, "anchor", None) is not None:
            raise Refused("Line {line}: names that start with & or * can't be used. Write the text out.", line=line)
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > limits.TEMPLATE_DEPTH:
            raise Refused("Line {line}: too many levels inside each other. Make the file simpler.", line=line)


def _part(node: yaml.Node) -> Part:
    line = node.start_mark.line + 1
    if node.tag not in PLAIN:
        raise Refused("Line {line}: “{name}” can't stand here. Write a plain text, in quotation marks.", line=line, name=node.tag)
    if isinstance(node, yaml.SequenceNode):
        return Part([_part(item) for item in node.value], node.tag, line)
    if isinstance(node, yaml.MappingNode):
        return Part(_named(node), node.tag, line)
    return Part(str(node.value), node.tag, line)


def _named(node: yaml.MappingNode) -> dict[str, Part]:
    found: dict[str, Part] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        name = str(key.value)
        if name in found:
            raise Refused("Line {line}: “{name}” stands here twice. Take one off.", line=line, name=name)
        part = _part(value)
        found[name] = Part(part.content, part.tag, line)
    return found
