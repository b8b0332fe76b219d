"""The site behind the real server: what a browser gets, and what is written down about it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SEALED = "gAAAAABn" + "x7Qm" * 25
LONGEST_START = 30.0


class Server:
    def __init__(self, port, log):
        self.address = f"http://127.0.0.1:{port}"
        self.port = port
        self.log = log

    def get(self, path, **headers):
        request = urllib.request.Request(self.address + path, headers=headers)  # noqa: S310
        try:
            return urllib.request.urlopen(request, timeout=10)  # noqa: S310
        except urllib.error.HTTPError as error:
            return error

    def send_raw(self, text):
        with socket.create_connection(("127.0.0.1", self.port), timeout=10) as connection:
            connection.sendall(text.encode())
            return connection.recv(4096).decode(errors="replace")

    def written(self, awaited):
        """Return the log once the awaited words are in it."""
        deadline = time.monotonic() + 5
        while awaited not in self.log.read_text("utf-8") and time.monotonic() < deadline:
            time.sleep(0.05)
        return self.log.read_text("utf-8")


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    port = free_port()
    variables = {
        "PATH": os.environ["PATH"],
        "DATA_DIR": str(folder),
        "PORT": str(port),
        "WEB_CONCURRENCY": "1",
    }
    command = [sys.executable, "-m", "gunicorn", "--config", "python:config.gunicorn", "config.wsgi"]
    with (folder / "log").open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=variables, stdout=log, stderr=log)
    served = Server(port, folder / "log")
    try:
        wait_until_it_answers(served, process)
        yield served
    finally:
        process.terminate()
        process.wait(timeout=30)


def wait_until_it_answers(served, process):
    deadline = time.monotonic() + LONGEST_START
    while True:
        try:
            served.get("/healthz")
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                pytest.fail(served.log.read_text("utf-8"))
            time.sleep(0.1)


def test_an_answer_is_logged_without_query_referrer_browser_or_address(server):
    server.get("/healthz?saddle=numb", Referer="http://127.0.0.1/from-where", **{"User-Agent": "who-asks"})

    log = server.written("GET /healthz 200")

    assert "GET /healthz 200" in log
    assert not any(
        word in log for word in ("saddle=numb", "from-where", "who-asks", "127.0.0.1 ", "ip=127.0.0.1")
    )


def test_a_sealed_link_is_not_logged(server):
    server.get(f"/plan/{SEALED}/nowhere")

    log = server.written("/plan/…/nowhere")

    assert "/plan/…/nowhere" in log
    assert SEALED not in log


def test_a_request_that_is_refused_is_logged_without_what_it_said(server):
    reply = server.send_raw("GET / HTTP/1.1\r\nHost: localhost\r\nCookie : answers=bladder\r\n\r\n")

    log = server.written("Invalid request from")

    assert reply.startswith("HTTP/1.1 400")
    assert "Invalid request from ip=…" in log
    assert "bladder" not in log


def test_an_unknown_host_name_is_refused_with_the_fixed_page(server):
    reply = server.get("/", Host="elsewhere.example")

    assert reply.status == 400
    assert 'href="tel:112"' in reply.read().decode()


def test_the_server_does_not_say_which_version_of_django_or_python_it_is(server):
    headers = server.get("/healthz").headers

    assert not any("Python" in value or "Django" in value for value in headers.values())
