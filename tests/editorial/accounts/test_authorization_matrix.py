"""Every address of the editors' site, with real objects, asked by every role, as `matrix.py` says."""

from __future__ import annotations

import copy
import re
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse

from clinical.codec import checksum
from editorial.audit import record
from editorial.drafts import drafts
from guidance.models import Article
from guidance.releases.current import forget
from tests.accounts import make_editor, sign_in
from tests.editorial.accounts.matrix import ADMINISTRATOR, LINES, NOBODY, OPEN, ROLES, STAFF, SUPERUSER, Line
from tests.editorial.forms import DRAFT_KINDS, WRITTEN_ONCE
from tests.guidance.factory import make_guidance, make_release, make_review, make_submission, make_withdrawal
from tests.journeys.walker import shipped_release

TABLE = {line.address: line for line in LINES}
KIND_OF = {kind._meta.model_name: "DRAFT" for kind in DRAFT_KINDS} | {
    kind._meta.model_name: "RECORD" for kind in WRITTEN_ONCE
}
EXPRESSIONS = {"(?P<url>.*)$": "<anything else>", "^(?P<app_label>guidance|auth)/$": "<app_label>/"}
LET_IN, REFUSED, NOT_THERE = {200, 302, 303, 409, 410, 422}, {403, 405}, {404}
WRITING = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE)\b", re.IGNORECASE)
BESIDE_THE_POINT = ("django_session", "guidance_examination")
DRAFT = make_guidance()
LIVE = make_guidance(seed_claims=())
FORM = {"post": "yes", "checksum": checksum(DRAFT), "notes": "Why.", "note": "Why.", "reason": "Why."}
QUERIES = {"autocomplete/": "?app_label=guidance&model_name=redflag&field_name=sources"}


