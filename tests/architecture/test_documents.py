"""What the documents say is so."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
READERS = {
    *("text", "flag", "whole_number", "one_of", "separated", "host_names", "web_address", "secret_key"),
    *("folder", "listening_address", "proxies"),
}
NOT_OURS = {".git", ".venv", "var", "staticfiles", "node_modules", "__pycache__"}
LOCKS = ("requirements.lock", "requirements-postgres.lock", "requirements-dev.lock")
# In pieces, so that this file does not fail its own test.
PLACES_OF_OTHERS = [
    "pypi" + ".org",
    "python" + "hosted.org",
    "npm" + "js.org",
    "npm" + "js.com",
    "proxy.golang" + ".org",
    "/ro" + "ot/",
    "/wo" + "rk/",
    "/opt/" + "wheels",
]


def variables_read() -> set[str]:
    names = set()
    for module in ("settings.py", "gunicorn.py"):
        for node in ast.walk(ast.parse((ROOT / "config" / module).read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="environment"), attr=reader),
                    args=[ast.Constant(value=str(name)), *_],
                ) if reader in READERS:
                    names.add(name)
    return names


def text_files() -> list[Path]:
    return [
        path
        for path in sorted(ROOT.rglob("*"))
        if path.is_file()
        and not NOT_OURS & set(path.relative_to(ROOT).parts)
        and not any(part.endswith("_cache") or part == ".hypothesis" for part in path.parts)
        and path.suffix not in {".png", ".ico", ".woff2", ".pdf", ".whl", ".pyc", ".gz", ".br"}
    ]


def test_the_readme_lists_every_environment_variable():
    readme = (ROOT / "README.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `([A-Z_]+)`", readme, re.MULTILINE))

    assert variables_read() == listed


def test_only_settings_and_gunicorn_read_the_environment():
    readers = {
        str(path.relative_to(ROOT))
        for package in ("clinical", "guidance", "triage", "careplans", "editorial", "config")
        for path in (ROOT / package).rglob("*.py")
        if "os.environ" in path.read_text("utf-8") or "getenv" in path.read_text("utf-8")
    }

    assert readers == {"config/environment.py", "config/wsgi.py"}


@pytest.mark.parametrize("place", PLACES_OF_OTHERS)
def test_no_file_names_a_registry_or_a_place_on_one_machine(place):
    naming = [
        str(path.relative_to(ROOT))
        for path in text_files()
        if place in path.read_text("utf-8", errors="replace")
    ]

    assert not naming


@pytest.mark.parametrize("name", LOCKS)
def test_every_pinned_package_has_its_hashes(name):
    lock = (ROOT / name).read_text("utf-8")
    blocks = re.split(r"^(?=[A-Za-z0-9])", lock, flags=re.MULTILINE)[1:]

    without = [block.split()[0] for block in blocks if "--hash=sha256:" not in block]

    assert blocks
    assert not without


def test_every_dependency_is_pinned():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.split(r"[\[<>=]", line)[0] for line in project["dependencies"]}

    pinned = set(
        re.findall(r"^([A-Za-z0-9.-]+)==", (ROOT / "requirements.lock").read_text("utf-8"), re.MULTILINE)
    )

    assert wanted <= pinned


def test_the_make_targets_that_the_readme_names_exist():
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    named = set(re.findall(r"`make ([a-z]+)", (ROOT / "README.md").read_text("utf-8")))

    assert named
    assert named <= targets


def test_every_decision_fits_a_screen_and_has_its_parts():
    for path in sorted((ROOT / "docs/adr").glob("*.md")):
        record = path.read_text("utf-8")

        missing = [part for part in ("Status", "Context", "Decision", "Consequences") if part not in record]

        assert not missing, path.name
        assert len(record.splitlines()) <= 60, path.name


def test_decisions_have_numbers_of_their_own():
    numbers = [path.name[:4] for path in (ROOT / "docs/adr").glob("*.md")]

    assert len(numbers) == len(set(numbers))


def test_the_readme_says_that_no_clinician_has_approved_the_guidance():
    assert "not yet approved by a clinician" in (ROOT / "README.md").read_text("utf-8").lower()
