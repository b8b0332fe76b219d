"""The real site, prepared and served as its owner would: a copy of it, on a loopback port of its own."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import tempfile
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
PATIENCE_SECONDS = 60


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


def prepare_once(shared: Path) -> Path:
    """Return the folder of a site that is ready to serve, which all workers of a test run share."""
    ready = shared / "prepared"
    with (shared / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            making = Path(tempfile.mkdtemp(dir=shared, prefix="preparing-"))
            # Another `make run` would take static files that are not its own away from under the server.
            shutil.copytree(ROOT, making / "unclench", ignore=shutil.ignore_patterns(*NOT_COPIED))
            described(making, making, port=free_port()).manage("prepare")
            making.rename(ready)
    return ready


def described(prepared: Path, directory: Path, *, port: int) -> Site:
    """Return a site with prepared code, and with data in a directory."""
    url = f"http://127.0.0.1:{port}"
    inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    own = {"DATA_DIR": str(directory / "data"), "PORT": str(port), "SITE_URL": url, "WEB_CONCURRENCY": "1"}
    return Site(url, prepared / "unclench", inherited | own)


@contextmanager
def served_site(prepared: Path, directory: Path) -> Iterator[Site]:
    """Yield a prepared site, served until the end with data and a log of its own in a directory."""
    shutil.copytree(prepared / "data", directory / "data")
    site = described(prepared, directory, port=free_port())
    command = [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi"]
    with (directory / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=site.root, env=site.environment, stdout=log, stderr=log)
        try:
            wait_until_ready(site.url, server)
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
