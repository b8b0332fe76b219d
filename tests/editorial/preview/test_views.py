from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from config import public_urls
from guidance.models import Activity, Item, Outcome, RedFlag, Region, Screen, Vignette
from tests.accounts import make_editor, sign_in
from tests.editorial.preview.drafted import DRAFT, RELEASE, editor, shipped_drafts
from tests.guidance.factory import make_release, make_withdrawal, titled
from tests.journeys.page import read_page

__all__ = ["editor", "shipped_drafts"]

START = "/admin/preview/"
BACKEND = "django.contrib.auth.backends.ModelBackend"
PAGES = [
    START,
    "/admin/preview/flow/",
    "/admin/preview/flow/1/",
    "/admin/preview/open/",
    "/admin/preview/open/1/",
    "/admin/preview/vignette/spasm-at-18/",
    "/admin/preview/vignette/spasm-at-18/1/",
    "/admin/preview/seen/screen/legs/",
    DRAFT,
    f"{DRAFT}guides/",
    f"{DRAFT}check/right_now/",
    f"{DRAFT}plan/calendar.ics",
    f"{DRAFT}nowhere/",
    RELEASE,
    f"{RELEASE}check/right_now/",
]
FORMS = [f"{DRAFT}rest/", f"{RELEASE}rest/", f"{DRAFT}check/right_now/", f"{DRAFT}clear/"]
KINDS_SEEN = [
    ("screen", "legs", f"{DRAFT}check/legs/"),
    ("screen", "right_now", f"{DRAFT}check/right_now/"),
    ("screen", "pregnancy_signs", f"{DRAFT}check/pregnancy_signs/"),
    ("screen", "plan_stress", f"{DRAFT}plan/questions/plan_stress/"),
    ("item", "heatstroke_signs", f"{DRAFT}check/after_the_start/"),
    ("redflag", "cmb_aaa", f"{DRAFT}check/result/"),
    ("definition", "nerve", f"{DRAFT}check/result/"),
    ("outcome", "same_day", f"{DRAFT}check/result/"),
    ("vignette", "spasm-at-18", f"{DRAFT}check/result/"),
    ("activity", "cold_pack", f"{DRAFT}plan/"),
    ("phase", "settle", f"{DRAFT}plan/"),
    ("article", "ice-or-heat", f"{DRAFT}guides/ice-or-heat/"),
    ("source", "nhs", f"{DRAFT}about/sources/"),
    ("region", "US", f"{DRAFT}emergency/"),
    ("safetynet", "numb", f"{DRAFT}emergency/"),
]


ON_SHEET = [
    ("activity", "cold_pack", 'data-cross="cold_pack"'),
    ("checkpoint", "h48", "When to check again"),
    ("safetynet", "chest_breath_faint", 'class="flags"'),
]


def follow(client, response):
    """Return the page that a redirect leads to."""
    assert response.status_code == 303, response.content[:300]
    return client.get(response.headers["Location"])


def title_of(response) -> str:
    return next(read_page(response.content.decode()).all("title")).text


# --- who may ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", PAGES)
def test_nobody_sees_a_preview_without_signing_in(editor, address):
    response = Client().get(address)

    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("admin:login"))


@pytest.mark.parametrize("address", PAGES)
def test_a_password_alone_is_not_enough(editor, address):
    half_way = Client()
    half_way.force_login(make_editor("bo", is_superuser=True), backend=BACKEND)

    response = half_way.get(address)

    assert response.status_code == 302
    assert response.headers["Location"].startswith(reverse("admin:login"))


@pytest.mark.parametrize("address", PAGES)
def test_staff_without_a_role_may_not_preview(editor, address):
    response = sign_in(Client(), make_editor("bo")).get(address)

    assert response.status_code == 403


@pytest.mark.parametrize("role", ["author", "reviewer", "publisher"])
def test_each_role_may_preview(editor, role):
    response = sign_in(Client(), make_editor("bo", role)).get(DRAFT)

    assert response.status_code == 200


@pytest.mark.parametrize("address", FORMS)
def test_a_form_needs_a_session_and_the_token_of_the_admin(editor, address):
    unsigned = Client().post(address, {"next": "none"})
    without_token = editor.post(address, {"next": "none"})

    assert unsigned.status_code == 302
    assert without_token.status_code == 403


@pytest.mark.parametrize("address", [START, DRAFT, *PAGES[-6:]])
def test_nothing_keeps_a_preview_and_no_search_engine_shows_it(editor, address):
    response = editor.get(address)

    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert "ETag" not in response.headers
    assert response.status_code in {200, 303, 404}


