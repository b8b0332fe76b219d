"""The list of what editors may open: in groups, each kind with what it is for."""

from __future__ import annotations

import pytest
from django.contrib import admin

from editorial.editing.collections import GROUPS, in_groups
from tests.accounts import make_editor, sign_in
from tests.editorial.forms import plain_static_files

pytestmark = pytest.mark.django_db


@pytest.fixture
def first_page(client, settings):
    """Return what the first page lists for somebody with this role."""
    plain_static_files(settings)

    def listed(role, address="/admin/"):
        response = sign_in(client, make_editor(role, role)).get(address)
        return {group["name"]: group["models"] for group in response.context["app_list"]}

    return listed


def test_every_kind_is_in_one_group_with_what_it_is_for():
    told = [(kind, words) for kinds in GROUPS.values() for kind, words in kinds.items()]

    assert sorted(kind for kind, _ in told) == sorted(kind.__name__ for kind in admin.site._registry)
    assert all(words.endswith(".") for _, words in told)


def test_a_kind_that_nobody_placed_comes_last_and_is_not_lost():
    apps = [{"models": [{"object_name": "Novelty"}, {"object_name": "Item"}]}]

    groups = in_groups(apps, url="/admin/")

    assert [(group["name"], len(group["models"])) for group in groups] == [("Questions", 1), ("More", 1)]


def test_an_author_finds_the_kinds_in_the_order_in_which_people_meet_them(first_page):
    listed = first_page("author")

    assert list(listed) == ["Questions", "Results", "The plan", "To read", "Releases and history"]
    assert all(kind["told"] for kinds in listed.values() for kind in kinds)


def test_a_user_administrator_finds_accounts_and_no_drafts(first_page):
    listed = first_page("administrator")

    assert list(listed) == ["Releases and history", "Accounts"]


def test_the_page_of_an_app_is_the_first_page_with_less_on_it(first_page):
    listed = first_page("administrator", "/admin/auth/")

    assert list(listed) == ["Accounts"]
