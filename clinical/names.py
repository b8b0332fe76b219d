"""The ids of content that the software relies on, each with what relies on it.

A theorem shows that each is there, the admin refuses to delete it, and a test finds ids that stand in other
modules.
"""

from __future__ import annotations

from collections.abc import Mapping

from clinical.content.choices import Choice

COURSE_GROUP = "course"
"""The group of red flags that speak of how the pain goes: a check-in adds its own to them."""


class Items(Choice):
    """Questions whose answers code reads by itself, rather than through criteria."""

    AGE = "age", "Nobody under 18 gets a plan; its page also asks for the country."
    ONSET = "onset", "Every hour of a plan is counted from its answer."
    PREGNANCY = "pregnancy", "The letter for the clinician says it; some drawings have a bump."
    NERVE_OLD_CHECKED = "nerve_old_checked", "The letter for the clinician says it."
    FEVER = "fever", "Warmth waits for it; it is asked again with the urgent signs."
    HEATSTROKE_SIGNS = "heatstroke_signs", "Warmth waits for it; it counts as fluid lost."
    HAS_WARM_PACK = "has_warm_pack", "Decides whether warmth comes first."
    HAS_COLD_PACK = "has_cold_pack", "Decides whether warmth comes first."
    PREFERS_WARMTH = "prefers_warmth", "Decides whether warmth comes first."
    URINE_PALE = "urine_pale", "Ibuprofen and warmth wait until it is so; check-ins ask the colour."
    URINE_MID = "urine_mid", "Check-ins ask the colour."
    URINE_DARK = "urine_dark", "Check-ins ask the colour; still dark after 2 days calls for advice."
    LIGHTHEADED = "lightheaded", "A check-in asks it again before pain relief, unless the pee is pale."
    VOMITING = "vomiting", "It counts as fluid lost."
    CANT_KEEP_FLUIDS = "cant_keep_fluids", "It counts as fluid lost; a check-in asks it on day 2."
    HEAT_CRAMPS = "heat_cramps", "It counts as fluid lost."
    LIFT_TWIST = "lift_twist", "Cold comes first for 2 days, as after an injury."
    SWELLING_BRUISE = "swelling_bruise", "Cold comes first for 2 days; a check-in asks it on day 1."
    ONE_LEG_PAIN = "one_leg_pain", "A check-in asks it from day 7; it calls for an appointment then."
    ONE_LEG_NUMB = "one_leg_numb", "A check-in asks it from day 7."
    ONE_LEG_WEAK_STABLE = "one_leg_weak_stable", "It is asked again with the urgent signs."
    SEEN_BEFORE_WORSE = (
        "seen_before_worse",
        "A check-in says yes to it when a new sign appears within 7 days.",
    )
    DIABETES = "diabetes", "Warmth and cold wait until it is asked by name."
    HEART_DISEASE = "heart_disease", "Warmth and cold wait until it is asked by name."
    HEART_FAILURE = "heart_failure", "Warmth, cold and amounts of drink wait until it is asked by name."
    NUMB_SKIN = "numb_skin", "Warmth and cold wait until it is asked by name."
    POOR_CIRCULATION = "poor_circulation", "Warmth and cold wait until it is asked by name."
    SICKLE = "sickle", "Warmth and cold wait until it is asked by name."
    EATING_DISORDER = "eating_disorder", "Amounts of drink wait until it is asked by name."
    FLUID_LIMIT = "fluid_limit", "Amounts of drink wait until it is asked by name."
    KIDNEY_DISEASE = "kidney_disease", "Amounts of drink wait until it is asked by name."
    KIDNEY_FAILURE = "kidney_failure", "Amounts of drink wait until it is asked by name."
    LIVER_DISEASE = "liver_disease", "Amounts of drink wait until it is asked by name."


class AgeBands(Choice):
    """Options of the question about age."""

    UNDER_16 = "u16", "Nobody under 18 gets a plan."
    FROM_16 = "a16", "Nobody under 18 gets a plan."


class Screens(Choice):
    """Pages of questions."""

    MEDICINES = "medicines", "Check-ins ask again what guards pain relief."
    HEALTH_SHORT = "health_short", "Check-ins ask again what guards pain relief."
    HEAT_MORE = "heat_more", "Check-ins ask again what guards pain relief."
    PLAN_MEDICINES_FIRST = "plan_medicines_first", "Check-ins ask it under “medicines”."
    PLAN_GATE_MEDICINES = "plan_gate_medicines", "Check-ins ask it under “medicines”."
    PLAN_FLUID = "plan_fluid", "The plan links to it: “Pale now? Tell us”."


class Contributors(Choice):
    """What may have brought a spasm on."""

    FLUID = "fluid", "If it is likely, drinks come first, and ibuprofen and warmth wait."
    STRAIN = "strain", "If it is likely, cold comes first for 2 days."


