"""Theorems about plans, shown over every combination of answers and every hour since onset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clinical.content import Disposition
from clinical.proofs.formulas.hours import Stretch, every_stretch, phases_ahead
from clinical.proofs.formulas.plans import Plans
from clinical.proofs.formulas.smallest import AGE
from clinical.proofs.formulas.symbolic import refusal
from clinical.proofs.report import Finding
from clinical.proofs.stories.people import story
from clinical.proofs.stories.plans import anybody_with_plan, plan_story

LEADING = frozenset({"settle", "cold_heat", "calm"})
"""Categories that the plan's first card draws from and that keep to true time."""

UNDER_18 = ("u16", "a16")

WARNINGS: Mapping[str, Disposition] = {
    "chest_breath_faint": Disposition.AMBULANCE,
    "saddle_and_toilet": Disposition.EMERGENCY_DEPARTMENT,
    "both_legs_or_weak": Disposition.EMERGENCY_DEPARTMENT,
    "brown_or_no_pee": Disposition.EMERGENCY_DEPARTMENT,
    "fever": Disposition.SAME_DAY,
    "burning_or_bloody_pee": Disposition.SAME_DAY,
}
"""The warnings about chest, nerves, fever and pee that everybody is given. Evidence: redflags 5, 19."""


def no_plan_above_soon(plans: Plans) -> Iterator[Finding]:
    """Nobody who should be seen today, or sooner, is given anything to do at home in a plan."""
    for flag in plans.catalogue.red_flags:
        urgent = ~refusal(plans.triage, flag, Disposition.SAME_DAY)
        people = plans.with_plan(urgent, [flag])
        if found := plan_story(plans, people, f"would be given a plan, though “{flag.id}” is not ruled out"):
            yield found


def under_18_there_is_no_plan(plans: Plans) -> Iterator[Finding]:
    """Nobody under 18 is given a plan."""
    age = plans.catalogue.items.get(AGE)
    for code in UNDER_18:
        if age is None or code not in plans.answers.codes(age):
            yield Finding(f"Nobody is asked whether their age is “{code}”.", {})
        elif found := plan_story(plans, plans.answers.cube(age, code), "would be given a plan"):
            yield found


def there_is_something_to_do(plans: Plans) -> Iterator[Finding]:
    """Every plan has something to do at every hour and in every phase to come, whatever the person's answers.

    A check-in may move the parts of a plan and hold exercises back. So this is shown for every stretch of
    time, and without counting anything that follows the check-ins.
    """
    for stretch in every_stretch(plans.catalogue.guidance):
        idle = plans.bdd.true
        for name, activity in plans.activities.items():
            if idle == plans.bdd.false:
                break
            if activity.category in LEADING and stretch.begins(activity) == stretch.starts:
                idle = idle & ~plans.planned(name, stretch)
        if found := plan_story(plans, idle, "would find nothing to do in their plan", stretch):
            yield found
            return


def phases_cover_all_time(plans: Plans) -> Iterator[Finding]:
    """The phases of a plan follow each other from the first hour on, without a gap or an end."""
    expected: int | None = 0
    for phase in sorted(plans.catalogue.guidance.phases, key=lambda each: each.from_hours):
        if phase.from_hours != expected:
            yield Finding(
                f"The phase “{phase.title}” begins at {phase.from_hours} hours, not {expected}.", {}
            )
        expected = phase.until_hours
    if expected is not None:
        yield Finding(f"No phase covers the time after {expected} hours.", {})


def everybody_gets_a_safety_net(plans: Plans) -> Iterator[Finding]:
    """Everybody is given the warning signs of chest, nerves, fever and pee, and when to call an ambulance."""
    nets = {net.id: net for net in plans.catalogue.guidance.safety_nets}
    for name, least in WARNINGS.items():
        if name not in nets:
            yield Finding(f"The warning “{name}” is missing.", {})
        elif nets[name].disposition < least:
            yield Finding(f"The warning “{name}” says {nets[name].disposition.name}, not {least.name}.", {})
        elif (unwarned := plans.given.of(nets[name].when).false) != plans.bdd.false:
            yield story(plans.given, unwarned, f"would not be given the warning “{nets[name].text}”.")


def every_activity_can_be_planned(plans: Plans) -> Iterator[Finding]:
    """Every activity is planned for somebody at some time: none is dead."""
    every = list(phases_ahead(plans.catalogue.guidance))
    for activity in plans.catalogue.guidance.activities:
        if activity.id in plans.activities and not any(
            _is_planned(plans, activity.id, each) for each in every
        ):
            yield Finding(f"Nobody can ever be given “{activity.title}” ({activity.id}).", {})


def _is_planned(plans: Plans, name: str, stretch: Stretch) -> bool:
    people = plans.planned(name, stretch)
    return people != plans.bdd.false and anybody_with_plan(plans, people)


def every_plan_question_can_be_reached(plans: Plans) -> Iterator[Finding]:
    """Every question of the plan page is asked of somebody."""
    for name, asked in plans.doubted.asked.items():
        if asked == plans.bdd.false:
            yield Finding(f"Nobody is ever asked “{name}”.", {})
