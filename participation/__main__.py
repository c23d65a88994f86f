"""The command line: `python -m participation COMMAND --help`."""

import asyncio
import json
import sqlite3
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

import click

from participation import demo, exports, integrity, polis_csv, replay, workshops
from participation.carrying import take_along, take_in
from participation.errors import Refused
from participation.load import plan as load_plan
from participation.load.http import ConnectionLost
from participation.model.people import STAFF_ROLES, Staff
from participation.model.texts import LANGUAGES
from participation.reports.table_files import TABLE_FILES
from participation.staff import accounts
from participation.store import Database, open_database

LOCAL = Staff("command-line", "command-line", "Command line", frozenset({"admin"}), "en")
EXPECTED = (polis_csv.Unreadable, load_plan.CannotLoad, ConnectionLost, sqlite3.Error, OSError)
Result = TypeVar("Result")

as_json = click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
url = click.option("--url", default="http://127.0.0.1:8501", show_default=True, help="The running server, on this machine.")


class OneLine(click.Group):
    """Ends with one clear line and a code other than zero when something can't be done."""

    def invoke(self, ctx: click.Context) -> Any:
        """Carries out the chosen command."""
        try:
            return super().invoke(ctx)
        except Refused as refused:
            raise click.ClickException(refused.say("en")) from refused
        except EXPECTED as failed:
            raise click.ClickException(str(failed) or type(failed).__name__) from failed


def _database() -> Database:
    """The database, closed in good order when the command ends."""
    database = open_database()
    click.get_current_context().call_on_close(database.close)
    return database


@click.group(cls=OneLine)
def main() -> None:
    """Yhdessä from the command line. YHDESSA_DATA says where the database and the other files are kept."""


@main.command("demo")
@as_json
def demo_command(as_json: bool) -> None:
    """Load the invented demo project into an empty database, to try the app with."""
    loaded = demo.load(_database())
    click.echo(json.dumps(asdict(loaded), ensure_ascii=False, indent=2) if as_json else loaded.sentence.en)


@main.command("export")
@click.option("--workshop", "given", required=True, help="The workshop's id or join code.")
@click.option("--format", "layout", required=True, type=click.Choice([*TABLE_FILES, "polis"]), help="All but xlsx: a zip.")
@click.option("--to", "place", required=True, type=click.Path(path_type=Path), help="The file to write.")
@click.option("--language", default="fi", show_default=True, type=click.Choice(LANGUAGES), help="Of the headings.")
def export_command(given: str, layout: exports.Layout, place: Path, language: str) -> None:
    """Write what a workshop said into a file.

    All but polis hold what everybody may see: shown themes, and closed votes as far as small groups allow. csv is for
    spreadsheets with Nordic settings, plain-csv for programs. polis holds each ballot, without a name or a role: keep it as
    you would keep ballots.
    """
    database = _database()
    place.write_bytes(exports.file(database, LOCAL, _workshop_id(database, given), layout, language))
    click.echo(f"It is in {place}.")


def _workshop_id(database: Database, given: str) -> str:
    for workshop in workshops.every(database, LOCAL):
        if given in (workshop.id, workshop.join_code):
            return workshop.id
    raise click.ClickException(f"There is no workshop {given}.")


@main.command("replay")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--speed", default=60.0, show_default=True, type=click.FloatRange(min=0.1), help="How many times as fast as it was.")
@click.option("--direct", is_flag=True, help="Without a server: through the use cases, as fast as it goes.")
@url
@as_json
def replay_command(folder: Path, speed: float, direct: bool, url: str, as_json: bool) -> None:
    """Drive a recorded conversation (Polis's CSV layout) through the app and compare what comes out.

    Without --direct each person is a browser session on the server at --url, which must use the same database
    (YHDESSA_DATA). Odd rows of the files are named with their line and left out or mended. Ends with 1 when anything else
    differs from the recording.
    """
    from participation.load.people import BrowserPeople

    recorded = polis_csv.read(folder)
    database = _database()
    people = replay.UseCasePeople(database) if direct else BrowserPeople(load_plan.own_address(url))
    with _progress(replay.length(recorded), "Replaying") as bar:
        outcome = _run(replay.play(database, recorded, people, speed=None if direct else speed, advance=bar.update))
    if as_json:
        click.echo(json.dumps(outcome.as_json(), ensure_ascii=False, indent=2))
    else:
        _say_outcome(outcome)
    sys.exit(1 if outcome.differences else 0)