# --- what is shown ------------------------------------------------------------------------------------


def test_the_draft_is_shown_as_it_is_now_and_marked(editor):
    Screen.objects.filter(pk="right_now").update(title="Written a moment ago?")

    response = editor.get(DRAFT)

    page = read_page(response.content.decode())
    assert "Written a moment ago?" in page.text
    assert title_of(response).startswith("Draft: ")
    assert page.by_id("preview").text.startswith("Draft.")


def test_the_public_sees_the_release_all_the_while(editor):
    Screen.objects.filter(pk="right_now").update(title="Written a moment ago?")
    editor.get(DRAFT)

    public = editor.get("/")

    assert "Written a moment ago?" not in public.content.decode()
    assert "preview" not in public.content.decode().lower()


def test_a_release_is_shown_as_it_was_made_even_after_it_was_withdrawn(editor):
    make_withdrawal(make_release(2, titled("Asked in release 2?")))
    Screen.objects.filter(pk="right_now").update(title="Written a moment ago?")

    response = editor.get("/admin/preview/release/2/")

    assert "Asked in release 2?" in response.content.decode()
    assert title_of(response).startswith("Release 2: ")


def test_every_public_address_can_be_previewed(editor):
    names = {pattern.app_name for pattern in public_urls.urlpatterns}
    for name in ("home", "emergency", "region", "again"):
        assert editor.get(reverse(f"triage:{name}").replace("/", DRAFT, 1)).status_code == 200

    assert names == {"triage", "careplans", "guidance"}


@pytest.mark.parametrize(
    "address", [f"{DRAFT}nowhere/", f"{DRAFT}guides/nothing/", "/admin/preview/release/9/"]
)
def test_an_address_that_is_not_there_leads_back_to_the_preview(editor, address):
    response = editor.get(address)

    links = [each["href"] for each in read_page(response.content.decode()).all("a")]
    assert response.status_code == 404
    assert START in links


# --- where a journey begins ---------------------------------------------------------------------------


def test_a_journey_opens_with_exactly_the_answers_of_the_address(editor):
    shown = follow(editor, editor.get("/admin/preview/open/?chest_pain=yes&age=a50"))

    assert shown.request["PATH_INFO"] == f"{DRAFT}check/result/"
    assert Outcome.objects.get(pk="ambulance").lead in shown.content.decode()


def test_an_open_journey_stands_at_the_first_question_left(editor):
    response = editor.get("/admin/preview/open/?fever=yes")

    assert response.headers["Location"] == f"{DRAFT}check/right_now/"


def test_a_journey_can_be_opened_on_a_release(editor):
    response = editor.get("/admin/preview/open/1/?chest_pain=yes")

    assert response.headers["Location"] == f"{RELEASE}check/result/"


@pytest.mark.parametrize(
    ("query", "outcome"),
    [("", "self_care"), ("fever=yes", "same_day"), ("age=u16", "same_day"), ("onset=w12", "routine")],
)
def test_a_whole_journey_opens_at_its_result_with_the_usual_answers_to_the_rest(editor, query, outcome):
    shown = follow(editor, editor.get(f"/admin/preview/open/whole/?{query}"))

    assert shown.request["PATH_INFO"] == f"{DRAFT}check/result/"
    assert Outcome.objects.get(pk=outcome).heading in shown.content.decode()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("chest_pane=yes", "No question is called “chest_pane”"),
        ("age=a51", "“age” has no answer “a51”. It has: u16"),
        ("age=a50&age=a60", "“age” is answered more than once: a50, a60"),
        ("chest_pain=", "“chest_pain” has no answer “”"),
        ("chest_pain=not_applicable", "“chest_pain” has no answer “not_applicable”"),
    ],
)
def test_answers_that_nobody_can_give_are_named(editor, query, words):
    response = editor.get(f"/admin/preview/open/?{query}")

    assert response.status_code == 400
    assert words in response.content.decode()
    assert not any(name.startswith("preview-") for name in response.cookies)


def test_a_vignette_opens_as_its_person_with_their_result(editor):
    shown = follow(editor, editor.get("/admin/preview/vignette/spasm-at-18/"))

    assert Outcome.objects.get(pk="self_care").heading in shown.content.decode()


def test_the_usual_answers_can_be_given_to_the_rest(editor):
    asked = follow(editor, editor.get("/admin/preview/open/?fever=yes"))
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', asked.content.decode())[1]

    shown = follow(editor, editor.post(f"{DRAFT}rest/", {"csrfmiddlewaretoken": token}))

    assert shown.request["PATH_INFO"] == f"{DRAFT}check/result/"
    assert Outcome.objects.get(pk="same_day").heading in shown.content.decode()


