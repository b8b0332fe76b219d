"""What the editors' pages have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import InlineAdminFormSet
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from editorial.admin.audited import Audited
from editorial.admin.conflicts import Offering
from editorial.admin.consistency import Fitting, FittingForm
from editorial.admin.criteria_fields import WithCriteria, names_of
from editorial.admin.deleting import Deleting
from editorial.admin.filled_in import FilledIn
from editorial.admin.lists import BestFirst, Titled
from editorial.admin.new_warnings import Weighing
from editorial.admin.parts import in_order
from editorial.admin.sharing import Sharing
from editorial.editing.change_effects import of_change
from editorial.upgrade.merge import NOT_CONTENT


class DraftForm(FittingForm):
    """A form that carries what it was loaded with, why somebody changed it, and why a warning stays."""

    loaded = forms.CharField(required=False, widget=forms.HiddenInput)
    # Not “why”: screens and items have a field of that name.
    because = forms.CharField(
        required=False,
        max_length=300,
        label="Why you change it",
        help_text="For the history of this page. A reviewer reads it too.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    weighed = forms.CharField(
        required=False,
        max_length=300,
        label="Why it stays like this",
        help_text="It goes into the history. A reviewer reads it beside your change.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    holds_back = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **options})

    def is_valid(self) -> bool:
        """Return whether it can be saved now; a form that is only shown again cannot."""
        return super().is_valid() and not self.holds_back


class DraftAdmin(
    Titled,
    BestFirst,
    Sharing,
    Weighing,
    Offering,
    Deleting,
    FilledIn,
    Audited,
    WithCriteria,
    Fitting,
    admin.ModelAdmin,  # type: ignore[type-arg]
):
    """A page for one kind of draft. Names never change, and what others refer to is not deleted."""

    actions = None
    form = DraftForm
    change_form_template = "admin/guidance/draft_form.html"
    delete_confirmation_template = "admin/guidance/form/delete.html"
    list_per_page = 300
    save_on_top = False
    permanent: Sequence[str] = ()

    @property
    def media(self) -> forms.Media:
        """Return nothing: the form's own template names its style and its program."""
        return forms.Media()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:  # noqa: FBT001, FBT002
        made: Any = super().get_form(request, obj, change, **options)
        made.holds_back = getattr(request, "holds_back", False)
        made.misfits = getattr(request, "misfits", ())
        return made

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        fields = [str(field) for field in super().get_fields(request, obj)]
        fixed = [field for field in self.get_readonly_fields(request, obj) if field in fields]
        return [*fixed, *(field for field in fields if field not in (*NOT_CONTENT, *fixed))]

    def get_exclude(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        return None if obj else [*self.permanent]

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> list[str]:
        fixed = [self.opts.pk.name, *self.permanent] if obj else []
        return [*super().get_readonly_fields(request, obj), *fixed]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Return what a new draft begins with: the place behind all others, and what the address asks for."""
        initial: dict[str, Any] = dict(super().get_changeform_initial_data(request))
        if "position" in names_of(self.model()):
            last = self.model._default_manager.aggregate(last=models.Max("position"))["last"]
            initial.setdefault("position", (last or 0) + 1)
        return initial

    def get_inline_formsets(self, *args: Any, **options: Any) -> list[InlineAdminFormSet]:
        return [in_order(each) for each in super().get_inline_formsets(*args, **options)]

    def message_user(self, request: Any, message: Any, level: Any = messages.INFO, *args: Any) -> None:
        """Say what was done, and that it is a draft still."""
        if level == messages.SUCCESS:
            words = '{} People see the change once it is published. <a href="{}">Next: see what changed.</a>'
            message = format_html(words, message, reverse("admin:guidance_release_draft"))
        super().message_user(request, message, level, *args)

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:  # noqa: FBT001
        before = self.model._default_manager.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        request.consequences = of_change(before, obj)  # type: ignore[attr-defined]

    def save_related(self, request: Any, form: Any, formsets: list[Any], change: bool) -> None:  # noqa: FBT001
        super().save_related(request, form, formsets, change)
        for sentence in request.consequences:
            messages.warning(request, sentence)


class ReadOnlyAdmin(Titled, admin.ModelAdmin):  # type: ignore[type-arg]
    """A page that shows what nobody can change."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
