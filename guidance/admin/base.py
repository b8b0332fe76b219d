"""What the editors' pages have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import InlineAdminForm, InlineAdminFormSet
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db import models
from django.forms import Field
from django.http import HttpRequest

from guidance.admin.audited import Audited
from guidance.admin.deleting import Deleting
from guidance.admin.filled_in import FilledIn
from guidance.admin.sharing import Sharing
from guidance.admin.widgets import CriteriaArea, PickMany
from guidance.editing.consequences import HELP, of_change
from guidance.editing.meaning import meaning_of
from guidance.editing.merging import NOT_CONTENT
from guidance.fields import CriteriaField
from guidance.words import Words, draft_words

class DraftForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form that carries what it was loaded with, and why somebody changed it."""

    loaded = forms.CharField(required=False, widget=forms.HiddenInput)
    why = forms.CharField(
        required=False,
        max_length=300,
        label="Why you change it",
        help_text="For the history of this page. A reviewer reads it too.",
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )
    holds_back = False

    def is_valid(self) -> bool:
        """Return whether it can be saved now; a form that is only shown again cannot."""
        return super().is_valid() and not self.holds_back


class PartForm(forms.ModelForm):  # type: ignore[type-arg]
    """A row of a part. A new one with nothing but a place in it is no row."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if "position" in self.fields:
            self.fields["position"].required = False
        if "code" in self.fields and self.instance.pk and "number" in _names(self.instance):
            self.fields["code"].disabled = True

    def clean_position(self) -> int:
        return self.cleaned_data["position"] or 0

    def has_changed(self) -> bool:
        changed = set(self.changed_data)
        return bool(changed if self.instance.pk else changed - {"position"})


def _names(row: models.Model) -> set[str]:
    return {field.name for field in row._meta.fields}


class WithCriteria:
    """Checks the words of criteria against the drafts, and gives each kind of field what it is edited with."""

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **options: Any
    ) -> Field | None:
        options = self._options(db_field) | options
        if isinstance(db_field, CriteriaField):
            return self._criteria(db_field, request, **options)
        field: Field | None = super().formfield_for_dbfield(db_field, request, **options)  # type: ignore[misc]
        if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # Its buttons open windows, which a keyboard or a screen reader gets lost in.
            field.widget = field.widget.widget
        return field

    def _options(self, db_field: models.Field[Any, Any]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if told := HELP.get((db_field.model._meta.model_name or "", db_field.name)):
            found["help_text"] = told
        if isinstance(db_field, models.DateField):
            found["widget"] = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        elif isinstance(db_field, models.ManyToManyField):
            found |= {"widget": PickMany(db_field.related_model)}  # type: ignore[arg-type]
        elif type(db_field) is models.TextField:
            found["widget"] = AdminTextareaWidget(attrs={"rows": 3})
        return found

    def _criteria(self, db_field: CriteriaField, request: HttpRequest, **options: Any) -> Field | None:
        words = words_of(request)
        field = db_field.formfield(**{**options, "widget": CriteriaArea(words, edited_definition(request))})
        if field is not None:
            field.validators = [CriteriaCheck(words)]
        return field


class CriteriaCheck:
    """Refuses criteria that cannot be read, with the word that is wrong and what fits better."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def __call__(self, text: str) -> None:
        meaning = meaning_of(text, self.words)
        if meaning.problem:
            raise forms.ValidationError("%(told)s", code="criteria", params={"told": meaning.told})


def edited_definition(request: HttpRequest) -> str:
    """Return the id of the definition that a page edits, or nothing: it may not use itself."""
    match = request.resolver_match
    if match is None or not (match.url_name or "").startswith("guidance_definition_"):
        return ""
    return unquote(str(match.kwargs.get("object_id", "")))


def words_of(request: HttpRequest) -> Words:
    """Return the words of the drafts, read once a request."""
    if not hasattr(request, "draft_words"):
        request.draft_words = draft_words(without=edited_definition(request))  # type: ignore[attr-defined]
    return request.draft_words  # type: ignore[attr-defined,no-any-return]


class DraftAdmin(Sharing, Deleting, FilledIn, Audited, WithCriteria, admin.ModelAdmin):  # type: ignore[type-arg]
    """A page for one kind of draft. Names never change, and what others refer to is not deleted."""

    actions = None
    form = DraftForm
    change_form_template = "admin/guidance/draft_form.html"
    change_list_template = "admin/guidance/draft_list.html"
    delete_confirmation_template = "admin/guidance/form/delete.html"
    list_per_page = 300
    save_on_top = False
    permanent: Sequence[str] = ()

    @property
    def media(self) -> forms.Media:
        """Return nothing: the form's own template names its style and its program."""
        return forms.Media()

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **options: Any) -> Any:  # noqa: FBT001, FBT002
        made = super().get_form(request, obj, change, **options)
        made.holds_back = getattr(request, "holds_back", False)
        return made

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> list[str]:
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
        if "position" in _names(self.model()):
            last = self.model._default_manager.aggregate(last=models.Max("position"))["last"]
            initial.setdefault("position", (last or 0) + 1)
        return initial

    def get_inline_formsets(self, *args: Any, **options: Any) -> list[InlineAdminFormSet]:
        return [in_order(each) for each in super().get_inline_formsets(*args, **options)]

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:  # noqa: FBT001
        before = self.model._default_manager.filter(pk=obj.pk).first() if change else None
        super().save_model(request, obj, form, change)
        for sentence in of_change(before, obj):
            messages.warning(request, sentence)


class InOrder(InlineAdminFormSet):
    """The rows of a part in the order of their places, however the form numbers them."""

    def __iter__(self) -> Iterator[InlineAdminForm]:
        # Paired with what each form edits: Django pairs by number, which is wrong once rows have moved.
        forms = sorted(self.formset.forms, key=place_of)
        for form in [*forms, self.formset.empty_form]:
            yield InlineAdminForm(
                self.formset,
                form,
                self.fieldsets,
                self.prepopulated_fields,
                form.instance if form.instance.pk and not form.instance._state.adding else None,
                self.readonly_fields if self.has_change_permission else self._all_fields(),
                model_admin=self.opts,
            )

    def _all_fields(self) -> list[str]:
        return [*self.readonly_fields, *flatten_fieldsets(self.fieldsets)]


def in_order(rows: InlineAdminFormSet) -> InOrder:
    """Return the same rows, to be shown in the order of their places."""
    return InOrder(
        rows.opts,
        rows.formset,
        rows.fieldsets,
        rows.prepopulated_fields,
        rows.readonly_fields,
        rows.model_admin,
        rows.has_add_permission,
        rows.has_change_permission,
        rows.has_delete_permission,
        rows.has_view_permission,
    )


def place_of(form: Any) -> int:
    """Return where a row stands: by its place; one without a place comes last."""
    text = str(form["position"].value() or 0) if "position" in form.fields else "0"
    is_new = form.instance._state.adding
    return int(text) if text.isdecimal() and not (is_new and text == "0") else 1_000_000


class WithRows(WithCriteria):
    """Rows of a part on the page of what they belong to, one below the other."""

    extra = 0
    form = PartForm
    template = "admin/guidance/form/part.html"

    @property
    def media(self) -> forms.Media:
        return forms.Media()


class PartInline(WithRows, admin.StackedInline):  # type: ignore[type-arg]
    """Rows of a part with short fields, such as doses: side by side where there is room."""

    classes = ["short"]


class TallInline(WithRows, admin.StackedInline):  # type: ignore[type-arg]
    """Rows of a part with long texts."""


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A page that shows what nobody can change."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
