from __future__ import annotations

from datetime import timedelta
from io import StringIO
from urllib.parse import urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from editorial.accounts import second_step
from editorial.accounts.paths import new_path
from editorial.accounts.people import account, roles_of
from guidance.models import AuditEntry
from tests.accounts import PASSWORD, sign_in
from tests.editorial.accounts.steps import give_password, is_signed_in
from tests.guidance.factory import make_user

pytestmark = pytest.mark.django_db


def run(*words):
    out = StringIO()
    call_command(*words, stdout=out, stderr=StringIO())
    return out.getvalue().strip()


def local(address):
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}"


def choose(client, password=PASSWORD, again=None):
    return client.post(
        reverse("admin:welcome"), {"new_password1": password, "new_password2": again or password}
    )


def open_path(client, address):
    return client.get(local(address), follow=True)


def test_a_command_makes_an_editor_with_roles_and_prints_a_path():
    printed = run("add_editor", "ada", "--role", "author", "--role", "publisher")

    ada = account("ada")
    assert printed.startswith("http://127.0.0.1:8000/admin/welcome/?token=")
    assert roles_of(ada) == ["Author", "Publisher"]
    assert ada.is_staff
    assert not ada.is_superuser
    assert not ada.has_usable_password()


@pytest.mark.parametrize(
    "words",
    [("ada", "--role", "owner"), ("ada",), ("two words", "--role", "author"), ("bob", "--role", "author")],
)
def test_the_command_refuses_what_makes_no_sense(words):
    make_user("bob")

    with pytest.raises(CommandError):
        run("add_editor", *words)


def test_a_path_leads_to_a_password_and_on_to_the_phone(client):
    address = run("add_editor", "ada", "--role", "author")

    page = open_path(client, address)
    response = choose(client)

    assert page.status_code == 200
    assert page.request["QUERY_STRING"] == ""
    assert response.headers["Location"] == reverse("admin:set_up")
    assert not is_signed_in(client)


def test_a_path_works_once(client):
    address = run("add_editor", "ada", "--role", "author")
    open_path(client, address)
    choose(client)

    again = open_path(Client(), address)

    assert again.status_code == 410


def test_a_path_works_for_three_days(client, clock):
    address = run("add_editor", "ada", "--role", "author")
    clock.shift(timedelta(days=3, seconds=1))

    assert open_path(client, address).status_code == 410


def test_a_new_path_ends_the_one_before(client):
    first = run("add_editor", "ada", "--role", "author")
    run("reset_sign_in", "ada")

    assert open_path(client, first).status_code == 410


@pytest.mark.parametrize("token", ["x", "MQ.x", "MQ", "....", "MQ.c0ffee-0", "é.é", "\0", "LTE.x-1"])
def test_a_made_up_path_leads_nowhere_and_leaves_no_session(client, ada, token):
    response = client.get(reverse("admin:welcome"), {"token": token})

    assert response.status_code == 410
    assert not response.cookies.get("session")


@pytest.mark.parametrize(
    ("password", "again"),
    [
        ("short one", None),
        ("passwordpassword", None),
        ("ada-ada-ada-ada", "another-another"),
        ("123456789012345", None),
    ],
)
def test_a_weak_or_mistyped_password_is_refused(client, password, again):
    address = run("add_editor", "passwordpasswor", "--role", "author")
    open_path(client, address)

    response = choose(client, password, again)

    assert response.status_code == 422


def test_who_has_a_phone_still_needs_it_after_a_new_path(client, ada):
    address = run("reset_sign_in", "ada")
    open_path(client, address)

    response = choose(client, "another made-up password")

    assert response.headers["Location"] == reverse("admin:sign_in_code")
    assert not is_signed_in(client)


def test_a_new_path_ends_the_old_password_and_every_session(client, ada):
    sign_in(client, ada)

    run("reset_sign_in", "ada")

    assert not is_signed_in(client)
    assert give_password(Client()).status_code == 422


def test_a_new_path_lets_a_locked_out_name_try_again(client, ada):
    for number in range(5):
        give_password(client, password=f"guess {number}")

    run("reset_sign_in", "ada")

    assert give_password(client).status_code == 422


def test_a_lost_phone_is_taken_off_by_command_and_that_is_written_down(client, ada):
    second_step.new_backup_codes(ada)

    run("reset_sign_in", "ada", "--second-step")

    assert not second_step.has_second_step(ada)
    assert second_step.backup_codes_left(ada) == 0
    assert AuditEntry.objects.filter(words="Second step reset on the command line.", by=None).count() == 1


def test_who_is_switched_off_has_no_way_in_by_a_path(client, ada):
    address = new_path(ada)
    type(ada).objects.filter(pk=ada.pk).update(is_active=False)

    assert open_path(client, address).status_code == 410
