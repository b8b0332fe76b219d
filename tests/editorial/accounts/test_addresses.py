from __future__ import annotations

from ipaddress import ip_network

import pytest
from django.test import RequestFactory

from editorial.accounts.lockout import client_address

PROXY, INNER_PROXY, CLIENT = "10.0.0.1", "10.0.0.2", "203.0.113.9"


def request_from(peer, claimed=""):
    headers = {"HTTP_X_FORWARDED_FOR": claimed} if claimed else {}
    return RequestFactory().get("/admin/", REMOTE_ADDR=peer, **headers)


@pytest.fixture
def proxies(settings):
    settings.TRUST_FORWARDED_FOR = True
    settings.PROXIES = [ip_network(PROXY), ip_network(INNER_PROXY)]


def test_without_being_told_to_no_header_is_believed(settings):
    settings.TRUST_FORWARDED_FOR, settings.PROXIES = False, []

    assert client_address(request_from(PROXY, CLIENT)) == PROXY


@pytest.mark.usefixtures("proxies")
@pytest.mark.parametrize(
    ("peer", "claimed", "expected"),
    [
        (PROXY, CLIENT, CLIENT),
        (PROXY, f"198.51.100.1, {CLIENT}", CLIENT),
        (INNER_PROXY, f"198.51.100.1, {CLIENT}, {PROXY}", CLIENT),
        (CLIENT, "198.51.100.1", CLIENT),
        (PROXY, "", PROXY),
        (PROXY, "nonsense", PROXY),
        (PROXY, f"{CLIENT}, nonsense", PROXY),
        (PROXY, "::ffff:203.0.113.9", CLIENT),
        (PROXY, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (PROXY, "2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
    ],
)
def test_the_first_address_that_no_known_proxy_has_is_the_client(peer, claimed, expected):
    assert client_address(request_from(peer, claimed)) == expected


def test_a_request_without_an_address_has_none(settings):
    assert client_address(request_from("")) is None
