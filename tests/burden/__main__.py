"""Counts, in a real browser on a phone-sized screen, what six people have to read and tap: `make burden`."""

from __future__ import annotations

import sys
import tempfile
from math import ceil
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS
from tests.browser.site import prepare_once, served_site
from tests.browser.visit import PHONE
from tests.browsers import find_chromium
from tests.burden.counting import Burden, minutes_shown, walk
from tests.burden.people import SIX, Person

WORDS_A_MINUTE = 200
TALLEST = 1.6 * 844


def main() -> None:
    found = find_chromium()
    if not found:
        sys.exit("No Chromium was found: `apt-get install chromium`, or set CHROMIUM to where it is.")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        ready = prepare_once(Path(folder))
        with served_site(ready, Path(folder) / "served") as site:
            browser = driver.chromium.launch(executable_path=found, args=ARGUMENTS)
            url = f"{site.url}/"
            promised = minutes_shown(browser.new_context(**PHONE).new_page(), url)
            print(f"The landing page says: about {promised} minutes.\n")
            too_much = [told for person in SIX for told in report(person, count(browser, url, person))]
            browser.close()
    for line in too_much:
        print(line)
    sys.exit(bool(too_much))


def count(browser: object, url: str, person: Person) -> Burden:
    context = browser.new_context(**PHONE)  # type: ignore[attr-defined]
    burden = walk(context.new_page(), url, person)
    context.close()
    return burden


def report(person: Person, burden: Burden) -> list[str]:
    """Print what a person met, and return a sentence for each thing of which it was too much."""
    minutes = ceil(burden.question_words / WORDS_A_MINUTE)
    print(
        f"{person.name}: {burden.screens} screens, {burden.signs} signs, {burden.question_words} words of"
        f" questions ({burden.words} with the rest), {burden.taps} taps, {burden.pixels} pixels,"
        f" {minutes} minutes; “None of these” in the first screen on {burden.lists_in_one_screen} of"
        f" {burden.lists} lists, the tallest {burden.tallest_list} px. Result: {burden.result}"
    )
    if not person.most:
        return []
    compared = [
        ("screens", burden.screens, person.most.screens),
        ("signs", burden.signs, person.most.signs),
        ("words of questions", burden.question_words, person.most.words),
        ("taps", burden.taps, person.most.taps),
        ("pixels of a list", burden.tallest_list, round(TALLEST)),
    ]
    return [
        f"Too much for {person.name}: {met} {what}, at most {most}"
        for what, met, most in compared
        if met > most
    ]


if __name__ == "__main__":
    main()
