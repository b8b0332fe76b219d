"""Who did what and when, and what was worked out about drafts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from guidance.models.releases import AppendOnly


class AuditEntry(AppendOnly):
    """One thing that somebody did to the guidance."""

    class Action(models.TextChoices):
        ADDED = "added", "Added"
        CHANGED = "changed", "Changed"
        DELETED = "deleted", "Deleted"
        SUBMITTED = "submitted", "Submitted for review"
        APPROVED = "approved", "Approved"
        SENT_BACK = "sent_back", "Sent back"
        PUBLISHED = "published", "Published"
        ROLLED_BACK = "rolled_back", "Went back to an earlier release"
        WITHDRAWN = "withdrawn", "Withdrawn"
        IMPORTED = "imported", "Imported from files"
        EXPORTED = "exported", "Exported to files"
        ACCOUNT = "account", "Account changed"

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty when it was done on the command line without an account.",
    )
    action = models.CharField(max_length=12, choices=Action.choices)
    kind = models.CharField(
        max_length=40, blank=True, help_text="What kind of thing it was done to, in the words of the time."
    )
    collection = models.CharField(
        max_length=40,
        blank=True,
        default="",
        db_default="",  # a version of the software that does not know it can still write rows
        help_text="The collection of drafts that it is in; empty when it is no draft.",
    )
    object_id = models.CharField(max_length=120, blank=True)
    label = models.CharField(max_length=255, blank=True, help_text="What it was called at the time.")
    changes = models.JSONField(default=list, help_text="Each field that changed: before and after.")
    words = models.TextField(blank=True, help_text="Notes, or the reason that was given.")

    class Meta(AppendOnly.Meta):
        abstract = False
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        verbose_name_plural = "audit entries"
        indexes = [models.Index(fields=["collection", "object_id"], name="auditentry_of_a_draft")]

    def __str__(self) -> str:
        return f"{self.get_action_display()}: {self.label or self.kind}"


class Examination(models.Model):
    """What drafts were found to change beside a release; kept so that it is worked out once, not for ever."""

    key = models.CharField(max_length=64, primary_key=True)
    began_at = models.DateTimeField(default=timezone.now)
    progress = models.CharField(max_length=200, blank=True, help_text="What it is at, while it runs.")
    failed = models.CharField(max_length=300, blank=True, help_text="Why nothing came of it.")
    result = models.JSONField(null=True, help_text="The proof and the comparison; empty while it runs.")
    seal = models.CharField(max_length=64, blank=True, help_text="Shows that the site wrote the result.")

    class Meta:
        ordering = ["-began_at"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Examination {self.key[:12]}"
