from __future__ import annotations

import re

import pytest
from django.test import RequestFactory
from django.urls import get_script_prefix, reverse

from editorial.preview.proxy import inside, rewritten, walk_through
from editorial.preview.snapshots import snapshot_of
from guidance.models import Screen
from guidance.releases.current import current_release, release_by_version
from tests.editorial.preview.drafted import DRAFT, RELEASE, editor, links_of, shipped_drafts
from tests.journeys.page import read_page
from tests.journeys.walker import cookie_of
from triage.visit import COOKIE

__all__ = ["editor", "shipped_drafts"]

ONLY_IN_THE_DRAFT = "Only in the draft?"
READ = ["", "check/legs/", "check/result/", "check/answers/", "plan/", "plan/print/", "emergency/", "region/"]
READ += ["again/", "guides/", "guides/ice-or-heat/", "guides/search/?q=heat", "about/sources/"]


# --- cookies ------------------------------------------------------------------------------------------


def test_a_previewed_journey_has_cookies_of_its_own_on_addresses_of_its_own(editor):
    response = editor.get("/admin/preview/open/?chest_pain=yes")

    (name,) = (each for each in response.cookies if each not in {"csrf", "session"})
    cookie = response.cookies[name]
    assert name == "preview-draft-answers"
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == (DRAFT, True, "Lax")


def test_the_draft_and_each_release_are_walked_apart(editor):
    editor.get("/admin/preview/open/?chest_pain=yes")

    response = editor.get(f"{RELEASE}check/result/")

    assert response.headers["Location"].startswith(f"{RELEASE}check/right_now/")


def test_an_editors_own_answers_are_not_seen_in_the_preview(editor):
    editor.cookies[COOKIE] = cookie_of({"chest_pain": "yes"})

    response = editor.get(f"{DRAFT}check/result/")

    assert response.headers["Location"].startswith(f"{DRAFT}check/right_now/")


def test_deleting_the_answers_of_a_preview_deletes_nothing_else(editor):
    editor.cookies[COOKIE] = own = cookie_of({"chest_pain": "yes"})
    shown = editor.get(f"{DRAFT}check/answers/", follow=True)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', shown.content.decode())[1]

    response = editor.post(f"{DRAFT}clear/", {"csrfmiddlewaretoken": token})

    assert "Clear-Site-Data" not in response.headers
    assert [name for name in response.cookies if name not in {"csrf", "session"}] == ["preview-draft-answers"]
    assert editor.cookies[COOKIE].value == own


def test_a_country_chosen_in_the_preview_stays_there(editor):
    editor.get("/admin/preview/seen/region/US/")

    previewed, public = editor.get(DRAFT), editor.get("/")

    assert "tel:911" in previewed.content.decode()
    assert "tel:911" not in public.content.decode()


# --- addresses and forms ------------------------------------------------------------------------------


@pytest.mark.parametrize("address", READ)
def test_no_link_leads_out_of_the_preview_but_to_the_admin(editor, address):
    editor.get("/admin/preview/vignette/spasm-at-18/")

    response = editor.get(f"{DRAFT}{address}", follow=True)

    assert response.status_code == 200
    assert all(link.startswith(("/admin/", "/static/")) for link in links_of(response.content.decode()))


def test_links_that_an_article_writes_out_stay_in_the_preview(editor):
    response = editor.get(f"{DRAFT}guides/when-to-get-help/")

    main = read_page(response.content.decode()).by_id("main")
    inside_the_site = {each["href"] for each in main.all("a") if each["href"].startswith("/")}
    assert inside_the_site
    assert all(link.startswith(DRAFT) for link in inside_the_site)


def test_every_form_that_sends_carries_the_token():
    html = '<form method="post" action="/clear/"></form><form method="get" action="/guides/"></form>'

    changed = rewritten(html, DRAFT, ("/admin/",), "t")

    assert changed == (
        f'<form method="post" action="{DRAFT}clear/">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="t"></form>'
        f'<form method="get" action="{DRAFT}guides/"></form>'
    )


def test_links_elsewhere_are_left_as_they_are():
    html = '<a href="https://example.org/">a</a><a href="//x">b</a><a href="#c">c</a><a href="tel:999">d</a>'

    assert rewritten(html, DRAFT, ("/admin/",), "t") == html


def test_a_file_of_a_preview_says_so_in_its_name(editor):
    editor.get("/admin/preview/vignette/spasm-at-18/")

    response = editor.get(f"{DRAFT}plan/calendar.ics")

    assert 'filename="preview-back-plan.ics"' in response.headers["Content-Disposition"]


# --- nothing of a draft reaches anybody else ----------------------------------------------------------


def test_outside_a_preview_the_public_release_and_addresses_are_back(editor):
    Screen.objects.filter(pk="right_now").update(title=ONLY_IN_THE_DRAFT)
    live = current_release()

    with inside(snapshot_of(None)):
        within = (current_release(), release_by_version(1), reverse("triage:home"))

    assert within == (snapshot_of(None).release, snapshot_of(None).release, DRAFT)
    assert (current_release(), release_by_version(1), reverse("triage:home")) == (live, live, "/")


def test_a_page_that_fails_leaves_the_public_release_and_addresses_behind(editor):
    live = current_release()

    with pytest.raises(RuntimeError, match="of the test"), inside(snapshot_of(None)):
        raise RuntimeError("of the test")

    assert (current_release(), get_script_prefix()) == (live, "/")


def test_previewing_leaves_the_release_that_is_served_untouched(editor):
    before = current_release()
    Screen.objects.filter(pk="right_now").update(title=ONLY_IN_THE_DRAFT)
    request = RequestFactory().get(DRAFT)

    response = walk_through(request, snapshot_of(None), "")

    assert ONLY_IN_THE_DRAFT in response.content.decode()
    assert current_release() is before
