"""Closed sets: the values that a field may have, each with the words that editors read for it."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Choice(StrEnum):
    """A value and its words."""

    words: str

    def __new__(cls, value: str, words: str) -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.words = words
        return member


class Category(Choice):
    """What kind of activity something is; the order is that of the editors' lists."""

    SETTLE = "settle", "Settle"
    COLD_HEAT = "cold_heat", "Cold and heat"
    MOVE = "move", "Move"
    STRETCH = "stretch", "Stretch"
    STRENGTHEN = "strengthen", "Strengthen"
    DRINK = "drink", "Drink"
    FOOD = "food", "Food"
    RELIEF = "relief", "Relief"
    CALM = "calm", "Calm"
    SLEEP = "sleep", "Sleep"
    HABIT = "habit", "Habit"
    RULE = "rule", "Rule"  # holds of every movement
    SUPPLEMENT = "supplement", "Supplement"


class Contact(Choice):
    """Who is called in place of the usual."""

    USUAL = "", "The usual one"
    MATERNITY = "maternity", "Maternity unit"
    CANCER_LINE = "cancer_line", "Cancer line"
    HAEMATOLOGY = "haematology", "Haematology team"
    CRISIS = "crisis", "Crisis line"


class HowRead(Choice):
    """How a source was read."""

    OWN_PAGE = "V", "Read on its own page"
    COPY = "C", "Read in a copy"
    SUMMARY = "S", "Read in a summary"
    UNVERIFIED = "U", "Not verified"
    DESIGN = "D", "A choice of our own"


class Gel(Choice):
    """What a country's shops sell to rub in for a sore back."""

    IBUPROFEN = "ibuprofen", "Ibuprofen gel, whose leaflet names back pain"
    ASK = "ask", "A pharmacist has to say which"
    NONE = "none", "None that may be used on a back"


class Paper(Choice):
    """The size of a country's paper."""

    A4 = "A4", "A4"
    LETTER = "Letter", "Letter"