def _say_outcome(outcome: replay.Outcome) -> None:
    click.echo(
        f"{outcome.people} people, {outcome.voters} voters, {outcome.shown} of {outcome.statements} statements shown,"
        f" {outcome.distinct_votes} distinct votes of {outcome.votes_cast} cast, in {outcome.seconds} s"
        f" (at most {outcome.behind_seconds} s behind the recording's own time)."
    )
    for number, what in (
        (outcome.gaps_shortened, f"silences longer than {replay.LONGEST_GAP:g} s were shortened to that."),
        (outcome.votes_before_their_statement, "votes stand before their statement; those statements were brought forward."),
        (outcome.votes_on_statements_not_shown, "votes on statements that were not shown were left out."),
        (outcome.statements_moderated_out, "statements were moderated out, and are sent back to their writers."),
        (outcome.statements_nobody_decided_about, "statements had nobody's decision, and wait."),
        (outcome.statements_too_long, "statements are too long for this tool."),
    ):
        if number:
            click.echo(f"{number} {what}")
    for row in outcome.odd_rows:
        click.echo(f"Odd: {row.say('en')}")
    for difference in outcome.differences:
        click.echo(f"Differs: {difference}")
    click.echo(f"{len(outcome.differences)} differences." if outcome.differences else "Nothing differs from the recording.")


@main.command("load")
@click.option("--tablets", default=100, show_default=True, help="How many tablets take part.")
@click.option("--seconds", default=60.0, show_default=True, help="How long they vote.")
@click.option("--join-per-second", default=20.0, show_default=True, help="How many join each second.")
@click.option("--between-votes", default=6.0, show_default=True, help="Seconds between the votes of one person, on average.")
@click.option("--idle-seconds", default=20.0, show_default=True, help="How long all rest at the end.")
@click.option("--first-visit", is_flag=True, help="Each browser loads the page's scripts too, as one that was never here.")
@click.option("--facilitator", default="console", show_default=True, type=click.Choice(["console", "database"]), help="Moves the stage.")
@click.option("--pid", type=int, help="The server's process, where it can't be found by its port.")
@url
@as_json
def load_command(facilitator: str, pid: int | None, url: str, as_json: bool, **given: Any) -> None:
    """Drive many tablets against a running server and measure what a person would notice.

    Each tablet is a browser with its own cookie: the page, its Streamlit session, the live events, the API. The workshop
    is made on the server's own database, so YHDESSA_DATA must be the server's. The stage moves by the console's button on
    the server, or (database) from this process, which the server hears up to half a second later. What stays is a closed
    workshop named “Kuormituskoe”.
    """
    from participation.load.facilitator import ConsoleFacilitator, DatabaseFacilitator
    from participation.load.report import sentences
    from participation.load.run import Run
    from participation.load.server import ServerFacts

    plan = load_plan.Plan(**given)
    address = load_plan.own_address(url)
    server = ServerFacts(pid) if pid else ServerFacts.listening_on(address.port)

    async def measure(advance: Callable[[int], None]) -> dict[str, Any]:
        leads = (ConsoleFacilitator if facilitator == "console" else DatabaseFacilitator)(_database(), address)
        return await Run(plan, address, leads, server, advance).measure()

    with _progress(plan.steps, "Loading") as bar:
        figures = _run(measure(bar.update))
    click.echo(json.dumps(figures, indent=2) if as_json else "\n".join(sentences(figures)))


@main.command("check")
@as_json
def check_command(as_json: bool) -> None:
    """Look whether the database is whole and holds together, and what should be erased. Ends with 1 when it is damaged."""
    found = integrity.check(_database())
    if as_json:
        click.echo(json.dumps({"damage": found.damage, "notes": found.notes}, ensure_ascii=False, indent=2))
    else:
        for line in [*found.damage, *found.notes]:
            click.echo(line)
        click.echo(f"{len(found.damage)} things are damaged." if found.damage else "The database is whole.")
    sys.exit(1 if found.damage else 0)


@main.group("account")
def account() -> None:
    """Accounts of staff. Whoever may write the database file may manage them here."""


