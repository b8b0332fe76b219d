"""Tells a balancer whether this process runs and whether it has guidance to show."""

from __future__ import annotations

from concurrent import futures
from typing import Final

from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from guidance.releases.current import NoRelease, current_release

PATIENCE: Final = 0.5
_side_thread = futures.ThreadPoolExecutor(max_workers=1, thread_name_prefix="database-probe")


@never_cache
@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok", content_type="text/plain")


@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Return 200 when a release is loaded; the database's state is told but never counts."""
    try:
        release = current_release()
    except NoRelease:
        return JsonResponse({"ready": False, "release": None, "database": database_state()}, status=503)
    return JsonResponse(
        {
            "ready": True,
            "release": release.version,
            "checksum": release.checksum,
            "database": database_state(),
        }
    )


def database_state() -> str:
    """Return whether the database answers, asked aside so that a silent one cannot hold up the probe."""
    try:
        return _side_thread.submit(_ask_database).result(timeout=PATIENCE)
    except futures.TimeoutError:
        return "no answer"


def _ask_database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return "no answer"
    finally:
        connection.close()
    return "answers"
