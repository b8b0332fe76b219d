"""Which country's numbers and words a person gets: their own choice, else a guess from their language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.http import HttpRequest

from clinical.content import Region
from clinical.names import Regions
from guidance.releases.current import CompiledRelease

REGION_COOKIE = "region"
MOST_LANGUAGES = 20


def region_for(request: HttpRequest, release: CompiledRelease) -> Region:
    """Return the region of the cookie, else the best match of the browser's languages, else “elsewhere”."""
    regions = release.catalogue.guidance.regions
    by_id = {region.id.lower(): region for region in regions}
    chosen = by_id.get(request.COOKIES.get(REGION_COOKIE, "").lower())
    if chosen is not None:
        return chosen
    by_tag = {tag.lower(): region for region in reversed(regions) for tag in region.language_tags}
    tags = own_language(accepted_languages(request.headers.get("Accept-Language", "")))
    return next((by_tag[tag] for tag in tags if tag in by_tag), by_id[Regions.ELSEWHERE.lower()])


def own_language(tags: Iterable[str]) -> list[str]:
    """Return the tags of the person's first language: a second language does not tell their country."""
    wanted = list(tags)
    return [tag for tag in wanted if tag.split("-")[0] == wanted[0].split("-")[0]]


def accepted_languages(header: str) -> Iterator[str]:
    """Yield the language tags of an Accept-Language header in lower case, most wanted first."""
    wanted = [_weighed(part) for part in header.split(",")[:MOST_LANGUAGES]]
    wanted.sort(key=lambda tag_and_weight: -tag_and_weight[1])
    return (tag for tag, weight in wanted if tag and weight > 0)


def _weighed(part: str) -> tuple[str, float]:
    tag, _, parameter = part.partition(";")
    try:
        weight = float(parameter.strip().removeprefix("q=")) if parameter.strip() else 1.0
    except ValueError:
        weight = 0.0
    return tag.strip().lower(), weight
