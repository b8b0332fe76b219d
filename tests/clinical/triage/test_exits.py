from __future__ import annotations

from clinical.catalogue import Catalogue
from clinical.content import Disposition, Stage
from clinical.triage.exits import exit_ticks
from tests.clinical.factory import make_catalogue, make_flag, make_screen, make_sign

AMBULANCE = Disposition.AMBULANCE
EMERGENCY = Disposition.EMERGENCY_DEPARTMENT


def make_exit(*ticks: str) -> Catalogue:
    return make_catalogue(
        make_screen("first", *map(make_sign, ("numb", "thinner", "cold"))),
        make_screen("ticks", *map(make_sign, ("fall", "worse", "dizzy", "grey", "stuck")), stage=Stage.EXIT),
        red_flags=(
            make_flag("numb", "numb", EMERGENCY, ticks=ticks),
            make_flag("numb_fall", "numb and at_least(1, fall, worse, dizzy, grey, stuck)", AMBULANCE),
            make_flag("cold", "cold"),
        ),
    )


def names(catalogue: Catalogue, **answers: str) -> list[str]:
    return [item.id for item in exit_ticks(catalogue, answers)]


def test_a_tick_is_offered_where_it_makes_the_emergency_an_ambulance():
    assert names(make_exit("fall"), numb="yes") == ["fall"]


def test_a_tick_that_would_change_nothing_is_not_offered():
    assert names(make_exit("thinner", "fall"), numb="yes") == ["fall"]


def test_nothing_is_offered_short_of_an_emergency_or_once_it_is_an_ambulance():
    assert names(make_exit("fall"), numb="no", cold="yes") == []
    assert names(make_exit("fall", "worse"), numb="yes", fall="yes") == []


def test_at_most_four_are_offered_in_their_order():
    assert names(make_exit("stuck", "grey", "dizzy", "worse", "fall"), numb="yes") == [
        "stuck",
        "grey",
        "dizzy",
        "worse",
    ]
