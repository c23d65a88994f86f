"""The pages: address, file, name, and who may see them. A page that has no file yet isn't offered."""

from dataclasses import dataclass
from pathlib import Path

from participation.model.people import SETTINGS
from participation.model.texts import N_

FOLDER = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True)
class Page:
    """One page. `roles` are those of staff who see it in the header, or behind “More”; without roles it is for anyone."""

    path: str
    file: str
    name: str
    roles: frozenset[str] = frozenset()
    in_header: bool = False
    more: bool = False

    @property
    def place(self) -> Path:
        """Where its file lies."""
        return FOLDER / self.file


def _staff(path: str, file: str, name: str, *roles: str, in_header: bool = True, more: bool = False) -> Page:
    return Page(path, file, name, frozenset((*roles, "admin")), in_header, more)


_READERS = ("facilitator", "coordinator", "reviewer", "evaluator", "management")


_ALL = (
    Page("", "participant/welcome.py", N_("Welcome")),
    Page("join", "participant/join.py", N_("Join")),
    Page("take_part", "participant/take_part.py", N_("Take part")),
    Page("mine", "participant/mine.py", N_("What I have sent")),
    Page("what-happened", "participant/what_happened.py", N_("What happened")),
    Page("note", "note.py", N_("Note a weak signal")),
    Page("ask", "ask.py", N_("Question from a team")),
    Page("glossary", "glossary.py", N_("What the words mean")),
    Page("tool", "tool.py", N_("Participation tool")),
    Page("sign_in", "sign_in.py", N_("Sign in")),
    _staff("workshops", "facilitator/workshops.py", N_("Workshops"), "facilitator"),
    _staff("run", "facilitator/run.py", N_("Lead the workshop"), "facilitator", in_header=False),
    _staff("plan", "facilitator/plan.py", N_("Plan of the workshop"), "facilitator", in_header=False),
    _staff("series", "facilitator/series.py", N_("Groups and series"), "facilitator", "reviewer", "evaluator", more=True),
    _staff("templates", "facilitator/templates.py", N_("Templates"), "facilitator"),
    Page("screen", "facilitator/screen.py", N_("The room's screen")),
    _staff("review", "reviewer/review.py", N_("Review"), "reviewer", "evaluator"),
    _staff("results", "reviewer/results.py", N_("Results"), "facilitator", "reviewer", "evaluator"),
    _staff("overview", "management/overview.py", N_("Overview"), "reviewer", "coordinator", "evaluator", "management"),
    _staff("rounds", "reviewer/rounds.py", N_("Rounds"), *_READERS),
    _staff("regions", "reviewer/regions.py", N_("Regions"), *_READERS, more=True),
    _staff("across", "reviewer/across.py", N_("Themes across the project"), *_READERS, more=True),
    _staff("process", "reviewer/process.py", N_("Co-development"), *_READERS, more=True),
    _staff("models", "reviewer/models.py", N_("Operating models"), *_READERS, more=True),
    _staff("reports", "reviewer/reports.py", N_("Documents"), "reviewer", "evaluator", more=True),
    _staff("events", "facilitator/events.py", N_("Events"), *_READERS, more=True),
    _staff("follow_up", "reviewer/follow_up.py", N_("Tell what happened"), "reviewer"),
    _staff("cards", "reviewer/cards.py", N_("Cards"), *_READERS, more=True),
    _staff("start_here", "newcomer.py", N_("New here?"), *_READERS, more=True),
    _staff("project", "admin/project.py", N_("Project"), SETTINGS),
    _staff("accounts", "admin/accounts.py", N_("Accounts"), "admin", more=True),
    _staff("safety", "admin/safety.py", N_("Safety"), "admin", more=True),
)


def every() -> tuple[Page, ...]:
    """Each page that has a file."""
    return tuple(page for page in _ALL if page.place.is_file())


def first_for(roles: frozenset[str]) -> str:
    """The path where a signed-in person starts."""
    return next((page.path for page in every() if page.in_header and page.roles & roles), "")
