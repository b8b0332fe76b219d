"""One spelling for one content: files, JSON and checksum."""

from __future__ import annotations

import pytest

from clinical.codec import CodecError, checksum, decode, encode, from_json, to_json
from clinical.content import Item, RedFlag
from clinical.files import read_tree, write_tree
from tests.clinical.shipped import CONTENT, shipped_catalogue

FLAG = {
    "id": "fever",
    "group": "infection",
    "when": "fever",
    "disposition": "same_day",
    "title": "Fever",
    "if_clause": "you have a fever",
    "reason": "It can be an infection.",
    "sources": ["nhs-bp"],
}


def shipped_files() -> dict[str, str]:
    paths = (path for path in CONTENT.rglob("*") if path.is_file())
    return {str(path.relative_to(CONTENT)): path.read_text(encoding="utf-8") for path in paths}


def test_writing_the_shipped_content_changes_no_byte():
    files = shipped_files()

    assert write_tree(read_tree(files)) == files


def test_guidance_survives_json():
    guidance = shipped_catalogue().guidance

    again = from_json(to_json(guidance))

    assert again == guidance
    assert checksum(again) == checksum(guidance)


def test_the_checksum_does_not_depend_on_the_order_of_records():
    files = shipped_files()

    backwards = read_tree(dict(reversed(list(files.items()))))

    assert checksum(backwards) == checksum(shipped_catalogue().guidance)


def test_line_ends_and_accents_have_one_spelling():
    flag = decode(RedFlag, {**FLAG, "reason": "Cafe\u0301\r\nnoir"}, "flag")

    assert flag.reason == "Café\nnoir"


def test_defaults_are_left_out():
    assert encode(decode(RedFlag, FLAG, "flag")) == FLAG


def test_an_item_of_an_older_release_has_its_words_in_the_hint_alone():
    hint = "Pink or red pee counts. Blood from a period does not."
    older = {"id": "blood", "slot": 1, "role": "symptom", "text": "Blood", "statement": "Blood", "hint": hint}

    item = decode(Item, older, "item")

    assert (item.hint, item.exception, item.what_counts) == (hint, "", hint)
    assert encode(item) == older


def test_citations_are_a_set():
    flag = decode(RedFlag, {**FLAG, "sources": ["nhs-bp", "girft23", "nhs-bp"]}, "flag")

    assert flag.sources == ("girft23", "nhs-bp")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"disposition": "tomorrow"}, "flag.disposition: needs one of self_care"),
        ({"disposition": 4}, "flag.disposition: needs one of self_care"),
        ({"urgency": "high"}, "RedFlag has no field urgency"),
        ({"title": 7}, "flag.title: needs str, has 7"),
        ({"blocks_plan": "yes"}, "flag.blocks_plan: needs bool"),
        ({"sources": "nhs-bp"}, "flag.sources: needs a list"),
    ],
)
def test_data_that_is_no_red_flag_is_refused_with_its_field(changes, says):
    with pytest.raises(CodecError, match=says):
        decode(RedFlag, {**FLAG, **changes}, "flag")


def test_a_missing_field_is_named():
    with pytest.raises(CodecError, match="item: Item needs the field slot"):
        decode(Item, {"id": "fever"}, "item")


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"fevers.toml": ""}, "fevers.toml: no part of the guidance lies here"),
        ({"red_flags/x.toml": "[[red_flags]"}, "red_flags/x.toml: "),
        ({"definitions.toml": 'when = "fever"'}, r"needs only \[\[definitions\]\]"),
        ({"articles/ice.md": "# Ice"}, "two lines of"),
        ({"definitions.toml": '[[definitions]]\nid = "Not Good"\nwhen = ""\nlabel = ""'}, "Not Good"),
        ({"definitions.toml": '[[definitions]]\nid = "a"\nwhen = ""\nlabel = ""\n' * 2}, "used twice: a"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(files, says):
    with pytest.raises(CodecError, match=says):
        read_tree(files)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"screens": 1}', '{"nothing": []}'])
def test_what_is_no_guidance_is_refused(text):
    with pytest.raises(CodecError):
        from_json(text)
