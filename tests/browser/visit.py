"""A person with a browser: taps, what they see, and what went on behind the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

from tests.browser.contexts import Contexts
from tests.browser.site import Site
from tests.clinical.shipped import shipped_catalogue
from triage.journey import Journey
from triage.packing import pack
from triage.sealed import seal
from triage.visit import COOKIE, now

FIRST_RELEASE = 1
# A machine that does other work too is slow; nothing waits this long where all is well.
PATIENCE_MS = 20_000
# What a service worker fetches could not be watched.
PHONE = {
    "viewport": {"width": 390, "height": 844},
    "locale": "en-GB",
    "has_touch": True,
    "is_mobile": True,
    "service_workers": "block",
}


@dataclass(slots=True)
class Visit:
    """One person's visit to the site in a browser of their own."""

    site: Site
    context: BrowserContext
    page: Page
    taps: int = 0
    errors: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Note every complaint of the browser and every request to another host."""
        self.page.on("console", lambda message: message.type == "error" and self.errors.append(message.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

        def note(request: Request) -> None:
            if not request.url.startswith((f"{self.site.url}/", "data:", "blob:")):
                self.strangers.append(request.url)

        self.context.on("request", note)
        yield
        self.context.remove_listener("request", note)

    @property
    def policy_violations(self) -> list[str]:
        return [text for text in self.errors if "Content Security Policy" in text]

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def heading(self) -> Locator:
        return self.page.locator("#main h1")

    @property
    def summary(self) -> Locator:
        return self.page.locator("#main [data-focus]")

    def go(self, path: str) -> None:
        self.page.goto(self.site.url + path)

    def tap(self, target: Locator | str) -> None:
        """Tap a thing, or the button or link of that name, and count it."""
        if isinstance(target, str):
            button = self.page.locator("#main").get_by_role("button", name=target, exact=True)
            link = self.page.locator("#main").get_by_role("link", name=target, exact=True)
            target = button.or_(link).first
        # A page that has just come takes no answers yet: the tap may have been meant for the one before.
        expect(self.page.locator("#main[data-held]")).to_have_count(0)
        target.tap()
        self.taps += 1

    def press_as_old_browsers(self, value: str) -> None:
        """Press the button of a list that only a browser without `:has` shows beside the other."""
        self.page.locator(f"#main button[name=next][value={value}]").dispatch_event("click")

    def tick(self, item_id: str) -> None:
        self.tap(self.page.locator(f"label[for='{item_id}']"))

    def choose(self, code: str) -> None:
        """Tap the answer of that code and wait for the next page."""
        self.tap_and_arrive(self.page.locator(f"#answer-{code}"))

    def box(self, item_id: str) -> Locator:
        return self.page.locator(f"input#{item_id}")

    def tap_and_arrive(self, target: Locator | str, path: str = "") -> None:
        """Tap what leads to the next page and wait until it is there, at that path if one is given."""
        before = re.escape(self.page.title())
        self.tap(target)
        # A page that has only begun to load has no title yet.
        expect(self.page).not_to_have_title(re.compile(f"^({before})?$"))
        if path:
            expect(self.page).to_have_url(self.site.url + path)

    def carry(self, answers: dict[str, str], hours: int = 6, region: str = "") -> None:
        """Give the browser these answers as if they had been sent a moment ago."""
        at = now()
        journey = Journey(FIRST_RELEASE, at, answers, at - timedelta(hours=hours))
        kept = {COOKIE: seal(pack(journey, shipped_catalogue()))} | ({"region": region} if region else {})
        cookies: Any = [{"name": name, "value": value, "url": self.site.url} for name, value in kept.items()]
        self.context.add_cookies(cookies)


@contextmanager
def visiting(site: Site, contexts: Contexts, **properties: Any) -> Iterator[Visit]:
    """Yield a visit on a phone; what is given overrides the phone's properties."""
    with contexts.lend(PHONE | properties) as context:
        context.set_default_timeout(PATIENCE_MS)
        visit = Visit(site, context, context.new_page())
        with visit.listening():
            yield visit
