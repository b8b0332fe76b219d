"""The site's icon, and what a picture may do: use the styles inside it, and nothing else."""

from __future__ import annotations

from collections.abc import MutableMapping

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"


def give_policy(headers: MutableMapping[str, str], path: str, url: str) -> None:
    """Give a drawn picture a policy of its own: some browsers hold a picture in a page to what it brings."""
    if path.endswith(".svg"):
        headers["Content-Security-Policy"] = POLICY


@cache_control(public=True, max_age=24 * 60 * 60)
@require_safe
def favicon(request: HttpRequest) -> HttpResponse:
    """Send browsers to the icon from where they look on pages that name none: the admin, error pages."""
    return HttpResponseRedirect(static("icons/unclench.svg"))
