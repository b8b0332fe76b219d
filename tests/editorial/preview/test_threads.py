"""Pages of a preview and of the public made at the same time, in one process."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import Client, RequestFactory, override_settings

from clinical.catalogue import compile_guidance
from editorial.preview.proxy import inside, walk_through
from editorial.preview.snapshots import PreviewSnapshot
from guidance.releases.compiled import as_bundled, lay_out
from guidance.releases.current import forget
from tests.editorial.preview.drafted import links_of
from tests.guidance.factory import titled
from tests.journeys.walker import shipped_release

PREVIEW = "/admin/preview/release/7/"
ONLY_IN_THE_PREVIEW = "Only in the preview?"
PAGES = ["", "check/right_now/", "guides/", "emergency/"]
THREADS, ROUNDS = 6, 25
OFTEN = 1e-5
"""Seconds after which the interpreter turns to another thread: hundreds of times while one page is made."""


@pytest.fixture(autouse=True)
def public_release() -> Iterator[None]:
    """Serve the shipped release to the public, without a database."""
    with override_settings(RELEASE_CHECK_SECONDS=1_000_000):
        forget(shipped_release())
        yield
        forget()


@pytest.fixture(scope="module")
def previewed() -> PreviewSnapshot:
    guidance = titled(ONLY_IN_THE_PREVIEW)
    return PreviewSnapshot(lay_out(as_bundled(guidance), compile_guidance(guidance)), 7)


@pytest.fixture
def turning_often() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(OFTEN)
    yield
    sys.setswitchinterval(before)


def public_page(path: str) -> str:
    return Client(headers={"accept-language": "en-GB"}).get(f"/{path}").content.decode()


def previewed_page(snapshot: PreviewSnapshot, path: str) -> str:
    return walk_through(RequestFactory().get(f"{PREVIEW}{path}"), snapshot, path).content.decode()


def faults(html: str, path: str, *, is_previewed: bool) -> list[str]:
    """Return what a page shows of the other side."""
    asks_first = path in {"", "check/right_now/"}
    found = []
    if (ONLY_IN_THE_PREVIEW in html) is not (is_previewed and asks_first):
        found.append(f"{path}: words of the other side")
    public_links = [link for link in links_of(html) if not link.startswith(("/admin/", "/static/"))]
    previewed_links = [link for link in links_of(html) if link.startswith(PREVIEW)]
    if bool(public_links) is is_previewed or bool(previewed_links) is not is_previewed:
        found.append(f"{path}: links of the other side")
    if ('id="preview"' in html) is not is_previewed:
        found.append(f"{path}: the mark of the other side")
    return found


@pytest.mark.parametrize("path", PAGES)
def test_while_a_page_of_a_preview_is_made_another_thread_serves_the_public(previewed, path):
    with ThreadPoolExecutor(1) as other, inside(previewed):
        html = other.submit(public_page, path).result()

    assert faults(html, path, is_previewed=False) == []


@pytest.mark.parametrize("path", PAGES)
def test_a_thread_that_made_a_page_of_a_preview_serves_the_public_next(previewed, path):
    previewed_page(previewed, path)

    html = public_page(path)

    assert faults(html, path, is_previewed=False) == []


def test_many_threads_at_once_never_mix_the_preview_with_the_public(previewed, turning_often):
    together = threading.Barrier(THREADS)

    def read(number: int) -> list[str]:
        is_previewed = bool(number % 2)
        together.wait()
        found = []
        for turn in range(ROUNDS):
            path = PAGES[turn % len(PAGES)]
            html = previewed_page(previewed, path) if is_previewed else public_page(path)
            found += faults(html, path, is_previewed=is_previewed)
        return found

    with ThreadPoolExecutor(THREADS) as threads:
        found = [fault for faults_of_one in threads.map(read, range(THREADS)) for fault in faults_of_one]

    assert found == []
