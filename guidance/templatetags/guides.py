"""What lists of guides and the guides themselves tell beside the words."""

from __future__ import annotations

from django import template

from guidance.articles.markdown import minutes_to_read

register = template.Library()
register.filter("minutes", minutes_to_read)
