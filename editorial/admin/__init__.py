"""The editors' pages: every kind of content, and the releases to read."""

from __future__ import annotations

from editorial.admin import library, people, plan, questionnaire, releases, triage

__all__ = ["library", "people", "plan", "questionnaire", "releases", "triage"]
