"""Warnings that a change brings about: put right, or kept with a reason, before anything is saved."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.db import models
from django.forms import all_valid
from django.http import HttpRequest
from django.utils import timezone

from editorial.editing.checks import Check, Checked, check
from editorial.editing.new_warnings import brought_about
from editorial.editing.public_text import SHOWN, words_of_form


class Weighing:
    """Asks for a reason when a save would bring about a warning that was not there before."""

    opts: Any
    model: Any

    def weigh(self, request: Any, row: models.Model | None) -> dict[str, Any]:
        """Return what the form says of new warnings, and hold it back while they have no reason."""
        if request.holds_back or self.opts.model_name not in SHOWN:
            return {}
        request.kept_warnings = self._warnings(request, row)
        if not request.kept_warnings or request.POST.get("weighed", "").strip():
            return {}
        request.holds_back = True
        return {"to_weigh": request.kept_warnings}

    def _warnings(self, request: HttpRequest, row: models.Model | None) -> tuple[Check, ...]:
        """Return the warnings that what was sent would bring about; none if it cannot be saved anyway."""
        # A form writes what it reads into its row, which the comparison needs as it was.
        form = self.get_form(request, row, change=row is not None)(request.POST, instance=copy(row))  # type: ignore[attr-defined]
        is_valid = form.is_valid()
        formsets, _ = self._create_formsets(request, form.instance, change=row is not None)  # type: ignore[attr-defined]
        if not (all_valid(formsets) and is_valid):
            return ()
        before = self._checked(*self.as_saved(request, row)) if row else None  # type: ignore[attr-defined]
        return brought_about(before, self._checked(form, formsets))

    def _checked(self, form: Any, formsets: list[Any]) -> Checked:
        return check(words_of_form(form, formsets), timezone.localdate())
