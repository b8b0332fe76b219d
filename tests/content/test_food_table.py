"""The table of foods, figure by figure from the food tables. Evidence: careplan 2.7."""

from __future__ import annotations

import pytest

from tests.clinical.shipped import person, plan_at, shipped_catalogue

SLUG = "foods-with-natural-salts"

# Milligrams of potassium, magnesium, calcium and sodium in one serving.
FOODS = {
    "Banana, 1 medium (118 g)": (422, 32, 6, 1),
    "Sweet potato, baked in its skin, 1 medium (114 g)": (542, 31, 43, 41),
    "Potato, baked with skin, 1 medium (173 g)": (926, 48, 26, 17),
    "Spinach, boiled, half a cup (90 g)": (419, 78, 122, 63),
    "Spinach, raw, 1 cup (30 g)": (167, 24, 30, 24),
    "Swiss chard, boiled, half a cup (88 g)": (483, 76, 51, 158),
    "Kale, boiled, half a cup (65 g)": (148, 12, 47, 15),
    "Beet greens, boiled, half a cup (72 g)": (654, 49, 82, 174),
    "Beetroot, boiled, half a cup (85 g)": (259, 20, 14, 65),
    "Plain low-fat yogurt, 8 oz (227 g)": (531, 39, 415, 159),
    "Milk, 1% fat, 1 cup (244 g)": (366, 27, 305, 107),
    "Fortified soy drink, 1 cup (243 g)": (296, 36, 299, 114),
    "Cheddar, 1 oz (28 g)": (28, 8, 204, 176),
    "Firm tofu set with calcium, half a cup (126 g)": (299, 73, 861, 18),
    "Sardines with bones, 3 oz (85 g)": (337, 33, 325, 261),
    "Almonds, 1 oz (23 nuts)": (208, 77, 76, 0),
    "Cashews, 1 oz": (160, 74, 13, 5),
    "Pumpkin seed kernels, roasted, 1 oz": (223, 156, 15, 5),
    "Avocado, half (100 g)": (485, 29, 12, 7),
    "Salmon, wild, cooked, 3 oz": (534, 31, 13, 48),
    "Salmon, farmed, cooked, 3 oz": (326, 26, 13, 52),
    "Watermelon, diced, 1 cup (152 g)": (170, 15, 11, 2),
    "Coconut water, carton, 240 ml": (413, 29, 29, 60),
    "Coconut water, fresh, 240 ml": (600, 60, 58, 252),
    "Orange juice, 248 g": (496, 27, 27, 2),
    "Brown rice, cooked, 1 cup": (84, 84, 20, 10),
    "Oatmeal, cooked, 1 cup": (164, 63, 21, 9),
    "Whole-wheat bread, 1 slice": (71, 21, 45, 127),
    "Lentils, half a cup": (365, 36, 19, 2),
    "Black beans, half a cup": (305, 60, 23, 1),
    "Table salt, 1 level teaspoon (6 g)": (0, 0, 1, 2325),
}
POORLY_TAKEN_IN = {"Spinach, boiled", "Spinach, raw", "Swiss chard, boiled", "Beet greens, boiled"}
ON_THE_PLAN = (
    "banana sweet#potato potato spinach kale beetroot yogurt milk fortified#soy tofu sardines salmon almonds"
    " cashews pumpkin avocado orange#juice brown#rice oats lentils beans"
)


def article():
    return next(each for each in shipped_catalogue().guidance.articles if each.slug == SLUG)


def table():
    """Return the cells of each food, as they stand in the article."""
    body = [line for line in article().body.splitlines() if line.startswith("| ")]
    rows = ([cell.strip() for cell in line.strip("|").split("|")] for line in body[2:])
    return {food: cells for food, *cells in rows}


def number(cell):
    return int(cell.rstrip("*").replace(",", ""))


def test_the_table_has_exactly_these_foods():
    assert set(table()) == set(FOODS)


@pytest.mark.parametrize(("food", "figures"), FOODS.items())
def test_a_food_has_the_figures_of_the_food_tables(food, figures):
    assert tuple(number(cell) for cell in table()[food]) == figures


def test_calcium_that_is_hardly_taken_in_is_marked():
    marked = {", ".join(food.split(", ")[:2]) for food, cells in table().items() if cells[2].endswith("*")}

    assert marked == POORLY_TAKEN_IN


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
