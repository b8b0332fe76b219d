"""How each kind of content lies in rows: which model, and which of its rows belong to which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cached_property
from typing import Any

from django.db import models

from clinical import content
from clinical.codec import encode
from guidance import models as rows


@dataclass(frozen=True, slots=True)
class Link:
    """A many-to-many field of a model: the rows between, and the columns of either side."""

    name: str
    through: Any
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that make up one field of a record, such as the doses of an activity."""

    field: str
    shape: Shape
    parent: str  # the foreign key to the record's row
    only: tuple[tuple[str, str], ...] = ()  # the values that these rows have in common

    @property
    def is_table(self) -> bool:
        """Return whether the record has these rows as a table, as it has answers: `fever = "no"`."""
        return self.shape.kind is Answer

    @property
    def prefix(self) -> str:
        """Return how the names of its rows begin in a form."""
        link: Any = self.shape.model._meta.get_field(self.parent)
        return str(link.remote_field.get_accessor_name())


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a made-up person."""

    item: str
    code: str


@dataclass(frozen=True)
class Shape:
    """How records of one type lie in rows of one model."""

    model: type[models.Model]
    kind: type
    parts: tuple[Part, ...] = ()

    @cached_property
    def names(self) -> frozenset[str]:
        return frozenset(spec.name for spec in fields(self.kind)) - {part.field for part in self.parts}

    @cached_property
    def is_numbered(self) -> bool:
        """Return whether the rows keep an order that the records have by their place alone."""
        return "position" in {each.name for each in self.model._meta.fields} - self.names

    @cached_property
    def columns(self) -> tuple[models.Field[Any, Any], ...]:
        """The plain fields and foreign keys of the model that the record has as well."""
        return tuple(each for each in self.model._meta.concrete_fields if each.name in self.names)

    @cached_property
    def defaults(self) -> Mapping[str, Any]:
        """What a field says where a record leaves it out."""
        return {
            spec.name: encode(spec.default)
            for spec in fields(self.kind)
            if spec.default is not MISSING and spec.default is not None
        }

    @cached_property
    def labels(self) -> Mapping[str, Mapping[str, str]]:
        """The words that forms show for the codes of a choice, by field; those of its parts as well."""
        found: dict[str, Mapping[str, str]] = {
            each.name: {str(code): str(label) for code, label in each.flatchoices} for each in self.columns
        }
        for part in self.parts:
            found |= part.shape.labels
        return {name: labels for name, labels in found.items() if labels}

    @cached_property
    def links(self) -> tuple[Link, ...]:
        found = (each for each in self.model._meta.many_to_many if each.name in self.names)
        return tuple(
            Link(
                each.name,
                each.remote_field.through,
                f"{each.m2m_field_name()}_id",
                f"{each.m2m_reverse_field_name()}_id",
            )
            for each in found
        )


ITEM = Shape(
    rows.Item, content.Item, (Part("answer_options", Shape(rows.AnswerOption, content.AnswerOption), "item"),)
)
ADVICE_LINE = Shape(rows.AdviceLine, content.AdviceLine)
ACTIVITY_PARTS = (
    Part("doses", Shape(rows.Dose, content.Dose), "activity"),
    Part("adaptations", Shape(rows.Adaptation, content.Adaptation), "activity"),
)
OUTCOME_PARTS = (
    Part("to_do", ADVICE_LINE, "outcome", (("part", "to_do"),)),
    Part("avoid", ADVICE_LINE, "outcome", (("part", "avoid"),)),
    Part("first_aid", ADVICE_LINE, "outcome", (("part", "first_aid"),)),
)
ANSWERS = Part("answers", Shape(rows.VignetteAnswer, Answer), "vignette")
WEIGHTS = Part("weights", Shape(rows.Weight, content.Weight), "contributor")

SHAPES: Mapping[str, Shape] = {
    "sources": Shape(rows.Source, content.Source),
    "screens": Shape(rows.Screen, content.Screen, (Part("items", ITEM, "screen"),)),
    "definitions": Shape(rows.Definition, content.Definition),
    "red_flags": Shape(rows.RedFlag, content.RedFlag),
    "articles": Shape(rows.Article, content.Article),
    "activities": Shape(rows.Activity, content.Activity, ACTIVITY_PARTS),
    "phases": Shape(rows.Phase, content.Phase),
    "check_points": Shape(rows.CheckPoint, content.CheckPoint),
    "outcomes": Shape(rows.Outcome, content.Outcome, OUTCOME_PARTS),
    "safety_nets": Shape(rows.SafetyNet, content.SafetyNet),
    "contributors": Shape(rows.Contributor, content.Contributor, (WEIGHTS,)),
    "regions": Shape(rows.Region, content.Region),
    "vignettes": Shape(rows.Vignette, content.Vignette, (ANSWERS,)),
    "seed_claims": Shape(rows.SeedClaim, content.SeedClaim),
}
"""The collections of the guidance, each after those that its rows refer to."""


EDITED: Mapping[str, Shape] = {**SHAPES, "items": ITEM}
"""What editors see as a collection: items, which lie in screens, are one by themselves."""


def collection_of(model: type[models.Model]) -> str:
    """Return the collection that rows of a model are drafts of; nothing when they are no drafts."""
    return next((name for name, shape in EDITED.items() if shape.model is model), "")