@account.command("list")
@as_json
def list_accounts(as_json: bool) -> None:
    """Show every account."""
    known = accounts.every(_database(), LOCAL)
    rows = [
        {"username": one.username, "name": one.name, "roles": sorted(one.roles), "created_at": one.created_at, "disabled": one.disabled}
        for one in known
    ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in known:
        click.echo(f"{one.username}\t{one.name}\t{', '.join(sorted(one.roles))}{chr(9) + 'disabled' if one.disabled else ''}")


@account.command("add")
@click.argument("username")
@click.option("--name", required=True, help="How the person is called in the app.")
@click.option("--role", "roles", multiple=True, required=True, type=click.Choice(STAFF_ROLES), help="May be given more than once.")
def add_account(username: str, name: str, roles: tuple[str, ...]) -> None:
    """Make an account. The password is asked for, or read from the standard input."""
    made = accounts.create(_database(), LOCAL, username, name, roles, _new_password())
    click.echo(f"{made.username} can sign in now.")


@account.command("password")
@click.argument("username")
def give_password(username: str) -> None:
    """Give an account a new password; whoever is signed in with the old one is out."""
    database = _database()
    accounts.give_password(database, LOCAL, _account(database, username).id, _new_password())
    click.echo("The password is changed.")


@account.command("disable")
@click.argument("username")
def disable_account(username: str) -> None:
    """Close an account at once; what it did stays."""
    database = _database()
    accounts.disable(database, LOCAL, _account(database, username).id)
    click.echo("The account is closed.")


@account.command("token")
def first_token() -> None:
    """Print a one-time code for making the first administrator in the browser."""
    code = accounts.invite_first_administrator(_database())
    if code is None:
        raise click.ClickException("This installation has an account already. Use `account add`.")
    click.echo(code)


def _account(database: Database, username: str) -> accounts.Account:
    for known in accounts.every(database, LOCAL):
        if known.username == accounts.plain(username):
            return known
    raise click.ClickException(f"There is no account {username}. `account list` shows them.")


def _new_password() -> str:
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\r\n")


def _progress(length: int, label: str) -> Any:
    """A bar on the error stream, so that what is printed can be piped."""
    return click.progressbar(length=length, label=label, file=sys.stderr)


def _run(work: Coroutine[Any, Any, Result]) -> Result:
    """Runs in an event loop; in the fast one where it is installed."""
    loop_factory = None
    with suppress(ImportError):
        import uvloop

        loop_factory = uvloop.new_event_loop
    with asyncio.Runner(loop_factory=loop_factory) as runner:
        return runner.run(work)


@main.group("project")
def project_group() -> None:
    """The whole project, carried from one installation to another; never participants or what they said."""


@project_group.command("export")
@click.option("--to", "place", required=True, type=click.Path(path_type=Path), help="The file to write, such as project.yaml.")
def export_project(place: Path) -> None:
    """Write the project's structure, rounds, conclusions, goals and own templates into a file."""
    place.write_bytes(take_along.as_yaml(_database(), LOCAL))
    click.echo(f"It is in {place}.")


@project_group.command("import")
@click.argument("place", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--look", is_flag=True, help="Only say what would be added.")
@as_json
def import_project(place: Path, look: bool, as_json: bool) -> None:
    """Take a project in from a file. What stands here already stays as it is, and is named.

    What is odd in the file is named with its line and left out; the rest is taken.
    """
    taken = (take_in.look_at if look else take_in.take_in)(_database(), LOCAL, place.read_bytes(), place.name)
    kept = [[title, name.en] for title, name in taken.kept]
    odd = [row.as_json() for row in taken.odd]
    if as_json:
        click.echo(json.dumps({"added": taken.added, "alike": taken.alike, "kept": kept, "odd_rows": odd}, ensure_ascii=False, indent=2))
        return
    for title, number in taken.added.items():
        click.echo(f"{title}: {number} {'would be ' if look else ''}added")
    click.echo(f"{taken.alike} things stood here already.")
    for title, name in kept:
        click.echo(f"{title}: “{name}” differs and stays as it is here.")
    for row in taken.odd:
        click.echo(f"Odd: {row.say('en')}")


if __name__ == "__main__":
    main(prog_name="python -m participation")
