"""What a picture may do: use the styles inside it, and nothing else."""

from __future__ import annotations

from collections.abc import MutableMapping

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"


def give_policy(headers: MutableMapping[str, str], path: str, url: str) -> None:
    """Give a drawn picture a policy of its own: some browsers hold a picture in a page to what it brings."""
    if path.endswith(".svg"):
        headers["Content-Security-Policy"] = POLICY
