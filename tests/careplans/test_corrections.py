"""A plan stays on the release that it was made from; what has been corrected since is said, gravest first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careplans.corrections import Corrections, compared
from careplans.plans import plan_of
from clinical.catalogue import compile_guidance
from clinical.content import Effect
from guidance.releases.current import forget
from tests.careplans.keeping.carrying import carried, carrying, make_journey
from tests.clinical.shipped import region
from tests.guidance.factory import make_release, make_withdrawal, shipped
from tests.journeys.calm import assert_all_is_calm
from tests.journeys.walker import RESULT, cookie_of, shipped_release
from triage.responses import NOTICES
from triage.visit import COOKIE, GUIDANCE_CHANGED, Visit

PLAN = "/plan/"
ACTIVITY = "walk_often"
SINCE = "Our advice has changed since this plan was made"
REASON = "The dose of one painkiller was wrong."


def with_activity(guidance, name, **changes):
    """Return the guidance with one activity changed; nothing else."""
    activities = tuple(replace(each, **changes) if each.id == name else each for each in guidance.activities)
    return replace(guidance, activities=activities)


def without_activity(guidance, name):
    return replace(guidance, activities=tuple(each for each in guidance.activities if each.id != name))


def with_item(guidance, name, **changes):
    """Return the guidance with one question changed; nothing else."""
    screens = tuple(
        replace(
            screen,
            items=tuple(replace(each, **changes) if each.id == name else each for each in screen.items),
        )
        for screen in guidance.screens
    )
    return replace(guidance, screens=screens)


def plan_under(guidance):
    release = replace(shipped_release(), catalogue=compile_guidance(guidance))
    return plan_of(Visit(make_journey(), release), region())


def main_activity():
    """Return an activity that the plan begins with."""
    return plan_under(shipped()).now[1].activity


@pytest.fixture
def older_and_newer(db, settings):
    """Return a maker of two releases: the shipped one, and one that came after."""

    def make(newer):
        settings.RELEASE_CHECK_SECONDS = 0
        first = make_release(1, shipped())
        make_release(2, newer)
        forget()
        return first

    yield make
    forget(shipped_release())


# --- what is different -----------------------------------------------------------------------------


def test_the_same_advice_has_nothing_to_say():
    plan = plan_under(shipped())

    assert compared(plan, plan, is_more_urgent=False) == Corrections()


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Something else"},
        {"summary": "Something else."},
        {"steps": ("Something else.",)},
        {"stop_signs": ("something else",)},
        {"avoid": ("do not",)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_change_of_words_is_told_by_the_title_that_the_person_knows(changes):
    activity = main_activity()

    new = plan_under(with_activity(shipped(), activity.id, **changes))

    found = compared(plan_under(shipped()), new, is_more_urgent=False)
    assert found == Corrections(changed=(activity.title,))


def test_a_change_of_dose_is_told():
    activity = main_activity()
    doses = tuple(replace(dose, amount="half as much") for dose in activity.doses)

    new = plan_under(with_activity(shipped(), activity.id, doses=doses))

    assert compared(plan_under(shipped()), new, is_more_urgent=False).changed == (activity.title,)


def test_what_is_withdrawn_is_told_with_its_title():
    activity = main_activity()

    new = plan_under(without_activity(shipped(), activity.id))

    found = compared(plan_under(shipped()), new, is_more_urgent=False)
    assert [each.title for each in found.gone] == [activity.title]


def test_what_is_now_left_out_for_this_person_is_told_with_the_reason():
    activity = main_activity()
    against = replace(
        shipped().activities[0].adaptations[0]
        if shipped().activities[0].adaptations
        else next(each.adaptations[0] for each in shipped().activities if each.adaptations),
        when="lift_twist", effect=Effect.REMOVE, text="you lifted or twisted", amount="", uses_twin=False,
    )  # fmt: skip

    new = plan_under(with_activity(shipped(), activity.id, adaptations=(*activity.adaptations, against)))

    (gone,) = compared(plan_under(shipped()), new, is_more_urgent=False).gone
    assert (gone.title, gone.reasons) == (activity.title, ("you lifted or twisted",))


def test_a_change_that_only_an_editor_sees_is_no_correction():
    activity = main_activity()

    new = plan_under(with_activity(shipped(), activity.id, note="Looked at again.", evidence_text="Same."))

    assert not compared(plan_under(shipped()), new, is_more_urgent=False).concern_the_plan


def test_a_changed_sign_to_get_help_for_is_told():
    nets = tuple(replace(each, text=f"{each.text} at all") for each in shipped().safety_nets)

    new = plan_under(replace(shipped(), safety_nets=nets))

    assert compared(plan_under(shipped()), new, is_more_urgent=False) == Corrections(signs_changed=True)


# --- what the person sees --------------------------------------------------------------------------


def test_the_plan_stays_as_it_was_made_and_says_what_changed(older_and_newer):
    activity = main_activity()
    older_and_newer(with_activity(shipped(), activity.id, summary="Quite different."))

    walker = carrying(make_journey()).go(PLAN)

    assert_all_is_calm(walker)
    assert SINCE in walker.main.text
    card = walker.main.with_class("soon")[0]
    assert activity.title in [each.text for each in card.all("li")]
    step = walker.go(f"{PLAN}?step={activity.id}").main.text
    assert "Quite different." not in step
    assert activity.summary in step


def test_todays_advice_is_one_tap_away(older_and_newer):
    activity = main_activity()
    older_and_newer(with_activity(shipped(), activity.id, summary="Quite different."))
    walker = carrying(make_journey()).go(PLAN)

    walker.press()

    assert (walker.path, walker.taps) == (PLAN, 1)
    assert NOTICES["today"] in walker.lines_of("notice")
    assert SINCE not in walker.main.text
    assert "Quite different." in walker.go(f"{PLAN}?step={activity.id}").main.text
    assert carried(walker).release == 2


def test_a_change_that_does_not_concern_this_plan_is_one_calm_line(older_and_newer):
    older_and_newer(replace(shipped(), articles=shipped().articles[1:]))

    walker = carrying(make_journey()).go(PLAN)

    assert "Different now" not in walker.main.text
    assert any("Nothing in your plan is different" in line for line in walker.lines_of("notice"))


def test_what_is_asked_in_other_words_now_is_asked_again(older_and_newer):
    older_and_newer(with_item(shipped(), "fever", text="A fever, shivers or sweats that drench you"))
    walker = carrying(make_journey()).go(PLAN)

    walker.press()

    assert walker.path == "/check/fever_and_salts/"
    assert NOTICES["today_asks"] in walker.lines_of("notice")
    assert "fever" not in carried(walker).answers
    assert carried(walker).answers["feel_ill"] == "no"


def test_the_same_words_laid_out_in_other_fields_are_not_asked_again(older_and_newer):
    fever = next(each for screen in shipped().screens for each in screen.items if each.id == "fever")
    in_one_field = with_item(shipped(), "fever", hint=fever.what_counts, exception="")
    older_and_newer(with_activity(in_one_field, main_activity().id, summary="Quite different."))
    walker = carrying(make_journey()).go(PLAN)

    walker.press()

    assert walker.path == PLAN
    assert carried(walker).release == 2
    assert carried(walker).answers["fever"] == "no"


def test_where_todays_advice_calls_for_more_help_that_comes_first(older_and_newer):
    flags = shipped().red_flags
    sample = next(each for each in flags if each.disposition.name == "SOON" and not each.blocks_plan)
    stricter = replace(sample, id="lifted", when="lift_twist")
    older_and_newer(replace(shipped(), red_flags=(*flags, stricter)))
    walker = carrying(make_journey()).go(PLAN)

    assert "call for more help" in walker.main.with_class("soon")[0].text
    walker.press()

    assert walker.path == RESULT
    assert NOTICES["today_matters"] in walker.lines_of("notice")


def test_the_same_guidance_released_again_is_no_change(older_and_newer):
    older_and_newer(shipped())

    walker = carrying(make_journey()).go(PLAN)

    assert SINCE not in walker.main.text


# --- a release that was withdrawn ------------------------------------------------------------------


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "no scripts"])
def test_a_withdrawal_in_mid_journey_is_told_with_its_reason(older_and_newer, htmx):
    withdrawn = older_and_newer(shipped())
    make_withdrawal(withdrawn, REASON)
    walker = carrying(make_journey({"chest_pain": "no"}), htmx=htmx).go("/check/right_now/")

    walker.press("none")

    (notice,) = walker.lines_of("notice")
    assert notice.startswith(NOTICES[GUIDANCE_CHANGED])
    assert notice.endswith(REASON)


def test_a_kept_plan_of_a_withdrawn_release_asks_the_urgent_signs_and_says_why(older_and_newer):
    withdrawn = older_and_newer(shipped())
    make_withdrawal(withdrawn, REASON)

    walker = carrying(make_journey()).go(PLAN)

    assert walker.path == "/check/right_now/"
    assert REASON in walker.lines_of("notice")[0]


def test_the_reason_is_not_taken_from_the_address(older_and_newer):
    older_and_newer(shipped())
    client = carrying(make_journey()).client
    client.cookies[COOKIE] = cookie_of({})

    for name in ("changed-1", "changed-99", "changed-²", "changed-" + "9" * 400, "changed-x", "nothing-1"):
        page = client.get("/", {"say": name}).content.decode()

        assert "Why it was changed" not in page
