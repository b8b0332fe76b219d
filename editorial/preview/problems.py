"""What is wrong with a draft, with the way to the page where it is put right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import reverse

from clinical.problems import Problem, one_of
from editorial.drafts.shapes import EDITED


def with_links(problems: Iterable[Problem]) -> Iterator[dict[str, str]]:
    """Yield the sentence of each problem; and, if its draft is there, what that is called and its page."""
    for problem in problems:
        yield {"sentence": problem.sentence, **(_link(problem) if problem.collection else {})}


def _link(problem: Problem) -> dict[str, str]:
    model: Any = EDITED[problem.collection].model
    if not model._default_manager.filter(pk=problem.id).exists():
        return {}
    url = reverse(f"admin:guidance_{model._meta.model_name}_change", args=[problem.id])
    return {"label": f"{one_of(problem.collection).capitalize()} {problem.id}", "url": url}
