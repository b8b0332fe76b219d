"""Pages to read, from the current release alone: no query, no answer, no account."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from clinical.content import Article, Region, SeedClaim
from clinical.wording import localise
from guidance.frame import frame
from guidance.releases.compiled import CompiledRelease
from guidance.releases.current import current_release
from guidance.tested import tested

MOST_SEARCHED = 100
MOST_RELATED = 3
OTHER_THEMES = "Other things"
THEMES = {
    "warmth": "Ice and heat",
    "drinks": "Drinks",
    "salts": "Salts and food",
    "magnesium": "Magnesium",
    "movement": "Moving and lifting",
    "relief": "Pain relief and massage",
    "calm": "Stress and sleep",
    "muscles": "What a spasm is",
    "help": "When to get help",
}
"""The headings under which corrections are read, by the first part of a claim's id."""

View = Callable[..., HttpResponse]


def shows_a_region(view: View) -> View:
    """Return a view whose page depends on the region, and may be kept by this person's browser only."""
    return cache_control(private=True, no_cache=True)(vary_on_headers("Cookie", "Accept-Language")(view))


@shows_a_region
@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    context = frame(request, release := current_release())
    context["articles"] = release.catalogue.guidance.articles
    return render(request, "guidance/articles.html", context)


@shows_a_region
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    context = frame(request, release := current_release())
    query = " ".join(request.GET.get("q", "").split())[:MOST_SEARCHED]
    context |= search_page(release, query) | {"articles": release.catalogue.guidance.articles}
    return render(request, "guidance/articles.html", context)


@shows_a_region
@require_safe
def article(request: HttpRequest, slug: str) -> HttpResponse:
    release = current_release()
    found = next((each for each in release.catalogue.guidance.articles if each.slug == slug), None)
    if found is None:
        raise Http404(f"no article is called {slug}")
    context = frame(request, release)
    context |= article_page(release, context["region"], found, timezone.localdate())
    return render(request, "guidance/article.html", context)


@shows_a_region
@require_safe
def about_tested(request: HttpRequest) -> HttpResponse:
    context = frame(request, release := current_release())
    return render(request, "guidance/about_tested.html", context | tested(release))


@shows_a_region
@require_safe
def about_privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "guidance/about_privacy.html", frame(request, current_release()))


@shows_a_region
@require_safe
def about_accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "guidance/about_accessibility.html", frame(request, current_release()))


@shows_a_region
@require_safe
def about_sources(request: HttpRequest) -> HttpResponse:
    context = frame(request, release := current_release())
    guidance = release.catalogue.guidance
    context |= {"sources": guidance.sources, "corrections": corrections(guidance.seed_claims)}
    return render(request, "guidance/about_sources.html", context)


def corrections(claims: Iterable[SeedClaim]) -> list[tuple[str, list[SeedClaim]]]:
    """Return the claims that we correct, under the heading of their theme."""
    by_heading: dict[str, list[SeedClaim]] = {heading: [] for heading in [*THEMES.values(), OTHER_THEMES]}
    for claim in claims:
        if claim.rejected_because:
            by_heading[THEMES.get(claim.id.partition("-")[0], OTHER_THEMES)].append(claim)
    return [(heading, found) for heading, found in by_heading.items() if found]


def emergency_signs(release: CompiledRelease, region: Region) -> dict[str, list[str]]:
    """Return the signs of the red box by disposition, for everyone, in the words of the region."""
    signs: dict[str, list[str]] = {}
    for net in release.catalogue.guidance.safety_nets:
        if net.on_print and not net.when:
            signs.setdefault(net.disposition.name.lower(), []).append(localise(net.text, region))
    return signs


def search_page(release: CompiledRelease, query: str) -> dict[str, Any]:
    """Return what was found, and another spelling when nothing was."""
    by_slug = {each.slug: each for each in release.catalogue.guidance.articles}
    found = release.search.find(query)
    results = [{"article": by_slug[each.slug], "snippet": each.snippet} for each in found]
    return {"query": query, "results": results, "suggestion": "" if found else release.search.suggest(query)}


def article_page(release: CompiledRelease, region: Region, shown: Article, today: date) -> dict[str, Any]:
    """Return what an article's page shows beside the frame."""
    guidance = release.catalogue.guidance
    return {
        "article": shown,
        "body_html": release.articles[shown.slug],
        "sources": [each for each in guidance.sources if each.id in shown.sources],
        "related": related_articles(guidance.articles, shown),
        "is_overdue": shown.next_review_on < today,
        "home_address": settings.SITE_URL,
        "safety_nets": emergency_signs(release, region),
    }


def related_articles(articles: Iterable[Article], shown: Article) -> list[Article]:
    """Return the few articles that share most activities with the one shown."""
    shared = {each: len({*each.related_activities} & {*shown.related_activities}) for each in articles}
    others = [each for each in shared if shared[each] and each.slug != shown.slug]
    return sorted(others, key=lambda each: (-shared[each], each.position))[:MOST_RELATED]
