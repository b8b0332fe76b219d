"""Whatever an editor breaks in the shipped guidance, the theorem that is there for it says so, and where."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from clinical.proofs import prove
from tests.clinical.proofs.mutations import MUTATIONS, Mutation
from tests.clinical.shipped import shipped_catalogue

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.done)
def test_a_broken_guidance_is_caught_by_its_theorem(mutation: Mutation):
    broken = mutation.edit(shipped_catalogue().guidance)

    report = prove(broken, today=TODAY, only={mutation.caught_by})

    found = {theorem.name.replace(" ", "_"): theorem.findings for theorem in report.theorems}
    words = " ".join(finding.words for finding in found.get(mutation.caught_by, ()))
    assert mutation.says.lower() in words.lower(), (
        words or f"caught only by {[name for name in found if found[name]]}"
    )


def test_what_is_shipped_is_caught_by_none_of_these_theorems():
    named = {mutation.caught_by for mutation in MUTATIONS}

    report = prove(shipped_catalogue().guidance, today=TODAY, only=named)

    assert [finding.words for finding in report.findings] == []
    assert {theorem.name.replace(" ", "_") for theorem in report.theorems} == named


def test_there_are_many_ways_of_breaking_it_and_each_is_told_once():
    done = Counter(mutation.done for mutation in MUTATIONS)

    assert len(done) >= 100
    assert max(done.values()) == 1
