"""Somebody lies on the floor with the phone out of reach: the step has a timer, and is read aloud."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.clinical.shipped import person

pytestmark = pytest.mark.browser

NOTE_WHAT_THE_PHONE_DOES = """
window.did = [];
navigator.vibrate = () => window.did.push('buzz');
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...at) { window.did.push('ring'); return start.apply(this, at); };
speechSynthesis.speak = (speech) => window.did.push(speech.text);
"""


@pytest.fixture
def on_the_floor(visit):
    visit.carry(person("lift_twist"))
    visit.page.add_init_script(NOTE_WHAT_THE_PHONE_DOES)
    visit.page.clock.install()
    visit.go("/plan/?step=cold_pack")
    return visit


def did(visit):
    return visit.page.evaluate("() => window.did")


def test_the_timer_counts_the_minutes_of_the_step_and_rings(on_the_floor):
    page = on_the_floor.page

    on_the_floor.tap("Start a 15-minute timer")
    expect(page.get_by_role("timer")).to_have_text("15:00")
    page.clock.run_for(14 * 60_000)
    expect(page.get_by_role("timer")).to_have_text("1:00")
    assert "ring" not in did(on_the_floor)
    page.clock.run_for(61_000)

    expect(page.get_by_role("timer")).to_have_text("Time is up.")
    expect(page.locator("#status")).to_have_text("Time is up.")
    assert {"ring", "buzz"} <= set(did(on_the_floor))
    assert on_the_floor.errors == []


def test_the_timer_can_be_stopped_and_then_stays_quiet(on_the_floor):
    on_the_floor.tap("Start a 15-minute timer")
    on_the_floor.tap("Stop the timer")
    on_the_floor.page.clock.run_for(20 * 60_000)

    expect(on_the_floor.page.get_by_role("timer")).to_be_hidden()
    assert did(on_the_floor) == []


def test_the_step_is_read_aloud_with_its_limits(on_the_floor):
    on_the_floor.tap("Read it to me")

    (said,) = did(on_the_floor)
    for words in ("15 minutes", "thin, damp cloth", "Look at your skin", "Stop if", "Do not"):
        assert words in said


@pytest.mark.parametrize("visit", [{"java_script_enabled": False}], indirect=True)
def test_without_scripts_neither_is_offered(visit):
    visit.carry(person("lift_twist"))
    visit.go("/plan/")

    expect(visit.page.locator(".aids")).to_be_hidden()
