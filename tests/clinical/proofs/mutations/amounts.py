"""What must never be said, and amounts and hours above the dose ceiling."""

from __future__ import annotations

from clinical.content import Dose
from tests.clinical.proofs.edits import activity, bars, dose
from tests.clinical.proofs.mutations.mutation import Mutation

CEILING = "doses_stay_under_the_ceiling"
HOURS = "nothing_begins_too_early_or_goes_on_too_long"

PARACETAMOL = "up to 4 times a day, at least 6 hours apart; at most 3 g (6 tablets of 500 mg) in 24 hours"
WRAP = "15 to 20 minutes (a stick-on wrap: up to 8 hours, only while awake)"
MIXED = "Stir 1 whole packet into exactly that much drinking water."


def recipe(
    *,
    spoon: str = "Use a real 5 ml measuring spoon.",
    water: str = "Measure 1 litre of clean water (5 cups of 200 ml).",
    sugar: str = "Add 6 level teaspoons of sugar.",
    salt: str = "Add half a level teaspoon of salt.",
) -> tuple[str, ...]:
    return (spoon, water, sugar, salt)


MUTATIONS = (
    Mutation(
        "ibuprofen past its maximum at once",
        dose("nsaid", amount="200 to 800 mg, with food"),
        CEILING,
        "800",
    ),
    Mutation(
        "ibuprofen past its maximum in a day",
        dose("nsaid", times="up to 3 times a day; at most 2,400 mg in 24 hours"),
        CEILING,
        "2,400",
    ),
    Mutation(
        "paracetamol past its maximum",
        dose("paracetamol", amount="2 g"),
        CEILING,
        "2,000",
    ),
    Mutation(
        "naproxen past its maximum for a light person",
        bars("naproxen", "under_50kg", amount="500 mg"),
        CEILING,
        "500",
    ),
    Mutation(
        "more ibuprofen in 24 hours than is said",
        dose("nsaid", times="up to 8 times a day"),
        CEILING,
        "8 times a day",
    ),
    Mutation(
        "12 tablets of paracetamol in 24 hours",
        dose("paracetamol", times=PARACETAMOL.replace("3 g (6 tablets", "6 g (12 tablets")),
        CEILING,
        "6,000 mg in 24 hours; the most allowed is 3,000",
    ),
    Mutation(
        "paracetamol every 2 hours",
        dose("paracetamol", times=PARACETAMOL.replace("at least 6 hours apart", "every 2 hours")),
        CEILING,
        "the least allowed is 6",
    ),
    Mutation(
        "the tablets of one country for everybody",
        dose("paracetamol", times=PARACETAMOL.replace("3 g (6 tablets", "4 g (8 tablets")),
        CEILING,
        "4,000 mg in 24 hours; the most allowed is 3,000",
    ),
    Mutation(
        "paracetamol every couple of hours",
        dose("paracetamol", times=PARACETAMOL.replace("at least 6 hours apart", "a couple of hours apart")),
        CEILING,
        "does not say how many hours apart",
    ),
    Mutation(
        "a step with another dose of paracetamol",
        activity("paracetamol", steps=("Take 500 mg to 1 g.", "Wait at least 2 hours before the next dose.")),
        CEILING,
        "2 hours before the next",
    ),
    Mutation(
        "6 tablets turned into 12 in what to avoid",
        activity("paracetamol", avoid=("do not take more than 12 tablets of 500 mg in 24 hours",)),
        CEILING,
        "6,000",
    ),
    Mutation(
        "a dose in spoons that nobody can check",
        dose("paracetamol", amount="500 mg to 1 g, or 4 spoons of syrup"),
        CEILING,
        "cannot be checked",
    ),
    Mutation(
        "naproxen, two tablets each time",
        dose("naproxen", amount="two tablets (220 mg each)"),
        CEILING,
        "2 tablets at once",
    ),
    Mutation(
        "a medicine of a new kind",
        activity("cold_pack", id="aspirin", doses=(Dose(0, 48, "600 mg", "once a day"),)),
        CEILING,
        "has none for this activity",
    ),
    Mutation("heat for an hour", dose("heat", amount="60 minutes"), CEILING, "60 minutes at a time"),
    Mutation("heat worn all night", dose("heat", amount=WRAP), CEILING, "cannot be checked"),
    Mutation("cold for an hour", dose("cold_pack", amount="60 minutes"), CEILING, "60 minutes at a time"),
    Mutation(
        "cold for longer on thin skin",
        bars("cold_pack", "steroids_long or addisons", amount="30 minutes, at least 2 hours apart"),
        CEILING,
        "30 minutes at a time",
    ),
    Mutation(
        "cold again at once",
        dose("cold_pack", amount="15 minutes, at least 0.5 hours apart"),
        CEILING,
        "0.5 hours apart",
    ),
    Mutation(
        "5 teaspoons of salt",
        activity("home_ors", steps=recipe(salt="Add 5 level teaspoons of salt.")),
        CEILING,
        "5 level teaspoons of salt; the most allowed is 0.5",
    ),
    Mutation(
        "a whole teaspoon of salt",
        activity("home_ors", steps=recipe(salt="Add 1 level teaspoon of salt.")),
        CEILING,
        "1 level teaspoons of salt",
    ),
    Mutation(
        "heaped spoons of salt",
        activity("home_ors", steps=recipe(salt="Add half a heaped teaspoon of salt.")),
        CEILING,
        "does not say how many level teaspoons of salt",
    ),
    Mutation(
        "half the water",
        activity("home_ors", steps=recipe(water="Measure half a litre of clean water (5 cups of 200 ml).")),
        CEILING,
        "0.5 litres of water",
    ),
    Mutation(
        "12 spoons of sugar",
        activity("home_ors", steps=recipe(sugar="Add twelve level teaspoons of sugar.")),
        CEILING,
        "12 level teaspoons of sugar",
    ),
    Mutation(
        "a sachet in half a glass",
        activity("ors", steps=("Stir 1 sachet into exactly 100 ml of drinking water. Add nothing else.",)),
        CEILING,
        "does not say how many packets in the water that the packet names",
    ),
    Mutation(
        "one amount of water for every packet",
        activity("ors", steps=(MIXED, "Use exactly 200 ml of water.")),
        CEILING,
        "cannot be checked",
    ),
    Mutation(
        "two packets in the water for one",
        activity("ors", steps=(MIXED.replace("1 whole packet", "2 whole packets"),)),
        CEILING,
        "2 packets in the water that the packet names; the most allowed is 1",
    ),
    Mutation(
        "an amount of water that is on no packet",
        activity("ors", steps=(MIXED, "It may be 100 ml, 250 ml or 1 litre.")),
        CEILING,
        "1 amounts of water that no packet names",
    ),
    Mutation(
        "800 ml of the made-up drink in an hour",
        dose("ors", amount="400 to 800 ml an hour, in sips"),
        CEILING,
        "800 ml an hour; the most allowed is 400",
    ),
    Mutation(
        "a glass of the made-up drink every 15 minutes",
        activity("ors", steps=(MIXED, "Sip 200 ml every 15 to 30 minutes.")),
        CEILING,
        "800 ml an hour; the most allowed is 400",
    ),
    Mutation(
        "4 litres of the made-up drink",
        dose("ors", times="at most 4 litres of the made-up drink in 24 hours, for at most 48 hours"),
        CEILING,
        "4 litres a day; the most allowed is 1",
    ),
    Mutation(
        "a made-up drink kept on the table for a day",
        activity("ors", steps=(MIXED, "Throw away what is left after 24 hours, or 24 hours in a fridge.")),
        CEILING,
        "24 hours that it is kept out of a fridge",
    ),
    Mutation(
        "a table spoon for the home mix",
        activity("home_ors", steps=recipe(spoon="Use a real 15 ml measuring spoon.")),
        CEILING,
        "15 ml in the measuring spoon",
    ),
    Mutation(
        "small cups of water for the home mix",
        activity("home_ors", steps=recipe(water="Measure 1 litre of clean water (3 cups of 200 ml).")),
        CEILING,
        "600 ml of water in cups; the least allowed is 1,000",
    ),
    Mutation(
        "a glass of water every 5 minutes",
        dose("rehydrate", amount="100 to 200 ml every 5 to 10 minutes, at most 800 ml an hour"),
        CEILING,
        "2,400 ml an hour",
    ),
    Mutation(
        "4 litres of drinks a day",
        dose("fluid_goal", amount="1.6 to 4.0 litres of drinks"),
        CEILING,
        "4 litres of drinks a day",
    ),
    Mutation("a litre of coconut water", dose("coconut_water", amount="at most 1,000 ml"), CEILING, "1,000"),
    Mutation("ibuprofen for a month", dose("nsaid", until_hours=720), HOURS, "720 hours"),
    Mutation("rehydration without an end", dose("home_ors", until_hours=None), HOURS, "has no end"),
    Mutation("planks on the first day", dose("plank", from_hours=0), HOURS, "the evidence says 504"),
    Mutation("massage on the first day", dose("massage", from_hours=12), HOURS, "the evidence says 72"),
    Mutation(
        "a medicine without a limit in a day",
        dose("paracetamol", times="when it hurts"),
        CEILING,
        "does not say how many mg in 24 hours",
    ),
    Mutation(
        "tablets without a limit in a day",
        dose("naproxen", times="every 2 hours, at most 9 tablets in 24 hours"),
        CEILING,
        "9 tablets in 24 hours; the most allowed is 3",
    ),
    Mutation(
        "3 litres to drink",
        activity("fluid_goal", steps=("Drink 3 litres of water every day.",)),
        "nothing_banned_is_said",
        "3 litres",
    ),
    Mutation(
        "potassium tablets",
        activity("electrolyte_foods", steps=("Take a potassium tablet each morning.",)),
        "nothing_banned_is_said",
        "potassium",
    ),
    Mutation(
        "a pinch of salt",
        activity("home_ors", steps=("Add a pinch of salt to a glass of water.",)),
        "nothing_banned_is_said",
        "salt",
    ),
    Mutation(
        "stretching through the pain",
        activity("hamstring", steps=("Push through the pain.",)),
        "nothing_banned_is_said",
        "pain",
    ),
    Mutation(
        "two anti-inflammatories",
        activity("nsaid", steps=("Take ibuprofen with naproxen.",)),
        "nothing_banned_is_said",
        "naproxen",
    ),
)
