"""What works without a line: the manifest of an installed site, and the worker that keeps its pages."""

from __future__ import annotations

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from clinical.names import Articles
from guidance.frame import frame
from guidance.releases.current import current_release

FILES = (
    "css/site.css",
    "css/paper.css",
    "js/app.js",
    "js/now.js",
    "django_htmx/htmx-2.min.js",
    "icons/unclench.svg",
)
PLAN_PAGES = ("plan", "today", "next", "signs", "print")
ICON_SIZES = (192, 512)


@cache_control(public=True, max_age=24 * 60 * 60)
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Return what a phone needs to put the site on its first screen."""
    icons = [
        {"src": static(f"icons/unclench-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in ICON_SIZES
    ]
    return JsonResponse(
        {
            "name": "Unclench",
            "short_name": "Unclench",
            "lang": "en",
            "start_url": reverse("triage:home"),
            "scope": reverse("triage:home"),
            "display": "standalone",
            "background_color": "#faf7f1",
            "theme_color": "#1c5b4e",
            "icons": [*icons, {**icons[-1], "purpose": "maskable"}],
        },
        content_type="application/manifest+json",
    )


@never_cache
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Return the worker's script: other bytes for each release, so that browsers fetch its pages anew."""
    release = current_release()
    guide = reverse("guidance:article", args=[Articles.WHEN_TO_GET_HELP])
    kept = {
        "release": f"{release.version}-{release.checksum[:8]}",
        "static": settings.STATIC_URL,
        "files": [static(name) for name in FILES],
        "offline": reverse("offline"),
        "pages": {
            reverse("offline"): reverse("offline"),
            # As somebody sees it whose answers are not known: nothing personal is kept.
            reverse("triage:emergency"): f"{reverse('triage:emergency')}?offline",
            guide: guide,
        },
        "plan": [reverse(f"careplans:{name}") for name in PLAN_PAGES],
        "region": reverse("triage:region"),
    }
    script = f"self.KEPT = {json.dumps(kept)};\nimportScripts({json.dumps(static('js/offline.js'))});\n"
    return HttpResponse(script, content_type="text/javascript")


@never_cache
@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """Show what still works without a line."""
    context = frame(request, current_release())
    context["guide_url"] = reverse("guidance:article", args=[Articles.WHEN_TO_GET_HELP])
    return render(request, "offline.html", context)
