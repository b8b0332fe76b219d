"""How a draft is shown to somebody who only reads it."""

from __future__ import annotations

from typing import Any

from django import template

register = template.Library()


@register.filter
def as_lines(field: Any) -> list[str] | None:
    """Return the lines of a field of the admin that holds several, None of any other."""
    value = getattr(field.form.instance, str(field.field["name"]), None)
    return value if isinstance(value, list) else None
