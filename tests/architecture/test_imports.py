"""Imports run one way: clinical <- guidance <- triage <- careplans <- editorial <- config."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("clinical", "guidance", "triage", "careplans", "editorial", "config")
# Inside a package, too: a room or a module at its root imports only from those named before it.
ROOMS = {
    "clinical": (
        *("content", "names", "criteria", "problems", "catalogue", "decoding", "codec", "files", "wording"),
        *("triage", "plan", "proofs"),
    ),
    "clinical.proofs": ("report", "formulas", "stories", "theorems", "comparison", "prover"),
    "guidance": (
        *("apps", "fields", "models", "articles", "content_files", "releases", "regions", "frame", "tested"),
        *("views", "urls", "templatetags", "management"),
    ),
    "editorial": (
        *("apps", "errors", "drafts", "diff", "audit", "editing", "upgrade", "standing", "examination"),
        *("workflow", "accounts", "admin", "preview", "templatetags", "management"),
    ),
}
# The drawings are made ahead of time, by a program that shares nothing with the site.
OUTSIDE_THE_LAYERS = {"tests", "tools"}
# A pure library that one part of clinical may use; see docs/adr/0001.
ALLOWED_IN = {"tomli_w": "files"}


def python_files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def imported_names(tree: ast.AST) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").split(".")[0])
    return names


def names_imported_by(package: str) -> dict[Path, set[str]]:
    return {
        path.relative_to(ROOT): imported_names(ast.parse(path.read_text("utf-8")))
        for path in python_files(package)
    }


def test_every_package_has_a_place_in_the_order():
    packages = {path.parent.name for path in ROOT.glob("[!.]*/__init__.py")}

    unplaced = packages - set(LAYERS) - OUTSIDE_THE_LAYERS

    assert not unplaced, f"place {unplaced} in LAYERS"
    assert packages >= set(LAYERS)


@pytest.mark.parametrize("package", LAYERS)
def test_a_package_imports_only_what_comes_before_it(package):
    later = set(LAYERS[LAYERS.index(package) + 1 :]) | OUTSIDE_THE_LAYERS

    upward = {path: names & later for path, names in names_imported_by(package).items() if names & later}

    assert not upward


def test_clinical_needs_only_the_standard_library_but_for_the_writer_of_toml():
    allowed = sys.stdlib_module_names | {"clinical"}

    foreign = {
        (str(path), name)
        for path, names in names_imported_by("clinical").items()
        for name in names - allowed
        if ALLOWED_IN.get(name) not in path.with_suffix("").parts
    }

    assert not foreign


def test_the_drawings_need_only_the_standard_library():
    allowed = sys.stdlib_module_names | {"tools"}

    foreign = set().union(*names_imported_by("tools/figures").values()) - allowed

    assert not foreign


def rooms_imported(path: Path, package: str) -> set[str]:
    """Return the rooms of the package that a file imports from."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == package:
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{package}."):
            found.add((node.module or "").removeprefix(f"{package}.").split(".")[0])
    return found


@pytest.mark.parametrize("package", ROOMS)
def test_a_room_imports_only_from_the_rooms_before_it(package):
    folder = ROOT / package.replace(".", "/")
    upward = []
    for path in sorted(folder.rglob("*.py")):
        room = path.relative_to(folder).with_suffix("").parts[0]
        if room in {"__init__", "migrations"}:
            continue
        before = ROOMS[package][: ROOMS[package].index(room) + 1]
        upward += [
            f"{path.relative_to(ROOT)} -> {each}" for each in rooms_imported(path, package) - {*before}
        ]

    assert not upward


def test_a_public_process_imports_neither_the_editors_side_nor_the_prover():
    loaded = modules_of_a_process_that_is("public")

    kept_out = ("editorial", "clinical.proofs", "django.contrib.admin", "axes", "django_otp")

    assert not [name for name in loaded if name.startswith(kept_out)]
    assert "triage.views" in loaded


def modules_of_a_process_that_is(role: str) -> list[str]:
    code = "import sys, config.wsgi, config.urls; print(*sys.modules)"
    ran = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "ROLE": role},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout.split()


def test_a_command_of_the_editors_side_says_which_role_it_needs():
    refused = subprocess.run(
        [sys.executable, "manage.py", "add_editor", "ada", "--role", "author"],
        cwd=ROOT,
        env={**os.environ, "ROLE": "public"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert refused.returncode == 1
    assert "Run add_editor where ROLE is all or editor" in refused.stderr


@pytest.mark.parametrize("package", LAYERS)
def test_nothing_is_imported_inside_a_function(package):
    hidden = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in python_files(package)
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert not hidden


@pytest.mark.parametrize("package", LAYERS)
def test_every_import_is_absolute(package):
    relative = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in python_files(package)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]

    assert not relative


@pytest.mark.parametrize("package", ["clinical", "triage", "careplans"])
def test_only_guidance_has_models(package):
    with_models = [
        path for path, names in names_imported_by(package).items() if path.name == "models.py" and names
    ]

    assert not with_models
