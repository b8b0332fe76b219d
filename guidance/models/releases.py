"""Releases of the guidance, their reviews and withdrawals: written once, never changed."""

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
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(default=timezone.now)

    class Meta(AppendOnly.Meta):
        abstract = False
        ordering = ["-version"]
        constraints = [
            models.CheckConstraint(condition=models.Q(version__gte=1), name="release_version_from_1"),
            models.CheckConstraint(
                condition=models.Q(origin="bundled", published_by__isnull=True)
                | models.Q(origin="editorial", published_by__isnull=False),
                name="release_has_a_publisher_when_editorial",
            ),
        ]

    def __str__(self) -> str:
        return f"Release {self.version}"


class Review(AppendOnly):
    """A reviewer's signature on the checksum of the drafts that they saw."""

    checksum = models.CharField(max_length=64)
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta(AppendOnly.Meta):
        abstract = False
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["checksum", "reviewer"], name="review_is_the_only_one"),
        ]

    def __str__(self) -> str:
        return f"{self.checksum[:12]} by {self.reviewer}"


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
