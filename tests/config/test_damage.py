"""A damaged database: the public are served the release that is kept beside it; editors are asked to wait."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connections
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.http import HttpResponse
from django.test import Client, override_settings

from guidance.releases.current import current_release, forget
from tests.accounts import make_editor, sign_in
from tests.journeys.page import read_page

WHOLE = "whole.sqlite3"
TRIES = int(os.environ.get("DAMAGES", "40"))
CALM = {200, 302, 503}
"""What editors may get from a damaged database: the page, the way to sign in, or the request to wait."""
PUBLIC = ["/", "/emergency/", "/guides/when-to-get-help/", "/about/how-this-is-tested/", "/plan/"]
EDITORS = ["/admin/", "/admin/guidance/item/", "/admin/guidance/release/"]
BY_HAND = [
    "UPDATE guidance_release SET document = x'fffe'",
    "UPDATE guidance_release SET version = 'abc'",
    "UPDATE guidance_release SET checksum = x'00'",
    "UPDATE guidance_release SET published_at = 'never'",
    "PRAGMA ignore_check_constraints = 1; UPDATE guidance_release SET proof_report = '{'",
    "UPDATE guidance_release SET proof_report = '7'",
    "UPDATE guidance_release SET roles = '{}'",
    "DROP TABLE guidance_release",
    "DROP TABLE django_session",
    "PRAGMA writable_schema = 1; UPDATE sqlite_master SET name = 'other' WHERE name = 'guidance_release'",
    "PRAGMA writable_schema = 1; DELETE FROM sqlite_master",
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with a site's database, made as an operator makes it."""
    folder = tmp_path_factory.mktemp("site")
    outside = os.environ | {"DATABASE_URL": f"sqlite:///{folder / WHOLE}", "DATA_DIR": str(folder)}
    prepare = [sys.executable, "manage.py", "prepare"]
    subprocess.run(prepare, env=outside, check=True, capture_output=True)
    return folder


class Site:
    """A site on a file that may be damaged, with an editor who is signed in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.usual = connections["default"]
        self.connect(WHOLE)
        forget()
        current_release()
        self.editor = Client()
        sign_in(self.editor, make_editor("ada", "author"))
        self.right = {path: main_of(Client().get(path)) for path in PUBLIC}
        self.back_to_usual()

    def connect(self, name: str) -> None:
        described = {**self.usual.settings_dict, "NAME": str(self.folder / name), "OPTIONS": {"timeout": 0.1}}
        connections["default"] = DatabaseWrapper(described, "default")

    def back_to_usual(self) -> None:
        connections["default"].close()
        connections["default"] = self.usual

    def damage(self, how: Callable[[Path], None]) -> None:
        """Damage a copy of the file and serve from it, as a process does that has just begun."""
        for old in self.folder.glob("damaged*"):
            old.unlink()
        copy = self.folder / "damaged.sqlite3"
        shutil.copy(self.folder / WHOLE, copy)
        how(copy)
        self.connect(copy.name)
        forget()

    def wrong_pages(self) -> list[tuple[str, int]]:
        """Return the pages that are not as they should be, each with its status."""
        public = [(path, Client().get(path)) for path in PUBLIC]
        editors = [(path, self.editor.get(path)) for path in EDITORS]
        lost = [(path, page.status_code) for path, page in public if main_of(page) != self.right[path]]
        return lost + [(path, page.status_code) for path, page in editors if page.status_code not in CALM]


def main_of(page: HttpResponse) -> str:
    return next(iter(read_page(page.content.decode()).all("main"))).text if page.status_code == 200 else ""


@pytest.fixture(scope="module")
def site(folder, django_db_blocker):
    with django_db_blocker.unblock(), override_settings(DATA_DIR=folder, RELEASE_CHECK_SECONDS=0):
        site = Site(folder)
        yield site
        site.back_to_usual()
        forget()


def run(statements: str) -> Callable[[Path], None]:
    def damage(file: Path) -> None:
        with closing(sqlite3.connect(file)) as database:
            database.executescript(statements)

    return damage


def overwrite(seed: int) -> Callable[[Path], None]:
    """Return a damage by chance: some bytes anywhere, a whole page, or a file cut short."""
    chance = random.Random(seed)  # noqa: S311

    def damage(file: Path) -> None:
        content = bytearray(file.read_bytes())
        kind = chance.randrange(4)
        if kind == 0:
            del content[chance.randrange(len(content)) :]
        else:
            length = {1: chance.randrange(1, 20), 2: 200, 3: 4096}[kind]
            for _ in range(chance.randrange(1, 12)):
                at = chance.randrange(len(content))
                content[at : at + length] = chance.randbytes(min(length, len(content) - at))
        file.write_bytes(content)

    return damage


@pytest.mark.parametrize("statements", BY_HAND)
def test_what_was_done_to_the_file_by_hand_is_seen_by_no_reader(site, statements):
    site.damage(run(statements))

    assert site.wrong_pages() == []


def test_whatever_bytes_are_damaged_readers_are_served_and_editors_asked_to_wait(site):
    wrong = {}
    for seed in range(TRIES):
        site.damage(overwrite(seed))
        if found := site.wrong_pages():
            wrong[seed] = found

    assert wrong == {}


def test_the_log_says_once_that_the_database_does_not_answer(site, caplog, settings):
    settings.RELEASE_CHECK_SECONDS = 3600
    site.damage(run("DROP TABLE guidance_release"))

    for _ in range(5):
        Client().get("/emergency/")

    assert [record.message for record in caplog.records if "did not answer" in record.message] == [
        "The database did not answer about releases: OperationalError."
    ]
