"""A plan in a link: small, sealed, for 12 weeks; and a bad one never opens somebody else's plan."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from urllib.parse import quote

import pytest
from django.conf import settings as configured
from django.test import Client, override_settings
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from careplans import urls
from careplans.keeping.links import BadLink, LinkFault, link_to, open_link
from clinical.plan.course import CheckIn, Trend
from config.privacy import PrivateFormatter, PrivateLines
from tests.careplans.keeping.carrying import HOME, carried, carrying, make_journey
from tests.clinical import golden_people
from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.calm import assert_all_is_calm
from tests.journeys.walker import RESULT, Walker
from triage.journey import KEPT_FOR
from triage.packing import pack, restore
from triage.responses import NOTICES
from triage.sealed import Purpose, seal
from triage.visit import COOKIE, now

pytestmark = pytest.mark.usefixtures("at_noon")

PLAN, LINK = "/plan/", "/plan/link/"
A_SITE = "https://back.example.org"
SOMEBODY_ELSE = person("lift_twist", "badly_wrong")
OWN_NAMES = {str(each.pattern).split("/")[1] for each in urls.urlpatterns}
"""What stands behind `/plan/` and is no link."""


def linked(journey, at=None):
    """Return the path of the link to a journey, made at a time."""
    return link_to(journey, shipped_catalogue(), at or now()).removeprefix(configured.SITE_URL)


def link_on(walker):
    """Return the path of the link that the page shows."""
    return walker.main.by_id("link").text.removeprefix(configured.SITE_URL)


# --- making one ------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["maya", "tom", "priya", "george", "lena"])
def test_a_link_is_short_enough_to_send(who):
    told = (CheckIn(now(), 3, Trend.SAME),)
    journey = make_journey(getattr(golden_people, who)(), utc_offset=60, onset_is_exact=True, check_ins=told)

    with override_settings(SITE_URL=A_SITE):
        assert len(link_to(journey, shipped_catalogue(), now())) <= 250


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(-56, 56), st.booleans())
def test_a_link_holds_answers_and_onset_and_no_check_ins(release, quarters, is_exact):
    journey = make_journey(release=release, utc_offset=quarters * 15, onset_is_exact=is_exact)
    followed_up = replace(journey, check_ins=(CheckIn(now(), 3, Trend.SAME),), kept_since=now())
    sealed = linked(followed_up).split("/")[2]

    opened = restore(open_link(sealed, now()), shipped_catalogue())

    assert opened == replace(journey, check_in_first=True)


def test_the_link_is_shown_to_copy_and_as_a_code_with_what_to_know():
    walker = carrying(make_journey()).go(PLAN).follow(LINK)

    field = walker.main.by_id("link")
    assert field.tag == "textarea"
    assert "readonly" in field
    assert "copy" in walker.main.by_id(field["aria-describedby"]).text
    assert list(walker.main.with_class("code")[0].all("svg"))
    assert (now() + KEPT_FOR).strftime("%-d %B %Y") in walker.main.text
    assert "Whoever has it can open your plan" in walker.main.text


def test_paper_leads_to_the_plan_only_for_somebody_who_asked():
    walker = carrying(make_journey())

    plain = walker.go("/plan/print/").main.with_class("qr")[0]
    asked = walker.go("/plan/print/?qr=link").main.with_class("qr")[0]

    assert "opens this plan" not in plain.text
    assert "opens this plan" in asked.text
    assert "/again/" in plain.text
    assert "/again/" in asked.text


@pytest.mark.parametrize("path", [LINK, "/plan/print/?qr=link"])
def test_there_is_no_link_to_what_is_no_plan(path):
    assert carrying(make_journey(person("saddle_numb"))).go(path).path == RESULT
    assert Walker().go(path).path == "/check/right_now/"


# --- opening one -----------------------------------------------------------------------------------


def test_on_another_phone_the_link_opens_the_plan():
    link = link_on(carrying(make_journey(utc_offset=345)).go(LINK))

    other = Walker().go(link)

    assert_all_is_calm(other)
    assert other.path == PLAN
    assert NOTICES["linked"] in other.lines_of("notice")
    assert dict(carried(other).answers) == HOME
    assert carried(other).utc_offset == 345
    assert other.client.cookies[COOKIE]["max-age"] == ""


CHECK_IN = "/plan/check-in/"
PAGES_OF_THE_PLAN = [
    PLAN,
    RESULT,
    "/check/handover/",
    "/plan/print/",
    "/plan/calendar.ics",
    "/plan/fhir.json",
    LINK,
]


def after_a_check_in(answers=HOME, hours=60):
    """Return a journey with fresh answers and a check-in, so many hours after it began."""
    told = CheckIn(now() - timedelta(hours=1), 7, Trend.SAME)
    return make_journey(answers, onset_at=now() - timedelta(hours=hours), check_ins=(told,))


def test_a_link_of_yesterday_asks_for_a_check_in_first():
    walker = Walker().go(linked(make_journey(hours=25)))

    assert walker.path == CHECK_IN
    assert NOTICES["check_in_first"] in walker.lines_of("notice")


@pytest.mark.parametrize("path", PAGES_OF_THE_PLAN)
def test_a_link_that_was_made_after_a_check_in_shows_nothing_before_one(path):
    walker = Walker().go(linked(after_a_check_in()))

    walker.go(path)

    assert_all_is_calm(walker)
    assert walker.path == CHECK_IN


def test_the_check_in_leads_to_what_the_course_calls_for():
    walker = Walker().go(linked(after_a_check_in(hours=170))).press("none").press("none")
    walker.choose("pain", "7").choose("trend", "same").tick_one("can", "none")
    for name in ("daily_tablets", "one_leg_pain", "one_leg_numb"):
        walker.choose(name, "no")

    walker.press()

    assert "After a week it is no better" in walker.go(PLAN).main.text
    assert not carried(walker).check_in_first


def test_a_link_passed_on_by_somebody_who_did_not_check_in_asks_it_too():
    first = Walker().go(linked(after_a_check_in()))

    again = link_to(carried(first), shipped_catalogue(), now()).removeprefix(configured.SITE_URL)

    assert Walker().go(again).path == CHECK_IN


def test_the_same_answers_without_check_ins_owe_one_once_the_link_knows_of_some():
    walker = carrying(make_journey(onset_at=now() - timedelta(hours=60)))

    walker.go(linked(after_a_check_in()))

    assert walker.path == CHECK_IN


def test_opening_an_older_link_over_check_ins_asks_for_one():
    walker = carrying(after_a_check_in(SOMEBODY_ELSE)).go(linked(make_journey()))

    walker.press()

    assert walker.path == CHECK_IN


def test_an_urgent_sign_at_that_check_in_replaces_the_plan():
    walker = Walker().go(linked(after_a_check_in())).tick("chest_pain").press("ticked")

    assert walker.path == RESULT
    assert walker.go(PLAN).path == RESULT


def test_somebody_whose_link_was_an_emergency_is_told_so_again():
    link = linked(make_journey(person("chest_pain")))

    assert Walker().go(link).path == RESULT


def test_answers_of_somebody_else_in_the_browser_are_not_overwritten_by_looking():
    walker = carrying(make_journey(SOMEBODY_ELSE))

    walker.go(linked(make_journey()))

    assert_all_is_calm(walker)
    assert walker.heading == "Which plan do you want to see?"
    assert walker.answers == SOMEBODY_ELSE
    assert not walker.main.with_class("steps")


def test_they_may_keep_their_own():
    walker = carrying(make_journey(SOMEBODY_ELSE)).go(linked(make_journey()))

    walker.follow(PLAN)

    assert walker.answers == SOMEBODY_ELSE


def test_or_open_the_link_knowing_what_that_deletes():
    walker = carrying(make_journey(SOMEBODY_ELSE)).go(linked(make_journey()))

    assert "deletes the answers in this browser" in walker.main.text
    walker.press()

    assert walker.path == PLAN
    assert walker.answers == HOME


def test_answers_half_given_are_somebodys_own_too():
    walker = Walker().go("/").press("none")

    walker.go(linked(make_journey()))

    assert walker.heading == "Which plan do you want to see?"
    assert "/check/other_urgent/" in walker.main_links


def test_opening_the_link_of_the_plan_that_is_there_keeps_its_check_ins():
    journey = make_journey(kept_since=now(), check_ins=(CheckIn(now(), 3, Trend.SAME),))
    walker = carrying(journey)

    walker.go(linked(journey))

    assert walker.path == PLAN
    assert carried(walker) == journey


def test_the_page_of_a_link_stays_out_of_caches_search_engines_and_referrers():
    client = carrying(make_journey(SOMEBODY_ELSE)).client
    paths = (linked(make_journey()), "/plan/cut/", linked(make_journey(), now() - KEPT_FOR * 2))

    for response in [client.get(path) for path in paths]:
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["X-Robots-Tag"] == "noindex"
        # "no-referrer" would keep the form of the page from being sent.
        assert response.headers["Referrer-Policy"] == "strict-origin"


def test_the_plan_itself_does_not_show_the_link():
    walker = Walker().go(linked(make_journey()))

    assert walker.path == PLAN
    assert linked(make_journey())[:30] not in walker.seen[-1].html


# --- opening a bad one -----------------------------------------------------------------------------


def altered(token):
    middle = len(token) // 2
    return token[:middle] + ("A" if token[middle] != "A" else "B") + token[middle + 1 :]


def sealed_elsewhere():
    with override_settings(SECRET_KEY="another-key-" * 6, SECRET_KEY_FALLBACKS=[]):
        return linked(make_journey()).split("/")[2]


def token():
    return linked(make_journey()).split("/")[2]


BAD = {
    "cut": lambda: token()[:-20],
    "cut to one letter": lambda: "g",
    "altered": lambda: altered(token()),
    "lengthened": lambda: token() + "AAAA",
    "of another site": sealed_elsewhere,
    "a cookie": lambda: seal(pack(make_journey(), shipped_catalogue())),
    "sealed nothing": lambda: seal(b"", Purpose.LINK),
    "sealed nonsense": lambda: seal(b"\xff" * 60, Purpose.LINK),
    "1,900 letters": lambda: "A" * 1_900,
    "other letters": lambda: quote("план-спини-" * 9),
    "not text at all": lambda: "%ff%fe%00",
    "markup": lambda: quote("<script>alert(1)<script>", safe=""),
}


@pytest.mark.parametrize("carried_along", [None, SOMEBODY_ELSE], ids=["no answers", "own answers"])
@pytest.mark.parametrize("why", BAD)
def test_a_link_that_cannot_be_read_says_so_and_leads_back_to_the_start(why, carried_along):
    walker = carrying(make_journey(carried_along)) if carried_along else Walker()

    walker.go(f"/plan/{BAD[why]()}/")

    assert_all_is_calm(walker)
    assert walker.status == 404
    assert walker.heading == "We cannot read this link"
    assert "/" in walker.main_links
    assert not walker.main.with_class("steps")
    assert walker.answers == (carried_along or {})
    assert "alert(1)" not in walker.seen[-1].html


@pytest.mark.parametrize("ago", [KEPT_FOR + timedelta(minutes=1), KEPT_FOR * 5])
def test_a_link_that_has_run_out_says_so_and_leads_back_to_the_start(ago):
    walker = Walker()

    walker.path = linked(make_journey(), now() - ago)
    response = walker.client.get(walker.path)
    page = response.content.decode()

    assert response.status_code == 410
    assert "This link has run out" in page
    assert 'href="/"' in page
    assert COOKIE not in response.cookies


def test_a_link_works_to_its_last_hour():
    walker = Walker().go(linked(make_journey(), now() - KEPT_FOR + timedelta(hours=1)))

    assert walker.path == PLAN


def test_a_link_is_no_cookie():
    walker = Walker(answers_cookie=token()).go(PLAN)

    assert walker.path == "/check/right_now/"


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1, max_size=300) | st.text("AQgw_-=", min_size=1, max_size=2_000))
def test_nothing_that_stands_for_a_link_opens_a_plan_or_fails(text):
    assume(text not in OWN_NAMES)
    walker = Walker()

    response = walker.client.get(f"/plan/{quote(text, safe='')}/")

    assert response.status_code in {301, 404, 405} or not text.strip("./")
    assert COOKIE not in response.cookies


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_link_with_anything_changed_is_no_link(data):
    whole = token()
    at = data.draw(st.integers(0, len(whole) - 1))
    letter = data.draw(st.sampled_from("ABCxyz019_-=.~"))
    changed = whole[:at] + letter + whole[at + 1 :]

    # The last letter of base64 carries bits that nobody reads.
    assert fault_of(changed) is LinkFault.UNREADABLE or changed[:-1] == whole[:-1]


def fault_of(sealed):
    """Return what is wrong with a link; nothing if it opens the plan that it was made for."""
    try:
        opened = open_link(sealed, now())
    except BadLink as bad:
        return bad.fault
    assert restore(opened, shipped_catalogue()).answers == HOME
    return None


# --- keys and logs ---------------------------------------------------------------------------------


def test_a_link_outlives_a_new_key_while_the_old_one_is_kept():
    link, old_key = linked(make_journey()), configured.SECRET_KEY

    with override_settings(SECRET_KEY="new-key-" * 8, SECRET_KEY_FALLBACKS=[old_key]):
        assert Walker().go(link).path == PLAN
    with override_settings(SECRET_KEY="new-key-" * 8, SECRET_KEY_FALLBACKS=[]):
        assert Walker().go(link).status == 404


def written(records):
    formatter = PrivateFormatter("%(message)s")
    return "".join(formatter.format(record) for record in records if PrivateLines().filter(record))


@pytest.mark.parametrize("why", ["altered", "cut", "of another site"])
def test_a_link_that_fails_is_in_no_log(why, caplog):
    bad = BAD[why]()

    Client().get(f"/plan/{bad}/")

    lines = written(caplog.records)
    assert "/plan/" in lines
    assert bad[:12] not in lines


def test_a_link_that_opens_is_in_no_access_log():
    link = linked(make_journey())
    line = logging.LogRecord("gunicorn.access", logging.INFO, "", 1, "GET %s 303 0B 900us", (link,), None)

    assert written([line]) == "GET /plan/…/ 303 0B 900us"
