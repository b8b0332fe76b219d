"""Ids of content stand in one module: what code names elsewhere, nobody guards."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from clinical.codec import COLLECTIONS, identity
from clinical.names import NAMED, why_needed
from tests.clinical.shipped import shipped_catalogue

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("clinical", "guidance", "triage", "careplans", "editorial", "config")
GUARDED_BY_THEMSELVES = (
    "clinical/proofs/",
    "clinical/triage/floor",
    "clinical/plan/ceiling",
    "clinical/names.py",
)
"""The proofs, the safety floor and the ceiling fail when something that they name is gone."""

NOT_NAMED = {"vignettes", "seed_claims", "outcomes"}
"""Nobody is served by the first two; a result is found by its level, whose name its id repeats."""

DRAWINGS = {path.stem for path in (ROOT / "static/figures").glob("*.svg")}
HOMOGRAPHS: dict[str, set[str]] = {
    # Values of closed sets of our own.
    "clinical/content/choices.py": {"settle", "move", "calm", "sleep"},
    "clinical/plan/cold_heat.py": {"heat", "fever"},
    "clinical/plan/course.py": {"toilet"},
    # Placeholders and fields of a region.
    "clinical/wording.py": {"paracetamol"},
    "editorial/editing/checks.py": {"paracetamol"},
    # English words.
    "editorial/editing/readability.py": {
        *("diabetes", "diet", "fluid", "magnesium", "medicines", "naproxen", "paracetamol"),
    },
    # Names of drawings, which poses.toml has.
    "careplans/templatetags/drawings.py": DRAWINGS,
    # A word of paper, of a context, a model, the first part of claims' ids, an option.
    "careplans/renditions/paper.py": {"sleep"},
    "editorial/admin/draft_page.py": {"standing"},
    "editorial/editing/change_effects.py": {"weight"},
    "guidance/views.py": {"magnesium", "calm"},
    "guidance/management/commands/assess.py": {"onset"},
}
"""Words that are spelt like an id and stand for something else."""


@cache
def ids() -> frozenset[str]:
    guidance = shipped_catalogue().guidance
    named = {
        identity(each) for name in COLLECTIONS if name not in NOT_NAMED for each in getattr(guidance, name)
    }
    return frozenset(named | set(shipped_catalogue().items))


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if "/migrations/" not in name and not name.startswith(GUARDED_BY_THEMSELVES):
                yield path


def ids_in(path: Path) -> Iterator[tuple[int, str]]:
    """Yield each id that a module writes out, with its line: a whole string, or a word_like_this in one."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            words = {word for word in re.findall(r"\w+", node.value) if "_" in word}
            yield from ((node.lineno, word) for word in sorted({node.value, *words} & ids()))


def test_code_writes_out_no_id_of_content_but_in_the_module_of_names():
    found = [
        f"{name}, line {line}: “{word}” is an id of content: name it in clinical/names.py"
        for path in modules()
        for name in [path.relative_to(ROOT).as_posix()]
        for line, word in ids_in(path)
        if word not in HOMOGRAPHS.get(name, set())
    ]

    assert found == []


def test_an_id_in_code_is_found(tmp_path):
    module = tmp_path / "new.py"
    module.write_text(
        '"""In a docstring: chest_pain."""\nA = "fever"\nB = f"{A} and chest_pain"\nC = "a fever"\n',
        encoding="utf-8",
    )

    assert list(ids_in(module)) == [(2, "fever"), (3, "chest_pain")]


@pytest.mark.parametrize("name", [each for each, words in HOMOGRAPHS.items() if words is not DRAWINGS])
def test_no_module_is_let_through_without_need(name):
    assert HOMOGRAPHS[name] & {word for _, word in ids_in(ROOT / name)}


def test_templates_compare_only_with_ids_that_are_named():
    compared = re.compile(r"\bid (?:==|!=) \"([^\"]+)\"")
    found = {
        word for path in (ROOT / "templates").rglob("*.html") for word in compared.findall(path.read_text())
    }

    assert found
    assert all(any(why_needed(collection, word) for collection in NAMED) for word in found)
