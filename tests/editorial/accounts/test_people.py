from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from editorial.accounts import second_step
from editorial.accounts.people import EditorRole, groups_of, roles_of
from guidance.models import AuditEntry
from tests.accounts import PASSWORD, make_editor, make_person, sign_in
from tests.editorial.accounts.steps import give_password, is_signed_in

pytestmark = pytest.mark.django_db
EVERY_RIGHT = {"is_superuser": "on", "is_staff": "on", "user_permissions": "1", "password": "x"}


@pytest.fixture
def administrator(client):
    user = make_person("mo", "administrator")
    sign_in(client, user)
    return user


def page(name, *args):
    return reverse(f"admin:auth_user_{name}", args=args)


def form(name="new", *roles, **more):
    return {"username": name, "is_active": "on", "groups": [group.pk for group in groups_of(roles)], **more}


def changes(entry):
    return {change["field"]: (change["before"], change["after"]) for change in entry.changes}


def test_an_administrator_makes_an_account_and_is_shown_a_path_once(client, administrator):
    response = client.post(page("add"), form("new", "author", "reviewer"))

    made = User.objects.get(username="new")
    assert response.context["path"].startswith("http://127.0.0.1:8000/admin/welcome/?token=")
    assert made.is_staff
    assert not made.has_usable_password()
    assert roles_of(made) == ["Author", "Clinical reviewer"]
    assert changes(AuditEntry.objects.get(label="new"))["roles"] == ("", "Author, Clinical reviewer")
    assert AuditEntry.objects.get(label="new").by == administrator


def test_the_path_that_was_shown_works(client, administrator):
    shown = client.post(page("add"), form("new", "author")).context["path"]

    response = Client().get(shown.removeprefix("http://127.0.0.1:8000"), follow=True)

    assert response.status_code == 200


def test_an_administrator_gives_and_takes_roles_and_that_is_written_down(client, administrator):
    bob = make_editor("bob", "author")

    client.post(page("change", bob.pk), form("bob", "publisher"))

    entry = AuditEntry.objects.get(label="bob")
    assert roles_of(bob) == ["Publisher"]
    assert changes(entry)["roles"] == ("Author", "Publisher")
    assert entry.by == administrator


@pytest.mark.parametrize("name", ["add", "change"])
def test_nobody_is_made_able_to_do_everything_by_a_form(client, administrator, name):
    bob = make_editor("bob")
    address, username = (page("add"), "new") if name == "add" else (page("change", bob.pk), "bob")

    client.post(address, form(username, **EVERY_RIGHT))

    made = User.objects.get(username=username)
    assert not made.is_superuser
    assert not made.user_permissions.exists()
    assert made.password != "x"


def test_an_administrator_gives_themselves_no_role(client, administrator):
    client.post(page("change", administrator.pk), form("mo", "author", "publisher", **EVERY_RIGHT))

    administrator.refresh_from_db()
    assert roles_of(administrator) == ["User administrator"]
    assert not administrator.is_superuser


def test_no_group_but_the_roles_can_be_given(client, administrator):
    bob = make_editor("bob")
    other = Group.objects.create(name="Something else")

    response = client.post(page("change", bob.pk), {**form("bob"), "groups": [other.pk]})

    assert response.context["errors"]
    assert roles_of(bob) == []


@pytest.mark.parametrize("name", ["change", "new_path", "reset"])
def test_an_account_that_may_do_everything_is_out_of_reach(client, administrator, name):
    root = make_person("root", is_superuser=True)

    response = client.post(page(name, root.pk), form("taken"))

    root.refresh_from_db()
    assert response.status_code == 403
    assert root.username == "root"
    assert root.check_password(PASSWORD)
    assert second_step.has_second_step(root)


@pytest.mark.parametrize("name", ["new_path", "reset"])
@pytest.mark.parametrize("roles", [(), ("author",), ("reviewer", "publisher")])
def test_only_an_administrator_lets_others_in_again(client, ada, name, roles):
    sign_in(client, make_editor("bob", *roles))

    response = client.post(page(name, ada.pk))

    ada.refresh_from_db()
    assert response.status_code == 403
    assert ada.check_password(PASSWORD)
    assert second_step.has_second_step(ada)


@pytest.mark.parametrize("role", ["author", "reviewer", "publisher"])
@pytest.mark.parametrize("name", ["changelist", "add"])
def test_other_roles_see_no_accounts(client, role, name):
    sign_in(client, make_editor("bob", role))

    assert client.get(page(name)).status_code == 403


def test_a_lost_phone_is_taken_off_after_a_question_and_written_down(client, administrator, ada):
    at_ada = sign_in(Client(), ada)
    asked = client.get(page("reset", ada.pk))
    still_there = second_step.has_second_step(ada)

    client.post(page("reset", ada.pk))

    entry = AuditEntry.objects.get(words="Second step reset.")
    assert asked.status_code == 200
    assert still_there
    assert not second_step.has_second_step(ada)
    assert not is_signed_in(at_ada)
    assert (entry.label, entry.by) == ("ada", administrator)


def test_a_new_path_is_shown_after_a_question_and_written_down(client, administrator, ada):
    asked = client.get(page("new_path", ada.pk))
    still_good = give_password(Client()).status_code

    response = client.post(page("new_path", ada.pk))

    assert asked.status_code == 200
    assert still_good == 302
    assert "welcome/?token=" in response.context["path"]
    assert AuditEntry.objects.filter(words="Was given a new sign-in path.", by=administrator).count() == 1
    assert response.context["path"] not in str(list(AuditEntry.objects.values()))


def test_ones_own_account_is_not_reset_here(client, administrator):
    answers = [client.post(page(name, administrator.pk)).status_code for name in ("new_path", "reset")]

    assert answers == [403, 403]


def test_who_is_switched_off_is_signed_out(client, administrator, ada):
    at_ada = sign_in(Client(), ada)

    client.post(page("change", ada.pk), {"username": "ada", "groups": []})

    assert not is_signed_in(at_ada)
    assert changes(AuditEntry.objects.get(label="ada"))["may sign in"] == ("yes", "no")


def test_no_account_is_deleted(client, ada):
    sign_in(client, make_person("root", is_superuser=True))

    assert client.post(page("delete", ada.pk), {"post": "yes"}).status_code == 403


def test_the_list_shows_who_may_do_what(client, administrator, ada):
    html = client.get(page("changelist")).content.decode()

    assert "Author" in html
    assert "User administrator" in html


def test_no_secret_of_a_phone_can_be_seen_in_the_admin(client, ada):
    sign_in(client, make_person("root", is_superuser=True))
    key = ada.totpdevice_set.get().key

    pages = [
        client.get(address).content.decode() for address in (page("change", ada.pk), reverse("admin:index"))
    ]

    assert not [html for html in pages if key in html or "totpdevice" in html.lower()]


def test_an_account_without_roles_looks_around_only():
    assert make_editor("bob").get_all_permissions() == set()
    assert len(EditorRole) == 4


def test_a_name_that_somebody_has_is_refused_with_what_to_do(client, administrator):
    make_editor("bob")

    response = client.post(page("add"), form("bob", "author"))

    assert response.status_code == 422
    (fault,) = response.context["faults"]
    assert fault.words == "Somebody has this username already. Choose another."


def test_the_list_is_headed_with_what_it_is_of(client, administrator):
    response = client.get(reverse("admin:auth_user_changelist"))

    assert response.context["title"] == "People who edit"
    assert "Add account" in response.content.decode()
