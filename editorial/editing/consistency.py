"""Whether the parts of the drafts fit together, which preview, flow chart and proof cannot do without."""

from __future__ import annotations

from clinical.catalogue import ContentError, compile_guidance
from clinical.codec import CodecError
from editorial.drafts import drafts


class DoesNotFit(Exception):
    """A save after which the parts of the drafts do not fit; `problems` has one sentence for each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def misfits() -> list[str]:
    """Return a sentence for each part of the drafts that does not fit; none when they can be shown."""
    try:
        compile_guidance(drafts.load())
    except CodecError as error:
        return [_sentence(str(error))]
    except ContentError as error:
        return [_sentence(problem) for problem in error.problems]
    return []


def _sentence(problem: str) -> str:
    return f"{problem[:1].upper()}{problem[1:]}."
