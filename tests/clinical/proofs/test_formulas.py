"""The prover's formulas agree with triage and planning on random people: 20,000 ways of answering."""

from __future__ import annotations

import random
from datetime import timedelta
from functools import cache

import pytest

from clinical.content import Disposition, ItemKind, Role
from clinical.plan.care_plan import NoPlan, Standing
from clinical.plan.course import Ability, CheckIn, Trend
from clinical.plan.planning import generate
from clinical.plan.progress import FOLLOWS_PROGRESS
from clinical.proofs.formulas.cold_or_heat import COLD, HEAT
from clinical.proofs.formulas.diagrams import EVERYBODY
from clinical.proofs.formulas.hours import Stretch, cuts
from clinical.proofs.formulas.plans import Plans
from clinical.proofs.formulas.smallest import SKIPPED
from clinical.proofs.formulas.symbolic import FLOORS, Answers, Run
from clinical.triage.evaluation import evaluate
from tests.clinical.shipped import ONSET, shipped_catalogue, where_all_is_sold

PARTS, PEOPLE_IN_A_PART = 8, 2500
PLANS_IN_A_PART = 70


class Crowd:
    """Many people at once: each variable as one number, with a bit for every person."""

    def __init__(self, answers, people):
        self.people = people
        self.everybody = (1 << len(people)) - 1
        self.values = dict.fromkeys(answers.bdd.level_of, 0)
        for item in answers.items:
            codes = [told.get(item.id, SKIPPED) for told in people]
            for code in set(codes) - {"no"}:
                who = sum(1 << at for at, each in enumerate(codes) if each == code)
                for name, value in answers.bits(item, code):
                    self.values[name] |= who if value else 0
        self.found = {EVERYBODY: self.everybody}

    def within(self, where):
        """Return who lies within a set, as a number with a bit for every person."""
        bdd, waiting = where.bdd, [abs(where.edge)]
        while abs(where.edge) not in self.found:
            node = waiting[-1]
            ahead = [] if node in self.found else [bdd.lows[node], bdd.highs[node]]
            if missing := [abs(each) for each in ahead if abs(each) not in self.found]:
                waiting += missing
                continue
            waiting.pop()
            if ahead:
                low, high = map(self._of, ahead)
                asked = self.values[bdd.names[bdd.levels[node]]]
                self.found[node] = (high & asked) | (low & ~asked)
        return self._of(where.edge)

    def _of(self, node):
        found = self.found[abs(node)]
        return found if node > 0 else self.everybody & ~found

    def holds(self, where, at):
        return bool(self.within(where) >> at & 1)


@cache
def questions(*, plan_page):
    """Return the questions of the plan page, or those before a result, with their codes."""
    catalogue = shipped_catalogue()
    before_result = (*catalogue.triage_screens, *catalogue.exit_screens)
    screens = catalogue.plan_screens if plan_page else before_result
    return [(item, [option.code for option in item.permitted]) for screen in screens for item in screen.items]


def somebody(chance, *, is_well=False):
    """Return answers of somebody: with any symptom, or well enough for a plan as like as not."""
    told = {}
    for item, codes in questions(plan_page=False):
        often = 0.07 if not is_well else 0.0 if item.role is Role.SYMPTOM else 0.05
        denies = item.kind is ItemKind.SIGN and chance.random() >= often
        told[item.id] = "no" if denies else chance.choice(codes)
    if is_well:
        told["age"] = chance.choice(["a16", "a18", "a20", "a45", "a50", "a60", "a65", "a75"])
    return told


def wishes(chance):
    """Return what somebody answers on the plan page, where anything may be skipped."""
    often, skips = chance.choice([0.03, 0.15, 0.4]), chance.choice([0.0, 0.0, 0.02, 0.3])
    return {
        item.id: chance.choice(["yes", "unsure"]) if chance.random() < often else "no"
        for item, _ in questions(plan_page=True)
        if chance.random() >= skips
    }


@cache
def triage_formulas():
    return Run(Answers(shipped_catalogue()))


@cache
def plan_formulas():
    return Plans(shipped_catalogue())


@pytest.mark.parametrize("part", range(PARTS))
def test_the_formulas_of_triage_agree_with_the_evaluator(part):
    catalogue, run = shipped_catalogue(), triage_formulas()
    chance = random.Random(f"triage {part}")  # noqa: S311
    people = [somebody(chance, is_well=chance.random() < 0.2) for _ in range(PEOPLE_IN_A_PART)]
    crowd = Crowd(run.answers, people)
    expected = [(Disposition.SELF_CARE, set(), set()) for _ in people]
    for flag in catalogue.red_flags:
        kleene = run.of(flag.when)
        true, unknown = crowd.within(kleene.true), crowd.within(kleene.unknown)
        for at in bits(true | unknown):
            level, present, unsure = expected[at]
            is_present = true >> at & 1
            (present if is_present else unsure).add(flag.id)
            reached = flag.disposition if is_present else FLOORS[flag.disposition]
            expected[at] = (max(level, reached), present, unsure)

    for told, (level, present, unsure) in zip(people, expected, strict=True):
        assessment = evaluate(catalogue, told)

        assert assessment.disposition is level, told
        assert {flag.id for flag in assessment.present} == present, told
        assert {flag.id for flag in assessment.not_ruled_out} == unsure, told


