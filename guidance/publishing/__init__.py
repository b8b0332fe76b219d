"""The one way from drafts to a release: submit, review, publish; and back. Nothing else writes these rows."""

from __future__ import annotations

from guidance.publishing.checking import check
from guidance.publishing.refusal import NotPublishable
from guidance.publishing.releasing import keep_current, publish, publish_bundled, roll_back, withdraw
from guidance.publishing.reviewing import agree, review, send_back, submit

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
