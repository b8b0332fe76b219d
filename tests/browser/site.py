"""The real site, prepared and served as its owner would: a copy of it, on a loopback port of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETTINGS = {"ALLOWED_HOSTS", "DATABASE_URL", "DEBUG", "HOST", "LOG_LEVEL", "ROLE", "SECRET_KEY_FALLBACKS"}
NOT_COPIED = (".*", "docs", "staticfiles", "tests", "var")
PATIENCE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Site:
    """A site that is being served, and the environment that its commands need."""

    url: str
    root: Path
    environment: dict[str, str]

    def manage(self, *words: str, **more: str) -> str:
        """Run a command of the site and return what it prints."""
        finished = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=self.root, env=self.environment | more, check=True, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        return finished.stdout


@contextmanager
def served_site(directory: Path) -> Iterator[Site]:
    """Yield the site, prepared in a directory and served until the end; its log is there too."""
    # A copy has static files of its own: another `make run` would take them away from under the server.
    copy = directory / "unclench"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    own = {"DATA_DIR": str(directory / "data"), "PORT": str(port), "SITE_URL": url, "WEB_CONCURRENCY": "1"}
    site = Site(url, copy, inherited | own)
    site.manage("prepare")
    command = [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi"]
    with (directory / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=copy, env=site.environment, stdout=log, stderr=log)
        try:
            wait_until_ready(url, server)
            yield site
        finally:
            server.terminate()
            server.wait(PATIENCE_SECONDS)


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(url: str, server: subprocess.Popen[bytes]) -> None:
    """Return once the site says that it is ready."""
    for _ in range(PATIENCE_SECONDS * 10):
        assert server.poll() is None, "the server stopped by itself: see its log"
        try:
            with urllib.request.urlopen(f"{url}/readyz", timeout=1) as answer:  # noqa: S310  (our own address)
                if answer.status == HTTPStatus.OK:
                    return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(url)
