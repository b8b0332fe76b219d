"""The proxy as we ship it: it loads, serves people and editors apart, and holds back a flood calmly."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from config.errors import error_page

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "deploy" / "nginx"
NAME = "back.example.org"
PATIENCE = 30
MAKE_CERTIFICATE = f"openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN={NAME}".split()
SETTINGS = {
    "SITE_URL": f"https://{NAME}",
    "FORWARDED_ALLOW_IPS": "127.0.0.1",
    "TRUST_FORWARDED_FOR": "1",
    "WEB_CONCURRENCY": "1",
    "DEBUG": "0",
    "SECRET_KEY": "only-for-the-tests-of-the-proxy-0123456789-abcdefghijklmnop",
}


def find_nginx() -> str:
    """Return where nginx is, also where an ordinary user's path does not look."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin") or ""


pytestmark = pytest.mark.skipif(not find_nginx(), reason="no nginx was found: `apt-get install nginx-light`")


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


class Proxy:
    """The shipped configuration on free ports of this machine, with a certificate made for a day."""

    def __init__(self, folder: Path, shipped: str) -> None:
        self.folder = folder
        self.http, self.https, self.public, self.editors = (free_port() for _ in range(4))
        self.certificate = folder / "fullchain.pem"
        subprocess.run(
            [*MAKE_CERTIFICATE, "-keyout", folder / "privkey.pem", "-out", self.certificate],
            check=True,
            capture_output=True,
        )
        shutil.copytree(SHIPPED, folder / "unclench")
        for file in (folder / "unclench").glob("*.*"):
            file.write_text(self.moved_here(file.read_text("utf-8")), "utf-8")
        (folder / "nginx.conf").write_text(
            # The certificate and the pages are in a folder of whoever runs the tests.
            f"user root; daemon off; pid {folder}/pid; error_log {folder}/error.log;\n"
            f"events {{}}\nhttp {{ access_log off; include {folder}/unclench/{shipped}; }}\n",
            "utf-8",
        )
        self.command = [find_nginx(), "-p", str(folder), "-c", str(folder / "nginx.conf")]

    def moved_here(self, text: str) -> str:
        """Return a file of the configuration with this machine's folders and ports."""
        for shipped, here in {
            "/etc/nginx/unclench": f"{self.folder}/unclench",
            "/etc/letsencrypt/live/back.example.org": str(self.folder),
            "/certificates": str(self.folder),
            "/var/log/nginx": str(self.folder),
            "127.0.0.1:8000": f"127.0.0.1:{self.public}",
            "127.0.0.1:8001": f"127.0.0.1:{self.editors}",
            "server public:8000": f"server 127.0.0.1:{self.public}",
            "server editors:8000": f"server 127.0.0.1:{self.editors}",
            "listen 80;": f"listen 127.0.0.1:{self.http};",
            "listen 443 ssl;": f"listen 127.0.0.1:{self.https} ssl;",
        }.items():
            text = text.replace(shipped, here)
        return text

    def ask(self, path: str, *, secure: bool = True, method: str = "GET", **headers: str):
        """Return the status, the headers and the text of an answer."""
        context = ssl.create_default_context(cafile=str(self.certificate))
        context.check_hostname = False
        port = self.https if secure else self.http
        connection = (
            http.client.HTTPSConnection("127.0.0.1", port, timeout=PATIENCE, context=context)
            if secure
            else http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        )
        connection.request(method, path, headers={"Host": NAME, **headers})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, answer.headers, text


@contextmanager
def running(command: list[str], ports: list[int], **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command until the end, from when its ports answer."""
    process = subprocess.Popen(command, env=os.environ | environment, cwd=ROOT, start_new_session=True)
    try:
        deadline = time.monotonic() + PATIENCE
        while not all(answers(port) for port in ports):
            assert process.poll() is None, f"{command[0]} ended at once"
            assert time.monotonic() < deadline, f"{command[0]} does not answer"
            time.sleep(0.1)
        yield process
    finally:
        stop(process)


def answers(port: int) -> bool:
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0


def stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)


@pytest.mark.parametrize("shipped", ["host.conf", "compose.conf"])
def test_nginx_takes_the_configuration(tmp_path, shipped):
    proxy = Proxy(tmp_path, shipped)

    tried = subprocess.run([*proxy.command, "-t"], capture_output=True, text=True, check=False)

    assert tried.returncode == 0, tried.stderr
    assert "warn" not in tried.stderr


def test_the_pages_of_the_proxy_are_those_of_the_site():
    for status in (429, 503):
        page = SHIPPED / "pages" / f"{status}.html"
        assert page.read_text("utf-8") == error_page(status).content.decode(), f"write {page.name} anew"


@dataclass(frozen=True, slots=True)
class Site:
    """The proxy with a pool for people and one for editors behind it."""

    proxy: Proxy
    public: subprocess.Popen[bytes]
    editors: subprocess.Popen[bytes]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """Return the settings of a site that is ready to serve."""
    folder = tmp_path_factory.mktemp("data")
    settings = SETTINGS | {"DATABASE_URL": f"sqlite:///{folder}/site.sqlite3", "DATA_DIR": str(folder)}
    prepare = [sys.executable, "manage.py", "prepare"]
    subprocess.run(prepare, env=os.environ | settings, cwd=ROOT, check=True, capture_output=True)
    return settings


@pytest.fixture
def site(tmp_path, prepared):
    proxy = Proxy(tmp_path, "host.conf")
    gunicorn = [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi"]
    with ExitStack() as everything:
        pools = [
            everything.enter_context(running(gunicorn, [port], PORT=str(port), ROLE=role, **prepared))
            for port, role in ((proxy.public, "public"), (proxy.editors, "editor"))
        ]
        everything.enter_context(running(proxy.command, [proxy.http, proxy.https]))
        yield Site(proxy, *pools)


def test_people_and_editors_are_served_apart_and_calmly(site):
    proxy = site.proxy

    status, headers, _ = proxy.ask("/", secure=False)
    assert (status, headers["Location"]) == (301, f"https://{NAME}/")
    status, headers, text = proxy.ask("/")
    assert (status, "max-age" in headers["Strict-Transport-Security"]) == (200, True)
    assert "Call 999" in text or "tel:" in text
    assert proxy.ask("/admin/login/")[0] == 200
    assert proxy.ask("/readyz")[0] == 403

    stop(site.editors)
    status, _, text = proxy.ask("/admin/login/")
    assert (status, 'href="tel:999"' in text) == (502, True)
    assert proxy.ask("/emergency/")[0] == 200

    stop(site.public)
    status, headers, text = proxy.ask("/check/right_now/")
    assert (status, headers["Cache-Control"], 'href="tel:999"' in text) == (502, "no-store", True)


def test_a_flood_is_held_back_with_the_emergency_numbers(site):
    answered = [site.proxy.ask("/healthz") for _ in range(120)]

    statuses = [status for status, _, _ in answered]
    refused = next(text for status, _, text in answered if status == 429)
    assert statuses[:40] == [200] * 40
    assert set(statuses) == {200, 429}
    assert 'href="tel:999"' in refused


def test_guessing_at_passwords_is_held_back_sooner(site):
    statuses = [site.proxy.ask("/admin/login/")[0] for _ in range(20)]

    assert statuses.count(200) <= 12
    assert statuses[-1] == 429


def test_no_sealed_link_is_logged(site):
    site.proxy.ask("/plan/a-sealed-link-that-opens-a-plan/")
    site.proxy.ask("/about/privacy/")

    log = (site.proxy.folder / "unclench.log").read_text("utf-8")
    assert "/about/privacy/" in log
    assert "a-sealed-link" not in log