@pytest.mark.parametrize(("kind", "key", "address"), KINDS_SEEN)
def test_a_draft_leads_to_where_it_is_seen(editor, kind, key, address):
    response = editor.get(reverse("preview:seen", args=[kind, key]))

    assert response.headers["Location"] == address
    assert follow(editor, response).status_code == 200


def test_a_draft_that_nobody_gets_to_see_says_so(editor):
    Vignette.objects.all().delete()

    response = editor.get("/admin/preview/seen/redflag/cmb_aaa/")

    assert response.status_code == 404
    assert "None of the vignettes" in response.content.decode()


@pytest.mark.parametrize(("kind", "key", "words"), ON_SHEET)
def test_a_part_of_the_plan_is_seen_on_the_sheet_of_somebody_who_gets_it(editor, kind, key, words):
    sheet = follow(editor, editor.get(f"/admin/preview/seen/{kind}/{key}/?on=paper")).content.decode()

    assert words in sheet
    assert reverse("preview:paper_style") in sheet


def test_what_stands_on_no_sheet_says_so_and_leads_to_the_screen(editor):
    response = editor.get("/admin/preview/seen/activity/traffic_light/?on=paper")

    assert response.status_code == 404
    assert "stands on no sheet" in response.content.decode()
    assert reverse("preview:seen", args=["activity", "traffic_light"]) in response.content.decode()


def test_the_style_of_paper_is_that_of_the_public_for_a_screen(editor):
    style = editor.get(reverse("preview:paper_style"))

    assert style.headers["Content-Type"].startswith("text/css")
    assert style.content.decode().startswith("@media screen {")
    assert ".care" in style.content.decode()


def test_the_form_of_a_draft_leads_to_its_preview(editor):
    page = read_page(editor.get("/admin/guidance/article/ice-or-heat/change/").content.decode())

    assert "/admin/preview/seen/article/ice-or-heat/" in {each["href"] for each in page.all("a")}


# --- the start page -----------------------------------------------------------------------------------


def test_the_start_page_says_that_every_vignette_gets_what_it_should(editor):
    page = read_page(editor.get(START).content.decode())

    count = Vignette.objects.count()
    assert f"All {count} get what they should. None changes beside the live release." in page.text
    assert not list(page.all("tbody"))


def test_a_vignette_that_a_change_makes_wrong_is_shown_first(editor):
    RedFlag.objects.filter(pk="cmb_aaa").delete()

    page = read_page(editor.get(START).content.decode())

    wrong = [row for row in page.all("tr") if row["class"] == "wrong"]
    assert wrong
    assert all("wrong" in row.text for row in wrong)
    assert "get something else than they should" in page.text


@pytest.mark.parametrize("group", ["AMBULANCE", "SELF_CARE"])
def test_vignettes_are_listed_by_what_they_should_get(editor, group):
    page = read_page(editor.get(START, {"group": group}).content.decode())

    listed = [next(row.all("a")).text for row in next(page.all("tbody")).all("tr")]
    assert sorted(listed) == sorted(
        Vignette.objects.filter(disposition=group.lower()).values_list("pk", flat=True)
    )


def test_the_first_page_of_the_admin_leads_to_the_preview(editor):
    page = read_page(editor.get("/admin/").content.decode())

    assert START in {each["href"] for each in page.all("a")}


# --- drafts that are not fit for the public -----------------------------------------------------------


def test_a_draft_below_the_floor_can_be_previewed_and_is_marked_as_unsafe(editor):
    RedFlag.objects.filter(pk="saddle_numb").update(disposition="routine")

    response = editor.get(DRAFT)

    mark = read_page(response.content.decode()).by_id("preview").text
    assert response.status_code == 200
    assert re.search(r"\d+ things? in the draft stops? it from being published", mark)


def test_the_start_page_names_what_stops_a_draft_with_the_way_to_it(editor):
    RedFlag.objects.filter(pk="saddle_numb").update(disposition="routine")

    page = read_page(editor.get(START).content.decode())

    links = {each["href"] for part in page.with_class("problem-list") for each in part.all("a")}
    assert "/admin/guidance/redflag/saddle_numb/change/" in links


