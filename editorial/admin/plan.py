from __future__ import annotations

from django.contrib import admin

from editorial.admin.base import DraftAdmin
from editorial.admin.forms import PartInline, PartRows, TallInline
from editorial.admin.lists import Cites
from guidance.models import Activity, Adaptation, CheckPoint, Contributor, Dose, Phase, Weight


class DosesInline(PartInline):
    model = Dose


class AdaptationsFormSet(PartRows):
    """The adaptations of an activity, each of which can only leave out steps that there are."""

    def clean(self) -> None:
        super().clean()
        steps = set(self.instance.steps)
        for form in self.forms:
            unknown = [line for line in form.cleaned_data.get("leaves_out", ()) if line not in steps]
            if unknown and not form.cleaned_data.get("DELETE"):
                quoted = " ".join(f"“{line}”" for line in unknown)
                told = f"These are not among the steps: {quoted} Copy a step word for word, or leave it out."
                form.add_error("leaves_out", told)


class AdaptationsInline(TallInline):
    model = Adaptation
    formset = AdaptationsFormSet


class WeightsInline(PartInline):
    model = Weight


@admin.register(Activity)
class ActivityAdmin(DraftAdmin):
    list_display = ["position", "id", "title", "category", "evidence"]
    list_filter = ["category", "evidence", Cites]
    search_fields = ["id", "title", "summary", "steps", "adaptations__when", "adaptations__text"]
    inlines = [DosesInline, AdaptationsInline]


@admin.register(Phase)
class PhaseAdmin(DraftAdmin):
    list_display = ["position", "id", "title", "from_hours", "until_hours"]
    search_fields = ["id", "title", "aim"]


@admin.register(CheckPoint)
class CheckPointAdmin(DraftAdmin):
    list_display = ["position", "id", "title", "at_hours"]
    search_fields = ["id", "title", "question"]


@admin.register(Contributor)
class ContributorAdmin(DraftAdmin):
    list_display = ["position", "id", "title", "possible_from", "likely_from"]
    search_fields = ["id", "title", "advice"]
    inlines = [WeightsInline]
