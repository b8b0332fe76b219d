"""Every public address that a person can open, by what it shows, and which ways of asking it allows."""

from __future__ import annotations

READING = frozenset({"GET", "HEAD"})
ASKING = READING | {"POST"}
METHODS = ("HEAD", "POST", "PUT", "PATCH", "DELETE")

ALLOWED: dict[str, frozenset[str]] = {
    "/": READING,
    "/emergency/": READING,
    "/again/": ASKING,
    "/region/": ASKING,
    "/clear/": frozenset({"POST"}),
    "/check/": READING,
    "/check/answers/": READING,
    "/check/result/": ASKING,
    "/check/right_now/": ASKING,
    "/check/right_now/each/": ASKING,
    "/check/age/": ASKING,
    "/plan/": READING,
    "/plan/print/": READING,
    "/plan/began/": ASKING,
    "/plan/keep/": frozenset({"POST"}),
    "/plan/ticks/": frozenset({"POST"}),
    "/plan/today/": ASKING,
    "/plan/next/": READING,
    "/plan/signs/": READING,
    "/plan/link/": READING,
    "/plan/check-in/": ASKING,
    "/plan/check-in/each/": ASKING,
    "/plan/check-in/signs/": ASKING,
    "/plan/check-in/signs/each/": ASKING,
    "/plan/check-in/pain/": ASKING,
    "/plan/check-in/medicines/": ASKING,
    "/plan/check-in/medicines/each/": ASKING,
    "/plan/check-in/done/": READING,
    "/plan/questions/plan_body/": ASKING,
    "/plan/questions/plan_body/each/": ASKING,
}

WITH_ANSWERS = tuple(path for path in ALLOWED if path.startswith(("/check/", "/plan/", "/again/")))
"""The addresses whose pages show answers to whoever has given some."""

READ_BY_EVERYBODY = (
    "/guides/",
    "/guides/when-to-get-help/",
    "/guides/search/?q=heat",
    "/about/privacy/",
    "/about/sources/",
)
