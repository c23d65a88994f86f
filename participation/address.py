"""Where people find this installation: the address that stands on the screen, in the QR codes and on paper.

A name that means "this very machine" is of no use to a tablet. So it is the configured address (`YHDESSA_ADDRESS`), or the
one that the page was opened with, or else this machine's address in its network.
"""

import ipaddress
import os
import socket
from urllib.parse import SplitResult, urlsplit

import psutil

SETTING = "YHDESSA_ADDRESS"
_BESIDE = ("docker", "br-", "veth", "virbr", "vbox", "vmnet", "cni", "tun", "tap", "zt", "utun")


def configured() -> str | None:
    """The address that the installation was given, such as `https://yhdessa.example.org`; None without one."""
    given = os.environ.get(SETTING, "").strip().rstrip("/")
    if not given:
        return None
    parts = urlsplit(given if "://" in given else f"https://{given}")
    return _site(parts) if parts.scheme in ("http", "https") and parts.hostname else None


def to_join(opened: str, *, only_here: bool = False) -> str | None:
    """The beginning of our addresses for others' devices, from the address of a page as its browser has it.

    None when a tablet could not reach us: the page was opened with a name of this very machine, which has no address in a
    network, or listens to nobody else (`only_here`).
    """
    if set_by_hand := configured():
        return set_by_hand
    parts = urlsplit(opened)
    if parts.hostname and not is_only_this_machine(parts.hostname):
        return _site(parts)
    found = None if only_here else in_network()
    if found is None:
        return None
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme or 'http'}://{found}{port}"


def is_only_this_machine(host: str) -> bool:
    """Whether a host's name means the machine that says it, in any spelling."""
    name = host.strip("[]").rstrip(".").lower()
    if name == "localhost" or name.endswith(".localhost") or name.startswith("localhost."):
        return True
    try:
        number = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return _is_number_of_this_machine(name)
    number = getattr(number, "ipv4_mapped", None) or number
    return number.is_loopback or number.is_unspecified


def _is_number_of_this_machine(name: str) -> bool:
    """The short and the hexadecimal spellings, such as 127.1 and 0x7f.1."""
    if not name or not name.replace(".", "").replace("x", "").isalnum() or not name[0].isdigit():
        return False
    try:
        return socket.inet_aton(name)[0] in (0, 127)
    except OSError:
        return False


def in_network() -> str | None:
    """This machine's own address in its network; None when it has none."""
    return _of_the_way_out() or _of_a_card()


def _of_the_way_out() -> str | None:
    """The address that the machine would send from. Nothing is sent: connecting a datagram socket only chooses the way."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as way:
        try:
            way.connect(("10.254.254.254", 9))
            found = str(way.getsockname()[0])
        except OSError:
            return None
    return found if _is_of_use(found) else None


def _of_a_card() -> str | None:
    """The first address of a network card, where there is no way out: a network of its own in a room without the internet."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    for name, numbers in sorted(psutil.net_if_addrs().items()):
        if name in up and not name.lower().startswith(_BESIDE):
            for number in numbers:
                if number.family == socket.AF_INET and _is_of_use(number.address):
                    return str(number.address)
    return None


def _is_of_use(number: str) -> bool:
    return not is_only_this_machine(number) and not ipaddress.ip_address(number).is_link_local


def _site(parts: SplitResult) -> str:
    host = parts.hostname or ""
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}" + (f":{parts.port}" if parts.port else "")