def routes(patterns, before=""):
    """Yield each route that the resolver knows, in Django's own notation."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, before + str(each.pattern))
        else:
            yield before + str(each.pattern)


def admin_routes():
    """Yield each route after /admin/ as the table writes it, with a list of drafts for each app."""
    for route in routes(get_resolver().url_patterns):
        if route.startswith("admin/"):
            after = route.removeprefix("admin/")
            written = EXPRESSIONS.get(after) or re.sub(r"<\w+:(\w+)>", r"<\1>", after)
            yield from ("guidance/", "auth/") if written == "<app_label>/" else (written,)


def line_of(route) -> Line | None:
    """Return the line of a route, else the line for its kind of object, None when there is neither."""
    model = re.match(r"guidance/(\w+)/", route)
    kind = KIND_OF.get(model[1]) if model else None
    return TABLE.get(route) or (TABLE.get(route.replace(model[1], kind, 1)) if kind else None)


COVERED = [(route, line) for route in admin_routes() if (line := line_of(route))]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """Write objects of every kind and sign each role in; return the clients by role, and every address."""
    with django_db_blocker.unblock(), transaction.atomic():
        drafts.replace(guidance=DRAFT)
        make_withdrawal(make_release(1, make_guidance()))
        make_release(2, LIVE)
        submitter = make_editor("submitter", "author", "reviewer")
        make_submission(DRAFT, submitter, 2)
        make_review(DRAFT, submitter, 2)
        record("changed", by=submitter, kind="red flag")
        addresses = [(path_of(route), route, line) for route, line in COVERED]
        yield {role: client_of(role) for role in ROLES}, addresses
        transaction.set_rollback(True)


@pytest.fixture
def asked(site, db, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.RELEASE_CHECK_SECONDS = 1_000_000
    forget(shipped_release())
    yield site
    forget()


def client_of(role) -> Client:
    if role == NOBODY:
        return Client(raise_request_exception=False)
    roles = () if role in {STAFF, SUPERUSER} else (role,)
    user = make_editor(role, *roles, is_superuser=role == SUPERUSER)
    return sign_in(Client(raise_request_exception=False), user)


def path_of(route) -> str:
    """Return the address of a route with real objects in it."""
    values = {
        "anything else": "no-such-page/",
        "content_type_id": ContentType.objects.get_for_model(Article).pk,
        "version": 2,
        "vignette_id": "ann",
        "kind": "article",
        "key": "ice",
        "rest": "check/age/",
        "pk": User.objects.get(username="submitter").pk,
        "object_id": object_of(route),
    }
    path = re.sub(r"<([\w ]+)>", lambda match: str(values[match[1]]), route)
    return f"/admin/{path}{QUERIES.get(route, '')}"


def object_of(route):
    """Return the key of the object that an address is about."""
    if not (match := re.match(r"(guidance|auth)/(\w+)/", route)):
        return "ice"
    if match[2] == "user":
        return User.objects.get(username="submitter").pk
    if match[2] == "release":
        return apps.get_model(match[1], match[2]).objects.get(version=2).pk
    return apps.get_model(match[1], match[2])._default_manager.first().pk


def outcome(response) -> str:
    if response.status_code == 302 and response.headers["Location"].startswith(reverse("admin:login")):
        return "sign in"
    known = {"let in": LET_IN, "refused": REFUSED, "not there": NOT_THERE}
    return next((name for name, codes in known.items() if response.status_code in codes), "broken")


def expected(route, line, role, method) -> set[str]:
    allowed = line.look if method == "get" else line.may_send
    if role in allowed:
        # Who is nobody, or has done it already, is led back to the first step of signing in.
        return {"let in", "sign in"} if line.address in OPEN else {"let in" if line.is_there else "not there"}
    if role == NOBODY:
        # Signing out with nobody signed in leads to the front page.
        return {"let in", "sign in"} if route == "logout/" else {"sign in"}
    return {"not there" if line.is_hidden else "refused"}


@contextmanager
def written():
    """Return the statements that write; who is signed in and how far an examination is may be noted."""
    statements = []

    def listen(execute, sql, *rest):
        if WRITING.match(sql) and not any(table in sql for table in BESIDE_THE_POINT):
            statements.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(listen):
        yield statements


def ask(client, method, path):
    """Return the answer and what it wrote, and take it all back."""
    cookies, before = copy.deepcopy(client.cookies), transaction.savepoint()
    with written() as statements:
        response = getattr(client, method)(path, FORM if method == "post" else None)
    transaction.savepoint_rollback(before)
    client.cookies = cookies
    return response, statements


def test_every_address_is_covered_by_a_line_and_every_line_covers_one():
    found = set(admin_routes())

    uncovered = sorted(route for route in found if not line_of(route))
    idle = sorted(TABLE.keys() - {line.address for _, line in COVERED})

    assert (uncovered, idle) == ([], [])
    assert len(found) > 150


def test_every_kind_of_object_of_the_site_is_asked_for():
    kinds = {kind._meta.model_name for kind in admin.site._registry}

    assert kinds == KIND_OF.keys() | {"user"}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_let_in_where_the_table_says_and_nowhere_else(asked, role, method):
    clients, addresses = asked
    surprises = []

    for path, route, line in addresses:
        response, statements = ask(clients[role], method, path)
        found, right = outcome(response), expected(route, line, role, method)
        sends = method == "post" and role in line.may_send and line.send is not None
        if found not in right:
            surprises.append(f"{route}: {found} ({response.status_code}), not {' or '.join(sorted(right))}")
        elif statements and not sends and line.address not in OPEN:
            surprises.append(f"{route}: wrote {statements[0][:80]}")

    assert surprises == []


def test_an_administrator_of_accounts_cannot_reach_whoever_may_do_everything(asked):
    root = User.objects.get(username=SUPERUSER)
    paths = [
        reverse("admin:auth_user_new_path", args=[root.pk]),
        reverse("admin:auth_user_reset", args=[root.pk]),
        reverse("admin:auth_user_change", args=[root.pk]),
    ]

    answers = [ask(asked[0][ADMINISTRATOR], "post", path) for path in paths]

    assert [(response.status_code, statements) for response, statements in answers] == [(403, [])] * 3
