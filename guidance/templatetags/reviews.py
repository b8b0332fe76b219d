"""What is due for review, for the first page of the admin."""

from __future__ import annotations

from django import template
from django.utils import timezone

from guidance.editing.due import DueList, what_is_due

register = template.Library()


@register.simple_tag
def reviews_due() -> DueList:
    """Return what has to be reviewed, the overdue first."""
    return what_is_due(timezone.localdate())
