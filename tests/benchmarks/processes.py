"""Measuring in a process of its own, so that nothing gains from what was measured before."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

PATIENCE = 900
"""Seconds for one measurement."""


def in_a_process(module: str, what: str) -> dict[str, Any]:
    """Return what a module measured, or nothing where it took too long."""
    command = [sys.executable, "-m", module, what]
    try:
        done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        return {}
    return cast(dict[str, Any], json.loads(done.stdout))


def peak() -> float:
    """Return the most memory that this process has used, in MB."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    # What the system counts for a process began with the one that started it.
    line = next(each for each in status.read_text("ascii").splitlines() if each.startswith("VmHWM"))
    return int(line.split()[1]) / 1024