def bits(number):
    """Yield the places of the bits that are set."""
    while number:
        yield (number & -number).bit_length() - 1
        number &= number - 1


def test_the_formulas_of_an_early_end_agree_with_the_evaluator():
    catalogue, run = shipped_catalogue(), triage_formulas()
    chance = random.Random("early ends")  # noqa: S311

    for known in range(1, len(catalogue.triage_screens)):
        people = [somebody(chance) for _ in range(15)]
        asked = {item.id for screen in catalogue.triage_screens[:known] for item in screen.items}
        crowd = Crowd(run.answers, people)
        partial = Run(run.answers, known=known, like=run)
        for at, told in enumerate(people):
            assessment = evaluate(catalogue, {name: told[name] for name in asked})
            open_flags = {flag.id for flag in assessment.still_possible}
            present = {flag.id for flag in assessment.present}

            for flag in catalogue.red_flags:
                kleene = partial.of(flag.when)
                assert crowd.holds(kleene.true, at) is (flag.id in present), (flag.id, told)
                assert crowd.holds(kleene.unknown, at) is (flag.id in open_flags), (flag.id, told)


@cache
def planned_in(name, stretch):
    return plan_formulas().planned(name, stretch)


def some_hours(chance):
    """Return an hour at which a plan may be made: often right at a threshold."""
    cut = chance.choice(cuts(shipped_catalogue().guidance))
    return max(0, cut + chance.choice([-1, 0, 0, 1, 5]))


def people_with_plans(chance, count):
    """Return people who get a plan by the formulas, and some who get none."""
    catalogue, run = shipped_catalogue(), triage_formulas()
    candidates = [somebody(chance, is_well=True) | wishes(chance) for _ in range(count * 6)]
    crowd = Crowd(run.answers, candidates)
    urgent = 0
    for flag in catalogue.red_flags:
        kleene = run.of(flag.when)
        if flag.disposition > Disposition.SOON or flag.blocks_plan:
            urgent |= crowd.within(kleene.true)
        if FLOORS[flag.disposition] > Disposition.SOON or flag.blocks_plan:
            urgent |= crowd.within(kleene.unknown)
    without = list(bits(urgent))
    with_plan = [at for at in range(len(candidates)) if not urgent >> at & 1]
    return [candidates[at] for at in with_plan[:count]], [candidates[at] for at in without[: count // 4]]


@pytest.mark.parametrize("part", range(PARTS))
def test_the_formulas_of_plans_agree_with_the_planner(part):
    catalogue, plans = shipped_catalogue(), plan_formulas()
    chance = random.Random(f"plans {part}")  # noqa: S311
    people, others = people_with_plans(chance, PLANS_IN_A_PART)
    crowd = Crowd(plans.answers, people)

    assert len(people) == PLANS_IN_A_PART
    for told in others:
        with pytest.raises(NoPlan):
            generate(catalogue, told, ONSET, ONSET, where_all_is_sold())
    for at, told in enumerate(people):
        now = some_hours(chance)
        plan = generate(catalogue, told, ONSET, ONSET + timedelta(hours=now), where_all_is_sold())
        for planned in plan.phases:
            stretch = Stretch(now, max(now, planned.phase.from_hours), planned.phase.until_hours)
            expected = {name for name in plans.activities if crowd.holds(planned_in(name, stretch), at)}
            first = {
                name for name in expected & {COLD, HEAT} if crowd.holds(plans.comes_first(name, stretch), at)
            }
            found = {each.activity.id: each.standing for each in planned.activities}

            assert set(found) == expected, (now, planned.phase.id, told)
            assert {name for name in {COLD, HEAT} & set(found) if found[name] is Standing.MAIN} == first


def some_check_ins(chance, hours):
    times = sorted(chance.sample(range(1, hours + 1), min(hours, chance.randint(1, 4))))
    return tuple(
        CheckIn(
            ONSET + timedelta(hours=at),
            chance.randint(0, 10),
            chance.choice(list(Trend)),
            frozenset(each for each in Ability if chance.random() < 0.7),
        )
        for at in times
    )


def test_a_check_in_adds_nothing_that_the_formulas_exclude():
    catalogue, plans = shipped_catalogue(), plan_formulas()
    chance = random.Random("check-ins")  # noqa: S311
    people, _ = people_with_plans(chance, 2 * PLANS_IN_A_PART)
    crowd = Crowd(plans.answers, people)
    seen = 0

    for at, told in enumerate(people):
        now = 1 + some_hours(chance)
        then, told_since = ONSET + timedelta(hours=now), some_check_ins(chance, now)
        try:
            plan = generate(catalogue, told, ONSET, then, where_all_is_sold(), check_ins=told_since)
        except NoPlan:
            continue
        seen += 1
        for planned in plan.phases:
            stretch = Stretch(now, max(now, planned.phase.from_hours), planned.phase.until_hours)
            found = {each.activity.id for each in planned.activities}
            for name, activity in plans.activities.items():
                is_planned = name in found
                if activity.category in FOLLOWS_PROGRESS:
                    assert not is_planned or crowd.holds(plans.is_open(name), at), (name, told)
                else:
                    assert is_planned is crowd.holds(planned_in(name, stretch), at), (name, now, told)

    assert seen > PLANS_IN_A_PART // 2
