from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from editorial.accounts import second_step
from guidance.models import AuditEntry
from tests.accounts import PASSWORD, code_of, make_editor, sign_in
from tests.editorial.accounts.steps import (
    give_backup_code,
    give_code,
    give_password,
    is_signed_in,
    sign_in_fully,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def phone(ada):
    return TOTPDevice.objects.get(user_id=ada.pk)


@pytest.fixture
def newcomer(db):
    user = make_editor("new", "author")
    user.set_password(PASSWORD)
    user.save()
    return user


def shown_codes(response):
    return response.context["codes"]


def set_up(client, steps=0):
    """Type the code of the secret that the page shows."""
    client.get(reverse("admin:set_up"))
    key = client.session["new_key"]
    return client.post(reverse("admin:set_up"), {"code": code_of(TOTPDevice(key=key), steps)})


def test_a_password_alone_signs_nobody_in(client, ada):
    response = give_password(client)

    assert response.headers["Location"] == reverse("admin:sign_in_code")
    assert not is_signed_in(client)


def test_password_and_code_sign_in_and_lead_to_where_one_wanted_to_go(client, ada, phone):
    wanted = reverse("admin:guidance_source_changelist")
    client.post(reverse("admin:login"), {"username": "ada", "password": PASSWORD, "next": wanted})

    response = give_code(client, code_of(phone))

    assert response.headers["Location"] == wanted
    assert is_signed_in(client)


@pytest.mark.parametrize(
    "wanted", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"]
)
def test_no_one_is_led_to_another_site(client, ada, phone, wanted):
    client.post(reverse("admin:login"), {"username": "ada", "password": PASSWORD, "next": wanted})

    response = give_code(client, code_of(phone))

    assert response.headers["Location"] == reverse("admin:index")


def test_a_code_needs_a_password_first(client, ada, phone):
    response = give_code(client, code_of(phone))

    assert response.headers["Location"] == reverse("admin:login")


def test_a_password_waits_ten_minutes_for_its_code(client, ada, phone, clock):
    give_password(client)
    clock.shift(timedelta(minutes=10, seconds=1))

    response = give_code(client, code_of(phone))

    assert response.headers["Location"] == reverse("admin:login")


def test_a_password_changed_meanwhile_ends_the_wait(client, ada, phone):
    give_password(client)
    ada.set_password("another made-up password")
    ada.save()

    response = give_code(client, code_of(phone))

    assert response.headers["Location"] == reverse("admin:login")


@pytest.mark.parametrize(("steps", "is_good"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_phones_clock_may_be_one_step_off(client, ada, phone, clock, steps, is_good):
    give_password(client)

    response = give_code(client, code_of(phone, steps))

    assert response.status_code == (302 if is_good else 422)


def test_no_code_works_twice(client, ada, phone, clock):
    sign_in_fully(client, ada)
    thief = Client()
    give_password(thief)

    response = give_code(thief, code_of(phone))

    assert response.status_code == 422
    assert not is_signed_in(thief)


def test_no_code_from_before_the_last_one_works(client, ada, phone, clock):
    sign_in_fully(client, ada)
    thief = Client()
    give_password(thief)

    response = give_code(thief, code_of(phone, -1))

    assert response.status_code == 422


@pytest.mark.parametrize(
    "code", ["", "12345", "1234567", "-12345", "12 34", "abcdef", "１２３４５６", "0x1234", "\0"]
)
def test_what_is_not_six_digits_is_refused(client, ada, code):
    give_password(client)

    assert give_code(client, code).status_code == 422


def test_a_code_may_be_typed_with_a_space(client, ada, phone):
    give_password(client)
    code = code_of(phone)

    assert give_code(client, f"{code[:3]} {code[3:]}").status_code == 302


def test_a_newcomer_sets_up_a_phone_before_seeing_anything(client, newcomer):
    sent_on = give_password(client, "new")
    page = client.get(reverse("admin:set_up"))
    asked = client.get(reverse("admin:index"))

    response = set_up(client)

    assert sent_on.headers["Location"] == reverse("admin:set_up")
    assert "<svg" in page.content.decode()
    assert page.context["secret"] in page.content.decode()
    assert asked.status_code == 302
    assert len(set(shown_codes(response))) == 10
    assert is_signed_in(client)


def test_a_wrong_code_sets_nothing_up(client, newcomer):
    give_password(client, "new")
    client.get(reverse("admin:set_up"))

    response = client.post(reverse("admin:set_up"), {"code": "000000"})

    assert response.status_code == 422
    assert not second_step.has_second_step(newcomer)
    assert not is_signed_in(client)


def test_the_code_that_confirmed_the_phone_does_not_sign_in(client, newcomer, clock):
    give_password(client, "new")
    set_up(client)
    code = code_of(TOTPDevice.objects.get(user_id=newcomer.pk))
    thief = Client()
    give_password(thief, "new")

    response = give_code(thief, code)

    assert response.status_code == 422


def test_who_has_a_phone_cannot_set_up_another_with_the_password_alone(client, ada, phone):
    give_password(client)

    response = client.post(reverse("admin:set_up"), {"code": "000000"})

    assert response.headers["Location"] == reverse("admin:sign_in_code")
    assert TOTPDevice.objects.get(user_id=ada.pk) == phone


def test_a_backup_code_signs_in_once(client, ada):
    codes = second_step.new_backup_codes(ada)
    give_password(client)
    first = give_backup_code(client, codes[0])
    again = Client()
    give_password(again)

    second = give_backup_code(again, codes[0])

    assert first.status_code == 302
    assert is_signed_in(client)
    assert second.status_code == 422
    assert not is_signed_in(again)
    assert second_step.backup_codes_left(ada) == 9


def test_a_backup_code_may_be_typed_in_capitals_and_without_its_hyphen(client, ada):
    code = second_step.new_backup_codes(ada)[3]
    give_password(client)

    assert give_backup_code(client, code.upper().replace("-", " ")).status_code == 302


def test_new_backup_codes_end_the_old_ones(client, ada):
    old = second_step.new_backup_codes(ada)
    second_step.new_backup_codes(ada)
    give_password(client)

    assert give_backup_code(client, old[0]).status_code == 422


def test_backup_codes_are_not_kept_in_clear(ada):
    codes = second_step.new_backup_codes(ada)

    kept = set(StaticToken.objects.values_list("token", flat=True))

    assert not kept & {code.replace("-", "") for code in codes}
    assert len(kept) == 10


def test_nobody_signs_in_with_a_backup_code_of_somebody_else(client, ada):
    codes = second_step.new_backup_codes(make_editor("bob"))
    second_step.new_backup_codes(ada)
    give_password(client)

    assert give_backup_code(client, codes[0]).status_code == 422


def test_few_backup_codes_left_are_told(client, ada):
    codes = second_step.new_backup_codes(ada)
    StaticToken.objects.filter(pk__in=list(StaticToken.objects.values_list("pk", flat=True)[1:7])).delete()
    give_password(client)

    give_backup_code(client, codes[0])

    assert "You have 3 backup codes left" in client.get(reverse("admin:index")).content.decode()


def test_another_phone_needs_the_password_and_replaces_the_first(client, ada, phone, clock):
    sign_in(client, ada)
    refused = client.get(reverse("admin:phone"))
    client.post(reverse("admin:give_password"), {"password": PASSWORD, "next": reverse("admin:phone")})
    client.get(reverse("admin:phone"))
    key = client.session["new_key"]

    response = client.post(reverse("admin:phone"), {"code": code_of(TOTPDevice(key=key))})

    assert refused.headers["Location"].startswith(reverse("admin:give_password"))
    assert len(shown_codes(response)) == 10
    assert TOTPDevice.objects.get(user_id=ada.pk).key == key
    assert is_signed_in(client)


def test_new_backup_codes_need_the_password_and_are_shown_once(client, ada):
    sign_in(client, ada)
    refused = client.post(reverse("admin:new_backup_codes"))
    client.post(reverse("admin:give_password"), {"password": PASSWORD})

    response = client.post(reverse("admin:new_backup_codes"))
    later = client.get(reverse("admin:new_backup_codes")).content.decode()

    assert refused.headers["Location"].startswith(reverse("admin:give_password"))
    assert len(shown_codes(response)) == 10
    assert not [code for code in shown_codes(response) if code in later]
    assert response.headers["Cache-Control"].count("no-store")


def test_on_this_machine_the_second_step_may_wait_and_says_so(client, newcomer, settings):
    settings.SECOND_STEP_MAY_WAIT = True
    give_password(client, "new")

    client.post(reverse("admin:set_up"), {"later": "yes"})

    page = client.get(reverse("admin:index"))
    assert page.status_code == 200
    assert "That works on this machine only" in page.content.decode()


@pytest.mark.parametrize(
    "extra",
    [{"HTTP_X_FORWARDED_PROTO": "https"}, {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, {"REMOTE_ADDR": "10.0.0.5"}],
)
def test_the_second_step_may_not_wait_behind_a_proxy_or_from_another_machine(newcomer, settings, extra):
    settings.SECOND_STEP_MAY_WAIT = True
    client = Client(**extra)
    give_password(client, "new")

    client.post(reverse("admin:set_up"), {"later": "yes"})

    assert not is_signed_in(client)
    assert "Not now" not in client.get(reverse("admin:set_up")).content.decode()


def test_anywhere_else_the_second_step_may_not_wait(client, newcomer):
    give_password(client, "new")

    response = client.post(reverse("admin:set_up"), {"later": "yes"})

    assert response.status_code == 422
    assert not is_signed_in(client)


def test_a_session_without_the_second_step_ends_when_the_site_is_no_longer_local(client, newcomer, settings):
    settings.SECOND_STEP_MAY_WAIT = True
    give_password(client, "new")
    client.post(reverse("admin:set_up"), {"later": "yes"})
    settings.SECOND_STEP_MAY_WAIT = False

    assert not is_signed_in(client)


def test_signing_in_and_setting_up_are_written_down(client, newcomer):
    give_password(client, "new")
    set_up(client)

    words = list(AuditEntry.objects.values_list("words", "by__username"))

    assert words == [("Set up a phone for the second step, and 10 backup codes.", "new")]
