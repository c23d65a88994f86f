"""The address that others' devices get: never a name that means the machine which says it."""

import socket
from types import SimpleNamespace as Made

import pytest

from participation import address


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(address.SETTING, raising=False)


@pytest.mark.parametrize(
    "opened",
    [
        "http://localhost:8501/screen?show=x",
        "http://LOCALHOST:8501/screen",
        "http://localhost.:8501/",
        "http://yhdessa.localhost:8501/",
        "http://localhost.localdomain:8501/",
        "http://127.0.0.1:8501/",
        "http://127.9.8.7:8501/",
        "http://127.1:8501/",
        "http://0x7f.1:8501/",
        "http://2130706433:8501/",
        "http://0.0.0.0:8501/",
        "http://0:8501/",
        "http://[::1]:8501/screen",
        "http://[::]:8501/",
        "http://[::ffff:127.0.0.1]:8501/",
    ],
)
def test_a_page_opened_by_a_name_of_this_machine_gives_its_address_in_the_network(opened: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "in_network", lambda: "192.168.1.20")
    assert address.to_join(opened) == "http://192.168.1.20:8501"
    assert address.to_join(opened, only_here=True) is None
    monkeypatch.setattr(address, "in_network", lambda: None)
    assert address.to_join(opened) is None


@pytest.mark.parametrize(
    ("opened", "found"),
    [
        ("https://yhdessa.example/screen?show=x", "https://yhdessa.example"),
        ("http://192.168.1.20:8501/run", "http://192.168.1.20:8501"),
        ("http://[fd00::5]:8501/run", "http://[fd00::5]:8501"),
        ("http://koneeni.local:8501/", "http://koneeni.local:8501"),
        ("https://127.example/", "https://127.example"),
    ],
)
def test_an_address_that_others_can_use_stays_as_it_was_opened(opened: str, found: str) -> None:
    assert address.to_join(opened, only_here=True) == found


@pytest.mark.parametrize("given", ["https://yhdessa.example:8443", "https://yhdessa.example:8443/", " yhdessa.example:8443 "])
def test_the_configured_address_goes_before_all(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(address.SETTING, given)
    assert address.to_join("http://localhost:8501/") == address.to_join("http://10.0.0.1/") == "https://yhdessa.example:8443"


def test_this_machines_own_address_is_none_that_means_itself() -> None:
    found = address.in_network()
    assert found is None or not address.is_only_this_machine(found)


def test_without_a_way_out_the_address_of_a_card_is_taken_and_not_that_of_a_container(monkeypatch: pytest.MonkeyPatch) -> None:
    def card(number: str) -> list[Made]:
        return [Made(family=socket.AF_INET, address=number)]

    cards = {"lo": "127.0.0.1", "docker0": "172.17.0.1", "eth9": "169.254.3.4", "wlan0": "192.168.8.2"}
    monkeypatch.setattr(address, "_of_the_way_out", lambda: None)
    monkeypatch.setattr(address.psutil, "net_if_addrs", lambda: {name: card(number) for name, number in cards.items()})
    monkeypatch.setattr(address.psutil, "net_if_stats", lambda: dict.fromkeys(cards, Made(isup=True)))
    assert address.in_network() == "192.168.8.2"
