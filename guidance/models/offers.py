"""What came with the software and is not in a draft, since an editor had changed the same."""

from __future__ import annotations

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone


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
