"""What holds on every page that anybody can reach by following links, whatever they have answered."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest

from clinical.content import ItemKind
from guidance.models import Release
from tests.clinical.shipped import person, shipped_catalogue
from tests.journeys.addresses import WITH_ANSWERS
from tests.journeys.calm import assert_is_calm
from tests.journeys.page import Element, read_page
from tests.journeys.walker import Seen, Walker, cookie_of
from tests.journeys.walking import truth, walk, walk_to

# One worker reads the pages once for all of these.

PEOPLE = {
    "nobody yet": {},
    "in the middle": {"chest_pain": "no", "breathless": "unsure"},
    "home": person("lift_twist", asked_on_plan_page=False),
    "appointment": person("one_leg_numb", fever="no"),
    "maternity": person(pregnancy="from_13w"),
    "today": person("fever", "diabetes", "nerve_old", nerve_old_checked="checked"),
    "department": person("saddle_numb", age="a60"),
    "not sure": person(breathless="unsure"),
    "crisis": person("self_harm"),
    "ambulance": person("chest_pain"),
}
QUERIES_OF_OURS = {"say", "next", "large", "q", "qr", "step"}
THE_SAME_FOR_EVERYBODY = ("/guides/", "/about/")
RARELY_ASKED = (
    *(
        "after_the_start",
        "course_more",
        "health_kinds",
        "heat_more",
        "legs_more",
        "long_lasting",
        "medicines",
    ),
    "pregnancy_signs",
)
ENOUGH = 150


@dataclass(frozen=True, slots=True)
class Visited:
    """A page that a person came to, read."""

    who: str
    seen: Seen
    page: Element

    def __str__(self) -> str:
        return f"{self.who}: {self.seen.url}"


def visited_by(who, answers):
    """Yield every page that a person reaches from the landing page by links alone; guides are read once."""
    walker = Walker(answers_cookie=cookie_of(answers) if answers else "")
    to_open = ["/", "/check/", "/check/answers/", "/check/result/", "/plan/"]
    known: set[str] = set()
    while to_open and len(known) < ENOUGH:
        url = to_open.pop()
        if url in known or (answers and url.startswith(THE_SAME_FOR_EVERYBODY)):
            continue
        known.add(url)
        response = walker.client.get(url, follow=True)
        assert response.status_code == 200, f"{who} is answered {response.status_code} by {url}"
        if not response.headers["Content-Type"].startswith("text/html"):
            continue
        html = response.content.decode()
        path = response.request["PATH_INFO"]
        page = read_page(html)
        yield Visited(
            who, Seen("GET", path, 200, dict(response.headers), tuple(response.cookies), html), page
        )
        links = (each["href"].partition("#")[0] for each in page.all("a"))
        to_open += [link for link in links if link.startswith("/") and not link.startswith("/static/")]


@pytest.fixture(scope="module")
def pages(shipped_site):
    """Return every page that any of the people reaches."""
    return [page for who, answers in PEOPLE.items() for page in visited_by(who, answers)]


def test_the_database_is_out_of_reach_of_these_pages():
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        Release.objects.exists()


def test_every_kind_of_page_was_visited(pages):
    paths = {page.seen.url for page in pages}

    screens = {f"/check/{screen.id}/" for screen in shipped_catalogue().triage_screens}
    rare = {f"/check/{name}/" for name in RARELY_ASKED}
    assert screens - rare <= paths
    assert {
        "/",
        "/check/answers/",
        "/check/result/",
        "/plan/",
        "/emergency/",
        "/region/",
        "/guides/",
    } <= paths


def test_every_page_is_calm(pages):
    for visited in pages:
        assert_is_calm(visited.page)


def test_every_page_that_shows_answers_is_kept_by_nobody(pages):
    shows = tuple({f"/{path.split('/')[1]}/" for path in WITH_ANSWERS})

    kept = [
        str(visited)
        for visited in pages
        if visited.seen.url.startswith(shows) and "no-store" not in visited.seen.headers["Cache-Control"]
    ]

    assert kept == []


def test_no_page_that_is_only_read_is_kept_by_a_shared_cache(pages):
    shared = [str(visited) for visited in pages if "public" in visited.seen.headers["Cache-Control"]]

    assert shared == []


def test_looking_at_a_page_sets_no_cookie(pages):
    assert [str(visited) for visited in pages if visited.seen.cookies] == []


def test_no_address_holds_an_answer(pages):
    items = shipped_catalogue().items
    addresses = {
        address
        for visited in pages
        for element in visited.page.all("a", "form", "button")
        for address in (element["href"], element["action"], element["data-hx-post"])
        if address.startswith("/")
    }

    for address in addresses | {visited.seen.url for visited in pages}:
        parts = urlsplit(address)
        screens = set(shipped_catalogue().screens)
        assert not {part for part in parts.path.split("/") if part in items} - screens
        assert set(parse_qs(parts.query)) <= QUERIES_OF_OURS
        assert "=yes" not in address


def test_no_form_sends_its_fields_in_an_address(pages):
    forms = {
        form["action"]
        for visited in pages
        for form in visited.page.all("form")
        if form["method"].lower() != "post"
    }

    assert forms <= {"/guides/search/"}


def test_no_title_tells_an_answer(pages):
    items = shipped_catalogue().items.values()
    signs = [item.statement for item in items if item.kind is ItemKind.SIGN]

    telling = [
        str(visited)
        for visited in pages
        for title in visited.page.all("title")
        if any(sign in title.text for sign in signs)
    ]

    assert telling == []


def test_no_page_carries_script_or_style_of_its_own(pages):
    for visited in pages:
        for element in visited.page.all():
            assert element.tag != "style", visited
            assert element.tag != "script" or (element["src"].startswith("/static/") and not element.text)
            assert "style" not in element, visited
            assert not [name for name in element.attributes if name.startswith(("on", "hx-on"))], visited


def test_every_id_is_there_once_and_what_points_to_it_finds_it(pages):
    for visited in pages:
        ids = Counter(element["id"] for element in visited.page.all() if element["id"])
        assert [name for name, count in ids.items() if count > 1] == [], visited
        for element in visited.page.all():
            pointed = f"{element['for']} {element['aria-describedby']} {element['aria-labelledby']}".split()
            assert set(pointed) <= set(ids), visited


def test_every_page_has_a_title_of_its_own_language_and_size_for_a_phone(pages):
    for visited in pages:
        (document,) = visited.page.all("html")
        assert document["lang"]
        assert any(each["name"] == "viewport" for each in visited.page.all("meta"))
        assert len(list(visited.page.all("title"))) >= 1


def test_no_space_stands_before_a_full_stop_or_another_sign(pages):
    lines = {(line, str(visited)) for visited in pages for line in visited.page.lines}

    assert [where for where in lines if re.search(r"\s[.,;:!?)](?!\w)", where[0])] == []


def test_nothing_comes_from_another_site(pages):
    from_elsewhere = {
        element["src"] or element["href"]
        for visited in pages
        for element in visited.page.all("img", "link", "script", "source", "iframe")
        if re.match(r"(https?:)?//", element["src"] or element["href"]) and element["rel"] != "canonical"
    }

    assert from_elsewhere == set()


@pytest.mark.parametrize("htmx", [True, False], ids=["htmx", "no scripts"])
def test_nothing_is_chosen_for_somebody_who_has_not_been_asked_before(htmx):
    everybody = truth(
        "small_fall", "nerve_old", age="a45", pregnancy="from_13w", onset="w12", not_sure=("effort_heat",)
    )
    walker = Walker(htmx=htmx)

    for screen in shipped_catalogue().triage_screens[1:]:
        walk_to(screen.id, walker, everybody)
        assert walker.screen in {screen.id, ""}
        if walker.screen:
            boxes = [each for each in walker.main.all("input") if each["type"] in {"checkbox", "radio"}]
            assert not [each for each in boxes if "checked" in each]
            assert not walker.main.with_class("chosen")


def test_a_walk_leaves_no_answer_in_any_address_or_redirect():
    walker = walk(Walker(), truth("lift_twist", "one_leg_numb", not_sure=("fever",), pregnancy="maybe"))

    screens = "|".join(shipped_catalogue().screens)
    address = re.compile(rf"/(check/(({screens}|answers|result)/(each/)?)?|plan/)?")
    for seen in walker.seen:
        assert address.fullmatch(seen.url)
        assert address.fullmatch(seen.headers.get("Location", "/"))
        assert set(seen.cookies) <= {"answers", "region"}
