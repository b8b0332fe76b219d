"""Imports run one way: clinical <- guidance <- triage <- careplans <- config."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LAYERS = ("clinical", "guidance", "triage", "careplans", "config")
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
