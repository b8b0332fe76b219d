"""What is due for review and what waits for somebody, for the first page of the admin."""

from __future__ import annotations

from django import template
from django.contrib.auth.models import AbstractUser
from django.utils import timezone

from editorial.editing.review_dates import DueList, what_is_due
from editorial.upgrade.conflicts import every_open
from editorial.workflow.todo import waiting_for

register = template.Library()


@register.simple_tag
def reviews_due() -> DueList:
    """Return what has to be reviewed, the overdue first."""
    return what_is_due(timezone.localdate())


@register.simple_tag
def waiting(person: AbstractUser) -> list[str]:
    """Return what waits for this person on the way to a release."""
    return waiting_for(person)


@register.simple_tag
def drafts_with_offers() -> int:
    """Return how many drafts somebody has to look at, since the software came with other words for them."""
    return len(list(every_open()))
