"""The guidance as rows: what editors change, and what a release is made from.

Each model has the field names of its dataclass, and the codec's plain data stands between the two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from clinical.codec import encode
from clinical.content import Guidance
from clinical.problems import Problem, problem_of
from editorial.drafts.reading import Record, load, read
from editorial.drafts.shapes import SHAPES, Link, Part, Shape, collection_of

__all__ = ["CannotDraft", "load", "read", "replace", "write_part"]

GAP = 10
"""Between the places of rows that follow each other, so that an editor can put one between two."""


class CannotDraft(ValueError):
    """Guidance that does not fit into rows; `problems` has everything that does not."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)
        super().__init__("\n".join(map(str, self.problems)))


@transaction.atomic
def replace(*, guidance: Guidance) -> None:
    """Make the draft rows say exactly this guidance. Raises CannotDraft, and then changes nothing."""
    for shape in reversed(tuple(SHAPES.values())):
        for part in shape.parts:
            part.shape.model._default_manager.all().delete()
        shape.model._default_manager.all().delete()
    records = encode(guidance)
    links = [
        link
        for name, shape in SHAPES.items()
        for link in _write(shape, [(each, {}) for each in records.get(name, [])])
    ]
    for model, made in _link_rows(links).items():
        _insert(model, made)


Linked: TypeAlias = tuple[Link, models.Model, list[str]]
"""A row and the keys of what one of its links leads to."""


def _write(shape: Shape, records: list[tuple[Record, Record]]) -> list[Linked]:
    """Write records, each with what its parent gives it, and their parts; return the links left to make."""
    made = [(_row(shape, record, given), record) for record, given in records]
    _insert(shape.model, [row for row, _ in made])
    links = [(each, row, record.get(each.name, [])) for each in shape.links for row, record in made]
    for part in shape.parts:
        inner = [pair for row, record in made for pair in _inner_records(part, row, record)]
        links += _write(part.shape, inner)
    return links


def write_part(part: Part, row: models.Model, records: list[Record]) -> None:
    """Write the records of one part of a saved row. Raises CannotDraft."""
    _write(part.shape, list(_inner_records(part, row, {part.field: records})))


def _row(shape: Shape, record: Record, given: Record) -> models.Model:
    values = {field.attname: record[field.name] for field in shape.columns if field.name in record}
    return shape.model(**values, **given)


def _inner_records(part: Part, row: models.Model, record: Record) -> Iterator[tuple[Record, Record]]:
    """Yield the records of a part, each with its place among them and the row that they belong to."""
    records = record.get(part.field) or []
    if part.is_table:
        records = [{"item": item, "code": code} for item, code in dict(records).items()]
    for place, inner in enumerate(records, 1):
        given = {part.parent: row, **dict(part.only)}
        yield inner, given | {"position": place * GAP} if part.shape.is_numbered else given


def _link_rows(links: Iterable[Linked]) -> Mapping[type[models.Model], list[models.Model]]:
    made: dict[type[models.Model], list[models.Model]] = defaultdict(list)
    for link, row, keys in links:
        made[link.through] += [link.through(**{link.here: row.pk, link.there: key}) for key in keys]
    return made


def _insert(model: type[models.Model], made: Sequence[models.Model]) -> None:
    """Insert rows of one model. Raises CannotDraft for whatever the database would refuse or cannot find."""
    problems = [problem for row in made for problem in _field_problems(row)]
    problems += _dangling(model, made)
    if problems:
        raise CannotDraft(problems)
    try:
        with transaction.atomic():
            model._default_manager.bulk_create(made)
    except IntegrityError as error:
        words = f"{model._meta.verbose_name_plural}: the database refuses them: {error}"
        raise CannotDraft([Problem(words)]) from None


def _dangling(model: type[models.Model], made: Sequence[models.Model]) -> Iterator[Problem]:
    """Yield each reference to a row that is not there."""
    for field in model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey):
            target: Any = field.related_model
            known = set(target._default_manager.values_list("pk", flat=True))
            for row in made:
                key = getattr(row, field.attname)
                if key is not None and key not in known:
                    words = f"nothing in {target._meta.verbose_name_plural} is called “{key}”"
                    yield _problem(row, words)


def _field_problems(row: models.Model) -> Iterator[Problem]:
    """Yield what is wrong with the fields of a row."""
    references = [field.name for field in row._meta.concrete_fields if field.is_relation]
    try:
        row.clean_fields(exclude=references)
    except ValidationError as error:
        for name, errors in error.error_dict.items():
            # Drafts may be unfinished: an editor fills in what is empty when they next save it.
            told = [each for each in errors if each.code != "blank"]
            yield from (_problem(row, sentence, name) for each in told for sentence in each.messages)


def _problem(row: models.Model, words: str, field: str = "") -> Problem:
    """Return what is wrong with a row, said of the record that it is or belongs to."""
    model: Any = type(row)
    key = row.pk
    if not key:
        owner = next(each for each in row._meta.concrete_fields if isinstance(each, models.ForeignKey))
        model, key = owner.related_model, getattr(row, owner.attname)
    return problem_of(collection_of(model), key, words, field)
