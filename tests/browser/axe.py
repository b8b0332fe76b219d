"""What axe has against a page, asked no more of it than is needed."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

# Otherwise axe writes style sheets of its own into the page, against the policy, and tells what is well too.
AS_SERVED: dict[str, Any] = {"preload": False, "resultTypes": ["violations"]}
COLOURS = ["color-contrast", "link-in-text-block"]
OTHER_THAN_COLOURS = {"rules": {rule: {"enabled": False} for rule in COLOURS}}
VIOLATIONS = """async options => (await axe.run(options)).violations.flatMap(
  rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`))"""
# A colour that is still changing would be measured half-way.
STAND_STILL = """() => document.getAnimations().forEach(
  each => each.effect.getComputedTiming().endTime === Infinity ? each.cancel() : each.finish())"""


def objections(page: Page) -> list[str]:
    """Return everything that axe has against a page as it looks now."""
    return _ask(page, AS_SERVED)


def objections_to_colours(page: Page, scheme: str) -> list[str]:
    """Return what axe has against the colours of a page by day ("light") or in the dark."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    return _ask(page, AS_SERVED | {"runOnly": COLOURS})


def objections_beside_colours(page: Page) -> list[str]:
    """Return what axe has against a page, for a second look at other sizes."""
    return _ask(page, AS_SERVED | OTHER_THAN_COLOURS)


def _ask(page: Page, options: dict[str, Any]) -> list[str]:
    page.evaluate(STAND_STILL)
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(f"{AXE_SCRIPT}; 0")
    found: list[str] = page.evaluate(VIOLATIONS, options)
    return found
