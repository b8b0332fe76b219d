"""A claim of the first articles counts as kept only where a page says it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clinical.proofs.prover import prove
from tests.clinical.shipped import shipped_catalogue

PAGE = "article:ice-or-heat"


def findings_about(claim: str, *kept_in: str) -> list[str]:
    guidance = shipped_catalogue().guidance
    first, *rest = guidance.seed_claims
    changed = replace(first, claim=claim, kept_in=kept_in)
    report = prove(
        replace(guidance, seed_claims=(changed, *rest)), today=date(2026, 11, 30), only=("claims_are_said",)
    )
    return [each.words for each in report.findings]


@pytest.mark.parametrize(
    ("claim", "kept_in", "told"),
    [
        ("Cold heals.", [PAGE], "names places, but no words"),
        ("Cold heals.", [PAGE, "activity:cold_pack"], "names places, but no words"),
        ("Cold heals.", ["article:gone: Neither heals faster"], "does not exist"),
        ("Cold heals.", [f"{PAGE}: Cold heals a back in a day"], "does not say"),
        ("Cold heals.", [f"{PAGE}: cold first"], "too few words"),
        ("Cold heals.", ["item:fever: feeling hot and cold"], "says nothing to people"),
        ("Bananas hold potassium.", [f"{PAGE}: Neither heals faster"], "say something else"),
    ],
)
def test_a_pointer_or_other_words_are_not_enough(claim, kept_in, told):
    found = findings_about(claim, *kept_in)

    assert any(told in each for each in found), found


@pytest.mark.parametrize(
    "words",
    [
        "Neither heals faster, so choose what eases you",
        "neither HEALS   faster",
        "nothing hurt you 24 hours at once, if you like it better",  # cells of a table
    ],
)
def test_words_are_found_whatever_marks_the_page_has(words):
    assert findings_about("Cold heals faster than nothing hurt.", f"{PAGE}: {words}") == []


def test_a_pointer_may_stand_beside_the_words():
    assert findings_about("Cold heals.", f"{PAGE}: Neither heals faster", "red_flag:fever") == []
