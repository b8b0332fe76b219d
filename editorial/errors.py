"""Why something may not be done to a release."""

from __future__ import annotations

from collections.abc import Iterable


class NotPublishable(Exception):
    """Why something may not be submitted, reviewed, published or withdrawn; one sentence for each reason."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = list(reasons)
        super().__init__("\n".join(self.reasons))


def refuse_unless(condition: object, reason: str) -> None:
    """Raise NotPublishable with the reason, unless the condition holds."""
    if not condition:
        raise NotPublishable([reason])
