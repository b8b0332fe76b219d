from __future__ import annotations

from dataclasses import replace

import pytest

from clinical.content import Disposition, Effect
from editorial.diff import changes, side_by_side
from tests.guidance.factory import make_article, make_guidance, make_source


def marked(pieces) -> str:
    """Return a text with what is only in it in brackets."""
    signs = {"gone": "[-{}]", "new": "[+{}]", "same": "{}", "skipped": "<…>"}
    return "".join(signs[piece.mark].format(piece.text) for piece in pieces)


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [
        ("Call now.", "Call today.", "Call [-now].", "Call [+today]."),
        ("", "New.", "", "[+New.]"),
        ("Old.", "", "[-Old.]", ""),
        ("Keep the cold on.", "Sit up. Walk.", "[-Keep the cold on.]", "[+Sit up. Walk.]"),
        ("a\nb\nc\nd\ne\n", "a\nb\nc\nd\nf\n", "<…>c\nd\n[-e\n]", "<…>c\nd\n[+f\n]"),
    ],
)
def test_words_that_changed_are_marked_and_long_stretches_left_out(before, after, left, right):
    old, new = side_by_side(before, after)

    assert (marked(old), marked(new)) == (left, right)


def test_the_same_guidance_has_no_changes():
    assert changes(make_guidance(), make_guidance()) == []


def test_everything_is_new_beside_nothing():
    found = changes(None, make_guidance())

    assert {change.state for change in found} == {"added"}
    assert ("items", "fever") in {(change.collection, change.id) for change in found}


def test_what_changed_is_named_by_object_and_field():
    first, second = make_guidance().screens
    fever = replace(second.items[0], hint="37.5 or more")
    new = make_guidance(
        screens=(first, replace(second, items=(fever, *second.items[1:]))),
        articles=(make_article(), make_article("heat")),
        sources=(make_source("nhs"), make_source("nice")),
    )

    found = {(each.collection, each.id): each for each in changes(make_guidance(), new)}

    assert {name: str(each.state) for name, each in found.items()} == {
        ("items", second.items[0].id): "changed",
        ("articles", "heat"): "added",
        ("sources", "nice"): "added",
        ("sources", "who"): "removed",
    }
    (field,) = found[("items", second.items[0].id)].fields
    assert field.field == "hint"


def test_choices_are_told_by_their_labels_and_not_by_their_codes():
    (activity,) = make_guidance().activities
    chest_pain, fever = make_guidance().red_flags
    hot, unwell = activity.adaptations
    new = make_guidance(
        red_flags=(chest_pain, replace(fever, disposition=Disposition.SAME_DAY)),
        activities=(replace(activity, adaptations=(replace(hot, effect=Effect.ASK), unwell)),),
    )

    adapted, milder = changes(make_guidance(), new)[::-1]

    assert (marked(milder.fields[0].before), marked(milder.fields[0].after)) == (
        "[-Ambulance]",
        "[+Same day]",
    )
    assert "effect: [+Ask]" in marked(adapted.fields[0].after)


def test_lists_of_parts_are_told_in_lines():
    (activity,) = make_guidance().activities
    first, second = activity.doses
    changed = replace(activity, doses=(first, replace(second, amount="20 minutes")))

    (change,) = changes(make_guidance(), make_guidance(activities=(changed,)))

    (field,) = change.fields
    assert field.field == "doses"
    assert "20" in marked(field.after)
