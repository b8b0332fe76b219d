from __future__ import annotations

from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.accounts import PASSWORD, code_of, make_person, sign_in
from tests.editorial.accounts.steps import give_code, give_password, is_signed_in, sign_in_fully

pytestmark = pytest.mark.django_db
COOKIE = django_settings.SESSION_COOKIE_NAME
MINUTE = timedelta(minutes=1)


class HiddenFields(HTMLParser):
    """The hidden fields of the first form that goes to another address than its page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.action, self.fields = "", {}
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.action = self.action or given.get("action", "")
        elif tag == "input" and given.get("type") == "hidden":
            self.fields.setdefault(given["name"], []).append(given["value"])


def sign_in_code(client, user):
    return give_code(client, code_of(user.totpdevice_set.get()))


def test_a_session_key_from_before_is_worth_nothing_after(client, ada):
    planted = client.session
    planted["from"] = "somebody else"
    planted.save()
    before = planted.session_key
    client.cookies[COOKIE] = before

    give_password(client)
    half_way = client.cookies[COOKIE].value
    sign_in_fully(client, ada)

    assert len({before, half_way, client.cookies[COOKIE].value}) == 3
    assert not Session.objects.filter(session_key__in=[before, half_way]).exists()
    assert is_signed_in(client)


def test_the_session_cookie_is_for_this_site_and_not_for_scripts(client, ada):
    sign_in_fully(client, ada)

    cookie = client.cookies[COOKIE]

    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == ""


def test_thirty_minutes_without_use_end_a_session(client, ada, clock):
    sign_in(client, ada)
    clock.shift(30 * MINUTE)
    in_time = is_signed_in(client)
    clock.shift(31 * MINUTE)

    response = client.get(reverse("admin:guidance_source_changelist"))

    assert in_time
    assert response.headers["Location"].startswith(reverse("admin:login"))
    assert "You were signed out after 30 minutes" in client.get(response.headers["Location"]).content.decode()


def test_eight_hours_end_a_session_however_busy(client, ada, clock):
    sign_in(client, ada)
    for _ in range(24):
        clock.shift(20 * MINUTE)
        assert is_signed_in(client)
    clock.shift(MINUTE)

    assert not is_signed_in(client)


def test_a_session_that_was_ended_does_not_come_back(client, ada, clock):
    sign_in(client, ada)
    key = client.cookies[COOKIE].value
    clock.shift(31 * MINUTE)
    client.get(reverse("admin:index"))
    client.cookies[COOKIE] = key
    clock.shift(-31 * MINUTE)

    assert not is_signed_in(client)


def test_a_session_that_nobody_began_by_both_steps_is_none(client, ada):
    client.force_login(ada)

    assert not is_signed_in(client)


def test_after_signing_in_again_one_is_back_where_one_was(client, ada, clock):
    sign_in(client, ada)
    clock.shift(31 * MINUTE)
    wanted = reverse("admin:guidance_source_changelist") + "?q=nhs"

    to_sign_in = client.get(wanted)
    client.post(to_sign_in.headers["Location"], {"username": "ada", "password": PASSWORD})
    response = sign_in_code(client, ada)

    assert response.headers["Location"] == wanted


def test_a_form_that_was_sent_too_late_is_given_back(client, ada, clock):
    sign_in(client, ada)
    clock.shift(31 * MINUTE)
    address = reverse("admin:guidance_source_add")
    sent = {"title": "A long text & <b>more</b>\r\nof it", "many": ["a", "b"]}

    refused = client.post(address, sent)
    give_password(client)
    back = sign_in_code(client, ada)
    page = HiddenFields(client.get(back.headers["Location"]).content.decode())

    assert refused.headers["Location"].startswith(reverse("admin:login"))
    assert page.action == address
    assert page.fields["title"] == [sent["title"]]
    assert page.fields["many"] == ["a", "b"]


def test_a_form_sent_again_is_no_longer_kept(client, ada, clock):
    sign_in(client, ada)
    clock.shift(31 * MINUTE)
    address = reverse("admin:guidance_source_add")
    client.post(address, {"title": "x"})
    give_password(client)
    sign_in_code(client, ada)

    client.post(address, {"title": "x"})

    assert client.get(reverse("admin:unsent")).headers["Location"] == reverse("admin:index")


def test_a_second_tab_of_an_ended_session_loses_nothing_either(client, ada, clock):
    sign_in(client, ada)
    clock.shift(31 * MINUTE)
    client.get(reverse("admin:index"))
    address = reverse("admin:guidance_source_add")

    client.post(address, {"title": "from the other tab"})
    give_password(client)
    back = sign_in_code(client, ada)

    assert "from the other tab" in client.get(back.headers["Location"]).content.decode()


def test_somebody_else_who_signs_in_does_not_see_the_form(client, ada, clock):
    bob = make_person("bob", "author")
    sign_in(client, ada)
    clock.shift(31 * MINUTE)
    client.post(reverse("admin:guidance_source_add"), {"title": "only for ada"})

    give_password(client, "bob")
    sign_in_code(client, bob)

    assert client.get(reverse("admin:unsent")).status_code == 302
    assert "unsent" not in client.session


def test_what_htmx_fetches_beside_a_form_ends_nothing(client, ada, clock):
    sign_in(client, ada)
    clock.shift(31 * MINUTE)

    beside = client.post(reverse("admin:guidance_source_add"), {"title": "x"}, headers={"hx-request": "true"})
    client.post(reverse("admin:guidance_source_add"), {"title": "the whole form"})
    give_password(client)
    back = sign_in_code(client, ada)

    assert beside.status_code == 401
    assert "the whole form" in client.get(back.headers["Location"]).content.decode()


def test_a_stranger_has_nothing_kept(client, db):
    response = client.post(reverse("admin:guidance_source_add"), {"title": "x" * 1000})

    assert response.status_code == 302
    assert not Session.objects.exists()


def test_a_changed_password_ends_the_other_sessions(ada):
    here, there = Client(), Client()
    sign_in(here, ada)
    sign_in(there, ada)
    new = "quite another made-up password"

    here.post(
        reverse("admin:password_change"),
        {"old_password": PASSWORD, "new_password1": new, "new_password2": new},
    )

    assert is_signed_in(here)
    assert not is_signed_in(there)


@pytest.mark.parametrize(
    ("sent", "field", "words"),
    [
        ({"old_password": "wrong"}, "old_password", "not the password that you have now"),
        ({"old_password": ""}, "old_password", "Type the password that you have now"),
        ({"new_password2": "another of 15 letters"}, "new_password2", "not the same"),
        ({"new_password1": "short", "new_password2": "short"}, "new_password1", "15 characters or more"),
    ],
)
def test_a_password_that_is_not_changed_says_what_to_do(client, ada, sent, field, words):
    sign_in(client, ada)
    new = "quite another made-up password"
    whole = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}

    response = client.post(reverse("admin:password_change"), {**whole, **sent})

    assert response.status_code == 422
    assert words in response.context["form"].errors[field][0]
    assert list(response.context["form"].errors) == [field]


def test_signing_out_everywhere_does(ada):
    here, there = Client(), Client()
    sign_in(here, ada)
    sign_in(there, ada)
    other = sign_in(Client(), make_person("bob"))

    here.post(reverse("admin:sign_out_everywhere"))

    assert not is_signed_in(here)
    assert not is_signed_in(there)
    assert is_signed_in(other)


def test_signing_out_does(client, ada):
    sign_in(client, ada)
    key = client.cookies[COOKIE].value

    client.post(reverse("admin:logout"))

    assert not is_signed_in(client)
    assert not Session.objects.filter(session_key=key).exists()


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_who_is_switched_off_is_out_at_the_next_request(client, ada, change):
    sign_in(client, ada)
    type(ada).objects.filter(pk=ada.pk).update(**change)

    assert not is_signed_in(client)


def test_a_phone_that_is_taken_off_ends_what_it_opened(client, ada):
    sign_in(client, ada)
    ada.totpdevice_set.all().delete()

    assert not is_signed_in(client)


def test_a_public_page_knows_nothing_of_an_editors_session(client, ada, django_assert_num_queries):
    sign_in(client, ada)

    with django_assert_num_queries(0):
        response = client.get("/healthz")

    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
