"""The time that the landing page promises covers the words that people then meet."""

from __future__ import annotations

from clinical.triage.reading import minutes_to_answer
from tests.clinical.shipped import shipped_catalogue

MOST_MINUTES = 5


def test_a_person_who_is_otherwise_well_is_promised_at_most_five_minutes():
    assert minutes_to_answer(shipped_catalogue()) <= MOST_MINUTES
