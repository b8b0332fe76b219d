"""Where a request comes from, as far as the proxies in front can be believed."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from django.conf import settings
from django.http import HttpRequest

ONE_HOUSEHOLD = 64
"""The first bits of an IPv6 address are a household's; it can try from any of the others."""


def client_address(request: HttpRequest) -> str | None:
    """Return the address that failures are counted for; None when there is none, as on a local socket.

    Anybody can write `X-Forwarded-For`. It is read only if the deployment says so, and then from its end:
    each known proxy vouches for the address before it, and the first that no known proxy has is the client.
    """
    claimed = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if settings.TRUST_FORWARDED_FOR else []
    found = None
    for text in (request.META.get("REMOTE_ADDR", ""), *reversed(claimed)):
        address = _address(text)
        if address is None:
            break
        found = address
        if not any(address in network for network in settings.PROXIES):
            break
    return None if found is None else _household(found)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text.strip())
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _household(address: IPv4Address | IPv6Address) -> str:
    if isinstance(address, IPv4Address):
        return str(address)
    return str(IPv6Network((int(address), ONE_HOUSEHOLD), strict=False).network_address)
