from __future__ import annotations

import importlib
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection

from editorial.accounts.people import EXPLAINED, EditorRole
from tests.accounts import make_editor

pytestmark = pytest.mark.django_db
ROLES = importlib.import_module("guidance.migrations.0003_roles")
HERE = SimpleNamespace(connection=connection)


def may(*roles):
    return {name.removeprefix("guidance.") for name in make_editor("ada", *roles).get_all_permissions()}


def test_the_migration_has_made_a_group_for_each_role():
    assert set(Group.objects.values_list("name", flat=True)) == set(EditorRole.labels) == set(EXPLAINED)


@pytest.mark.parametrize(
    ("role", "allowed", "forbidden"),
    [
        (
            "author",
            {"add_redflag", "change_item", "delete_article", "view_source", "add_submission", "view_release"},
            {"add_review", "add_release", "add_withdrawal", "auth.change_user"},
        ),
        (
            "reviewer",
            {"view_redflag", "add_review", "view_submission", "view_release"},
            {"change_redflag", "add_submission", "add_release", "add_withdrawal", "auth.change_user"},
        ),
        (
            "publisher",
            {"view_redflag", "add_release", "add_withdrawal", "view_review"},
            {"change_redflag", "add_submission", "add_review", "auth.change_user"},
        ),
        (
            "administrator",
            {"auth.add_user", "auth.change_user", "auth.view_user", "view_auditentry"},
            {
                "change_redflag",
                "add_submission",
                "add_review",
                "add_release",
                "auth.delete_user",
                "auth.change_group",
            },
        ),
    ],
)
def test_a_role_may_do_its_part_and_no_more(role, allowed, forbidden):
    held = may(role)

    assert allowed <= held
    assert not forbidden & held


def test_no_role_writes_the_log_or_what_is_written_once():
    held = may(*EditorRole.values)

    assert not {f"{action}_auditentry" for action in ("add", "change", "delete")} & held
    assert (
        not {f"{action}_{kind}" for action in ("change", "delete") for kind in ("release", "review")} & held
    )


def test_every_kind_of_draft_can_be_written_by_authors():
    written = {name.removeprefix("add_") for name in may("author") if name.startswith("add_")}
    kinds = {kind._meta.model_name for kind in apps.get_app_config("guidance").get_models()}

    assert kinds - written <= ROLES.NOT_DRAFTS


def test_making_the_roles_again_mends_them_and_adds_nothing():
    before = Permission.objects.count()
    Group.objects.get(name="Author").permissions.clear()

    ROLES.make_roles(apps, HERE)

    assert "add_redflag" in may("author")
    assert Permission.objects.count() == before


def test_the_roles_can_be_taken_away_and_made_again():
    ROLES.remove_roles(apps, HERE)
    left = Group.objects.count()
    ROLES.make_roles(apps, HERE)

    assert left == 0
    assert Group.objects.count() == len(EditorRole)
