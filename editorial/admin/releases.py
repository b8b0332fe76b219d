from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import URLPattern, path
from django.utils.text import Truncator

from editorial.admin import draft_page, past_pages
from editorial.admin.base import ReadOnlyAdmin
from guidance.models import AuditEntry, Release, Review, Submission, Withdrawal


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    list_display = ["version", "state", "what_changed", "published_at", "published_by", "origin"]
    list_select_related = ["published_by", "withdrawal"]
    search_fields = ["notes", "checksum"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Release]:
        # The list shows none of these, and each is as long as a book.
        rows: QuerySet[Release] = (
            super().get_queryset(request).defer("document", "comparison", "proof_report")
        )
        live = Release.objects.filter(withdrawal=None).order_by("-version").values("version")[:1]
        found: QuerySet[Release] = rows.annotate(live=Subquery(live))
        return found

    def get_urls(self) -> list[URLPattern]:
        views = [
            ("draft/", draft_page.draft_page, "draft"),
            ("draft/submit/", draft_page.submit_drafts, "submit"),
            ("draft/approve/", draft_page.approve_drafts, "approve"),
            ("draft/send-back/", draft_page.send_drafts_back, "send_back"),
            ("draft/publish/", draft_page.publish_drafts, "publish"),
            ("<path:object_id>/back/", past_pages.going_back, "going_back"),
            ("<path:object_id>/back/now/", past_pages.go_back, "go_back"),
            ("<path:object_id>/back/agree/", past_pages.agree_to_go_back, "agree"),
            ("<path:object_id>/withdraw/", past_pages.withdrawing, "withdraw"),
        ]
        own = [
            path(address, self.admin_site.admin_view(view), name=f"guidance_release_{name}")
            for address, view, name in views
        ]
        return [*own, *super().get_urls()]

    def change_view(self, request: HttpRequest, object_id: str, *args: Any, **options: Any) -> HttpResponse:
        return past_pages.release_page(request, object_id=object_id)

    @admin.display(description="state")
    def state(self, release: Any) -> str:
        if hasattr(release, "withdrawal"):
            return "Withdrawn"
        return "People see it now" if release.version == release.live else "Replaced"

    @admin.display(description="what changed")
    def what_changed(self, release: Release) -> str:
        return Truncator(release.notes).words(20) or "It came with the software."


@admin.register(Submission)
class SubmissionAdmin(ReadOnlyAdmin):
    list_display = ["short_checksum", "compared_with", "by", "at", "notes"]
    list_select_related = ["by"]
    search_fields = ["checksum", "by__username", "notes", "reason"]

    @admin.display(description="checksum")
    def short_checksum(self, submission: Submission) -> str:
        return submission.checksum[:12]


@admin.register(Review)
class ReviewAdmin(ReadOnlyAdmin):
    list_display = ["short_checksum", "compared_with", "verdict", "reviewer", "at", "note"]
    list_filter = ["verdict"]
    list_select_related = ["reviewer"]
    search_fields = ["checksum", "reviewer__username", "note"]

    @admin.display(description="checksum")
    def short_checksum(self, review: Review) -> str:
        return review.checksum[:12]


@admin.register(Withdrawal)
class WithdrawalAdmin(ReadOnlyAdmin):
    list_display = ["release", "reason", "by", "at"]
    list_select_related = ["release", "by"]
    search_fields = ["reason"]


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnlyAdmin):
    date_hierarchy = "at"
    list_display = ["at", "who", "action", "kind", "label"]
    list_filter = ["action", "kind"]
    list_select_related = ["by"]
    list_per_page = 100
    search_fields = ["object_id", "label", "words", "by__username"]
    fields = ["at", "who", "action", "kind", "object_id", "label", "what_changed", "words"]
    readonly_fields = ["who", "what_changed"]

    @admin.display(description="by", ordering="by__username")
    def who(self, entry: AuditEntry) -> str:
        return str(entry.by) if entry.by else "the command line"

    @admin.display(description="what changed")
    def what_changed(self, entry: AuditEntry) -> str:
        """Return each field that changed, before and after, one below the other."""
        return render_to_string("admin/guidance/auditentry/changes.html", {"changes": entry.changes})
