"""Walks through the questions in a real browser as one person, and counts what they meet."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.burden.people import Person

VISIBLE_WORDS = """(selector) => [...document.querySelectorAll(selector)]
  .map((each) => each.innerText).join(' ').split(/\\s+/).filter(Boolean).length"""
HEIGHT = "() => document.documentElement.scrollHeight"
MOST_PAGES = 40
WAIT_MS = 50
PATIENCE = 400
FOLD = 844


@dataclass(slots=True)
class Burden:
    """What one person met before their result; words are those that show, pixels those of whole pages."""

    screens: int = 0
    signs: int = 0
    question_words: int = 0
    words: int = 0
    taps: int = 0
    pixels: int = 0
    lists: int = 0
    lists_in_one_screen: int = 0  # with “None of these” inside the first phone height
    tallest_list: int = 0
    result: str = ""


def walk(page: Page, url: str, person: Person) -> Burden:
    """Return what the person met from the landing page to the result."""
    burden = Burden()
    page.goto(url)
    for _ in range(MOST_PAGES):
        if "/check/result/" in page.url:
            burden.result = page.locator("h1").inner_text()
            return burden
        count_page(page, burden)
        before = (page.url, page.title())
        burden.taps += answer(page, person)
        wait_for_another(page, before)
    raise AssertionError(f"{person.name} has not come to a result after {MOST_PAGES} pages")


def count_page(page: Page, burden: Burden) -> None:
    burden.screens += 1
    burden.signs += page.locator("input[name=sign]").count()
    burden.question_words += page.evaluate(VISIBLE_WORDS, "#main fieldset")
    burden.words += page.evaluate(VISIBLE_WORDS, "body")
    burden.pixels += page.evaluate(HEIGHT)
    none = page.locator("button.none, fieldset.none").first
    if none.count():
        burden.lists += 1
        box = none.bounding_box()
        bottom = round(box["y"] + box["height"]) if box else 0
        burden.lists_in_one_screen += bottom <= FOLD
        burden.tallest_list = max(burden.tallest_list, page.evaluate(HEIGHT))


def answer(page: Page, person: Person) -> int:
    """Answer the page truthfully and return the taps that it took."""
    page.locator("#main:not([data-held])").wait_for()
    if page.url.endswith("/each/"):
        return point_and_answer(page, person)
    asked = {box.get_attribute("value") or "" for box in page.locator("input[name=sign]").all()}
    if not asked:
        return choose(page, person, "answer")
    theirs = sorted(person.signs & asked)
    for name in theirs:
        page.locator(f"label[for='{name}']").tap()
    if person.not_sure & asked:
        page.locator("button[value=unsure]").tap()
        return len(theirs) + 1
    field = "ticked" if theirs else "none"
    if page.locator(f"button[name={field}]").count():
        return len(theirs) + choose(page, person, field)
    page.locator(f"button[name=next][value={field}]").tap()
    return len(theirs) + 1


def choose(page: Page, person: Person, field: str) -> int:
    for code in person.choices.values():
        option = page.locator(f"button[name={field}][value={code}]")
        if option.count():
            option.tap()
            return 1
    raise AssertionError(f"{person.name} has no answer to {page.url}")


def point_and_answer(page: Page, person: Person) -> int:
    taps = 0
    for box in page.locator("input[name=doubt]").all():
        name = box.get_attribute("value") or ""
        if name in person.not_sure:
            page.locator(f"label[for='{name}']").tap()
            page.locator(f"label[for='{name}-unsure']").tap()
            taps += 2
    page.locator("#main form button[type=submit]").tap()
    return taps + 1


def wait_for_another(page: Page, before: tuple[str, str]) -> None:
    for _ in range(PATIENCE):
        if (page.url, page.title()) != before:
            return
        page.wait_for_timeout(WAIT_MS)
    raise AssertionError(f"nothing came after {before[0]}")


def minutes_shown(page: Page, url: str) -> int:
    """Return the minutes that the landing page promises."""
    page.goto(url)
    found = re.search(r"About (\d+) minutes", page.locator("#main").inner_text())
    assert found, "the landing page says no time"
    return int(found[1])
