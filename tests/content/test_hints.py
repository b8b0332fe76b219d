"""What the questions say beside each sign, which stands on more than one page."""

from __future__ import annotations

import re

from tests.clinical.shipped import shipped_catalogue

ITEMS = tuple(shipped_catalogue().items.values())
OF_ONE_PAGE = re.compile(r"\b(next|last|first|previous) (line|row|box)\b|\bon this page\b", re.IGNORECASE)
DENIES = re.compile(r"\b(does|do) not( count|[.])")


def test_no_item_speaks_of_a_line_that_stands_on_one_page_alone():
    found = [item.id for item in ITEMS if OF_ONE_PAGE.search(item.what_counts)]

    assert found == []


def test_what_does_not_count_stands_in_the_exception_alone():
    in_a_hint = [item.id for item in ITEMS if DENIES.search(item.hint)]
    no_exception = [item.id for item in ITEMS if item.exception and not re.search(r"\bnot\b", item.exception)]

    assert (in_a_hint, no_exception) == ([], [])
    assert sum(bool(item.exception) for item in ITEMS) > 90
