"""Beside the drafts: who did what, what an examination found, and what came with the software."""

from __future__ import annotations

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
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
    result = models.JSONField(null=True, help_text="The proof and the comparison; empty while it runs.")
    # A version of the software that does not know these can still write rows.
    progress = models.CharField(max_length=200, blank=True, default="", db_default="")
    failed = models.CharField(max_length=300, blank=True, default="", db_default="")
    seal = models.CharField(max_length=64, blank=True, default="", db_default="")

    class Meta:
        ordering = ["-began_at"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Examination {self.key[:12]}"


class Offer(models.Model):
    """A field as it came with the software, for a draft that keeps an editor's; gone once one has decided."""

    collection = models.CharField(max_length=40)
    object_id = models.CharField(max_length=120)
    field = models.CharField(max_length=60, blank=True, help_text="Empty: the software has it no longer.")
    value = models.JSONField(null=True, encoder=DjangoJSONEncoder, help_text="As in the files of content.")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["collection", "object_id", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["collection", "object_id", "field"], name="offer_is_the_only_one_for_a_field"
            )
        ]

    def __str__(self) -> str:
        return f"{self.collection} {self.object_id} {self.field}".strip()