@pytest.mark.parametrize("address", [START, DRAFT, f"{DRAFT}check/result/", "/admin/preview/flow/"])
def test_drafts_that_do_not_fit_together_name_each_fault_with_the_way_to_it(editor, address):
    RedFlag.objects.filter(pk="cmb_aaa").update(when="chest_pane or fever")
    Item.objects.filter(pk="fever").update(enable_when="no_such_thing")

    response = editor.get(address)

    page = read_page(response.content.decode())
    links = {each["href"] for part in page.with_class("problem-list") for each in part.all("a")}
    assert response.status_code == 409
    assert "nothing is called “chest_pane”" in page.text
    assert links >= {"/admin/guidance/redflag/cmb_aaa/change/", "/admin/guidance/item/fever/change/"}


def test_a_draft_without_any_region_for_elsewhere_says_so(editor):
    Region.objects.filter(pk="XX").delete()

    response = editor.get(DRAFT)

    assert response.status_code == 409
    assert "There is no region XX" in response.content.decode()


def test_a_draft_that_cannot_be_read_at_all_says_which_row(editor):
    region = Region.objects.get(pk="US")
    region.pk = "Usa"
    region.save(force_insert=True)

    response = editor.get(DRAFT)

    page = read_page(response.content.decode())
    links = {each["href"] for part in page.with_class("problem-list") for each in part.all("a")}
    assert response.status_code == 409
    assert links == {"/admin/guidance/region/Usa/change/"}


def test_a_page_that_lacks_something_says_what_instead_of_failing(editor):
    Outcome.objects.filter(pk__startswith="self_care").delete()

    response = follow(editor, editor.get("/admin/preview/vignette/spasm-at-18/"))

    page = read_page(response.content.decode())
    assert response.status_code == 409
    assert "There is no result page for SELF_CARE." in page.text


def test_an_unknown_placeholder_is_told_instead_of_failing(editor):
    Outcome.objects.filter(pk="self_care").update(lead="Ring {nobody}.")

    response = follow(editor, editor.get("/admin/preview/vignette/spasm-at-18/"))

    links = {each["href"] for each in read_page(response.content.decode()).all("a")}
    assert response.status_code == 409
    assert "/admin/guidance/outcome/self_care/change/" in links


def test_looking_for_where_a_draft_is_seen_tells_what_is_missing_instead_of_failing(editor):
    Activity.objects.filter(pk="cold_pack").update(summary="Ring {nobody}.")

    response = editor.get("/admin/preview/seen/activity/cold_pack/")

    assert response.status_code == 409
    assert "nobody" in response.content.decode()


def test_a_release_whose_row_was_changed_is_not_shown(editor):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE guidance_release SET document = document || ' '")

    response = editor.get(RELEASE)

    assert response.status_code == 409
    assert "checksum" in response.content.decode()


# --- the flow chart -----------------------------------------------------------------------------------


def test_each_box_of_the_flow_chart_leads_to_its_screen(editor):
    page = read_page(editor.get("/admin/preview/flow/").content.decode())

    drawn = {link["href"] for part in page.with_class("flow") for link in part.all("a")}
    asked = Screen.objects.exclude(stage="exit").values_list("pk", flat=True)
    assert drawn == {f"/admin/guidance/screen/{name}/change/" for name in asked}


def test_the_flow_chart_says_in_a_list_what_it_draws(editor):
    page = read_page(editor.get("/admin/preview/flow/").content.decode())

    told = " ".join(part.text for part in page.with_class("flow-outline"))
    assert all(
        title in told for title in Screen.objects.exclude(stage="exit").values_list("title", flat=True)
    )
    assert all(
        flag.title in told
        for flag in RedFlag.objects.filter(disposition__in=["ambulance", "emergency_department"])
        if not flag.pk.startswith("exit_")
    )


def test_the_flow_chart_of_a_release_leads_to_no_drafts(editor):
    page = read_page(editor.get("/admin/preview/flow/1/").content.decode())

    assert not [link for part in page.with_class("flow") for link in part.all("a")]


@pytest.mark.parametrize(
    ("since", "hours"), [("hours-since=80", 80), ("", 6), ("hours-since=soon", 6), ("hours-since=", 6)]
)
def test_a_journey_opens_at_the_hour_that_a_finding_is_about(editor, since, hours):
    follow(editor, editor.get(f"/admin/preview/open/whole/?age=a20&onset=h6&{since}"))

    plan = editor.get(f"{DRAFT}plan/").context["plan"]

    assert plan.hours_since_onset == hours


def test_a_page_of_the_draft_does_not_pretend_to_be_a_release(editor):
    draft = editor.get(f"{DRAFT}guides/").content.decode()
    release = editor.get(f"{RELEASE}guides/").content.decode()

    assert "Release 0" not in draft
    assert "Draft, not published" in draft
    assert "Release 1" in release
