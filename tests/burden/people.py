"""The people whose burden is counted: what is true of each, and how much they may be asked to do."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Most:
    """The most that a person may meet before their result."""

    screens: int
    signs: int
    words: int
    taps: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a bad back; what is not said of them is “no”."""

    name: str
    signs: frozenset[str] = frozenset()
    not_sure: frozenset[str] = frozenset()
    choices: dict[str, str] = field(default_factory=dict)
    most: Most | None = None


ORDINARY = {
    "age": "a20",
    "pregnancy": "cannot_be",
    "onset": "h6",
    "how_it_goes": "easing",
    "any_condition": "no",
    "nerve_old_checked": "checked",
}


def person(
    name: str, *signs: str, not_sure: tuple[str, ...] = (), most: Most | None = None, **choices: str
) -> Person:
    return Person(name, frozenset(signs), frozenset(not_sure), ORDINARY | choices, most)


SIX = (
    person("well, 30", "lift_twist", most=Most(13, 60, 1000, 14)),
    person("45, on the pill", "lift_twist", age="a45", pregnancy="not_pregnant", most=Most(14, 66, 1100, 15)),
    person(
        "58, with two conditions", "lift_twist", "diabetes", "heart_disease", age="a50", any_condition="yes"
    ),
    person(
        "71, blood thinner, weak bones",
        "lift_twist",
        "blood_thinner",
        "osteoporosis",
        age="a65",
        any_condition="yes",
        most=Most(17, 90, 1800, 25),
    ),
    person("34 weeks pregnant", "lift_twist", age="a20", pregnancy="over_13w"),
    person("30, not sure of three signs", "lift_twist", not_sure=("fever", "vomiting", "band_pain")),
)
