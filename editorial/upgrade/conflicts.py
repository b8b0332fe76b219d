"""What came with the software beside what an editor wrote: shown, taken into the draft, or left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse

from editorial.diff import Piece, side_by_side, value_in_words
from editorial.drafts import drafts
from editorial.drafts.reading import Objects
from editorial.drafts.shapes import EDITED, Shape, collection_of
from guidance.models import Offer


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


def offers_of(row: models.Model) -> models.QuerySet[Offer]:
    return Offer.objects.filter(collection=collection_of(type(row)), object_id=str(row.pk))


def shown(row: models.Model, objects: Objects) -> list[Shown]:
    """Return what came with the software for a draft and is not in it."""
    collection = collection_of(type(row))
    now, labels = objects[collection, str(row.pk)], EDITED[collection].labels
    found = []
    for offer in offers_of(row):
        if not offer.field or now.get(offer.field) != offer.value:
            values = (now.get(offer.field), offer.value)
            yours, theirs = (value_in_words(each, offer.field, labels) for each in values)
            found.append(Shown(offer.field, offer.field.replace("_", " "), *side_by_side(yours, theirs)))
    return found


def forget_the_same(row: models.Model, objects: Objects) -> None:
    """Forget every offer that a draft now says as well."""
    now = objects[collection_of(type(row)), str(row.pk)]
    for offer in offers_of(row):
        if offer.field and now.get(offer.field) == offer.value:
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
            _put(row, EDITED[offer.collection], field, offer.value)
    except ValidationError as error:
        raise CannotTake(" ".join(error.messages)) from None
    except drafts.CannotDraft as error:
        raise CannotTake(" ".join(each.sentence for each in error.problems)) from None
    offer.delete()
    return True


def _put(row: models.Model, shape: Shape, field: str, value: Any) -> None:
    part = next((each for each in shape.parts if each.field == field), None)
    if part is not None:
        rows = part.shape.model._default_manager
        rows.filter(**{part.parent: row}, **dict(part.only)).delete()
        drafts.write_part(part, row, value)
    elif field in {link.name for link in shape.links}:
        _put_links(row, field, value or [])
    else:
        _put_value(row, field, shape.defaults.get(field) if value is None else value)


def _put_value(row: models.Model, field: str, value: Any) -> None:
    column: Any = row._meta.get_field(field)
    setattr(row, column.attname, None if column.is_relation and not value else column.to_python(value))
    # The rest of the draft may be unfinished: that is not what is decided here.
    row.clean_fields(exclude={each.name for each in row._meta.concrete_fields} - {field})
    row.clean()
    row.validate_constraints()
    row.save(update_fields=[field])


def _put_links(row: models.Model, field: str, keys: list[str]) -> None:
    links = getattr(row, field)
    known = set(links.model._default_manager.filter(pk__in=keys).values_list("pk", flat=True))
    if missing := [key for key in keys if key not in known]:
        raise ValidationError(f"There is no {links.model._meta.verbose_name} called “{missing[0]}” any more.")
    links.clear()
    links.add(*keys)


def name_in_form(row: models.Model, field: str) -> str:
    """Return what a form calls a field: its name, or how the names of its rows begin."""
    parts = EDITED[collection_of(type(row))].parts
    return next((part.prefix for part in parts if part.field == field), field)


def every_open() -> Iterator[Open]:
    """Yield each draft that somebody has to look at, in the order of the collections."""
    names: dict[tuple[str, str], list[str]] = {}
    for offer in Offer.objects.all():
        names.setdefault((offer.collection, offer.object_id), []).append(offer.field)
    for (collection, name), changed in names.items():
        kind = EDITED[collection].model._meta
        url = reverse(f"admin:guidance_{kind.model_name}_change", args=[name])
        words = tuple(field.replace("_", " ") for field in changed if field)
        yield Open(str(kind.verbose_name), name, words, url)
