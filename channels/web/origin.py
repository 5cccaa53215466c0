"""Where a request comes from: the page it was made by, and the network it was made in."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection


def from_our_page(request: HTTPConnection, allowed: frozenset[str]) -> bool:
    """Whether the browser says that our own page made this request.

    `allowed` holds whole origins ("https://tro-ly.example.vn"), for when a proxy changes the Host header.
    """
    origin = request.headers.get("origin", "").lower()
    if origin in allowed:
        return True
    parts = urlsplit(origin)
    return parts.scheme in {"http", "https"} and parts.netloc == request.headers.get("host", "").lower() != ""


def network_of(request: HTTPConnection) -> str:
    """The caller's IPv4 address, or the /64 of an IPv6 one, since one subscriber owns all of that."""
    host = request.client.host if request.client else ""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    if address.version == 4:
        return host
    return str(ipaddress.ip_network((int(address) >> 64 << 64, 64)))
