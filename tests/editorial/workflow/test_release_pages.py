from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from clinical.codec import checksum
from editorial.drafts import drafts
from editorial.examination import run, state
from editorial.examination.result import ExaminationResult
from editorial.examination.run import examine
from editorial.examination.state import key_of
from editorial.standing import find_base, standing_of_drafts
from editorial.workflow.releasing import ANY_DAY
from guidance.models import Activity, AuditEntry, Release, Review, Submission, Withdrawal
from tests.accounts import make_editor, sign_in
from tests.clinical.proofs.edits import item
from tests.editorial.forms import plain_static_files
from tests.guidance.factory import (
    make_guidance,
    make_release,
    make_review,
    make_submission,
    make_withdrawal,
    milder,
    shipped,
    titled,
    without_flag,
)

pytestmark = pytest.mark.django_db
DRAFT = "/admin/guidance/release/draft/"
ROLES = ("author", "reviewer", "publisher")
CLEARER = titled("Is one of these true?")


@pytest.fixture
def people(settings):
    plain_static_files(settings)
    return {role: make_editor(role, role) for role in ROLES}


@pytest.fixture
def as_role(client, people):
    """Return what signs in the person of a role."""
    return lambda role: sign_in(client, people[role])


@pytest.fixture
def clearer():
    """Make a release, and drafts that say it more clearly."""
    make_release(1, shipped())
    drafts.replace(guidance=CLEARER)


