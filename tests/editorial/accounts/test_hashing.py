"""Signing in cannot take the memory that the public pages need."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from argon2 import PasswordHasher
from django.contrib.auth.hashers import identify_hasher
from django.urls import reverse

from editorial.accounts import hashing
from tests.accounts import PASSWORD
from tests.editorial.accounts.steps import give_password, is_signed_in, sign_in_fully

pytestmark = pytest.mark.django_db
TOO_MANY = 429


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(hashing, "PATIENCE", 0.05)


def test_who_signs_in_while_others_do_is_asked_to_try_again(client, ada, impatient):
    with ExitStack() as others:
        assert all(others.enter_context(hashing.turn()) for _ in range(hashing.MOST_AT_ONCE))
        answer = give_password(client)

    assert answer.status_code == TOO_MANY
    assert answer["Retry-After"]
    assert "Nothing is lost" in answer.content.decode()


def test_whoever_was_asked_to_wait_signs_in_afterwards(client, ada, impatient):
    for _ in range(10):
        with ExitStack() as others:
            [others.enter_context(hashing.turn()) for _ in range(hashing.MOST_AT_ONCE)]
            give_password(client)

    sign_in_fully(client, ada)

    assert is_signed_in(client)


def test_a_turn_that_did_not_come_is_not_given_back(impatient):
    with ExitStack() as others:
        [others.enter_context(hashing.turn()) for _ in range(hashing.MOST_AT_ONCE)]
        with hashing.turn() as has_come:
            assert not has_come
        with hashing.turn() as has_come:
            assert not has_come


def test_a_dearer_hash_is_made_anew_at_the_next_sign_in(client, ada, settings):
    settings.PASSWORD_HASHERS = ["editorial.accounts.hashing.Argon2"]
    dear = PasswordHasher(time_cost=2, memory_cost=102_400, parallelism=8).hash(PASSWORD)
    type(ada).objects.filter(pk=ada.pk).update(password=f"argon2{dear}")

    sign_in_fully(client, ada)

    ada.refresh_from_db()
    assert "m=19456,t=2,p=1" in ada.password
    assert isinstance(identify_hasher(ada.password), hashing.Argon2)
    assert client.get(reverse("admin:index")).status_code == 200
