"""What refers to a draft: by a link between rows, in criteria, in a guide's text, or in the safety floor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import models
from django.urls import reverse

from clinical.content.library import home_and_words
from clinical.criteria import AtLeast, Compared, Criteria, CriteriaError, Maybe, Named, parse, symbols
from clinical.triage.floor import FLOORS
from guidance.articles.markdown import links_of
from guidance.fields import CriteriaField
from guidance.models import (
    AnswerOption,
    Article,
    Contributor,
    Definition,
    Item,
    RedFlag,
    Region,
    SeedClaim,
    VignetteAnswer,
)
from guidance.regions import ELSEWHERE

NAMED_IN_CRITERIA = (Item, Definition, Contributor)


@dataclass(frozen=True, slots=True)
class Reference:
    """A draft that refers to another: what it is, in which words, and where it is edited."""

    kind: str
    name: str
    how: str
    url: str = ""


def references_to(row: models.Model) -> list[Reference]:
    """Return everything that refers to a draft, but for rows that are parts of it."""
    found = [*_by_link(row), *_by_criteria(row), *_by_text(row), *_by_floor(row), *_by_every_page(row)]
    return list(dict.fromkeys(found))


def references_to_option(option: AnswerOption) -> list[Reference]:
    """Return the criteria and made-up people that use an option of an item."""
    found = [
        reference(row, f"“{text}”")
        for row, text in every_criterion()
        if (option.item_id, option.code) in set(_comparisons(text))
    ]
    answers = VignetteAnswer.objects.filter(item=option.item_id, code=option.code).select_related("vignette")
    return [*found, *(reference(each.vignette, "their answer") for each in answers)]


def reference(row: Any, how: str) -> Reference:
    """Return the reference that a row makes; of a part, the row that it belongs to."""
    row = owner_of(row)
    kind = row._meta
    url = reverse(f"admin:guidance_{kind.model_name}_change", args=[row.pk])
    return Reference(str(kind.verbose_name), str(row.pk), how, url)


def owner_of(row: Any) -> Any:
    """Return the row on whose page a row is edited: itself, or what it is a part of."""
    return next((getattr(row, field.name) for field in row._meta.concrete_fields if is_parent(field)), row)


def is_parent(field: models.Field[Any, Any]) -> bool:
    """Return whether a field leads to what its row is a part of."""
    return isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.CASCADE


def with_parents(model: type[models.Model]) -> models.QuerySet[Any]:
    """Return all rows of a model, read together with what each is a part of."""
    parents = [field.name for field in model._meta.concrete_fields if is_parent(field)]
    rows = model._default_manager.all()
    return rows.select_related(*parents) if parents else rows


def every_criterion() -> Iterator[tuple[models.Model, str]]:
    """Yield every criterion of the drafts with the row that it stands in."""
    for model in apps.get_app_config("guidance").get_models():
        names = [field.name for field in model._meta.concrete_fields if isinstance(field, CriteriaField)]
        for row in with_parents(model) if names else ():
            yield from ((row, text) for text in (getattr(row, name) for name in names) if text)


def _by_link(row: models.Model) -> Iterator[Reference]:
    for relation in row._meta.get_fields(include_hidden=True):
        field: Any = getattr(relation, "field", None)
        if not relation.auto_created or field is None or not relation.is_relation:
            continue
        # What is deleted with a row is a part of it, and refers to nothing.
        is_part = field.many_to_one and field.remote_field.on_delete is models.CASCADE
        if is_part or not (field.many_to_one or field.many_to_many):
            continue
        rows = with_parents(field.model).filter(**{field.name: row.pk})
        how = "among its answers" if field.model is VignetteAnswer else f"in its field “{field.verbose_name}”"
        yield from (reference(each, how) for each in rows)


def _by_criteria(row: models.Model) -> Iterator[Reference]:
    if not isinstance(row, NAMED_IN_CRITERIA):
        return
    names = {row.pk} if not isinstance(row, Contributor) else {f"{row.pk}_possible", f"{row.pk}_likely"}
    for each, text in every_criterion():
        if names & names_in(text) and owner_of(each) != row:
            yield reference(each, f"“{text}”")


def _by_text(row: models.Model) -> Iterator[Reference]:
    named = f"{row._meta.verbose_name}:{row.pk}".replace(" ", "_")
    for claim in SeedClaim.objects.all():
        if any(home_and_words(line)[0] == named for line in claim.kept_in):
            yield reference(claim, "where the claim is kept")
    if isinstance(row, Article):
        for other in Article.objects.exclude(pk=row.pk):
            if row.pk in {link.guide for link in links_of(other.body)}:
                yield reference(other, "a link in its text")


def _by_floor(row: models.Model) -> Iterator[Reference]:
    """Yield what the safety floor, which is code, says of a row."""
    for floor in FLOORS:
        if isinstance(row, RedFlag) and floor.red_flag == row.pk:
            yield Reference("the safety floor", floor.red_flag, "No release may lack this red flag.")
        elif isinstance(row, Item) and row.pk in names_in(floor.when):
            yield Reference("the safety floor", floor.red_flag, f"“{floor.when}”")


def _by_every_page(row: models.Model) -> Iterator[Reference]:
    """Yield that no page can be made without the region for everywhere else."""
    if isinstance(row, Region) and row.pk.lower() == ELSEWHERE:
        yield Reference("every page", row.pk, "It is for everywhere that has no region of its own.")


def _read(text: str) -> Criteria | None:
    try:
        return parse(text)
    except CriteriaError:
        return None


def names_in(text: str) -> set[str]:
    """Return the names that criteria use; none when they cannot be read."""
    criteria = _read(text)
    return {name for name, _ in symbols(criteria)} if criteria else set()


def _comparisons(text: str) -> Iterator[tuple[str, str]]:
    """Yield each item with the code that it is compared with."""
    waiting = [_read(text)]
    while waiting:
        match waiting.pop():
            case Compared(item, _, code):
                yield item, code
            case Named(name) | Maybe(name):
                yield name, "yes"
            case AtLeast(_, parts):
                waiting += parts
