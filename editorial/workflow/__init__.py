"""The only way from drafts to a release, and back to an earlier one: submit, review, publish."""

from __future__ import annotations

from editorial.errors import NotPublishable
from editorial.examination.checking import check
from editorial.workflow.releasing import keep_current, publish, publish_bundled, roll_back, withdraw
from editorial.workflow.reviewing import agree, review, send_back, submit

__all__ = [
    "NotPublishable",
    "agree",
    "check",
    "keep_current",
    "publish",
    "publish_bundled",
    "review",
    "roll_back",
    "send_back",
    "submit",
    "withdraw",
]
