"""How hard words are to read, and what else is said about them."""

from __future__ import annotations

from datetime import date

import pytest

from editorial.editing.checks import Cited, Passage, Words, check, link_checks
from editorial.editing.plain_words import hard_words
from editorial.editing.readability import read, syllables

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("pain", 1), ("muscle", 2), ("muscles", 2), ("ached", 1), ("started", 2), ("places", 2),
        ("litres", 2), ("movement", 2), ("safely", 2), ("spasm", 2), ("easier", 3), ("doing", 2),
        ("table", 2), ("emergency", 4), ("ibuprofen", 4), ("48", 1), ("self-care", 2),
    ],
)  # fmt: skip
def test_syllables_are_counted(word, count):
    assert syllables(word) == count


# Measured with a dictionary of sounds; the rules may differ by half a grade.
MEASURED = [
    (
        "Put something cold on the sore part for 15 minutes. Do this 4 to 6 times a day. "
        "Wrap it in a thin, damp towel first. Stop if your skin turns white or burns.",
        0.2,
    ),
    (
        "Individuals experiencing considerable musculoskeletal discomfort should immediately discontinue "
        "unaccustomed activities, and subsequently consult an appropriately qualified physician regarding "
        "the possibility of additional pharmacological intervention.",
        35.1,
    ),
]


@pytest.mark.parametrize(("text", "grade"), MEASURED)
def test_the_grade_is_near_that_of_a_dictionary(text, grade):
    assert read([text]).grade == pytest.approx(grade, abs=0.5)


def test_too_few_words_are_not_judged():
    reading = read(["Call now."])

    assert (reading.words, reading.grade, reading.age) == (2, None, None)


def test_words_in_very_short_pieces_are_not_judged():
    reading = read(["Sit.", "Lie down.", "Get up."] * 10)

    assert (reading.words, reading.grade, reading.ease) == (50, None, None)


def test_hard_words_come_with_plain_ones():
    assert dict(hard_words("Urinate prior to exercise. URINATE.")) == {"urinate": "pee", "prior to": "before"}


def passage(text, **fields):
    return Passage("Body", "body", text, **fields)


def told(found):
    return " ".join(each.words for each in found)


def test_what_no_page_may_say_stops_a_release():
    checked = check(Words((passage("Drink 4 litres of water a day."),)), TODAY)

    assert "drink 3 litres or more" in told(checked.errors)
    assert checked.errors[0].quotes == ("Drink 4 litres of water a day.",)


def test_a_missing_and_an_overdue_source_stop_a_release():
    none = check(Words((), cited=()), TODAY)
    overdue = check(
        Words((), cited=(Cited("nhs", date(2026, 11, 21)),), next_review_on=date(2026, 1, 1)), TODAY
    )

    assert told(none.errors) == "It cites no source."
    assert "nhs" in told(overdue.errors)
    assert "Its own review" in told(overdue.errors)


@pytest.mark.parametrize(
    ("text", "fields", "words"),
    [
        ("Rest now!", {}, "exclamation mark"),
        ("Please rest.", {}, "please"),
        ("Bend.", {"is_forbidding": True}, "do not"),
        ("You go numb.", {"is_clause": True}, "small letter"),
        ("back pain", {"is_spoken": True}, "full sentence"),
        (f"You {'very ' * 20}often rest.", {}, "more than 20 words"),
        ("# Title\n\nText.", {"is_markdown": True}, "one #"),
        ("## Part\n\n#### Deep\n\nText.", {"is_markdown": True}, "none between"),
        ("word " * 501, {"is_markdown": True}, "501 words"),
    ],
)
def test_what_an_editor_should_look_at_is_a_warning(text, fields, words):
    checked = check(Words((passage(text, **fields),)), TODAY)

    assert words in told(checked.warnings)
    assert checked.errors == ()


@pytest.mark.parametrize("text", ["I cannot feel my legs.", "do not lift\nnever bend"])
def test_good_words_are_left_alone(text):
    checked = check(Words((passage(text, is_spoken=text[0] == "I", is_forbidding=text[0] == "d"),)), TODAY)

    assert checked.warnings == ()


def test_links_are_checked_at_once():
    text = (
        "[a](javascript:alert(1)) [b](/guides/nowhere/) [c](/guides/ice/#how) ![](/x.svg) "
        "[d](https://example.org)"
    )

    found = told(link_checks(text, frozenset({"ice"})))

    assert "javascript" in found
    assert "“nowhere”. There is none" in found
    assert "/x.svg" in found
    assert "“c”" not in found
    assert "“d”" not in found


def test_placeholders_that_nothing_stands_for_stop_a_release():
    checked = check(Words((passage("Call {emergency_number} or {doctor}."),)), TODAY)

    assert told(checked.errors) == "Body: nothing stands for “{doctor}”."
