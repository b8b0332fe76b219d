from __future__ import annotations

from tests.guidance.conftest import nothing_known

__all__ = ["nothing_known"]
