from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from editorial.drafts import drafts
from editorial.workflow import NotPublishable, agree, roll_back
from guidance.models import AuditEntry, Release
from guidance.releases.current import current_release
from tests.accounts import make_editor
from tests.guidance.factory import make_release, make_withdrawal, milder, shipped, titled, without_flag

pytestmark = pytest.mark.django_db


@pytest.fixture
def pam():
    return make_editor("pam", "publisher")


def test_going_back_is_one_action_and_a_new_release(pam):
    first = make_release(1, shipped())
    make_release(2, titled("Worse?"), origin="editorial", published_by=pam)
    drafts.replace(guidance=titled("Work in progress?"))

    release = roll_back(release=first, by=pam, notes="The new question confused people.")

    assert (release.version, release.restores, release.compared_with) == (3, first, 2)
    assert (release.document, release.checksum) == (first.document, first.checksum)
    assert current_release().version == 3
    assert drafts.load() == titled("Work in progress?")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.by) == ("rolled_back", pam)
    assert "Back to Release 1." in entry.words


def test_guidance_that_nobody_approved_is_not_approved_by_going_back_to_it(pam):
    bundled = make_release(1, shipped())
    make_release(2, origin="editorial", published_by=pam)

    roll_back(release=bundled, by=pam, notes="Back.")

    assert not current_release().is_approved


def test_the_roles_of_the_first_time_stay_with_it(pam):
    approved = {"did": "approved", "role": "Clinical reviewer", "people": 2}
    published = {"did": "published", "role": "Publisher", "people": 1}
    made = {"origin": "editorial", "published_by": pam, "roles": [approved, published]}
    first = make_release(1, shipped(), **made)
    make_release(2)

    release = roll_back(release=first, by=pam, notes="Back.")

    assert release.roles == [approved, {"did": "restored", "role": "Publisher", "people": 1}]


def test_nobody_goes_back_without_the_role_or_without_saying_why(pam):
    first = make_release(1)
    make_release(2)

    with pytest.raises(NotPublishable, match="may not publish"):
        roll_back(release=first, by=make_editor("ann", "author", "reviewer"), notes="x")
    with pytest.raises(NotPublishable, match="Say why"):
        roll_back(release=first, by=pam, notes="")


def test_nobody_goes_back_to_what_is_withdrawn_damaged_or_live(pam):
    withdrawn, damaged = make_release(1), make_release(2, checksum="0" * 64)
    live = make_release(3)
    make_withdrawal(withdrawn)

    for release, why in ((withdrawn, "is withdrawn"), (damaged, "is damaged"), (live, "says the same")):
        with pytest.raises(NotPublishable, match=why):
            roll_back(release=Release.objects.get(pk=release.pk), by=pam, notes="Back.")
    assert Release.objects.count() == 3


def test_going_back_to_something_milder_needs_one_reviewer_more(pam):
    first = make_release(1, milder())
    make_release(2, shipped())

    with pytest.raises(NotPublishable, match="a reviewer has to agree"):
        roll_back(release=first, by=pam, notes="Too many were sent.")
    agree(release=first, reviewer=make_editor("rob", "reviewer"), note="The new level is wrong.")
    release = roll_back(release=first, by=pam, notes="Too many were sent.")

    assert release.comparison["milder_red_flags"]
    assert {"did": "agreed", "role": "Clinical reviewer", "people": 1} in release.roles


def test_the_publisher_does_not_agree_with_themselves():
    both = make_editor("both", "reviewer", "publisher")
    first = make_release(1, milder())
    make_release(2, shipped())
    agree(release=first, reviewer=both, note="")

    with pytest.raises(NotPublishable, match="a reviewer has to agree"):
        roll_back(release=first, by=both, notes="Back.")


def test_a_review_date_that_has_passed_does_not_keep_a_worse_release_live(pam):
    sources = tuple(replace(each, next_review_on=date(2020, 1, 1)) for each in shipped().sources)
    overdue = make_release(1, replace(shipped(), sources=sources))
    make_release(2, shipped())

    assert roll_back(release=overdue, by=pam, notes="Back.").version == 3


def test_an_earlier_release_below_the_floor_is_refused(pam):
    unsafe = make_release(1, without_flag("chest_pain"))
    make_release(2, shipped())

    with pytest.raises(NotPublishable, match="chest_pain"):
        roll_back(release=unsafe, by=pam, notes="Back.")
