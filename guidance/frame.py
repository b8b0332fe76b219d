"""What the frame of every public page shows: the release, and the person's country with its numbers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from clinical.wording import emergency_number
from guidance.regions import region_for
from guidance.releases.compiled import CompiledRelease


def frame(request: HttpRequest, release: CompiledRelease, notice: str = "") -> dict[str, Any]:
    """Return the context of base.html; `notice` is a calm sentence shown at the top, or empty."""
    region = region_for(request, release)
    return {
        "release": release,
        "region": region,
        "regions": release.catalogue.guidance.regions,
        "emergency": region.emergency_numbers,
        "emergency_words": emergency_number(region),
        "notice": notice,
    }
