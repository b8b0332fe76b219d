from __future__ import annotations

import pytest
from django.db import IntegrityError

from guidance.models import CannotChange, Release, Review, Withdrawal
from tests.guidance.factory import make_release, make_user, make_withdrawal

pytestmark = pytest.mark.django_db


def make_row(kind):
    if kind is Release:
        return make_release()
    if kind is Withdrawal:
        return make_withdrawal(make_release())
    return Review.objects.create(checksum="0" * 64, reviewer=make_user())


@pytest.mark.parametrize("kind", [Release, Review, Withdrawal])
def test_a_written_row_cannot_be_saved_again(kind):
    row = make_row(kind)

    with pytest.raises(CannotChange):
        row.save()


@pytest.mark.parametrize("kind", [Release, Review, Withdrawal])
def test_a_written_row_cannot_be_deleted(kind):
    row = make_row(kind)

    with pytest.raises(CannotChange):
        row.delete()
    with pytest.raises(CannotChange):
        kind.objects.all().delete()
    assert kind.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("kind", [Release, Review, Withdrawal])
def test_written_rows_cannot_be_updated_together(kind):
    row = make_row(kind)

    with pytest.raises(CannotChange):
        kind.objects.update(pk=row.pk)
    with pytest.raises(CannotChange):
        kind._base_manager.update(pk=row.pk)
    with pytest.raises(CannotChange):
        kind.objects.bulk_update([row], ["id"])
    with pytest.raises(CannotChange):
        kind.objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=["id"])


def test_a_version_is_given_once():
    make_release(1)

    with pytest.raises(IntegrityError):
        make_release(1)


def test_an_editorial_release_names_its_publisher():
    with pytest.raises(IntegrityError):
        make_release(1, origin="editorial")
