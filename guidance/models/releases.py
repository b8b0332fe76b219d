"""Releases of the guidance, and how they came about: written once, never changed."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.utils import timezone


class CannotChange(TypeError):
    """An attempt to change or delete a row that must stay as it was written."""


def refuse(kind: type[models.Model]) -> NoReturn:
    raise CannotChange(f"A {kind._meta.verbose_name} can never be changed or deleted.")


class AppendOnlyQuerySet(models.QuerySet):  # type: ignore[type-arg]
    """Rows that can be read and added, nothing else."""

    def update(self, **changes: Any) -> int:
        refuse(self.model)

    def bulk_update(self, *args: Any, **options: Any) -> int:
        refuse(self.model)

    def delete(self) -> tuple[int, dict[str, int]]:
        refuse(self.model)

    def bulk_create(self, *args: Any, update_conflicts: bool = False, **options: Any) -> Any:
        if update_conflicts:
            refuse(self.model)
        return super().bulk_create(*args, **options)


class AppendOnly(models.Model):
    """A row that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            refuse(type(self))
        super().save(*args, **{**options, "force_insert": True})

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        refuse(type(self))


def compared_with() -> models.PositiveIntegerField[int, int]:
    """Return the field for the version that was live then: what becomes milder depends on it."""
    return models.PositiveIntegerField(
        default=0, help_text="The release that was live at the time; 0 when there was none."
    )


class Release(AppendOnly):
    """An immutable published guidance."""

    class Origin(models.TextChoices):
        BUNDLED = "bundled", "Bundled with the software"
        EDITORIAL = "editorial", "Approved by a reviewer"

    version = models.PositiveIntegerField(unique=True)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    notes = models.TextField(blank=True, help_text="What changed, in the reader's words.")
    document = models.TextField(help_text="The whole guidance as canonical JSON.")
    checksum = models.CharField(max_length=64, help_text="SHA-256 of the document.")
    proof_report = models.JSONField()
    comparison = models.JSONField(
        default=dict, help_text="Which outcomes and plans it changed, beside the release that was live."
    )
    roles = models.JSONField(default=list, help_text="In which roles people made it, without their names.")
    compared_with = compared_with()
    restores = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="The earlier release whose guidance this is, when somebody went back to it.",
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(default=timezone.now)

    class Meta(AppendOnly.Meta):
        abstract = False
        ordering = ["-version"]
        constraints = [
            models.CheckConstraint(condition=models.Q(version__gte=1), name="release_version_from_1"),
            # Going back to bundled guidance has a publisher, and still nobody has approved the guidance.
            models.CheckConstraint(
                condition=models.Q(origin="bundled", published_by__isnull=True, restores__isnull=True)
                | models.Q(origin="bundled", published_by__isnull=False, restores__isnull=False)
                | models.Q(origin="editorial", published_by__isnull=False),
                name="release_has_a_publisher_unless_bundled",
            ),
        ]

    def __str__(self) -> str:
        return f"Release {self.version}"


class Submission(AppendOnly):
    """Drafts handed over for review exactly as they are."""

    checksum = models.CharField(max_length=64, db_index=True)
    compared_with = compared_with()
    notes = models.TextField(help_text="What changed, in the reader's words.")
    reason = models.TextField(
        blank=True, help_text="Why it is safe that something becomes milder. Needed only then."
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta(AppendOnly.Meta):
        abstract = False
        ordering = ["-at", "-pk"]
        constraints = [models.CheckConstraint(condition=~models.Q(notes=""), name="submission_has_notes")]

    def __str__(self) -> str:
        return f"{self.checksum[:12]} submitted by {self.by}"


class Review(AppendOnly):
    """A reviewer's signature on the checksum of the drafts that they saw."""

    class Verdict(models.TextChoices):
        APPROVED = "approved", "Approved"
        SENT_BACK = "sent_back", "Sent back"

    checksum = models.CharField(max_length=64, db_index=True)
    compared_with = compared_with()
    verdict = models.CharField(max_length=10, choices=Verdict.choices, default=Verdict.APPROVED)
    note = models.TextField(blank=True, help_text="What the reviewer looked at, or what has to change.")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta(AppendOnly.Meta):
        abstract = False
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict__in=["approved", "sent_back"]), name="review_verdict_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(verdict="approved") | ~models.Q(note=""),
                name="review_says_what_has_to_change",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.checksum[:12]} {self.get_verdict_display().lower()} by {self.reviewer}"


class Withdrawal(AppendOnly):
    """A release taken out of use."""

    release = models.OneToOneField(Release, on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta(AppendOnly.Meta):
        abstract = False
        ordering = ["-at"]
        constraints = [models.CheckConstraint(condition=~models.Q(reason=""), name="withdrawal_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.release} withdrawn"


class Arrival(AppendOnly):
    """Guidance that came with the software, and that the drafts were brought up to."""

    document = models.TextField(help_text="The whole guidance as canonical JSON.")
    checksum = models.CharField(max_length=64, help_text="SHA-256 of the document.")
    at = models.DateTimeField(default=timezone.now)

    class Meta(AppendOnly.Meta):
        abstract = False
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"Guidance {self.checksum[:12]}, arrived with the software"
