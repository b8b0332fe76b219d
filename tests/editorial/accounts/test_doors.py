"""Every address under /admin/, as the resolver knows them, asked by people who may not see it."""

from __future__ import annotations

import pytest
from django.contrib.auth import SESSION_KEY
from django.urls import URLResolver, get_resolver, reverse

from tests.accounts import PASSWORD, make_editor, sign_in
from tests.editorial.accounts.steps import give_password

pytestmark = pytest.mark.django_db
OPEN = {"login", "sign_in_code", "sign_in_backup", "set_up", "welcome"}
MADE_UP = {"int": "1", "path": "x", "slug": "x", "str": "x", "uuid": "6f1f4a3e-0000-4000-8000-000000000000"}


def addresses(patterns, before=""):
    """Return the path of each address with made-up values, and its name."""
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns, route)
        else:
            yield path_of(route, each.pattern.converters), each.name


def path_of(route, converters):
    if "<" not in route:
        return "/" + route.lstrip("/")
    parts = []
    for part in route.split("/"):
        kind = part.strip("<>").split(":")[0] if part.startswith("<") and ":" in part else "str"
        parts.append(MADE_UP[kind] if part.startswith("<") else part)
    return "/" + "/".join(parts)


def admin_addresses():
    found = {
        path: name for path, name in addresses(get_resolver().url_patterns) if path.startswith("/admin/")
    }
    # Regular expressions in routes are made into paths by Django itself.
    return {path: name for path, name in found.items() if not set("^$?(") & set(path)}


ADDRESSES = admin_addresses()
# Whoever is not signed in is led from signing out to the front page.
CLOSED = sorted(path for path, name in ADDRESSES.items() if name not in OPEN | {"logout"})


def leads_to_sign_in(response):
    return response.status_code == 302 and response.headers["Location"].startswith(reverse("admin:login"))


def is_shut(response):
    return leads_to_sign_in(response) or response.status_code in {403, 404, 405}


def test_there_are_addresses_to_ask():
    assert len(CLOSED) > 80
    assert "/admin/guidance/redflag/add/" in CLOSED
    assert "/admin/account/backup-codes/" in CLOSED


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_gets_in_without_signing_in(client, method):
    open_doors = [path for path in CLOSED if not is_shut(getattr(client, method)(path))]

    assert open_doors == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_gets_in_with_the_password_alone(client, ada, method):
    give_password(client)

    open_doors = [path for path in CLOSED if not is_shut(getattr(client, method)(path))]

    assert open_doors == []
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_gets_in_with_a_session_that_lacks_the_second_step(client, method):
    root = make_editor("root", is_superuser=True)
    sign_in(client, root)
    session = client.session
    del session["otp_device_id"]
    session.save()

    open_doors = [path for path in CLOSED if not is_shut(getattr(client, method)(path))]

    assert open_doors == []


def test_somebody_who_is_no_editor_gets_in_nowhere(client):
    sign_in(client, make_editor("visitor", is_staff=False))

    open_doors = [path for path in CLOSED if not is_shut(client.get(path))]

    assert open_doors == []


def test_a_head_or_options_request_tells_nothing_more(client):
    open_doors = [
        (path, method)
        for path in CLOSED
        for method in ("head", "options", "put", "delete")
        if not is_shut(getattr(client, method)(path))
    ]

    assert open_doors == []


def test_the_pages_of_signing_in_are_open_but_give_no_session(client, ada):
    answers = {name: client.get(path).status_code for path, name in ADDRESSES.items() if name in OPEN}

    assert answers == {
        "login": 200, "sign_in_code": 302, "sign_in_backup": 302, "set_up": 302, "welcome": 410
    }  # fmt: skip
    assert PASSWORD not in str(dict(client.session))
    assert SESSION_KEY not in client.session
