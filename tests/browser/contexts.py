"""Browser contexts that are used again: starting one takes a second, and wiping one hardly anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext


@dataclass(frozen=True, slots=True)
class Contexts:
    """The contexts of one browser that nobody uses at the moment, by their properties."""

    browser: Browser
    free: dict[str, list[BrowserContext]] = field(default_factory=lambda: defaultdict(list))

    @contextmanager
    def lend(self, properties: dict[str, Any]) -> Iterator[BrowserContext]:
        """Yield a context that remembers nothing of whoever had it before, except which files it has seen."""
        free = self.free[repr(sorted(properties.items()))]
        context = free.pop() if free else self._opened(properties)
        yield context
        wipe(context)
        free.append(context)

    def _opened(self, properties: dict[str, Any]) -> BrowserContext:
        """Return a new context with an empty page that stays, for a window costs more than a page in it."""
        context = self.browser.new_context(**properties)
        context.new_page()
        return context


def wipe(context: BrowserContext) -> None:
    """Close a context's pages and forget what they kept, what was allowed, and that there was no line."""
    context.set_offline(False)
    context.clear_permissions()
    for page in context.pages[1:]:
        page.unroute_all()
        if page.url.startswith("http"):
            session = context.new_cdp_session(page)
            session.send("Storage.clearDataForOrigin", {"origin": origin_of(page.url), "storageTypes": "all"})
        page.close()
    context.clear_cookies()


def origin_of(url: str) -> str:
    """Return the address of a page without its path."""
    return "/".join(url.split("/")[:3])
