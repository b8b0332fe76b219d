from __future__ import annotations

from dataclasses import fields, replace

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from clinical.content import Definition
from editorial.drafts import drafts
from editorial.drafts.shapes import SHAPES
from guidance.models import Item, Screen
from tests.guidance.factory import make_article, make_guidance, make_source, shipped

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_guidance, shipped])
def test_drafts_say_what_was_written_and_nothing_else(make):
    drafts.replace(guidance=make_guidance(red_flags=(), vignettes=()))

    drafts.replace(guidance=make())

    assert drafts.load() == make()


def test_a_reference_to_nothing_is_named_and_changes_nothing():
    drafts.replace(guidance=make_guidance())

    with pytest.raises(drafts.CannotDraft, match="activity cold: nothing in articles is called “ice”"):
        drafts.replace(guidance=make_guidance(articles=(make_article("heat"),)))

    assert drafts.load() == make_guidance()


def test_a_citation_of_nothing_is_named():
    with pytest.raises(drafts.CannotDraft, match="nothing in sources is called “who”"):
        drafts.replace(guidance=make_guidance(sources=(make_source("nhs"),)))


def test_an_unknown_choice_is_named():
    (activity,) = make_guidance().activities

    with pytest.raises(drafts.CannotDraft, match=r"activity cold: category: .*juggling"):
        drafts.replace(guidance=make_guidance(activities=(replace(activity, category="juggling"),)))


def test_what_only_the_database_refuses_is_told():
    screens = make_guidance().screens
    twice = tuple(
        replace(screen, items=tuple(replace(each, slot=7) for each in screen.items)) for screen in screens
    )

    with pytest.raises(drafts.CannotDraft, match="items: the database refuses them"):
        drafts.replace(guidance=make_guidance(screens=twice))


def test_some_collections_can_be_read_alone():
    drafts.replace(guidance=make_guidance())

    guidance = drafts.load(("definitions",))

    assert guidance.definitions == make_guidance().definitions
    assert guidance.screens == ()


def test_loading_takes_a_bounded_number_of_queries(django_assert_max_num_queries):
    drafts.replace(guidance=make_guidance(definitions=(Definition("unwell", "fever", "not read before"),)))

    with django_assert_max_num_queries(100):
        drafts.load()


@pytest.mark.parametrize("collection", SHAPES)
def test_every_field_of_every_record_has_its_place_in_a_row(collection):
    shape = SHAPES[collection]

    placed = {each.name for each in shape.columns} | {each.name for each in shape.links}
    placed |= {part.field for part in shape.parts}

    assert {spec.name for spec in fields(shape.kind)} - placed <= {"answers"}


def test_a_slot_can_never_be_changed():
    drafts.replace(guidance=make_guidance())
    item = Item.objects.get(pk="chest_pain")
    item.slot = 239

    with pytest.raises(ValidationError, match="can never be changed"):
        item.save()


def test_a_screen_with_items_cannot_be_deleted():
    drafts.replace(guidance=make_guidance())

    with pytest.raises(ProtectedError):
        Screen.objects.get(pk="age").delete()
