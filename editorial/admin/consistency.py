"""A save that would take the preview, the flow chart and the proof from every editor is refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse

from clinical.problems import Problem
from editorial.editing.consistency import DoesNotFit, misfits

REFUSED = "With this, parts of the guidance would not fit together, and nobody could open the preview."
MOST_TOLD = 3
RESTED_ON = ("kind", "when", "disposition")
"""Fields that other drafts rest on, the likeliest first."""


class FittingForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form that says at a field what would no longer fit."""

    misfits: Sequence[Problem] = ()

    def clean(self) -> dict[str, Any] | None:
        found = super().clean()
        if self.misfits:
            others = len(self.misfits) - MOST_TOLD
            told = [REFUSED, *(each.sentence for each in self.misfits[:MOST_TOLD])]
            told += [f"And {others} more."] if others > 0 else []
            self.add_error(self._rested_on(), forms.ValidationError(" ".join(told), code="does_not_fit"))
        return found

    def _rested_on(self) -> str | None:
        """Return the field at which to say it, or None for the form as a whole."""
        names = ("kind", "id") if self.instance._state.adding else RESTED_ON
        return next((name for name in names if name in self.changed_data), None)


class Fitting:
    """Undoes a save after which the drafts no longer fit together; where they did not before, it stays."""

    def save_related(self, request: Any, form: Any, formsets: list[Any], change: bool) -> None:  # noqa: FBT001  (the admin's own)
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        if not getattr(request, "may_misfit", False) and (found := misfits()):
            raise DoesNotFit(found)

    def changeform_view(self, request: Any, *args: Any, **options: Any) -> HttpResponse:
        try:
            return self._changeform(request, *args, **options)
        except DoesNotFit as error:
            # By now the save is undone. If they did not fit before either, it may put that right in part.
            if misfits():
                request.may_misfit = True
            else:
                request.misfits = error.problems
        return self._changeform(request, *args, **options)

    def _changeform(self, request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        shown: HttpResponse = super().changeform_view(request, *args, **options)  # type: ignore[misc]
        return shown
