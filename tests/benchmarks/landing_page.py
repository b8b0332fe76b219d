"""How many landing pages are answered for each bare Django "hello": one process, no server between."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from wsgiref.util import setup_testing_defaults

from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

ROUNDS = 15
REQUESTS = 200
BARE = {"MIDDLEWARE": [], "ROOT_URLCONF": "tests.benchmarks.hello"}


def get(application: WSGIHandler) -> bytes:
    """Return the body that the application sends for its first page to a browser that takes gzip."""
    environ: dict[str, object] = {"PATH_INFO": "/", "HTTP_ACCEPT_ENCODING": "gzip"}
    setup_testing_defaults(environ)
    statuses: list[str] = []
    response = application(environ, lambda status, headers: statuses.append(status))
    body = b"".join(response)
    response.close()
    if statuses != ["200 OK"]:
        raise RuntimeError(f"/ was answered with {statuses}")
    return body


def seconds_for_one(application: WSGIHandler) -> float:
    """Return the seconds that one answer takes, once warm."""
    for _ in range(REQUESTS // 10):
        get(application)
    begun = time.process_time()
    for _ in range(REQUESTS):
        get(application)
    return (time.process_time() - begun) / REQUESTS


def measure() -> list[tuple[float, float]]:
    """Return the seconds for a landing page and for a hello, in rounds taken in turn."""
    rounds = []
    page = WSGIHandler()
    with override_settings(**BARE):
        hello = WSGIHandler()
    for _ in range(ROUNDS):
        for_page = seconds_for_one(page)
        with override_settings(**BARE):
            for_hello = seconds_for_one(hello)
        rounds.append((for_page, for_hello))
    return rounds


def run(write: Callable[[str], None]) -> None:
    rounds = measure()
    ratios = sorted(hello / page for page, hello in rounds)
    page, hello = (statistics.median(side) * 1e6 for side in zip(*rounds, strict=True))
    write(f"landing page {page:.0f} us, bare hello {hello:.0f} us (medians of {ROUNDS} rounds of {REQUESTS})")
    write(
        f"landing pages for each hello: {statistics.median(ratios):.2f} ({ratios[0]:.2f} to {ratios[-1]:.2f})"
    )
