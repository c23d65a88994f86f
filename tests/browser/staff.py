"""Staff who are signed in already, for tests that are about something else than signing in."""

from playwright.sync_api import BrowserContext

from participation.staff import accounts, signing_in
from participation.store import Database
from tests import builders
from tests.browser.console import PASSWORD
from tests.serving import Server

_A_BROWSER = "v" * 43


def sign_in(device: BrowserContext, server: Server, database: Database, name: str, *roles: str) -> None:
    """Makes an account with these roles and gives its session to the browser."""
    token = session(database, name, *roles)
    device.add_cookies([{"name": "yhdessa_session", "value": token, "url": server.address}])


def session(database: Database, name: str, *roles: str) -> str:
    """Makes an account with these roles; the token of a session of it."""
    made = accounts.create(database, builders.ADMIN, name.lower(), name, roles, PASSWORD)
    return signing_in.redeem(database, _A_BROWSER, signing_in.ticket(database, _A_BROWSER, made.id))
