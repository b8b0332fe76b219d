"""What came with the software beside what an editor wrote: shown, taken into the draft, or left."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models, transaction
from django.urls import reverse

from clinical.codec import encode
from editorial.diff import Piece, objects_of, side_by_side, value_in_words
from editorial.drafts import drafts
from editorial.drafts.shapes import ITEM, SHAPES, Part, Shape, shape_called
from guidance.models import Item, Offer, VignetteAnswer


class CannotTake(ValueError):
    """What came with the software does not go with the drafts as they are now."""


@dataclass(frozen=True, slots=True)
class Shown:
    """An offer beside what the draft says."""

    field: str  # empty: the software has the whole of it no longer
    label: str
    yours: tuple[Piece, ...]
    theirs: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Open:
    """A draft that somebody has to look at."""

    kind: str
    name: str
    fields: tuple[str, ...]
    url: str


def shape_of(row: models.Model) -> tuple[str, Shape]:
    """Return the collection that a draft is in, and how it lies in rows."""
    if isinstance(row, Item):
        return "items", ITEM
    return next((name, shape) for name, shape in SHAPES.items() if shape.model is type(row))


def offers_of(row: models.Model) -> models.QuerySet[Offer]:
    collection, _ = shape_of(row)
    return Offer.objects.filter(collection=collection, object_id=str(row.pk))


def shown(row: models.Model) -> list[Shown]:
    """Return what came with the software for a draft and is not in it."""
    offers = list(offers_of(row))
    now = _record(row) if offers else {}
    labels = shape_of(row)[1].labels
    return [
        Shown(
            offer.field,
            offer.field.replace("_", " "),
            *side_by_side(
                *(value_in_words(each, offer.field, labels) for each in (now.get(offer.field), offer.value))
            ),
        )
        for offer in offers
        if not offer.field or now.get(offer.field) != offer.value
    ]


def _record(row: models.Model) -> Mapping[str, Any]:
    """Return a draft as the files of content have it."""
    collection, _ = shape_of(row)
    loaded = objects_of(drafts.load(["screens" if collection == "items" else collection]))
    found: Mapping[str, Any] = json.loads(json.dumps(loaded[collection, str(row.pk)], cls=DjangoJSONEncoder))
    return found


def forget_the_same(row: models.Model) -> None:
    """Forget every offer that a draft now says as well."""
    now = _record(row) if offers_of(row).exists() else {}
    for offer in offers_of(row).exclude(field=""):
        if now.get(offer.field) == offer.value:
            offer.delete()


def forget(row: models.Model, field: str | None = None) -> bool:
    """Forget the offer for a field, or all offers for a draft; return whether there was one."""
    found = offers_of(row) if field is None else offers_of(row).filter(field=field)
    return found.delete()[0] > 0


def take(row: models.Model, field: str) -> bool:
    """Put into a draft what came with the software; return whether there was an offer. Raises CannotTake."""
    offer = offers_of(row).exclude(field="").filter(field=field).first()
    if offer is None:
        return False
    try:
        with transaction.atomic():
            _put(row, field, offer.value)
    except ValidationError as error:
        raise CannotTake(" ".join(error.messages)) from None
    except drafts.CannotDraft as error:
        raise CannotTake(" ".join(each.sentence for each in error.problems)) from None
    offer.delete()
    return True


def _put(row: models.Model, field: str, value: Any) -> None:
    _, shape = shape_of(row)
    part = next((each for each in shape.parts if each.field == field), None)
    if part is not None:
        _put_part(row, part, value or [])
    elif field == "answers":
        VignetteAnswer.objects.filter(vignette=row.pk).delete()
        answers = (
            VignetteAnswer(vignette_id=row.pk, item_id=item, code=code) for item, code in value.items()
        )
        VignetteAnswer.objects.bulk_create(answers)
    elif field in {link.name for link in shape.links}:
        _put_links(row, field, value or [])
    else:
        _put_value(row, field, _as_left_out(shape, field) if value is None else value)


def _put_value(row: models.Model, field: str, value: Any) -> None:
    column: Any = row._meta.get_field(field)
    setattr(row, column.attname, None if column.is_relation and not value else column.to_python(value))
    # The rest of the draft may be unfinished: that is not what is decided here.
    row.clean_fields(exclude={each.name for each in row._meta.concrete_fields} - {field})
    row.clean()
    row.validate_constraints()
    row.save(update_fields=[field])


def _as_left_out(shape: Shape, field: str) -> Any:
    """Return what a field says where files leave it out: what it is by default, or nothing."""
    default = {spec.name: spec.default for spec in fields(shape.kind)}.get(field, MISSING)
    return None if default is MISSING else encode(default)


def _put_part(row: models.Model, part: Part, records: list[Any]) -> None:
    rows = part.shape.model._default_manager
    rows.filter(**{part.parent: row}, **dict(part.only)).delete()
    drafts.write_part(part, row, records)


def _put_links(row: models.Model, field: str, keys: list[str]) -> None:
    links = getattr(row, field)
    known = set(links.model._default_manager.filter(pk__in=keys).values_list("pk", flat=True))
    if missing := [key for key in keys if key not in known]:
        raise ValidationError(f"There is no {links.model._meta.verbose_name} called “{missing[0]}” any more.")
    links.clear()
    links.add(*keys)


def part_of_form(row: models.Model, field: str) -> str:
    """Return the prefix of the form's rows that a field stands in, or nothing for a field of its own."""
    _, shape = shape_of(row)
    if field == "answers":
        return "answers"
    part = next((each for each in shape.parts if each.field == field), None)
    if part is None:
        return ""
    link: Any = part.shape.model._meta.get_field(part.parent)
    return str(link.remote_field.get_accessor_name())


def every_open() -> Iterator[Open]:
    """Yield each draft that somebody has to look at, in the order of the collections."""
    names: dict[tuple[str, str], list[str]] = {}
    for offer in Offer.objects.all():
        names.setdefault((offer.collection, offer.object_id), []).append(offer.field)
    for (collection, name), changed in names.items():
        kind = shape_called(collection).model._meta
        url = reverse(f"admin:guidance_{kind.model_name}_change", args=[name])
        words = tuple(field.replace("_", " ") for field in changed if field)
        yield Open(str(kind.verbose_name), name, words, url)
