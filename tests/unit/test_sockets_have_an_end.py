"""How many web sockets a visitor, an address and all strangers can hold open, and that others come in all the same."""

from contextlib import ExitStack

import pytest

from participation.web.sockets import Sockets, network, with_an_end

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def opened(sockets: Sockets, open_ones: ExitStack, visitor: str | None, address: str = "192.0.2.1", *, stranger: bool = True) -> bool:
    return open_ones.enter_context(sockets.one(visitor, address, stranger=stranger))


def test_one_visitor_has_an_end_and_gets_room_again() -> None:
    sockets = Sockets(of_one=3)
    with ExitStack() as tabs:
        assert [opened(sockets, tabs, "a", stranger=False) for _ in range(5)] == [True, True, True, False, False]
        assert opened(sockets, tabs, "b", stranger=False)
    with ExitStack() as tabs:
        assert opened(sockets, tabs, "a", stranger=False)
    assert not sockets._open


def test_strangers_have_an_end_and_keep_nobody_out_who_took_part() -> None:
    sockets = Sockets(of_one=5, of_an_address=4, of_strangers=6)
    with ExitStack() as tabs:
        assert [opened(sockets, tabs, f"a{n}") for n in range(6)] == [True] * 4 + [False] * 2
        assert [opened(sockets, tabs, f"b{n}", "192.0.2.2") for n in range(4)] == [True, True, False, False]
        assert opened(sockets, tabs, "known", stranger=False)
        assert opened(sockets, tabs, "staff", "192.0.2.2", stranger=False)


def test_without_a_cookie_the_address_counts() -> None:
    sockets = Sockets(of_an_address=2)
    with ExitStack() as tabs:
        assert [opened(sockets, tabs, None) for _ in range(3)] == [True, True, False]


def test_a_whole_ipv6_network_of_one_machine_counts_as_one() -> None:
    assert network("2001:db8:1:2::1") == network("2001:db8:1:2:ffff::9") != network("2001:db8:1:3::1")
    assert network("192.0.2.1") == "192.0.2.1" and network("testclient") == "testclient"


async def test_a_message_that_is_too_long_ends_the_connection() -> None:
    messages = [{"type": "websocket.receive", "bytes": b"x" * 10}, {"type": "websocket.receive", "bytes": b"x" * 11}]

    async def receive() -> dict[str, object]:
        return messages.pop(0)

    shorter = with_an_end(receive, 10)
    assert (await shorter())["type"] == "websocket.receive"
    assert (await shorter())["type"] == "websocket.disconnect"
