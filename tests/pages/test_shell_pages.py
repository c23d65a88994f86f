"""The welcome page, the sign-in page and the accounts page, as pages."""

from collections.abc import Callable
from pathlib import Path

import bcrypt
import pytest
from streamlit.testing.v1 import AppTest

from participation.model.people import Staff
from participation.staff import accounts, signing_in
from participation.store import Database
from participation.web import asker, go

ROOT = Path(__file__).parents[2]
PASSWORD = "kolme pientä kettua"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    real = bcrypt.gensalt
    monkeypatch.setattr(bcrypt, "gensalt", lambda: real(rounds=4))


@pytest.fixture
def left(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where the browser was sent."""
    addresses: list[str] = []
    monkeypatch.setattr(go, "to", addresses.append)
    monkeypatch.setattr(asker, "visitor", lambda: "v" * 43)
    return addresses


@pytest.fixture
def admin(own_database: Database) -> Staff:
    code = accounts.invite_first_administrator(own_database)
    assert code
    return accounts.create_first_administrator(own_database, code, "aino", "Aino", PASSWORD)


def page(path: str = "") -> AppTest:
    app = AppTest.from_file(str(ROOT / "participation/web/shell.py"), default_timeout=30).run()
    return app.switch_page(str(ROOT / "pages" / path)).run() if path else app


def words(app: AppTest) -> str:
    """Everything that the page says."""
    elements = [*app.markdown, *app.title, *app.header, *app.warning, *app.success]
    return " ".join(str(element.value) for element in elements)


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def fill(app: AppTest, **values: str) -> None:
    for label, value in values.items():
        next(field for field in app.text_input if field.label == label.replace("_", " ")).input(value)


def test_a_new_installation_offers_the_demo_and_the_first_administrator(own_database: Database, sign_in: Callable[..., None]) -> None:
    sign_in(None)
    app = page()
    assert "This is a new installation" in words(app)
    app = press(app, "Load the demo project")
    assert "Join the open workshop with the code" in words(app)
    assert not any(button.label == "Load the demo project" for button in app.button)
    assert "This is a new installation" in words(page()), "the demo alone gives nobody a key"


def test_the_first_administrator_is_sent_to_fetch_a_session(own_database: Database, sign_in: Callable[..., None], left: list[str]) -> None:
    sign_in(None)
    code = accounts.invite_first_administrator(own_database)
    app = page()
    fill(app, Code_from_the_server=code or "", Your_name="Aino", Username="aino", Password=PASSWORD)
    press(app, "Make the first administrator")
    [address] = left
    ticket = address.removeprefix("/session?ticket=")
    assert signing_in.of_session(own_database, signing_in.redeem(own_database, "v" * 43, ticket))
    assert "This is a new installation" not in words(page())


def test_a_wrong_password_is_said_in_one_sentence(admin: Staff, sign_in: Callable[..., None], left: list[str]) -> None:
    sign_in(None)
    app = page("sign_in.py")
    fill(app, Username="aino", Password="something else")
    app = press(app, "Sign in")
    assert "do not go together" in words(app) and left == []
    fill(app, Username="aino", Password=PASSWORD)
    press(app, "Sign in")
    assert left[0].startswith("/session?ticket=")


def test_the_accounts_are_for_administrators_and_the_own_password_for_everyone(
    own_database: Database, admin: Staff, sign_in: Callable[..., None]
) -> None:
    made = accounts.create(own_database, admin, "ville", "Ville", ["facilitator"], PASSWORD)
    ville = Staff(made.id, made.username, made.name, made.roles)
    for who, sees, not_sees in (
        (admin, "New account", "Sign in to see"),
        (ville, "My password", "New account"),
        (None, "Sign in to see", "My password"),
    ):
        sign_in(who)
        said = words(page("admin/accounts.py"))
        assert sees in said and not_sees not in said


def test_an_administrator_makes_and_closes_an_account(own_database: Database, admin: Staff, sign_in: Callable[..., None]) -> None:
    sign_in(admin)
    app = page("admin/accounts.py")
    fill(app, Name="Ville", Username="ville", First_password=PASSWORD)
    app = press(app, "Make the account")
    assert "Choose at least one role." in words(app)
    app.button_group[-1].select("facilitator")
    app = press(app, "Make the account")
    assert "The account ville is ready." in words(app)
    ville = next(account for account in accounts.every(own_database, admin) if account.username == "ville")
    app = next(button for button in app.button if button.key == f"disable-{ville.id}").click().run()
    assert "The account ville is closed." in words(app)


def test_an_unknown_role_opens_no_page(admin: Staff, sign_in: Callable[..., None]) -> None:
    sign_in(Staff("x", "x", "X", frozenset({"visitor"})))
    assert "You need another role for this." in words(page("admin/accounts.py"))
