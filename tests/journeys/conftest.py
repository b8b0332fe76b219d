from __future__ import annotations

from tests.journeys.site import shipped_site

__all__ = ["shipped_site"]
