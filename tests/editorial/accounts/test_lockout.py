from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_network

import pytest
from axes.models import AccessAttempt
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from guidance.models import AuditEntry
from tests.accounts import PASSWORD, code_of
from tests.editorial.accounts.steps import give_code, give_password, is_signed_in, sign_in_fully

pytestmark = pytest.mark.django_db
LOCKED = 429


@pytest.fixture
def behind_a_proxy(settings):
    settings.TRUST_FORWARDED_FOR = True
    settings.PROXIES = [ip_network("127.0.0.1")]


def guess(client, times, **extra):
    """Return how each of so many wrong passwords was answered."""
    return [give_password(client, password=f"guess {number}", **extra).status_code for number in range(times)]


def test_of_a_thousand_wrong_passwords_five_are_looked_at(client, ada, monkeypatch):
    looked_at = []
    check_password = type(ada).check_password
    monkeypatch.setattr(
        type(ada), "check_password", lambda *given: looked_at.append(1) or check_password(*given)
    )

    answers = guess(client, 1_000)

    assert answers == [422] * 4 + [LOCKED] * 996
    assert len(looked_at) == 5
    assert give_password(client).status_code == LOCKED


def test_a_forged_address_in_a_header_makes_no_difference(client, ada):
    answers = [
        give_password(client, password="guess", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}").status_code
        for number in range(100)
    ]

    assert answers == [422] * 4 + [LOCKED] * 96
    assert AccessAttempt.objects.count() == 1


def test_behind_a_known_proxy_a_forged_address_makes_no_difference_either(client, ada, behind_a_proxy):
    answers = [
        give_password(
            client, password="guess", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 203.0.113.9"
        ).status_code
        for number in range(100)
    ]

    assert answers == [422] * 4 + [LOCKED] * 96


def test_the_owner_of_the_name_is_not_locked_out_at_another_address(client, ada):
    guess(client, 10, REMOTE_ADDR="198.51.100.7")
    at_home = Client(REMOTE_ADDR="203.0.113.9")

    sign_in_fully(at_home, ada)

    assert is_signed_in(at_home)


def test_another_browser_name_is_not_another_address(client, ada):
    answers = [
        give_password(client, password="guess", HTTP_USER_AGENT=f"browser {number}").status_code
        for number in range(6)
    ]

    assert answers == [422] * 4 + [LOCKED] * 2


def test_after_fifteen_minutes_it_opens_again_however_often_somebody_tried_meanwhile(client, ada, clock):
    guess(client, 5)
    clock.shift(timedelta(minutes=14, seconds=50))
    too_early = give_password(client)
    clock.shift(timedelta(seconds=11))

    sign_in_fully(client, ada)

    assert too_early.status_code == LOCKED
    assert is_signed_in(client)


def test_the_page_says_when_to_try_again_and_nothing_about_who_exists(client, ada, clock):
    guess(client, 5)
    for number in range(5):
        give_password(client, "nobody", f"guess {number}")
    clock.shift(timedelta(minutes=4))

    response = give_password(client)
    for_nobody = give_password(client, "nobody")

    assert "Wait 11 minutes" in response.content.decode()
    assert response.headers["Retry-After"] == "660"
    assert "Access-Control-Allow-Origin" not in response.headers
    assert for_nobody.content == response.content


def test_wrong_codes_count_like_wrong_passwords(client, ada, clock):
    give_password(client)
    answers = []
    for _ in range(5):
        answers.append(give_code(client, "000000").status_code)
        clock.shift(timedelta(seconds=20))

    again = give_password(client)

    assert answers == [422] * 4 + [LOCKED]
    assert again.status_code == LOCKED


def test_a_right_password_does_not_forgive_wrong_codes(client, ada, clock):
    answers = []
    for _ in range(6):
        answers.append(give_password(client).status_code)
        give_code(client, "000000")
        clock.shift(timedelta(seconds=20))

    assert answers == [302] * 5 + [LOCKED]


def test_a_code_that_comes_right_after_a_wrong_one_is_not_looked_at(client, ada, clock):
    phone = TOTPDevice.objects.get(user_id=ada.pk)
    give_password(client)
    give_code(client, "000000")

    response = give_code(client, code_of(phone))

    assert response.status_code == 422
    assert "Wait 1 seconds" in response.content.decode()


def test_signing_in_forgives_what_went_wrong_before(client, ada, clock):
    guess(client, 4)
    sign_in_fully(client, ada)

    answers = guess(Client(), 5)

    assert answers == [422] * 4 + [LOCKED]


def test_a_lock_out_is_written_down_once_and_only_for_accounts_that_there_are(client, ada):
    guess(client, 20)
    for _ in range(20):
        give_password(client, "nobody", "guess")

    entries = AuditEntry.objects.filter(words__startswith="Locked out")

    assert [(entry.label, entry.by_id) for entry in entries] == [("ada", None)]


def test_no_password_or_code_is_kept_with_the_attempts(client, ada):
    give_password(client, password="a very secret guess")
    give_password(client)
    give_code(client, "123456")

    kept = str(list(AccessAttempt.objects.values()))

    assert "secret guess" not in kept
    assert PASSWORD not in kept
    assert "123456" not in kept


def test_guessing_the_password_of_somebody_who_is_signed_in_counts_too(client, ada, clock):
    sign_in_fully(client, ada)

    answers = [
        client.post(reverse("admin:give_password"), {"password": f"guess {number}"}).status_code
        for number in range(6)
    ]

    assert answers == [422] * 4 + [LOCKED] * 2
