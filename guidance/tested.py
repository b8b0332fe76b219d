"""What the public may know about how the release was tested: the proof, the made-up people, the roles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from clinical.content import Disposition, Vignette
from guidance.releases.compiled import CompiledRelease

TOLD = {
    Disposition.AMBULANCE: "Call an ambulance now",
    Disposition.EMERGENCY_DEPARTMENT: "Go to the emergency department now",
    Disposition.SAME_DAY: "Get medical advice today",
    Disposition.SOON: "See somebody in the next 2 to 3 days",
    Disposition.ROUTINE: "See somebody in the next 2 weeks",
    Disposition.SELF_CARE: "Look after it at home",
}
DONE = {
    "submitted": "Sent for review by",
    "approved": "Approved by",
    "published": "Published by",
    "agreed": "Going back to it agreed by",
    "restored": "Put back by",
}
LEGIBLE_DIGITS = 9


def tested(release: CompiledRelease) -> dict[str, Any]:
    """Return what the page shows about a release."""
    theorems = release.evidence.theorems
    over_answers = [theorem for theorem in theorems if theorem["combinations"] != "1"]
    longest = max((theorem["combinations"] for theorem in over_answers), key=len, default="")
    return {
        "over_answers": [theorem["statement"] for theorem in over_answers],
        "over_words": [theorem["statement"] for theorem in theorems if theorem["combinations"] == "1"],
        "ways": how_many(longest) if longest else "",
        "people": by_result(release.catalogue.guidance.vignettes),
        "roles": [sentence(each) for each in release.evidence.roles],
    }


def by_result(vignettes: Iterable[Vignette]) -> list[tuple[str, list[Vignette]]]:
    """Return the made-up people under what each is told, the most urgent first."""
    groups: dict[Disposition, list[Vignette]] = {disposition: [] for disposition in TOLD}
    for vignette in vignettes:
        groups[vignette.disposition].append(vignette)
    return [(TOLD[disposition], found) for disposition, found in groups.items() if found]


def sentence(role: Mapping[str, Any]) -> str:
    """Return what was done in a role, and by how many people."""
    people = "1 person" if role["people"] == 1 else f"{role['people']} people"
    return f"{DONE[role['did']]} {people} in the role “{role['role']}”."


def how_many(number: str) -> str:
    """Return a count in words; of a very long number, how many digits it has."""
    return f"{int(number):,}" if len(number) <= LEGIBLE_DIGITS else f"a number with {len(number)} digits"
