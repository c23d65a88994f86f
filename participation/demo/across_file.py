"""What the invented reviewers saw across workshops, read and typed from its file."""

from dataclasses import dataclass

from participation.demo.files import FOLDER
from participation.template_files import yaml_files


@dataclass(frozen=True)
class Followed:
    """What became of a signal; themes are called by their number."""

    theme: int
    steps: tuple[str, ...]


@dataclass(frozen=True)
class Linked:
    """What stands behind a goal: themes, groups by name, and the conclusions of rounds."""

    goal: str
    themes: tuple[int, ...]
    groups: tuple[str, ...]
    rounds: tuple[int, ...]


@dataclass(frozen=True)
class Whisper:
    """A signal from everyday work. `again`: the number of the signal that it is again; 0 where nobody has said so."""

    weeks_ago: int
    language: str
    kind: str
    details: dict[str, object]
    again: int
    text: str


@dataclass(frozen=True)
class Seen:
    """All of the file."""

    signals: tuple[Followed, ...]
    tags: tuple[tuple[str, tuple[int, ...]], ...]
    goals: tuple[Linked, ...]
    whispers: tuple[Whisper, ...]


def read() -> Seen:
    """What stands in `across.yaml`."""
    whole = yaml_files.read(FOLDER / "across.yaml").mapping(needs=("signals", "tags", "goals", "whispers"))
    signals = (item.mapping(needs=("theme", "steps")) for item in whole["signals"].items())
    tags = (item.mapping(needs=("tag", "themes")) for item in whole["tags"].items())
    goals = (item.mapping(needs=("goal", "themes", "groups", "rounds")) for item in whole["goals"].items())
    return Seen(
        tuple(Followed(one["theme"].whole_number(1, 999), tuple(step.text() for step in one["steps"].items())) for one in signals),
        tuple((one["tag"].text(), _numbers(one["themes"])) for one in tags),
        tuple(
            Linked(
                one["goal"].text(), _numbers(one["themes"]), tuple(name.text() for name in one["groups"].items()), _numbers(one["rounds"])
            )
            for one in goals
        ),
        tuple(_whisper(item) for item in whole["whispers"].items()),
    )


def _numbers(part: yaml_files.Part) -> tuple[int, ...]:
    return tuple(item.whole_number(0, 999) for item in part.items())


def _whisper(part: yaml_files.Part) -> Whisper:
    one = part.mapping(needs=("weeks_ago", "language", "kind", "strength", "where", "again", "text"))
    details: dict[str, object] = {name: one[name].text() for name in ("strength", "where")}
    weeks, again = one["weeks_ago"].whole_number(0, 99), one["again"].whole_number(0, 999)
    return Whisper(weeks, one["language"].text(), one["kind"].text(), details, again, one["text"].text())
