from __future__ import annotations

from dataclasses import replace

import pytest

from tests.clinical.factory import make_safety_net

NET = replace(make_safety_net("sick", when="steroids"), text="you vomit", condition="if you take steroids")


@pytest.mark.parametrize(
    ("is_theirs", "text"),
    [(True, "you vomit"), (None, "if you take steroids: you vomit"), (False, None)],
)
def test_a_warning_for_some_says_for_whom_where_that_is_not_known(is_theirs, text):
    shown = NET.for_whom(is_theirs=is_theirs)

    assert (shown.text if shown else None) == text
