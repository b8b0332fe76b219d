"""The editors' pages: every kind of content, and the releases to read."""

from __future__ import annotations

from django.contrib import admin

from guidance.admin import library, plan, questionnaire, releases, triage

__all__ = ["library", "plan", "questionnaire", "releases", "triage"]

admin.site.site_header = "Unclench guidance"
admin.site.site_title = "Unclench guidance"
admin.site.index_title = "Drafts and releases"
