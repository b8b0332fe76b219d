"""An editor's ways through the draft: the same as a person's, marked on every page, and kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.test import Client

from clinical.content import Disposition
from editorial.drafts import drafts
from guidance.models import RedFlag, Screen
from tests.accounts import make_editor, sign_in
from tests.clinical.shipped import shipped_catalogue
from tests.guidance.factory import make_release, shipped
from tests.journeys.page import read_page
from tests.journeys.results import level_shown
from tests.journeys.walker import Walker
from tests.journeys.walking import Truth, answer_page, truth
from triage.packing import restore, unpack
from triage.sealed import unseal

DRAFT, OPEN = "/admin/preview/draft/", "/admin/preview/open/"
NONE_OF_THE_FIRST = dict.fromkeys(
    (item.id for screen in shipped_catalogue().triage_screens[:2] for item in screen.items), "no"
)
FIRST = "right_now"


@dataclass(slots=True, eq=False)
class EditorsWalker(Walker):
    """An editor who walks the draft; the admin refuses each form of theirs that has no token."""

    def signed_in_as(self, *roles: str) -> EditorsWalker:
        self.client = Client(enforce_csrf_checks=True, headers={"accept-language": self.languages})
        sign_in(self.client, make_editor("ada", *roles))
        return self

    @property
    def answers(self) -> dict[str, str]:
        """Return the answers that the browser carries for the preview of the draft."""
        token = self.client.cookies["preview-draft-answers"].value
        return dict(restore(unpack(unseal(token)), shipped_catalogue()).answers)

    @property
    def screen(self) -> str:
        """Return the id of the screen that the page asks; the landing page asks the first."""
        parts = self.path.removeprefix(DRAFT).strip("/").split("/")
        asks = parts[0] == "check" and parts[1] not in {"answers", "result"}
        return parts[1] if asks else FIRST if self.path == DRAFT else ""

    def press(self, value: str = "", name: str = "") -> Walker:
        """Tap the button of this value; without one, the button of a page that has a single way on."""
        for form in self.main.all("form"):
            for button in form.all("button"):
                named = name in {"", button["name"]}
                if button["value"] == value and named and not form["action"].endswith("/clear/"):
                    return self._submit(form, button)
        raise AssertionError(f"{self.path} has no button “{value}”")

    def begin(self, **answers: str) -> EditorsWalker:
        """Open the draft with these answers given."""
        self.go(f"{OPEN}?{urlencode(answers)}")
        self.seen.clear()
        return self

    def walk(self, person: Truth, most: int = 100) -> EditorsWalker:
        """Answer truthfully until there is nothing more to answer, or so many pages."""
        for _ in range(most):
            if not self.screen:
                break
            answer_page(self, person)
            assert self.status == 200, f"{self.path} answered {self.status}"
        return self


@pytest.fixture(scope="module", autouse=True)
def shipped_drafts(shipped_site, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        drafts.replace(guidance=shipped())
        make_release(1, shipped())
        yield
        transaction.set_rollback(True)


@pytest.fixture(params=[True, False], ids=["htmx", "no scripts"])
def editor(request, db):
    return EditorsWalker(htmx=request.param).signed_in_as("author")


@pytest.fixture
def patient_editor(db):
    return EditorsWalker(htmx=True).signed_in_as("author")


def assert_each_page_is_marked_and_inside(walker):
    pages = [seen for seen in walker.seen if seen.status in {200, 422}]
    assert pages
    for seen in pages:
        title = next(read_page(seen.html).all("title")).text
        assert title.startswith("Draft: "), seen.url
        assert 'id="preview"' in seen.html, seen.url
        assert "no-store" in seen.headers["Cache-Control"], seen.url
    assert all(seen.url.startswith(DRAFT) for seen in walker.seen)
    cookies = {name for seen in walker.seen for name in seen.cookies}
    assert all(name in {"csrf", "session"} or name.startswith("preview-draft-") for name in cookies)


def test_an_editor_walks_an_ordinary_spasm_from_the_first_question_to_the_plan_and_paper(patient_editor):
    editor = patient_editor

    editor.go(DRAFT).walk(truth("lift_twist"))

    editor.go(f"{DRAFT}check/result/")
    shown = level_shown(editor)
    editor.go(f"{DRAFT}plan/")
    with_steps = bool(editor.main.with_class("first"))
    editor.go(f"{DRAFT}plan/print/").go(f"{DRAFT}plan/questions/plan_stress/").press("none")

    assert shown is Disposition.SELF_CARE
    assert with_steps
    assert editor.path == f"{DRAFT}plan/"
    assert_each_page_is_marked_and_inside(editor)


def test_an_editor_sees_what_a_changed_red_flag_does_to_a_person(editor):
    RedFlag.objects.filter(pk="chest_pain").update(disposition="emergency_department")

    editor.go(DRAFT).walk(truth("chest_pain"))

    assert editor.path == f"{DRAFT}check/result/"
    assert level_shown(editor) is Disposition.EMERGENCY_DEPARTMENT
    assert_each_page_is_marked_and_inside(editor)


def test_an_editor_is_asked_one_by_one_what_they_are_not_sure_of(editor):
    editor.begin(**NONE_OF_THE_FIRST, age="a20", pregnancy="cannot_be").walk(
        truth(not_sure=("saddle_numb",)), most=1
    )

    assert editor.answers["saddle_numb"] == "unsure"
    assert f"{DRAFT}check/feeling_and_toilet/each/" in {seen.url for seen in editor.seen}
    assert_each_page_is_marked_and_inside(editor)


def test_a_mistake_in_the_preview_is_told_as_to_the_public(editor):
    editor.go(DRAFT).press("ticked")

    assert editor.status == 422
    assert editor.main.with_class("problem")
    assert_each_page_is_marked_and_inside(editor)


def test_a_draft_changed_in_the_middle_of_a_journey_is_shown_from_the_next_page_on(editor):
    editor.go(DRAFT).press("none")
    Screen.objects.filter(pk="age").update(title="How many years old?")

    answer_page(editor, truth())

    assert "How many years old?" in editor.main.text
    assert_each_page_is_marked_and_inside(editor)


def test_the_handover_sheet_can_be_previewed(patient_editor):
    patient_editor.begin(chest_pain="yes").go(f"{DRAFT}check/handover/")

    assert patient_editor.path == f"{DRAFT}check/handover/"
    assert patient_editor.main.with_class("handover")
    assert_each_page_is_marked_and_inside(patient_editor)
