from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.site import Site, served_site
from tests.browser.visit import PHONE, Visit
from tests.browsers import find_chromium
from tests.clinical.golden_fixtures import george, lena, maya, priya, tom

__all__ = ["george", "lena", "maya", "priya", "tom"]

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"
]  # fmt: skip


# Scoped to the package: the driver's event loop must be gone before other tests use the database.
@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served_site(tmp_path_factory.mktemp("site")) as served:
        yield served


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def new_visit(site: Site, browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Return a maker of visits on a phone; what it is given overrides the phone's properties."""
    with ExitStack() as open_contexts:

        def make(**properties: Any) -> Visit:
            context = browser.new_context(**{**PHONE, **properties})
            open_contexts.callback(context.close)
            context.set_default_timeout(5_000)
            visit = Visit(site, context, context.new_page())
            visit.listen()
            return visit

        yield make


@pytest.fixture
def visit(new_visit: Callable[..., Visit], request: pytest.FixtureRequest, tmp_path: Any) -> Iterator[Visit]:
    """Return a person's visit on a phone, ended with the test; a failure leaves a screenshot."""
    made = new_visit(**getattr(request, "param", {}))
    failed_before = request.session.testsfailed
    yield made
    if request.session.testsfailed > failed_before:
        made.page.screenshot(path=tmp_path / "failure.png", full_page=True)
    made.context.close()
    assert made.policy_violations == []
    assert made.strangers == []
