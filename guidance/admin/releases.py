from __future__ import annotations

from django.contrib import admin

from guidance.admin.base import ReadOnlyAdmin
from guidance.models import Release, Review, Withdrawal


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    list_display = ["version", "origin", "published_at", "published_by", "short_checksum", "is_withdrawn"]
    list_filter = ["origin"]
    list_select_related = ["published_by", "withdrawal"]
    search_fields = ["notes", "checksum"]
    fields = ["version", "origin", "notes", "checksum", "published_by", "published_at", "proof"]
    readonly_fields = ["proof"]

    @admin.display(description="checksum")
    def short_checksum(self, release: Release) -> str:
        return release.checksum[:12]

    @admin.display(boolean=True, description="withdrawn")
    def is_withdrawn(self, release: Release) -> bool:
        return hasattr(release, "withdrawal")

    @admin.display(description="proof")
    def proof(self, release: Release) -> str:
        """Return one line a theorem."""
        verdicts = {True: "holds", False: "FAILS"}
        return "\n".join(f"{verdicts[each['holds']]}: {each['name']}" for each in release.proof_report)


@admin.register(Review)
class ReviewAdmin(ReadOnlyAdmin):
    list_display = ["checksum", "reviewer", "at"]
    list_select_related = ["reviewer"]
    search_fields = ["checksum", "reviewer__username"]


@admin.register(Withdrawal)
class WithdrawalAdmin(ReadOnlyAdmin):
    list_display = ["release", "reason", "by", "at"]
    list_select_related = ["release", "by"]
    search_fields = ["reason"]