class Activities(Choice):
    """Things to do that the planner knows by name, and the words of the course."""

    COLD_PACK = "cold_pack", "The rule of cold and heat."
    HEAT = "heat", "The rule of cold and heat."
    CONTRAST = "contrast", "The rule of cold and heat."
    NSAID = "nsaid", "Pain relief: what guards it is asked again; naproxen and gel are instead of it."
    NAPROXEN = "naproxen", "Only where it is sold, and never together with ibuprofen."
    TOPICAL_NSAID = "topical_nsaid", "Never together with ibuprofen."
    PARACETAMOL = "paracetamol", "Pain relief: what guards it is asked again."
    ORS = "ors", "Comes early; waits for its questions."
    HOME_ORS = "home_ors", "Never where sachets are not allowed, and instead of them."
    REHYDRATE = "rehydrate", "Comes early; waits until what limits drinks is asked by name."
    FLUID_GOAL = "fluid_goal", "Waits until what limits drinks is asked by name."
    COOL_DOWN = "cool_down", "Comes before all else."
    BIRD_DOG = "bird_dog", "Has a drawing for each step."
    BRIDGE = "bridge", "Has a drawing for each step."
    CAT_COW = "cat_cow", "Has a drawing for each step."
    CHILDS_POSE = "childs_pose", "Has a drawing for each step."
    CURL_UP = "curl_up", "Has a drawing for each step."
    DEAD_BUG = "dead_bug", "Has a drawing for each step."
    HAMSTRING = "hamstring", "Has a drawing for each step."
    KNEE_TO_CHEST = "knee_to_chest", "Has a drawing for each step."
    LIFTING = "lifting", "Has a drawing for each step."
    LOG_ROLL = "log_roll", "Has a drawing for each step."
    OFF_THE_FLOOR = "off_the_floor", "Has a drawing for each step."
    PELVIC_TILT = "pelvic_tilt", "Has a drawing for each step."
    PIRIFORMIS = "piriformis", "Has a drawing for each step."
    PLANK = "plank", "Has a drawing for each step."
    PRONE_EXTENSION = "prone_extension", "Has a drawing for each step."
    ROW = "row", "Has a drawing for each step."
    SEATED_PELVIC_ROLL = "seated_pelvic_roll", "Has a drawing for each step."
    STANDING = "standing", "Has a drawing for each step."
    TRUNK_ROTATION = "trunk_rotation", "Has a drawing for each step."
    REST_POSITIONS = "rest_positions", "Has a drawing for each step, and further ones."
    SLEEP_POSITION = "sleep_position", "Has a drawing for each step, and further ones."
    BAD_NIGHT = "bad_night", "What to do in the night."
    COURSE_ON = "course_on", "Says that the plan goes on."
    COURSE_REPEAT = "course_repeat", "Says that a part of the plan is repeated."
    COURSE_BACK = "course_back", "Says that the plan steps back."
    COURSE_REVIEW = "course_review", "Says that somebody should have a look."
    COURSE_CANNOT_WALK = "course_cannot_walk", "The words of this turn."
    COURSE_RISING = "course_rising", "The words of this turn."
    COURSE_STILL_DARK = "course_still_dark", "The words of this turn."
    COURSE_SEVERE_3_DAYS = "course_severe_3_days", "The words of this turn."
    COURSE_NO_BETTER_7_DAYS = "course_no_better_7_days", "The words of this turn."
    COURSE_LIMITED_7_DAYS = "course_limited_7_days", "The words of this turn."
    COURSE_LEG_PAIN = "course_leg_pain", "The words of this turn."
    COURSE_DAILY_TABLETS = "course_daily_tablets", "The words of this turn."
    COURSE_GETTING_WORSE = "course_getting_worse", "The words of this turn."
    COURSE_STILL_2_WEEKS = "course_still_2_weeks", "The words of this turn."
    COURSE_STILL_6_WEEKS = "course_still_6_weeks", "The words of this turn."
    COURSE_STILL_12_WEEKS = "course_still_12_weeks", "The words of this turn."


PAIN_RELIEF = frozenset(
    {Activities.NSAID, Activities.NAPROXEN, Activities.TOPICAL_NSAID, Activities.PARACETAMOL}
)


class Articles(Choice):
    """Guides."""

    WHEN_TO_GET_HELP = "when-to-get-help", "A device keeps it for when there is no line."


class Regions(Choice):
    """Countries."""

    ELSEWHERE = "XX", "It is for everywhere that has no region of its own."
    BRITAIN = "GB", "Its one time zone; the region of “assess” unless another is asked for."
    IRELAND = "IE", "Its one time zone."
    NEW_ZEALAND = "NZ", "Its one time zone; its plans say 9 pm."
    INDIA = "IN", "Its one time zone; its plans say 9 pm."
    SOUTH_AFRICA = "ZA", "Its one time zone."
    AUSTRALIA = "AU", "Its plans say 9 pm."
    CANADA = "CA", "Its plans say 9 pm."
    UNITED_STATES = "US", "Its plans say 9 pm."


NAMED: Mapping[str, type[Choice]] = {
    "items": Items,
    "screens": Screens,
    "contributors": Contributors,
    "activities": Activities,
    "articles": Articles,
    "regions": Regions,
}


def why_needed(collection: str, name: str) -> str:
    """Return what relies on a record, or nothing if the software does not know it by name."""
    return next((each.words for each in NAMED.get(collection, ()) if each == name), "")
