"""Not sure is never taken for no: each sign that alone is a red flag, answered one by one."""

from __future__ import annotations

import pytest

from clinical.content import Disposition
from tests.journeys.red_flags import ALONE, FLOORS_WHEN_NOT_SURE, ROWS, SETTINGS
from tests.journeys.results import level_shown, reasons_shown
from tests.journeys.walker import Walker
from tests.journeys.walking import truth, walk_to_result

LEVELS = {
    flag: level
    for flag, level, _ in ROWS
    if any(flag in signs for signs in ALONE.values()) or flag in SETTINGS
}

GIVEN = {"age", "onset", "pregnancy"}


@pytest.mark.parametrize(("sign", "level"), LEVELS.items(), ids=LEVELS)
def test_not_sure_of_a_sign_never_ends_in_self_care(sign, level):
    setting = SETTINGS.get(sign, truth())
    choices = {name: code for name, code in setting.choices if name in GIVEN}
    person = truth(*setting.signs, not_sure=(sign,), **choices)
    walker = Walker(htmx=True, remembers=True)

    walk_to_result(walker, person)

    assert level_shown(walker) >= FLOORS_WHEN_NOT_SURE[level] > Disposition.SELF_CARE
    assert reasons_shown(walker)
