"""Whether a request comes from our own page or from a page of somebody else.

A browser says so itself (`Sec-Fetch-Site`), wherever it trusts the connection. Where it does not, the page's origin has to
be an address of ours: the configured one, or the host that the request names, also as a proxy before us heard it.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from streamlit.web.server.starlette.starlette_app_utils import validate_xsrf_token
from streamlit.web.server.starlette.starlette_server_config import XSRF_COOKIE_NAME

from participation import address
from participation.model.texts import N_
from participation.web import cookies

FOREIGN = N_("This page was opened at another address. Open it again with the code on the screen.")
WHAT = "a request of another site's page"  # for the log
_PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443}


def is_foreign(headers: Headers) -> bool:
    """Whether another site's page, or a page of another origin of the same site, sent this."""
    said = headers.get("sec-fetch-site")
    if said is not None:
        return said not in ("same-origin", "none")
    origin = headers.get("origin")
    if origin is None:  # no browser: each names the origin of what a page sends
        return False
    forwarded = headers.get("x-forwarded-host", "").partition(",")[0]
    return not any(_is(origin, own) for own in (address.configured(), headers.get("host"), forwarded))


def socket_is_foreign(headers: Headers) -> bool:
    """The same for a web socket, for which browsers say less, and whose proxy may hide the host from us.

    Then our page shows that it is ours by what only it can read: the cookie that Streamlit's page repeats beside the socket.
    """
    if not is_foreign(headers):
        return False
    if "sec-fetch-site" in headers or headers.get("origin") in ("", "null"):
        return True
    repeated = [part.strip() for part in headers.get("sec-websocket-protocol", "").split(",")][1:2]
    kept = [value for name, value in cookies.pairs(headers.getlist("cookie")) if name == XSRF_COOKIE_NAME]
    return not (len(kept) == 1 and repeated and validate_xsrf_token(repeated[0], kept[0]))


def _is(origin: str, own: str | None) -> bool:
    """Whether an origin is the address. One without a port says nothing of the port: proxies leave it out."""
    try:
        page, ours = urlsplit(origin), urlsplit(own if own and "://" in own else f"//{own or ''}")
        if not page.hostname or page.hostname.rstrip(".") != (ours.hostname or "").rstrip("."):
            return False
        usual = _PORTS.get(page.scheme)
        if ours.scheme:
            return page.scheme == ours.scheme and (page.port or usual) == (ours.port or usual)
        return (page.port or usual) == ours.port or ours.port is None
    except ValueError:  # no address at all
        return False