def page(response) -> str:
    """Return the words of a page as they are read."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", response.content.decode())).split())


def post(client, name, guidance=CLEARER, **fields):
    return client.post(f"{DRAFT}{name}/", {"checksum": checksum(guidance), **fields})


def test_an_author_sees_what_changed_and_what_comes_next(as_role, clearer):
    response = as_role("author").get(DRAFT)

    assert response.status_code == 200
    assert re.search(r"<del\b", response.content.decode())
    assert "Only a clinical reviewer can approve" in page(response)
    assert "Only a publisher can publish" in page(response)
    assert " style=" not in re.sub(r"<svg.*?</svg>", "", response.content.decode(), flags=re.DOTALL)


def test_the_page_shows_the_proof(as_role, clearer):
    worked_out = as_role("author").get(DRAFT)

    assert f"All {len(worked_out.context['evidence']['theorems'])} safety rules hold" in page(worked_out)
    assert "Nobody gets another result than in Release 1" in page(worked_out)
    assert worked_out.context["steps"].submit.is_open
    assert "data-hx-get" not in worked_out.content.decode()


def test_made_up_people_who_could_not_be_tried_are_not_called_right(as_role):
    make_release(1, shipped())
    drafts.replace(guidance=replace(shipped(), definitions=()))

    told = page(as_role("author").get(DRAFT))

    assert "They could not be tried: the parts do not fit together yet" in told
    assert "cannot be compared with Release 1: the parts do not fit" in told
    assert "none gets a wrong one" not in told


def test_from_draft_to_public_by_three_people(client, people, clearer):
    examine(CLEARER, find_base(), today=timezone.localdate())

    submitted = post(sign_in(client, people["author"]), "submit", notes="A clearer question.")
    approved = post(sign_in(client, people["reviewer"]), "approve", note="Read aloud.")
    published = post(sign_in(client, people["publisher"]), "publish")

    assert [each.status_code for each in (submitted, approved, published)] == [303, 303, 303]
    assert Release.objects.first().version == 2
    assert [each.action for each in AuditEntry.objects.exclude(kind="account")] == [
        "published",
        "approved",
        "submitted",
    ]


def test_a_reviewer_sends_drafts_back(as_role, people, clearer):
    make_submission(CLEARER, people["author"], 1)
    client = as_role("reviewer")

    without_words = post(client, "send-back", note="")
    sent_back = post(client, "send-back", note="Too long.")

    assert without_words.status_code == 422
    assert "Say what has to change" in page(without_words)
    assert sent_back.status_code == 303
    assert Review.objects.get().note == "Too long."


def test_what_was_typed_is_kept_when_it_is_refused(as_role, clearer):
    response = as_role("author").post(f"{DRAFT}submit/", {"checksum": "0" * 64, "notes": "Typed with care."})

    assert response.status_code == 422
    assert "changed the drafts since you opened this page" in page(response)
    assert not Submission.objects.exists()


def test_nobody_signs_what_they_did_not_see(as_role, people, clearer):
    make_submission(CLEARER, people["author"], 1)

    response = as_role("reviewer").post(f"{DRAFT}approve/", {})

    assert response.status_code == 422
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("name", "allowed"),
    [("submit", "author"), ("approve", "reviewer"), ("send-back", "reviewer"), ("publish", "publisher")],
)
def test_each_step_is_for_one_role(client, people, clearer, name, allowed):
    for role in ROLES:
        response = post(sign_in(client, people[role]), name)

        assert (response.status_code == 403) is (role != allowed)
    assert client.get(f"{DRAFT}{name}/").status_code == 405


def test_what_stops_it_is_told_in_sentences_with_the_way_to_see_it(as_role):
    make_release(1, shipped())
    drafts.replace(guidance=CLEARER)
    standing = standing_of_drafts()
    finding = {"words": "Someone says: Fever. They get less.", "answers": {"fever": "yes"}}
    theorem = {"name": "the floor holds", "statement": "It holds.", "holds": False, "combinations": "9" * 20}
    known = ExaminationResult(
        ["Article x links to nowhere."], [theorem | {"findings": [finding]}], {}, ["It is milder."], []
    )
    make_examination(standing, known)

    response = as_role("author").get(DRAFT)

    assert "Article x links to nowhere." in page(response)
    assert "1 of 1 safety rules fail" in page(response)
    assert f"{reverse('preview:open_whole')}?fever=yes" in response.content.decode()
    assert "Something has to be put right first" in page(response)


def make_examination(standing, known):
    key = key_of(standing.guidance, standing.base, timezone.localdate())
    if known:
        state.keep(key, known)
    else:
        state.claim(key)
    return key


def test_what_becomes_milder_comes_first_and_asks_for_a_reason(as_role):
    make_release(1, shipped())
    drafts.replace(guidance=milder())

    response = as_role("author").get(DRAFT)

    assert "“height_loss”: Soon → Routine" in page(response)
    assert response.context["evidence"]["outcomes"][0]["is_deescalation"]
    assert 'name="reason"' in response.content.decode()


def test_other_words_of_a_sign_are_shown_side_by_side_and_ask_for_a_reason(as_role):
    make_release(1, shipped())
    drafts.replace(guidance=item("fever", exception="A fever under 40 C does not count.")(shipped()))

    response = as_role("author").get(DRAFT)

    assert "Nobody gets another result" in page(response)
    assert "what does not count. Before: “Warmth from a heat pack" in page(response)
    assert "1 thing becomes milder, or may" in page(response)
    assert 'name="reason"' in response.content.decode()


def test_a_release_is_shown_as_it_was_made(as_role, people):
    make_release(1, shipped())
    submission = make_submission(CLEARER, people["author"], 1)
    make_review(CLEARER, people["reviewer"], 1, note="Read it.")
    made = {"origin": "editorial", "published_by": people["publisher"], "compared_with": 1}
    second = make_release(2, CLEARER, notes=submission.notes, **made)

    response = as_role("author").get(f"/admin/guidance/release/{second.pk}/change/")

    for words in (
        "A clearer question.",
        "by author",
        "by reviewer : Read it.",
        "People see this release now",
    ):
        assert words.replace(" :", ":") in page(response).replace(" :", ":")
    assert "Is one of" in page(response)
    assert as_role("author").get("/admin/guidance/release/99/change/").status_code == 404
    assert as_role("author").get("/admin/guidance/release/x/change/").status_code == 404


def test_going_back_is_two_presses_away(as_role):
    first = make_release(1, shipped())
    make_release(2)
    address = reverse("admin:guidance_release_going_back", args=[first.pk])

    asked = as_role("publisher").get(address)
    refused = as_role("publisher").post(f"{address}now/", {"notes": ""})
    done = as_role("publisher").post(f"{address}now/", {"notes": "It confused people."})

    assert "Nothing becomes milder" in page(asked)
    assert (refused.status_code, done.status_code) == (422, 303)
    assert Release.objects.first().restores == first


def test_going_back_to_something_milder_waits_for_a_reviewer(as_role):
    first = make_release(1, milder())
    make_release(2, shipped())
    address = reverse("admin:guidance_release_going_back", args=[first.pk])

    waiting = as_role("publisher").get(address)
    agreed = as_role("reviewer").post(f"{address}agree/", {"note": "Right."})
    ready = as_role("publisher").get(address)

    assert "A clinical reviewer has to agree first" in page(waiting)
    assert agreed.status_code == 303
    assert "reviewer agrees" in page(ready)
    assert f"{address}now/" in ready.content.decode()


def test_withdrawing_says_what_people_see_then(as_role):
    make_release(1)
    second = make_release(2)
    address = reverse("admin:guidance_release_withdraw", args=[second.pk])

    asked = as_role("publisher").get(address)
    refused = as_role("publisher").post(address, {"reason": " "})
    done = as_role("publisher").post(address, {"reason": "A wrong number."})
    last = as_role("publisher").get(
        reverse("admin:guidance_release_withdraw", args=[Release.objects.last().pk])
    )

    assert "People then see Release 1" in page(asked)
    assert (refused.status_code, done.status_code) == (422, 303)
    assert Withdrawal.objects.get().reason == "A wrong number."
    assert "emergency numbers only" in page(last)


@pytest.mark.parametrize(
    ("name", "allowed"), [("go_back", "publisher"), ("agree", "reviewer"), ("withdraw", "publisher")]
)
def test_each_act_on_a_release_is_for_one_role(client, people, name, allowed):
    first = make_release(1, shipped())
    make_withdrawal(first)
    make_release(2)
    address = reverse(f"admin:guidance_release_{name}", args=[first.pk])

    for role in ROLES:
        response = sign_in(client, people[role]).post(address, {})

        assert (response.status_code == 403) is (role != allowed)


def test_the_way_to_a_release_is_on_the_first_page_and_in_the_list(as_role):
    client = as_role("author")

    for address in ("/admin/", "/admin/guidance/release/"):
        assert f'href="{DRAFT}"' in client.get(address).content.decode()


def test_drafts_that_cannot_be_read_are_told_and_nothing_breaks(as_role):
    make_release(1, make_guidance())
    drafts.replace(guidance=make_guidance())
    Activity.objects.update(steps="not a list")

    response = as_role("author").get(DRAFT)

    assert response.status_code == 200
    assert "The drafts cannot be read" in page(response)
    assert 'name="notes"' not in response.content.decode()


def test_the_list_tells_which_release_people_see(as_role):
    make_release(1, notes="The first.")
    make_release(2, notes="The second.")
    make_withdrawal(make_release(3))

    told = page(as_role("author").get("/admin/guidance/release/"))

    assert "3 Withdrawn" in told
    assert "2 People see it now The second." in told
    assert "1 Replaced The first." in told


def test_while_it_runs_the_page_comes_at_once_and_asks_again_with_or_without_script(as_role, clearer):
    key = make_examination(standing_of_drafts(), None)
    state.report(key, "Comparing what people get.")
    client = as_role("author")

    shown = client.get(f"{DRAFT}?again=1")
    waiting = client.get(f"{DRAFT}?waiting={key}")

    html = shown.content.decode()
    assert f'data-hx-get="{DRAFT}?waiting={key}"' in html
    assert f'<noscript><meta http-equiv="refresh" content="3; url={DRAFT}"' in " ".join(html.split())
    assert "Wait until the proof is worked out" in page(shown)
    assert "Comparing what people get." in page(shown)
    assert "Comparing what people get." in page(waiting)
    assert "<html" not in waiting.content.decode()


def test_a_refused_page_refreshes_itself_from_where_it_can_be_read(as_role, clearer, monkeypatch):
    monkeypatch.setattr(run, "MOST_WAIT", 0)
    make_examination(standing_of_drafts(), None)

    refused = post(as_role("author"), "submit", notes="A clearer question.")

    assert "still running" in page(refused)
    assert f"url={DRAFT}" in refused.content.decode()


def test_nothing_can_be_typed_while_the_page_refreshes_itself(as_role, people, clearer):
    make_submission(CLEARER, people["author"], 1)
    make_examination(standing_of_drafts(), None)

    shown = [as_role(role).get(DRAFT).content.decode() for role in ROLES]

    assert not any("<textarea" in html for html in shown)


def test_why_nothing_came_of_it_is_told_and_it_can_be_tried_again(as_role, clearer):
    key = make_examination(standing_of_drafts(), None)
    state.fail(key, "The machine has too little memory.")
    client = as_role("author")

    told = client.get(f"{DRAFT}?waiting={key}")
    again = client.get(f"{DRAFT}?again=1")

    assert "The machine has too little memory." in page(told)
    assert f'href="{DRAFT}?again=1#proof"' in told.content.decode()
    assert "data-hx-get" not in told.content.decode()
    assert "safety rules hold" in page(again)


def test_what_a_safety_rule_tells_is_told_once(as_role, clearer):
    words = "The red flag “chest_pain” is missing."
    theorem = {"name": "the floor is present", "statement": "It holds.", "holds": False, "combinations": "1"}
    finding = {"words": words, "answers": {}}
    known = ExaminationResult(
        [words, "A slot is used twice."], [theorem | {"findings": [finding]}], {}, [], []
    )
    make_examination(standing_of_drafts(), known)

    told = page(as_role("author").get(DRAFT))

    assert told.count(words) == 1
    assert "A slot is used twice." in told


def test_a_finding_about_an_hour_opens_the_journey_at_that_hour(as_role, clearer):
    theorem = {"name": "no plan", "statement": "It holds.", "holds": False, "combinations": "9"}
    finding = {"words": "They would be given a plan.", "answers": {"fever": "yes"}, "hours": 80}
    make_examination(
        standing_of_drafts(), ExaminationResult([], [theorem | {"findings": [finding]}], {}, [], [])
    )

    html = as_role("author").get(DRAFT).content.decode()

    assert f"{reverse('preview:open_whole')}?fever=yes&amp;hours-since=80" in html


def test_each_step_says_what_comes_next(client, people, clearer):
    examine(CLEARER, find_base(), today=timezone.localdate())
    told = {}

    for role, step, fields in (
        ("author", "submit", {"notes": "A clearer question."}),
        ("reviewer", "approve", {}),
        ("publisher", "publish", {}),
    ):
        post(sign_in(client, people[role]), step, **fields)
        told[step] = page(client.get(DRAFT))

    assert all("Next," in each for each in told.values())


def test_going_back_waits_for_the_proof_as_well(as_role):
    first = make_release(1, shipped())
    make_release(2)
    key = key_of(shipped(), find_base(), ANY_DAY)
    state.claim(key)
    state.report(key, "Proving.")
    address = reverse("admin:guidance_release_going_back", args=[first.pk])

    shown = as_role("publisher").get(address)
    waiting = as_role("publisher").get(f"{address}?waiting={key}")

    assert "Proving." in page(shown)
    assert "Proving." in page(waiting)
    assert 'name="notes"' not in shown.content.decode()
    assert "<html" not in waiting.content.decode()


def test_a_release_that_would_be_refused_now_is_not_offered(as_role):
    unsafe = make_release(1, without_flag("chest_pain"))
    make_release(2, shipped())

    told = as_role("publisher").get(reverse("admin:guidance_release_going_back", args=[unsafe.pk]))

    assert "It cannot be published again" in page(told)
    assert 'name="notes"' not in told.content.decode()
