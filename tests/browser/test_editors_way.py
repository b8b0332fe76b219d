"""A new editor, told only what the screens say: from a first sign-in to a release, and back from it."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from playwright.sync_api import expect

from tests.browser.editors import sign_in_editor
from tests.browser.site import served_site
from tests.browser.visit import PHONE, visiting

pytestmark = pytest.mark.browser

DESKTOP = {**PHONE, "viewport": {"width": 1280, "height": 900}, "is_mobile": False}
EXCEPTION = "A stiff muscle does not count."
OTHER_EXCEPTION = "A pulled muscle does not count."
BODY = "## How to lie\n\nLie on your side. Put a pillow between your knees.\n"
NOTES = "Clearer words about chest pain, and a guide to sleeping."
REASON = "The words about chest pain left something out."
# The proof takes seconds, and longer while a machine does other work too.
PROOF_MS, PUBLIC_MS = 300_000, 10_000


@pytest.fixture(scope="module")
def own_site(prepared, tmp_path_factory):
    """Serve a site that no other test meets: what is published here changes what people are asked."""
    with served_site(prepared, tmp_path_factory.mktemp("way")) as served:
        yield served


@pytest.fixture
def visitor(own_site, contexts):
    """Return a maker of people, each with a browser of their own: editors at a desk, others with a phone."""
    made = []

    def make(**properties):
        made.append(until_the_end.enter_context(visiting(own_site, contexts, **properties)))
        return made[-1]

    with ExitStack() as until_the_end:
        yield make
    for visit in made:
        assert visit.policy_violations == []
        assert visit.strangers == []


@pytest.fixture
def editor(visitor):
    """Return what makes an account, signs it in for the first time and stops at the first page."""

    def join(name, role):
        visit = visitor(**DESKTOP)
        sign_in_editor(visit, name, role)
        return visit

    return join


def open_draft(visit, kind, key):
    """Find a draft from the first page, as the screens offer it."""
    visit.go("/admin/")
    visit.page.locator("#content").get_by_role("link", name=kind, exact=True).click()
    visit.page.get_by_role("link", name=key, exact=True).click()


def save(visit):
    visit.page.get_by_role("button", name="Save", exact=True).click()


def press(visit, name):
    visit.page.get_by_role("button", name=name, exact=True).click(timeout=PROOF_MS)


def see_what_changed(visit):
    visit.go("/admin/")
    visit.page.locator("#content").get_by_role("link", name="Publish: see what changed").click()


def expect_told(visit, words):
    expect(visit.page.locator(".messagelist")).to_contain_text(words, timeout=PROOF_MS)


def expect_soon(visit, locator, words):
    """Reload until the words are there; what is published has 10 seconds to reach everybody."""
    expect(visit.page.locator("body")).to_be_visible()
    for _ in range(PUBLIC_MS // 500):
        if words in " ".join(visit.page.locator(locator).all_inner_texts()):
            return
        visit.page.wait_for_timeout(500)
        visit.page.reload()
    raise AssertionError(f"“{words}” is not there after {PUBLIC_MS} ms")


def write_the_exception(nora, olaf):
    """Change one sentence while somebody else has the same form open; nobody's words are lost."""
    open_draft(olaf, "Items", "chest_pain")
    open_draft(nora, "Items", "chest_pain")

    nora.page.get_by_label("Exception").fill(EXCEPTION)
    save(nora)
    expect_told(nora, "chest_pain")
    olaf.page.get_by_label("Exception").fill(OTHER_EXCEPTION)
    save(olaf)

    conflict = olaf.page.get_by_role("alert")
    expect(conflict).to_contain_text("somebody else has changed this")
    expect(conflict).to_contain_text("A stiff muscle does not count.")
    expect(olaf.page.get_by_label("Exception")).to_have_value(OTHER_EXCEPTION)


def write_an_article(nora):
    """Add an article; what is missing is said field by field, and nothing typed is lost."""
    nora.go("/admin/guidance/article/")
    nora.page.get_by_role("link", name="Add article").click()
    nora.page.get_by_label("Title").fill("Sleeping with a sore back")
    save(nora)
    expect(nora.page.get_by_role("alert")).to_contain_text("Not saved")
    expect(nora.page.get_by_label("Title")).to_have_value("Sleeping with a sore back")

    nora.page.get_by_label("Slug").fill("sleep")
    nora.page.get_by_label("Summary").fill("How to lie at night.")
    nora.page.get_by_label("Body").fill(BODY)
    nora.page.get_by_label("Find sources by name").press_sequentially("back pain")
    nora.page.locator("[data-found] input[type=checkbox]").first.check()
    nora.page.locator("select#id_evidence").select_option(label="Low")
    nora.page.get_by_label("Evidence text").fill("Little research was done.")
    nora.page.get_by_label("Last reviewed on").fill("2026-01-01")
    nora.page.get_by_label("Next review on").fill("2999-01-01")
    save(nora)
    expect_told(nora, "Sleeping with a sore back")


