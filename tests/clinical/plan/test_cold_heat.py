from __future__ import annotations

import pytest

from clinical.plan.cold_heat import ColdHeat, HeatHold, Primary, choose


def choice(
    hours: int,
    *,
    cold_ok: bool = True,
    heat_ok: bool = True,
    injury_like: bool = False,
    hold: HeatHold = HeatHold.NONE,
) -> ColdHeat:
    return choose(hours=hours, cold_ok=cold_ok, heat_ok=heat_ok, injury_like=injury_like, hold=hold)


@pytest.mark.parametrize(
    ("hours", "injury_like", "primary"),
    [
        (0, False, Primary.COLD),
        (23, False, Primary.COLD),
        (24, False, Primary.HEAT),
        (24, True, Primary.COLD),
        (47, True, Primary.COLD),
        (48, True, Primary.HEAT),
        (2000, True, Primary.HEAT),
    ],
)
def test_cold_comes_first_and_longer_after_an_injury(hours, injury_like, primary):
    assert choice(hours, injury_like=injury_like).primary is primary


@pytest.mark.parametrize(
    ("hours", "cold_ok", "heat_ok", "primary"),
    [
        (10, False, True, Primary.HEAT),
        (10, False, False, Primary.NONE),
        (10, True, False, Primary.COLD),
        (30, True, False, Primary.COLD),
        (30, False, True, Primary.HEAT),
        (30, False, False, Primary.NONE),
    ],
)
def test_what_a_person_may_not_have_is_replaced_by_the_other_or_by_nothing(hours, cold_ok, heat_ok, primary):
    assert choice(hours, cold_ok=cold_ok, heat_ok=heat_ok).primary is primary


def test_heat_never_replaces_cold_in_the_first_48_hours_after_an_injury():
    found = choice(47, cold_ok=False, injury_like=True)

    assert found.primary is Primary.NONE
    assert found.heat_held_because is HeatHold.FRESH_INJURY


@pytest.mark.parametrize("hold", [HeatHold.FEVER, HeatHold.HEAT_ILLNESS, HeatHold.NOT_PALE])
@pytest.mark.parametrize("hours", [0, 23, 24, 100])
def test_while_warmth_is_held_cold_stays_and_nothing_warm_is_offered(hold, hours):
    found = choice(hours, hold=hold)

    assert found.primary is Primary.COLD
    assert not found.swap_to_heat_offered
    assert not found.contrast_offered
    assert found.heat_held_because is hold


def test_a_swap_to_warmth_is_offered_in_the_window_only_without_an_injury():
    assert choice(10).swap_to_heat_offered
    assert not choice(10, injury_like=True).swap_to_heat_offered
    assert not choice(10, heat_ok=False).swap_to_heat_offered
    assert not choice(24).swap_to_heat_offered


def test_there_is_nothing_to_swap_from_when_heat_is_primary_already():
    assert not choice(10, cold_ok=False).swap_to_heat_offered


def test_cold_is_optional_once_heat_is_primary():
    assert choice(24).cold_optional
    assert not choice(23).cold_optional
    assert not choice(24, cold_ok=False).cold_optional


@pytest.mark.parametrize(
    ("hours", "cold_ok", "heat_ok", "offered"),
    [(71, True, True, False), (72, True, True, True), (72, False, True, False), (72, True, False, False)],
)
def test_contrast_needs_both_and_three_days(hours, cold_ok, heat_ok, offered):
    assert choice(hours, cold_ok=cold_ok, heat_ok=heat_ok).contrast_offered is offered


def test_the_window_ends_at_24_hours_or_48_after_an_injury():
    assert choice(0).window_ends_at_hours == 24
    assert choice(0, injury_like=True).window_ends_at_hours == 48
