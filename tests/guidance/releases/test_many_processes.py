"""Publishing as it is in life: several processes, one database on a disk."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
MOST_SECONDS = 10.0
PATIENCE_SECONDS = 180
BEGIN = "import django; django.setup()\n"
PREPARE = """
from django.core.management import call_command
from editorial.drafts import drafts
from tests.guidance.factory import make_release, make_review, make_submission, make_user, shipped, titled
call_command("migrate", verbosity=0)
make_release(1, shipped())
drafts.replace(guidance=titled("Is one of these true?"))
ann, rob, pam = (make_user(name, is_superuser=True) for name in ("ann", "rob", "pam"))
make_submission(titled("Is one of these true?"), ann, 1)
make_review(titled("Is one of these true?"), rob, 1)
"""
PUBLISH = """
import time
from editorial.accounts.people import account
from editorial.workflow import NotPublishable, publish
try:
    print("published", publish(by=account("pam")).version, time.time())
except NotPublishable as error:
    print("refused", *error.reasons)
"""
SERVE = """
import time
from guidance.releases.current import current_release
print("serving", current_release().version, flush=True)
while current_release().version < 2:
    time.sleep(0.05)
print("served", time.time())
"""
EXAMINE = """
import os, signal, sys, time
from pathlib import Path
from django.utils import timezone
from editorial.examination.run import examine
from editorial.management.commands import examine as command
from editorial.standing import standing_of_drafts
def state():
    standing = standing_of_drafts()
    return examine(standing.guidance, standing.base, today=timezone.localdate())
def wait():
    while (seen := state()).is_running:
        time.sleep(0.2)
    print(seen.failed or "known", *(seen.result.reasons if seen.result else []))
"""
BEGIN_ONLY = f"{EXAMINE}\nprint('begun', state().is_running)"
WAIT = f"{EXAMINE}\nwait()"
KILL = f"""{EXAMINE}
state()
os.kill(int(Path(f"/proc/self/task/{{os.getpid()}}/children").read_text()), signal.SIGKILL)
wait()
"""
LITTLE_MEMORY = f"""{EXAMINE}
import io, json, re
from datetime import date
from clinical.codec import to_json
from django.core.management import call_command
from editorial.examination import state as states
standing = standing_of_drafts()
key = states.key_of(standing.guidance, standing.base, date.today())
states.claim(key)
order = dict(key=key, guidance=to_json(standing.guidance), beside=1, today=date.today().isoformat())
sys.stdin = io.StringIO(json.dumps(order))
used = int(re.search(r"VmSize:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
command.MOST_MEMORY = (used << 10) + (20 << 20)
call_command("examine")
print(states.state_of(key).failed)
"""


@pytest.fixture
def start(tmp_path):
    """Return what starts a process of the site that runs a script."""
    own = {"DATA_DIR": str(tmp_path), "DATABASE_URL": "", "DJANGO_SETTINGS_MODULE": "config.settings"}
    started = []

    def begin(script: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", BEGIN + script]
        process = subprocess.Popen(
            command, cwd=ROOT, env={**os.environ, **own}, stdout=subprocess.PIPE, text=True
        )
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def said(process: subprocess.Popen[str]) -> list[str]:
    return process.communicate(timeout=PATIENCE_SECONDS)[0].splitlines()[-1].split(" ", 1)


def test_of_two_who_publish_at_once_one_does_and_every_worker_shows_it_within_seconds(start):
    start(PREPARE).communicate(timeout=PATIENCE_SECONDS)
    workers = [start(SERVE) for _ in range(2)]
    assert [worker.stdout.readline() for worker in workers] == ["serving 1\n"] * 2

    results = dict(said(process) for process in [start(PUBLISH) for _ in range(2)])
    shown = [float(said(worker)[1]) for worker in workers]

    version, at = results["published"].split()
    assert version == "2"
    assert "refused" in results
    assert max(shown) - float(at) < MOST_SECONDS


def test_drafts_are_examined_and_known_to_all_even_when_whoever_asked_is_gone(start):
    start(PREPARE).communicate(timeout=PATIENCE_SECONDS)

    begun = said(start(BEGIN_ONLY))
    known = said(start(WAIT))

    assert begun == ["begun", "True"]
    assert known == ["known"]


def test_an_examination_that_is_killed_is_told_at_once(start):
    start(PREPARE).communicate(timeout=PATIENCE_SECONDS)

    told = " ".join(said(start(KILL)))

    assert told.startswith("It stopped before it was done. Try again.")


def test_an_examination_gets_no_more_memory_than_its_share(start):
    start(PREPARE).communicate(timeout=PATIENCE_SECONDS)

    told = " ".join(said(start(LITTLE_MEMORY)))

    assert told.startswith("The machine has too little memory for it.")
