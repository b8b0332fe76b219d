from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.browser.contexts import Contexts
from tests.browser.site import Site, prepare_once, served_site
from tests.browser.visit import PATIENCE_MS, Visit, visiting
from tests.browsers import find_chromium
from tests.clinical.golden_fixtures import george, lena, maya, priya, tom

__all__ = ["george", "lena", "maya", "priya", "tom"]

expect.set_options(timeout=PATIENCE_MS)

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"
]  # fmt: skip


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site that is ready to serve."""
    own = tmp_path_factory.getbasetemp()
    # The workers of xdist have folders of their own within the one that they share.
    return prepare_once(own.parent if "PYTEST_XDIST_WORKER" in os.environ else own)


@pytest.fixture(scope="session")
def site(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with served_site(prepared, tmp_path_factory.mktemp("site")) as served:
        yield served


# Scoped to the package: the driver's event loop must be gone before other tests use the database.
@pytest.fixture(scope="package")
def contexts() -> Iterator[Contexts]:
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield Contexts(chromium)
        chromium.close()


@pytest.fixture
def new_visit(site: Site, contexts: Contexts) -> Iterator[Callable[..., Visit]]:
    """Return a maker of visits on a phone; what it is given overrides the phone's properties."""
    with ExitStack() as until_the_end:
        yield lambda **properties: until_the_end.enter_context(visiting(site, contexts, **properties))


@pytest.fixture
def visit(new_visit: Callable[..., Visit], request: pytest.FixtureRequest, tmp_path: Any) -> Iterator[Visit]:
    """Return a person's visit on a phone, ended with the test; a failure leaves a screenshot."""
    made = new_visit(**getattr(request, "param", {}))
    failed_before = request.session.testsfailed
    yield made
    if request.session.testsfailed > failed_before:
        made.page.screenshot(path=tmp_path / "failure.png", full_page=True)
    assert made.policy_violations == []
    assert made.strangers == []
