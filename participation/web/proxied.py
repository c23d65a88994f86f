"""What a proxy before us says of the browser: its address, and whether its connection is encrypted.

uvicorn reads that only from a proxy that it trusts. It does not know this machine again where IPv4 comes in over an IPv6
socket (`::ffff:127.0.0.1`), which is how Streamlit listens: then every cookie behind HTTPS would go without `Secure`.
"""

import ipaddress
import os

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

TRUSTED = "127.0.0.1,::1"


class Proxied:
    """Stands before the front door."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = ProxyHeadersMiddleware(app, os.environ.get("FORWARDED_ALLOW_IPS", TRUSTED))  # type: ignore[arg-type]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes the request on with the browser's own address and scheme."""
        if client := scope.get("client"):
            scope["client"] = (plain(client[0]), client[1])
        await self._app(scope, receive, send)  # type: ignore[arg-type]


def plain(host: str) -> str:
    """An IPv4 address as such, also where it came in over an IPv6 socket."""
    try:
        number = ipaddress.ip_address(host)
    except ValueError:
        return host
    return str(getattr(number, "ipv4_mapped", None) or number)
