"""The table of factors, by hand from the evidence: what a factor does to each activity.

The cells are those of careplan section 5, in its order and words. K keep, A adapt, P ask a pharmacist or
doctor first, R remove, – no effect. What a cell with more than one letter comes to stands under `reads`;
where the guidance differs on purpose, always to the stricter side, it stands under `but`, with the reason.
Factors that other sections name are in matrix_beyond.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "Cold": ("cold_pack", "contrast"),
    "Heat": ("heat", "contrast"),
    "FloorS": (
        "pelvic_tilt", "knee_to_chest", "trunk_rotation", "piriformis", "hamstring", "stretch_routine",
    ),
    "4pt": ("cat_cow", "childs_pose", "prone_extension", "bird_dog", "stretch_routine"),
    "Str": ("abdominal_brace", "bridge", "bird_dog", "dead_bug", "curl_up", "plank", "row"),
    "Ball": ("ball_roller",),
    "Walk": ("walk_pacing",),
    "NSAID": ("nsaid", "naproxen"),
    "Gel": ("topical_nsaid",),
    "Para": ("paracetamol",),
    "Fluid": ("fluid_goal",),
    "ORS": ("ors", "home_ors"),
    "Kfood": ("electrolyte_foods", "coconut_water"),
    "Mg": ("magnesium",),
    "Mass": ("massage",),
}  # fmt: skip
"""The activities behind each column. One in two columns takes the stricter of the two cells."""

KEPT_FOR_EVERYBODY = (
    "breathing", "relaxation", "sleep_position", "log_roll", "activity_limits", "desk_setup", "sleep_hours",
    "stress_plan",
)  # fmt: skip
"""Not in the grid: at most adapted, for anybody."""


@dataclass(frozen=True)
class Row:
    """A factor, the people who have it, and what the evidence says about each column."""

    factor: str
    who: tuple[str, ...]  # each alone: "kidney_disease", "pregnancy=from_13w high_bp"
    cells: str
    reads: Mapping[str, str] = field(default_factory=dict)  # column or activity: letter
    but: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # activity: letter and reason
    beyond: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # likewise, in no column
    words: Mapping[str, str] = field(default_factory=dict)  # column or activity: what must be said


FLAT = "lying flat is out from 16 weeks, and we ask only for 13 weeks"
BENDING = "2.5: no strong bending with weak bones"
STEROID_BONES = "decisions 20: with steroids no knee-to-chest, and floor stretches adapted"
FUSED = "redflags: a fused spine breaks easily, so no force on it"
NOT_FOR_NEW_HIP = "2.5: not with a new hip"
LIMITED = "2.6: a team that limits drinks decides, so no number and no extra drink"
NO_DRINKS = {"rehydrate": ("R", LIMITED), "drink_steadily": ("R", LIMITED)}
SICK = "corrections 5: after being sick, also with pale pee, until a day of normal food and drink"
HEART_CONTRAST = "2.2: not with heart disease or uncontrolled blood pressure"
SUGAR = "2.6: it has sugar in it"

ROWS = (
    Row(
        "Age 65 or over",
        ("age=a65", "age=a75"),
        "A 10 min | A test | K | A | A slow | A | K | P | A | K | K | K | K | P | K",
        words={
            "cold_pack": "10 minutes",
            "heat": "Test the warmth",
            "4pt": "only if you can get up again",
            "bridge": "slowly",
            "row": "slowly",
        },
    ),
    Row(
        "Age 60 to 64: the US label",
        ("age=a60",),
        "K | K | K | K | K | K | K | P | K | K | K | K | K | K | K",
    ),
    Row(
        "Pregnant under 13 weeks",
        ("pregnancy=under_13w",),
        "K | A no tummy, no tub | K | K | A gentle | A | K | R | R | K (midwife) | +0.3 L | P | K | P | A",
        reads={"Para": "A", "Fluid": "A"},
        but={
            "cat_cow": ("A", "2.5: in pregnancy round and come back to flat, without a number of weeks"),
            "stretch_routine": ("A", "it has cat-cow in it"),
            "prone_extension": ("R", "2.5: not in pregnancy"),
            "curl_up": ("R", "2.5: not in pregnancy"),
            "ball_roller": ("R", "2.5: not in pregnancy on the front or low back, so not at all"),
            "massage": ("R", "2.10: not in the first 12 weeks"),
        },
        beyond={
            "alcohol_caffeine": ("A", "2.11: 200 mg of caffeine in pregnancy"),
            "weight": ("R", "6.5: no tips on weight"),
        },
        words={
            "heat": "never on your tummy",
            "cat_cow": "Do not let it hollow",
            "bridge": "gently",
            "Para": "midwife",
            "Fluid": "1.9 litres",
            "alcohol_caffeine": "200 mg",
        },
    ),
    Row(
        "Perhaps pregnant: as under 13 weeks, but the drinks goal of everybody",
        ("pregnancy=maybe", "pregnancy=maybe missed_period"),
        "K | A no tummy, no tub | K | K | A gentle | A | K | R | R | K (midwife) | K | P | K | P | A",
        reads={"Para": "A"},
        but={
            "cat_cow": ("A", "2.5: in pregnancy round and come back to flat, without a number of weeks"),
            "stretch_routine": ("A", "it has cat-cow in it"),
            "prone_extension": ("R", "2.5: not in pregnancy"),
            "curl_up": ("R", "2.5: not in pregnancy"),
            "ball_roller": ("R", "2.5: not in pregnancy on the front or low back, so not at all"),
            "massage": ("R", "2.10: not in the first 12 weeks"),
        },
        beyond={
            "alcohol_caffeine": ("A", "2.11: 200 mg of caffeine in pregnancy"),
            "weight": ("R", "6.5: no tips on weight"),
        },
    ),
    Row(
        "Pregnant 13 weeks or more",
        ("pregnancy=from_13w",),
        "K | A | R lying flat ≥16 wk→side | A don't hollow | A | R | K | R | R | K (midwife) | +0.3 L | P "
        "| K | P | A trained",
        reads={"FloorS": "R", "Para": "A", "Fluid": "A"},
        but={
            "prone_extension": ("R", "2.5: not in pregnancy"),
            "bridge": ("R", FLAT),
            "dead_bug": ("R", FLAT),
            "curl_up": ("R", "2.5: not in pregnancy"),
            "plank": ("R", "2.5: not later in pregnancy"),
        },
        beyond={
            "alcohol_caffeine": ("A", "2.11: 200 mg of caffeine in pregnancy"),
            "weight": ("R", "6.5: no tips on weight"),
            "relaxation": ("A", "not lying flat"),
            "rest_positions": ("A", "2.3: not lying flat"),
            "sleep_position": ("A", "below the table: on the side in pregnancy"),
            "first_night": ("A", "on the side in pregnancy"),
        },
        words={
            "heat": "not hot",
            "cat_cow": "Do not let it hollow",
            "childs_pose": "knees wide",
            "abdominal_brace": "Do not lie flat",
            "Para": "midwife",
            "Fluid": "1.9 litres",
            "Mass": "trained",
            "rest_positions": "Do not lie flat",
            "sleep_position": "on your side",
        },
    ),
    Row(
        "Breastfeeding",
        ("pregnancy=not_pregnant breastfeeding",),
        "K | K | K | K | A | K | K | K (P if premature baby [U]) | K | K | +0.7 L | K | K | P | K",
        reads={"NSAID": "A", "Fluid": "A"},
        words={"NSAID": "born early", "Fluid": "2.3 litres"},
    ),
    Row(
        "Kidney disease from stage 3, dialysis, transplant",
        ("kidney_disease", "kidney_failure"),
        "K | K | K | K | K | K | K | R | P | P | R→team | R | R→renal | R | K",
        reads={"Fluid": "R", "Kfood": "R"},
        beyond=NO_DRINKS,
        words={"electrolyte_foods": "kidney team"},
    ),
    Row(
        "Heart failure",
        ("heart_failure",),
        "R→P | A short | A propped | K | A | K | A slow | R | P | K | R→team | R | P | P | K",
        reads={"Cold": "R", "Fluid": "R"},
        but={
            "coconut_water": ("R", "2.6: not with heart failure"),
        },
        beyond=NO_DRINKS
        | {
            "aerobic": ("A", "slow, like walking"),
            "rest_positions": ("A", "2.3: propped up"),
            "sleep_position": ("A", "2.3: propped up"),
        },
        words={
            "cold_pack": "ask your team",
            "heat": "10 minutes",
            "pelvic_tilt": "propped up",
            "bridge": "Never hold your breath",
            "Walk": "slowly",
            "rest_positions": "Prop yourself up",
        },
    ),
    Row(
        "Heart disease or stroke",
        ("heart_disease",),
        "P | A | K | K | A no breath-hold | K | K | R | P | K | K | P | K | P | K",
        but={
            "contrast": ("R", HEART_CONTRAST),
        },
        beyond={"aerobic": ("A", "effort is for their doctor to set")},
        words={"heat": "not hot", "bridge": "Never hold your breath"},
    ),
    Row(
        "High blood pressure, under control",
        ("high_bp",),
        "K | K | K | K | A breath | K | K | P | A | K | K | P salt | K | P | K",
        beyond={"rehydrate": ("A", "2.6: no salty drinks")},
        words={"bridge": "Never hold your breath", "ors": "salt", "Gel": "little"},
    ),
    Row(
        "High blood pressure, not under control",
        ("high_bp bp_uncontrolled",),
        "P | A | K | K | A no plank | K | K | R | P | K | K | R | K | P | K",
        but={
            "contrast": ("R", HEART_CONTRAST),
            "plank": ("R", "the cell's own words: no plank"),
        },
        beyond={"rehydrate": ("A", "2.6: no salty drinks")},
        words={"heat": "not hot", "bridge": "Never hold your breath"},
    ),
    Row(
        "Diuretic alone",
        ("diuretic",),
        "K | K | K | K | K | K | K | P | P | K | A ask | P | P | P | K",
        words={"Fluid": "Ask your pharmacist"},
    ),
    Row(
        "ACE inhibitor or ARB alone",
        ("acei_arb",),
        "K | K | K | K | K | K | K | P | P | K | K | P | P | P | K",
        but={"coconut_water": ("R", "2.6: not with these")},
    ),
    Row(
        "Diuretic and ACE inhibitor or ARB",
        ("diuretic acei_arb",),
        "K | K | K | K | K | K | K | R | P | K | A ask | P | P | P | K",
        but={"coconut_water": ("R", "2.6: not with these")},
        words={"nsaid": "harm your kidneys"},
    ),
    Row(
        "Potassium-sparing diuretic or potassium tablets",
        ("k_sparing",),
        "K | K | K | K | K | K | K | R/P | P | K | A | R | R | P | K",
        reads={"NSAID": "R"},
    ),
    Row(
        "Blood thinner",
        ("blood_thinner",),
        "K | K | K | K | K | R | K | R | P | K | K | K | A steady greens (warfarin) | P | A light",
        reads={"electrolyte_foods": "A", "coconut_water": "K"},
        words={"electrolyte_foods": "leafy greens the same", "Mass": "light"},
    ),
    Row(
        "Bleeding disorder: as a blood thinner, but no warfarin",
        ("bleeding_disorder",),
        "K | K | K | K | K | R | K | R | P | K | K | K | K | P | A light",
        words={"Mass": "light"},
    ),
    Row(
        "Low-dose aspirin, SSRI or SNRI",
        ("aspirin_ssri",),
        "K | K | K | K | K | K | K | P | P | K | K | K | K | K | K",
    ),
    Row(
        "Steroid tablets",
        ("steroids_long", "addisons"),
        "K | A skin | K | K | A | A | K | R | P | K | K | P | K | P | A",
        but={
            "cold_pack": ("A", "2.1: 10 minutes on thin or fragile skin"),
            "knee_to_chest": ("R", STEROID_BONES),
            "pelvic_tilt": ("A", STEROID_BONES),
            "trunk_rotation": ("A", STEROID_BONES),
            "piriformis": ("A", STEROID_BONES),
            "hamstring": ("A", STEROID_BONES),
            "stretch_routine": ("A", STEROID_BONES),
            "childs_pose": ("A", STEROID_BONES),
            "curl_up": ("R", BENDING),
            "ball_roller": ("R", "2.5: not on skin thinned by steroids"),
        },
        beyond={"lifting": ("A", "light and from the hips: bones may be weak")},
        words={"cold_pack": "10 minutes", "heat": "skin may be thin", "Mass": "Light"},
    ),
    Row(
        "Past ulcer or bleed",
        ("ulcer",),
        "K | K | K | K | K | K | K | R | P | K | K | K | K | K | K",
    ),
    Row(
        "Asthma",
        ("asthma",),
        "K | K | K | K | K | K | K | P (R if reacted) | P/R | K | K | K | K | K | K",
        reads={"NSAID": "P", "Gel": "P"},
    ),
    Row(
        "A reaction to an anti-inflammatory",
        ("nsaid_reaction", "asthma nsaid_reaction"),
        "K | K | K | K | K | K | K | P (R if reacted) | P/R | K | K | K | K | K | K",
        reads={"NSAID": "R", "Gel": "R"},
    ),
    Row(
        "Liver disease",
        ("liver_disease",),
        "K | K | K | K | K | K | K | R/P | P | P | K (ascites R) | R | K | P | K",
        reads={"NSAID": "R", "Fluid": "R"},  # nobody is asked about ascites
        but={"coconut_water": ("R", LIMITED)},
        beyond=NO_DRINKS,
    ),
    Row(
        "More than 14 units of alcohol a week",
        ("heavy_alcohol",),
        "K | K | K | K | K | K | K | R/P | P | P | K (ascites R) | R | K | P | K",
        reads={"NSAID": "P", "Fluid": "K"},
        beyond={"alcohol_caffeine": ("A", "stopping all at once can cause fits")},
    ),
    Row(
        "Weight under 50 kg",
        ("under_50kg",),
        "K | K | K | K | K | K | K | K low | K | P | A lower | K | K | K | K",
        reads={"NSAID": "A"},
        words={"nsaid": "200 mg", "naproxen": "1 tablet", "Fluid": "1.5 litres"},
    ),
    Row(
        "Diabetes without nerve damage",
        ("diabetes",),
        "A watch | A watch | K | K | K | K | K | P | P | K | K | P sugar | P if kidney | P | K",
        reads={"Kfood": "K"},  # kidney disease has a row of its own
        but={
            "electrolyte_foods": ("A", "juice is on the list"),
            "coconut_water": ("R", "2.6: not with kidney trouble, which they may not know of"),
        },
        beyond={"rehydrate": ("A", SUGAR)},
        words={"Cold": "Look at your skin", "Heat": "Look at your skin", "ORS": "sugar"},
    ),
    Row(
        "Neuropathy or numb skin",
        ("numb_skin",),
        "R | R | K | K | K | R | A | – | – | – | – | – | – | – | A light",
        words={"Mass": "Light"},
    ),
    Row(
        "Raynaud's, cold hives or poor circulation",
        ("poor_circulation",),
        "R | A | K | K | K | K | K | K | K | K | K | K | K | K | K",
        words={"heat": "10 to 15 minutes"},
    ),
    Row(
        "Osteoporosis or past vertebral fracture",
        ("osteoporosis",),
        "K | K | A no end bend/twist | A | A extension, hinge | R | K | K/P | K | K | K | K | K | P "
        "| A light",
        reads={"FloorS": "A", "NSAID": "P"},
        but={
            "knee_to_chest": ("R", BENDING),
            "childs_pose": ("R", BENDING),
            "curl_up": ("R", BENDING),
        },
        beyond={"lifting": ("A", "below the table: bend at the hips")},
        words={
            "trunk_rotation": "twist as far as you can",
            "bridge": "Bend at your hips",
            "lifting": "Bend at your hips",
            "Mass": "Light",
        },
    ),
    Row(
        "Known slipped disc, no red flag",
        ("disc_prolapse",),
        "K | K | A if leg better | A extension ok | A neutral | A | K | gate | K | K | K | K | K | K | A",
        reads={"NSAID": "K"},
        words={
            "FloorS": "leg",
            "prone_extension": "Bending back is fine if",
            "bridge": "middle of its range",
        },
    ),
    Row(
        "Spinal stenosis",
        ("spinal_stenosis",),
        "K | K | K bend ok | R extension | A | A | A rests | gate | K | K | K | K | K | K | K",
        reads={
            "cat_cow": "A",
            "childs_pose": "K",
            "prone_extension": "R",
            "bird_dog": "A",
            "stretch_routine": "A",
            "NSAID": "K",
        },
        words={"cat_cow": "Do not let it hollow", "bridge": "Do not let your back arch", "Walk": "rest"},
    ),
    Row(
        "Inflammatory arthritis or spondylitis",
        ("fused_spine",),
        "K | K | K | K | K | K | K | P | P | K | K | K | K | P | A",
        but={
            "pelvic_tilt": ("A", FUSED),
            "knee_to_chest": ("A", FUSED),
            "trunk_rotation": ("A", FUSED),
            "piriformis": ("A", FUSED),
            "hamstring": ("A", FUSED),
            "stretch_routine": ("A", FUSED),
            "cat_cow": ("A", FUSED),
            "childs_pose": ("A", FUSED),
            "prone_extension": ("A", FUSED),
            "ball_roller": ("R", FUSED),
        },
        words={"Mass": "Light"},
    ),
    Row(
        "Recent spine surgery",
        ("recent_spine_proc",),
        "P | P | P | P | P | R | A surgeon | P | P | P | K | K | K | K | R",
        beyond={"aerobic": ("P", "effort is for their surgeon to allow")},
        words={"Walk": "surgeon"},
    ),
    Row(
        "Hip replacement in the last 3 months",
        ("hip_replacement",),
        "K | K | A no deep hip bend | A | A | R | K | P | P | K | K | K | K | K | A",
        but={
            "knee_to_chest": ("R", NOT_FOR_NEW_HIP),
            "piriformis": ("R", NOT_FOR_NEW_HIP),
            "childs_pose": ("R", "sitting on the heels bends the hip deeply"),
        },
        beyond={"dressing": ("A", "no deep hip bend")},
        words={"pelvic_tilt": "Do not bend your hip deeply", "Mass": "Keep off the hip"},
    ),
    Row(
        "Bad knees or wrists",
        ("bad_knees_wrists",),
        "K | K | K | A cushion/fists/seated | A | K | K | – | – | – | – | – | – | – | –",
        reads={"4pt": "A"},
        words={"cat_cow": "fists"},
    ),
    Row(
        "Cannot reach the floor, or risk of falls",
        ("cannot_reach_floor",),
        "K | K | A bed | A seated | A seated/wall | A wall | A rail | – | – | – | – | – | – | – | –",
        reads={"Str": "A"},
        beyond={
            "aerobic": ("A", "with a rail, like walking"),
            "rest_positions": ("A", "2.0: no floor, so the bed"),
            "warm_up": ("A", "with a hold, like walking"),
        },
        words={"pelvic_tilt": "in bed", "Ball": "wall", "Walk": "rail"},
    ),
    Row(
        "Cancer, now or in the past",
        ("cancer_ever", "cancer_past_other"),
        "P | P | K | K | A | R bone | K | P | P | K | K | K | K | P | P",
    ),
    Row(
        "Short of fluid now, being sick, or ill from heat",
        (
            "onset=h48 urine_dark cups_lt4 thirst_dry_mouth hot_or_sweaty_24h",
            "onset=h48 vomiting",
            "onset=h48 vomiting urine_pale=unsure",
            "onset=d7 cant_keep_fluids",
            "onset=unsure cant_keep_fluids",
            "onset=h48 effort_heat heat_cramps",
            "onset=h48 effort_heat heatstroke_signs",
        ),
        "K | R until cool | K rest | A | R today | R | A | R until pale urine | K | A | A | K | K | R | K",
        beyond={"aerobic": ("R", "strength work is out too")},
        words={"Fluid": "small sips", "nsaid": "until your pee is pale"},
    ),
    Row(
        "Short of fluid in the first 2 days, when strength work is still to come: not today, later",
        (
            "onset=h0 urine_dark cups_lt4 thirst_dry_mouth hot_or_sweaty_24h",
            "onset=h24 vomiting",
            "onset=h0 effort_heat heat_cramps",
        ),
        "K | R until cool | K rest | A | A not today | A | A | R until pale urine | K | A | A | K | K | A "
        "| K",
        beyond={"aerobic": ("A", "likewise")},
        words={"Str": "Not today", "Ball": "Not today", "Mg": "Not today"},
    ),
    Row(
        "Was short of fluid, and the pee is pale again",
        ("urine_dark cups_lt4 thirst_dry_mouth hot_or_sweaty_24h urine_pale=yes",),
        "K | K | K | K | K | K | K | K | K | K | K | K | K | K | K",
    ),
    Row(
        "Was sick, and the pee is pale again",
        ("vomiting urine_pale=yes", "cant_keep_fluids urine_pale=yes"),
        "K | K | K | K | K | K | K | K | K | K | K | K | K | K | K",
        but={"nsaid": ("R", SICK), "naproxen": ("R", SICK)},
    ),
    Row(
        "Lithium, methotrexate or digoxin",
        ("lithium_methotrexate_digoxin",),
        "K | K | K | K | K | K | K | R/P | P | K | P | P | P | P | K",
        reads={"NSAID": "R"},
    ),
    Row(
        "Bisphosphonate, levothyroxine, some antibiotics",
        ("mg_interactions",),
        "K | K | K | K | K | K | K | K | K | K | K | K | K | A space | K",
        words={"Mg": "how many hours"},
    ),
    Row(
        "Low-salt or low-potassium diet",
        ("low_salt_potassium_diet",),
        "K | K | K | K | K | K | K | P | K | K | R/A | R | R/A | P | K",
        reads={"Fluid": "A", "Kfood": "R"},
        beyond={"rehydrate": ("A", "2.6: no salty drinks")},
    ),
    Row(
        "Fluid-limited diet",
        ("fluid_limit",),
        "K | K | K | K | K | K | K | P | K | K | R/A | R | R/A | P | K",
        reads={"Fluid": "R", "Kfood": "A"},
        but={"coconut_water": ("R", LIMITED)},
        beyond=NO_DRINKS,
        words={"electrolyte_foods": "count"},
    ),
    Row(
        "Menopause or early menopause",
        ("menopause",),
        "K | K | K | K | A bone | K | K | K | K | K | K | K | K | P | K",
        words={"Str": "bones"},
    ),
    Row(
        "Fear of moving",
        ("fear_of_movement",),
        "K | K | A tiny range | A | A later | K | K praise | K | K | K | K | K | K | K | K",
        words={
            "FloorS": "Tiny counts",
            "cat_cow": "Tiny counts",
            "Str": "Leave this until",
            "Walk": "Well done",
        },
    ),
    Row(
        "Nut allergy",
        ("nut_allergy",),
        "– | – | – | – | – | – | – | – | – | – | – | – | swap foods | – | –",
        reads={"Kfood": "A"},
        but={"coconut_water": ("R", "2.7: hide nuts, and coconut is one for some people")},
        words={"electrolyte_foods": "nuts"},
    ),
    Row(
        "Dairy or soy allergy, vegan",
        ("no_milk_or_soy",),
        "– | – | – | – | – | – | – | – | – | – | – | – | swap foods | – | –",
        reads={"electrolyte_foods": "A", "coconut_water": "K"},
        words={"electrolyte_foods": "Leave out"},
    ),
)

NO_EQUIPMENT = {
    "cold_pack": "frozen peas",
    "heat": "warm shower",
    "ball_roller": "tennis ball",
}
"""The last row of the table, for everybody: the steps themselves name what needs no shop."""
