"""The tables of foods, figure by figure from the food tables. Evidence: careplan 2.7."""

from __future__ import annotations

import pytest

from tests.clinical.shipped import person, plan_at, shipped_catalogue

SLUG = "foods-with-natural-salts"

# Milligrams of potassium, magnesium and calcium in one serving.
FOODS = {
    "Banana, 1 medium (118 g)": (422, 32, 6),
    "Sweet potato, baked in its skin, 1 medium (114 g)": (542, 31, 43),
    "Potato, baked with skin, 1 medium (173 g)": (926, 48, 26),
    "Spinach, boiled, half a cup (90 g)": (419, 78, 122),
    "Swiss chard, boiled, half a cup (88 g)": (483, 76, 51),
    "Kale, boiled, half a cup (65 g)": (148, 12, 47),
    "Beet greens, boiled, half a cup (72 g)": (654, 49, 82),
    "Beetroot, boiled, half a cup (85 g)": (259, 20, 14),
    "Plain low-fat yogurt, 1 large pot (227 g)": (531, 39, 415),
    "Milk, 1% fat, 1 cup (244 g)": (366, 27, 305),
    "Fortified soy drink, 1 cup (243 g)": (296, 36, 299),
    "Cheddar, 1 matchbox piece (28 g)": (28, 8, 204),
    "Firm tofu set with calcium, half a cup (126 g)": (299, 73, 861),
    "Sardines with bones, 1 small tin (85 g)": (337, 33, 325),
    "Almonds, 23 nuts (28 g)": (208, 77, 76),
    "Cashews, 1 small handful (28 g)": (160, 74, 13),
    "Pumpkin seeds, 1 small handful (28 g)": (223, 156, 15),
    "Avocado, half (100 g)": (485, 29, 12),
    "Salmon, wild, cooked, 1 small piece (85 g)": (534, 31, 13),
    "Coconut water, 1 carton (240 ml)": (413, 29, 29),
    "Orange juice, 1 cup (248 g)": (496, 27, 27),
    "Brown rice, cooked, 1 cup": (84, 84, 20),
    "Oatmeal, cooked, 1 cup": (164, 63, 21),
    "Lentils, half a cup": (365, 36, 19),
    "Black beans, half a cup": (305, 60, 23),
}
SALTS = ("Potassium", "Magnesium", "Calcium")
POORLY_TAKEN_IN = ("Spinach", "Swiss chard", "Beet greens")
ON_THE_PLAN = (
    "banana sweet#potato potato spinach kale beetroot yogurt milk fortified#soy tofu sardines salmon almonds"
    " cashews pumpkin avocado orange#juice brown#rice oats lentils beans"
)


def article():
    return next(each for each in shipped_catalogue().guidance.articles if each.slug == SLUG)


def tables():
    """Return the foods and figures of each table of the article, by the salt that heads it."""
    found, salt = {}, ""
    for line in article().body.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("| ") or cells[0] == "---":
            continue
        if cells[0] in SALTS:
            salt = cells[0]
        else:
            found.setdefault(salt, []).append(tuple(cells))
    return found


def rows():
    return [(salt, *cells) for salt, table in tables().items() for cells in table]


def test_each_salt_has_its_table():
    assert tuple(tables()) == SALTS


@pytest.mark.parametrize(("salt", "food", "milligrams"), rows())
def test_a_food_has_the_figure_of_the_food_tables(salt, food, milligrams):
    assert int(milligrams.rstrip("*")) == FOODS[food][SALTS.index(salt)]


@pytest.mark.parametrize("salt", SALTS)
def test_the_richest_food_comes_first(salt):
    figures = [int(milligrams.rstrip("*")) for _, milligrams in tables()[salt]]

    assert figures == sorted(figures, reverse=True)


def test_calcium_that_is_hardly_taken_in_is_marked():
    for food, milligrams in tables()["Calcium"]:
        assert milligrams.endswith("*") is food.startswith(POORLY_TAKEN_IN), food


@pytest.mark.parametrize("salt", SALTS)
def test_a_table_of_foods_fits_a_phone(salt):
    assert {len(cells) for cells in tables()[salt]} == {2}


def test_what_to_eat_comes_before_any_figure():
    lines = [line for line in article().body.splitlines() if line]
    steps = [place for place, line in enumerate(lines) if line[0].isdigit()]

    assert len(steps) == 5
    assert max(steps) < lines.index("| Potassium | mg |")


ASK_FIRST = ["kidney disease", "dialysis", "-pril or -sartan", "potassium tablets", "warfarin"]


@pytest.mark.parametrize("who", ASK_FIRST)
def test_the_article_says_who_asks_first(who):
    assert who in article().body


@pytest.mark.parametrize("food", [each.replace("#", " ") for each in ON_THE_PLAN.split()])
def test_the_plan_names_foods_and_leaves_the_numbers_to_the_article(food):
    [activity] = [each for each in shipped_catalogue().guidance.activities if each.id == "electrolyte_foods"]
    steps = " ".join(activity.steps).lower()

    assert food in steps
    assert "mg" not in steps.split()
    assert activity.article == SLUG


def test_whoever_is_allergic_to_nuts_is_told_to_leave_them_out():
    plan = plan_at(6, person("nut_allergy"))

    [foods] = [each for each in plan.phases[0].activities if each.activity.id == "electrolyte_foods"]

    assert "nuts" in foods.adaptations[0].text