def choose_level(nora, level):
    open_draft(nora, "Red flags", "chest_pain")
    nora.page.get_by_label("Disposition").select_option(label=level)
    save(nora)


def be_stopped_by_the_floor(nora):
    """Make a red flag milder: the form warns, the proof refuses, and a link shows whom it would harm."""
    choose_level(nora, "Soon")
    expect_told(nora, "No release can be made of it like this")
    see_what_changed(nora)

    stops = nora.page.locator(".stops")
    expect(stops).to_contain_text("the safety floor asks for “Ambulance”", timeout=PROOF_MS)
    expect(stops).to_contain_text("would be told to see someone within 3 days")
    expect(nora.page.get_by_role("button", name="Submit for review")).to_have_count(0)
    stops.get_by_role("link", name="See it as this person").last.click()
    expect(nora.page.locator("#preview")).to_contain_text("Draft")
    expect(nora.page).to_have_url(f"{nora.site.url}/admin/preview/draft/check/result/")


def put_right_and_submit(nora):
    choose_level(nora, "Ambulance")
    see_what_changed(nora)
    expect(nora.page.locator("#words ins")).to_contain_text("stiff")
    nora.page.get_by_label("What changed, in words for the reader").fill(NOTES, timeout=PROOF_MS)
    expect(nora.page.locator("#proof")).to_contain_text("Words that decide who says yes")
    nora.page.get_by_label("Why is that safe?").fill("A stiff muscle is no chest pain.")
    press(nora, "Submit for review")
    expect_told(nora, "Next, a clinical reviewer opens this page")
    expect(nora.page.get_by_role("button", name="Publish", exact=True)).to_have_count(0)


def approve(reviewer, note):
    see_what_changed(reviewer)
    expect(reviewer.page.locator("#steps")).to_contain_text(NOTES)
    reviewer.page.get_by_label("What you looked at").fill(note)
    press(reviewer, "Approve exactly this")
    expect_told(reviewer, "Next, a publisher opens this page")


def agree_to_going_back(reviewer, release):
    reviewer.go(f"/admin/guidance/release/{release}/change/")
    reviewer.page.get_by_role("link", name="Go back to this release").click()
    press(reviewer, "I agree to going back")


def begin_a_journey(person):
    """Answer the first page, so that the person is in the middle of the questions."""
    person.go("/check/right_now/")
    person.tap("None of these")
    expect(person.page).not_to_have_url(f"{person.site.url}/check/right_now/")


def test_a_new_editor_is_stopped_puts_it_right_and_others_publish_go_back_and_withdraw(editor, visitor):
    nora, olaf, person = editor("nora", "author"), editor("olaf", "author"), visitor()

    write_the_exception(nora, olaf)
    write_an_article(nora)
    be_stopped_by_the_floor(nora)
    put_right_and_submit(nora)

    rita, ravi = editor("rita", "reviewer"), editor("ravi", "reviewer")
    approve(rita, "I read both on a phone.")
    approve(ravi, "So did I.")

    paul = editor("paul", "publisher")
    see_what_changed(paul)
    expect(paul.page.locator("#steps")).to_contain_text("Approved by rita")
    expect(paul.page.locator("#steps")).to_contain_text("Approved by ravi")
    press(paul, "Publish")
    expect_told(paul, "Published. People see it within 10 seconds.")
    person.go("/check/right_now/")
    expect_soon(person, "#chest_pain-only", "A stiff muscle does not count.")
    person.go("/guides/sleep/")
    expect(person.page.locator("#main")).to_contain_text("Put a pillow between your knees.")
    begin_a_journey(person)

    agree_to_going_back(rita, 1)
    paul.go("/admin/guidance/release/1/change/")
    paul.page.get_by_role("link", name="Go back to this release").click()
    paul.page.get_by_label("Why do you go back?").fill(REASON, timeout=PROOF_MS)
    press(paul, "Go back to Release 1 now")
    expect_told(paul, "People see within 10 seconds what Release 1 said.")
    newcomer = visitor()
    newcomer.go("/check/right_now/")
    expect_soon(newcomer, "#chest_pain-only", "A neck, rib or muscle that hurts only as you move")

    paul.go("/admin/guidance/release/2/change/")
    paul.page.get_by_role("link", name="Withdraw this release").click()
    paul.page.get_by_label("People in the middle of the questions read this").fill(REASON)
    press(paul, "Withdraw Release 2 now")
    expect_told(paul, "Release 2 is withdrawn.")
    person.page.reload()
    expect_soon(person, "#main", REASON)
