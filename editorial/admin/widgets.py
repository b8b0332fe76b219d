"""What editors type into: criteria with their sentence, Markdown with its page, names to pick."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.db import models
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from editorial.drafts.words import DraftWords
from editorial.editing.checks import link_checks
from editorial.editing.criteria_help import meaning_of
from guidance.articles.markdown import render_markdown
from guidance.models import Article

MOST_FOUND = 12
SEARCHED = ("title", "publisher", "text", "summary", "label")


class CriteriaArea(forms.Textarea):
    """A text area with what the criteria mean under it, told anew as they are typed."""

    words: DraftWords

    def __init__(self) -> None:
        super().__init__(
            attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "none", "class": "criteria"}
        )

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        attrs = dict(attrs or {})
        address = f"{reverse('editing:meaning')}?{urlencode({'field': name, 'of': self.words.without})}"
        field_id = attrs.get("id", name)
        live = live_fragment(name, address, f"#{field_id}-meaning")
        area = super().render(name, value, {**attrs, **live, "data-criteria": f"{field_id}-names"}, renderer)
        context = {"area": area, "id": field_id, "meaning": meaning_of(str(value or ""), self.words)}
        return SafeString(render_to_string("admin/guidance/form/criteria.html", context))


MARKS = (
    ("bold", "Bold", "Control+B"),
    ("heading", "Heading", ""),
    ("smaller", "Smaller heading", ""),
    ("list", "List", ""),
    ("steps", "Numbered list", ""),
    ("link", "Link", "Control+K"),
)
"""What the buttons over Markdown do, in which words, and with which keys."""


class MarkdownArea(forms.Textarea):
    """A text area with buttons for its marks, and the page that it becomes beside it."""

    def __init__(self) -> None:
        super().__init__(attrs={"rows": 24, "class": "markdown"})

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        attrs = dict(attrs or {})
        field_id = attrs.get("id", name)
        address = f"{reverse('editing:markdown')}?{urlencode({'field': name})}"
        area = super().render(
            name, value, {**attrs, **live_fragment(name, address, f"#{field_id}-page")}, renderer
        )
        guides = Article.objects.values_list("slug", "title")
        context = {"area": area, "id": field_id, "marks": MARKS, "guides": guides}
        context |= page_of(str(value or ""))
        return SafeString(render_to_string("admin/guidance/form/markdown.html", context))


def live_fragment(name: str, address: str, target: str) -> dict[str, str]:
    """Return what makes a text area ask for a fragment a moment after its words have changed."""
    return {
        "data-hx-post": address,
        "data-hx-trigger": "input changed delay:400ms, told",
        "data-hx-target": target,
        "data-hx-params": f"csrfmiddlewaretoken,{name}",
        "data-hx-sync": "this:replace",
    }


def page_of(text: str) -> dict[str, Any]:
    """Return Markdown as people will see it, and what is wrong with its links."""
    guides = frozenset(Article.objects.values_list("slug", flat=True))
    return {"page": render_markdown(text), "links": list(link_checks(text, guides))}


class PickMany(forms.CheckboxSelectMultiple):
    """Names that are picked: those chosen as ticked boxes, others found by a word of their name."""

    def __init__(self, model: type[models.Model]) -> None:
        super().__init__()
        self.model, self.asked = model, ""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        self.asked = data.get(f"{name}-find", "")
        return super().value_from_datadict(data, files, name)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        kind = self.model._meta
        keys = [str(getattr(each, "pk", each)) for each in value or []]
        rows = self.model._default_manager.in_bulk(keys)
        context = {
            "id": (attrs or {}).get("id", name),
            "name": name,
            "kind": kind,
            "chosen": [(key, label_of(rows[key])) for key in keys if key in rows],
            "asked": self.asked,
            "found": find(self.model, self.asked, keys) if self.asked else None,
            "address": f"{reverse('editing:find', args=[kind.model_name])}?{urlencode({'name': name})}",
        }
        return SafeString(render_to_string("admin/guidance/form/pick.html", context))


def find(model: type[models.Model], asked: str, without: Iterable[str]) -> list[tuple[str, str]]:
    """Return the rows that have every asked word in their key or name, as key and label."""
    named = {field.name for field in model._meta.concrete_fields}
    rows = model._default_manager.exclude(pk__in=list(without))
    for word in asked.split():
        fits = Q(pk__icontains=word)
        for field in named.intersection(SEARCHED):
            fits |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(fits)
    return [(str(row.pk), label_of(row)) for row in rows[:MOST_FOUND]]


def label_of(row: Any) -> str:
    """Return the name by which an editor knows a row."""
    name = getattr(row, "title", "") or str(row)
    more = ", ".join(filter(None, (getattr(row, each, "") for each in ("publisher", "year"))))
    return f"{name} ({more})" if more else str(name)


class KeyInput(forms.TextInput):
    """The id of an item, completed from those there are."""

    def __init__(self) -> None:
        super().__init__(attrs={"list": "item-names", "spellcheck": "false", "autocapitalize": "none"})
