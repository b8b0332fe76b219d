"""What is sealed for one purpose opens for no other; a new key does not lock out what an old one sealed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.conf import settings as configured
from django.test import override_settings

from triage.sealed import BrokenSeal, Purpose, open_sealed, seal, unseal

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
FIRST, SECOND, THIRD = "first-key-" * 6, "second-key-" * 6, "third-key-" * 6


@pytest.mark.parametrize("purpose", Purpose)
def test_what_is_sealed_opens_for_its_own_purpose_with_the_time_of_sealing(purpose):
    opened = open_sealed(seal(b"fever", purpose, NOON), purpose)

    assert (opened.data, opened.sealed_at) == (b"fever", NOON)


def test_a_seal_hides_what_is_in_it():
    assert b"fever" not in seal(b"fever").encode()


@pytest.mark.parametrize("made_for", Purpose)
def test_what_is_sealed_for_one_purpose_opens_for_no_other(made_for):
    sealed = seal(b"fever", made_for)

    for other in set(Purpose) - {made_for}:
        with pytest.raises(BrokenSeal):
            unseal(sealed, other)


@pytest.mark.parametrize("purpose", Purpose)
def test_the_time_of_sealing_cannot_be_changed(purpose):
    sealed = seal(b"fever", purpose, NOON)
    younger = seal(b"fever", purpose, datetime(2027, 11, 22, tzinfo=UTC))

    with pytest.raises(BrokenSeal):
        open_sealed(younger[:12] + sealed[12:], purpose)


@pytest.mark.parametrize("purpose", Purpose)
def test_an_older_key_opens_while_it_is_kept_and_not_after(purpose):
    with override_settings(SECRET_KEY=FIRST, SECRET_KEY_FALLBACKS=[]):
        sealed = seal(b"fever", purpose)

    with override_settings(SECRET_KEY=THIRD, SECRET_KEY_FALLBACKS=[SECOND, FIRST]):
        assert unseal(sealed, purpose) == b"fever"
    with override_settings(SECRET_KEY=THIRD, SECRET_KEY_FALLBACKS=[SECOND]), pytest.raises(BrokenSeal):
        unseal(sealed, purpose)


def test_the_newest_key_seals():
    with override_settings(SECRET_KEY=SECOND, SECRET_KEY_FALLBACKS=[configured.SECRET_KEY]):
        sealed = seal(b"fever")

    with override_settings(SECRET_KEY=SECOND, SECRET_KEY_FALLBACKS=[]):
        assert unseal(sealed) == b"fever"
