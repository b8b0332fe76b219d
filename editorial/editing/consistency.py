"""Whether the parts of the drafts fit together, which preview, flow chart and proof cannot do without."""

from __future__ import annotations

from clinical.catalogue import ContentError, compile_guidance
from clinical.codec import CodecError
from clinical.problems import Problem
from editorial.drafts.reading import DraftRows, read


class DoesNotFit(Exception):
    """A save after which the parts of the drafts do not fit; `problems` has them all."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def misfits(rows: DraftRows | None = None) -> list[Problem]:
    """Return each part of the drafts that does not fit; none when they can be shown."""
    try:
        compile_guidance((rows or read()).guidance())
    except CodecError as error:
        return [error.problem]
    except ContentError as error:
        return error.problems
    return []
