"""Sources that a reader can open: the publisher's own address, and what is our own is said to be so."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from tests.clinical.shipped import shipped_catalogue

OWN = {"unclench-design", "unverified"}
COPIED_AT = re.compile(r"Read as (?:a copy|copies)[^:]*: ([^.]*\.[^ ,;]+)")
STAGING = ("staging", "preflight", "ramsalt")


def sources():
    return {each.id: each for each in shipped_catalogue().guidance.sources}


@pytest.mark.parametrize("name", sorted(sources()))
def test_the_address_is_not_that_of_a_copy(name):
    source = sources()[name]
    host = urlsplit(source.url).netloc.removeprefix("www.")
    copies = {each.split("/")[0].removeprefix("www.") for each in COPIED_AT.findall(source.note)}

    assert host not in copies or not host
    assert not any(word in host for word in STAGING)


@pytest.mark.parametrize("name", sorted(OWN))
def test_what_is_our_own_is_said_to_be_our_own(name):
    source = sources()[name]

    assert source.title.startswith("Our own ")
    assert source.url == ""
    assert source.checked in {"D", "U"}


def test_no_guide_rests_on_general_knowledge():
    resting = [each.slug for each in shipped_catalogue().guidance.articles if "unverified" in each.sources]

    assert resting == []


def test_every_guide_has_a_source_that_can_be_opened():
    closed = [
        each.slug
        for each in shipped_catalogue().guidance.articles
        if not any(sources()[name].url for name in each.sources)
    ]

    assert closed == []
