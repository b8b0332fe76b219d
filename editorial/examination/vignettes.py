"""The table of vignettes: what each made-up person should get, gets, and got before."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from clinical.catalogue import Catalogue, ContentError, compile_guidance
from clinical.content import Disposition, Guidance, Vignette
from clinical.triage.evaluation import UnknownAnswer, assume_no, check_answers, evaluate


@dataclass(frozen=True, slots=True)
class VignetteRow:
    """One vignette with its dispositions by name, empty if there is none."""

    id: str
    story: str
    answers: dict[str, str]
    expected: str
    got: str
    before: str

    @property
    def rank(self) -> tuple[int, str]:
        """Return the sort key: wrong ones first, then lowered, changed and the same."""
        if self.got != self.expected:
            return (0, self.id)
        if not self.before or self.before == self.got:
            return (3, self.id)
        is_lower = Disposition[self.got] < Disposition[self.before]
        return (1 if is_lower else 2, self.id)


def vignette_table(catalogue: Catalogue, before: Guidance | None) -> list[dict[str, Any]]:
    """Return a row for each vignette of the new guidance, those to look at first."""
    old = _compiled(before)
    rows = [_row(catalogue, old, vignette) for vignette in catalogue.guidance.vignettes]
    words = ("wrong", "lowered", "changed", "same")
    return [asdict(row) | {"state": words[row.rank[0]]} for row in sorted(rows, key=lambda row: row.rank)]


def _compiled(guidance: Guidance | None) -> Catalogue | None:
    try:
        return compile_guidance(guidance) if guidance else None
    except ContentError:
        return None


def _row(catalogue: Catalogue, old: Catalogue | None, vignette: Vignette) -> VignetteRow:
    answers = dict(vignette.answers)
    return VignetteRow(
        id=vignette.id,
        story=vignette.story,
        answers=answers,
        expected=vignette.disposition.name,
        got=_disposition(catalogue, answers),
        before=_disposition(old, answers) if old else "",
    )


def _disposition(catalogue: Catalogue, answers: dict[str, str]) -> str:
    """Return what somebody gets who says no to all else; empty when the answers come to no result."""
    try:
        check_answers(catalogue, answers)
    except UnknownAnswer:
        return ""
    assessment = evaluate(catalogue, assume_no(catalogue, answers))
    return assessment.disposition.name if assessment.is_result else ""
