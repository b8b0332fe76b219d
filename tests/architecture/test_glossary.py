"""The glossary and the code say the same words: what is central is explained, what is explained is there."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GLOSSARY = ROOT / "docs" / "glossary.md"
PACKAGES = ("clinical", "guidance", "triage", "careplans", "editorial", "config")
CENTRAL = 6
"""A class that so many other modules import is one that a reader meets everywhere."""
NAMED = re.compile(r"`([^`]+)`")


@dataclass
class Code:
    """The names that the packages define and import."""

    classes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # with what each has
    errors: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)  # that a module gives to something, a type for instance
    importers: dict[str, set[Path]] = field(default_factory=lambda: defaultdict(set))


@cache
def code() -> Code:
    found = Code()
    for path in (path for package in PACKAGES for path in (ROOT / package).rglob("*.py")):
        if "migrations" not in path.parts:
            tree = ast.parse(path.read_text("utf-8"))
            note_definitions(found, tree)
            note_imports(found, tree, path)
    return found


def note_definitions(found: Code, tree: ast.Module) -> None:
    for node in tree.body:
        if isinstance(node, ast.Assign):
            found.names |= {ast.unparse(target) for target in node.targets}
        elif isinstance(node, ast.FunctionDef):
            found.functions.add(node.name)
        elif isinstance(node, ast.ClassDef):
            found.classes[node.name] |= set(names_in(node))
            if any(ast.unparse(base).endswith(("Error", "Exception")) for base in node.bases):
                found.errors.add(node.name)


def note_imports(found: Code, tree: ast.Module, path: Path) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(PACKAGES):
            for alias in node.names:
                found.importers[alias.name].add(path)


def names_in(node: ast.ClassDef):
    for each in node.body:
        if isinstance(each, ast.AnnAssign):
            yield ast.unparse(each.target)
        elif isinstance(each, ast.Assign):
            yield from (ast.unparse(target) for target in each.targets)
        elif isinstance(each, ast.FunctionDef):
            yield each.name


def entries() -> dict[str, list[str]]:
    """Return what each entry of the glossary is called in code."""
    found = {}
    for line in GLOSSARY.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| ") and not line.startswith("| word |"):
            found[cells[0]] = NAMED.findall(cells[2])
    return found


def is_in_code(name: str) -> bool:
    """Return whether there is such a class, `Class.field`, `function()`, ending of fields, module or file."""
    names = code()
    owner, _, member = name.partition(".")
    if name.endswith("()"):
        return name[:-2] in names.functions
    if name in names.names:
        return True
    if name.startswith("_"):
        return any(each.endswith(name) for members in names.classes.values() for each in members)
    if "/" in name:
        return (ROOT / "templates" / name).exists()
    if owner in names.classes:
        return not member or member in names.classes[owner]
    place = ROOT / name.replace(".", "/")
    return place.is_dir() or place.with_suffix(".py").exists()


def test_every_entry_of_the_glossary_is_in_the_code():
    gone = {word: name for word, names in entries().items() for name in names if not is_in_code(name)}

    assert not gone, f"renamed or removed: mend the column “in code” of docs/glossary.md for {gone}"


def test_every_central_class_is_in_the_glossary():
    explained = {name.partition(".")[0] for names in entries().values() for name in names}
    names = code()

    missing = {
        f"{name} (imported by {len(importers)} modules)"
        for name, importers in names.importers.items()
        if name in names.classes.keys() - names.errors - explained and len(importers) >= CENTRAL
    }

    assert not missing, f"say in docs/glossary.md what they are: {', '.join(sorted(missing))}"


def test_no_word_is_explained_twice():
    words = re.findall(r"^\| ([^|]+) \|", GLOSSARY.read_text("utf-8"), flags=re.MULTILINE)
    told = [word.strip() for word in words if word.strip() not in {"word", "---"}]

    assert len(told) == len(set(told))
