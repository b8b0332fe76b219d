"""One spelling for one content: files, JSON and checksum."""

from __future__ import annotations

import pytest

from clinical.codec import CodecError, checksum, decode, encode, from_json, to_json
from clinical.content import Item, RedFlag
from clinical.files import file_of, read_tree, write_tree
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
        ({"disposition": "tomorrow"}, "red flag fever: disposition: needs one of self_care"),
        ({"disposition": 4}, "red flag fever: disposition: needs one of self_care"),
        ({"urgency": "high"}, "red flag fever: there is no field urgency"),
        ({"title": 7}, "red flag fever: title: needs text, has 7"),
        ({"blocks_plan": "yes"}, "red flag fever: blocks_plan: needs true or false"),
        ({"sources": "nhs-bp"}, "red flag fever: sources: needs a list"),
    ],
)
def test_data_that_is_no_red_flag_is_refused_with_its_field(changes, says):
    with pytest.raises(CodecError, match=says):
        decode(RedFlag, {**FLAG, **changes}, "red_flags")


def test_a_missing_field_is_named():
    with pytest.raises(CodecError, match="item fever: needs the field slot"):
        decode(Item, {"id": "fever"}, "items")


@pytest.mark.parametrize(
    ("files", "says"),
    [
        ({"fevers.toml": ""}, "fevers.toml: no part of the guidance lies here"),
        ({"red_flags/x.toml": "[[red_flags]"}, "red_flags/x.toml, line 1: this is not TOML"),
        (
            {"definitions.toml": '[[definitions]]\nid = "a"\nwhen = \n'},
            "definitions.toml, line 3: this is not TOML",
        ),
        (
            {"articles/ice.md": '+++\nslug = "ice"\ntitle = \n+++\nIce.\n'},
            "articles/ice.md, line 3: this is not",
        ),
        ({"definitions.toml": "definitions = 3"}, r"definitions.toml: needs \[\[definitions\]\]"),
        ({"definitions.toml": "definitions = [3]"}, "definitions.toml: definition: needs a table, has 3"),
        (
            {"definitions.toml": "\ufeff[[definitions]]"},
            "definitions.toml, line 1: begins with a byte order mark",
        ),
        (
            {"articles/ice.md": '+++\nslug = "ice"\r\n+++\r\n'},
            "articles/ice.md, line 2: ends its lines as Windows",
        ),
        ({"definitions.toml": 'when = "fever"'}, r"needs only \[\[definitions\]\]"),
        ({"articles/ice.md": "# Ice"}, "two lines of"),
        ({"definitions.toml": '[[definitions]]\nid = "Not Good"\nwhen = ""\nlabel = ""'}, "Not Good"),
        ({"definitions.toml": '[[definitions]]\nid = "a"\nwhen = ""\nlabel = ""\n' * 2}, "used twice: a"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(files, says):
    with pytest.raises(CodecError, match=says):
        read_tree(files)


CLOSED = [
    (
        "activities/cold_pack.toml",
        'category = "cold_heat"',
        "activity cold_pack: category",
        "settle, cold_heat, move",
    ),
    (
        "activities/cold_pack.toml",
        'effect = "remove"',
        "activity cold_pack: adaptations 2, effect",
        "keep, adapt",
    ),
    ("activities/cold_pack.toml", 'evidence = "', "activity cold_pack: evidence", "high, moderate, low"),
    (
        "outcomes.toml",
        'contact = "maternity"',
        "outcome emergency_department_maternity: contact",
        "maternity, cancer",
    ),
    ("outcomes.toml", 'disposition = "ambulance"', "outcome ambulance: disposition", "self_care, routine"),
    ("regions.toml", 'paper = "A4"', "region GB: paper", "A4, Letter"),
    ("screens/onset.toml", 'stage = "triage"', "screen onset: stage", "triage, "),
    ("screens/onset.toml", 'role = "context"', "item onset: role", "symptom, factor"),
    ("screens/onset.toml", 'kind = "band"', "item onset: kind", "sign, choice, band"),
]


@pytest.mark.parametrize(("file", "line", "place", "allowed"), CLOSED)
def test_a_word_outside_a_closed_set_is_refused_with_its_file_field_and_what_is_allowed(
    file, line, place, allowed
):
    files = shipped_files()
    field, at = line.partition(" = ")[0], files[file].index(line)
    after = files[file].index("\n", at)
    wrong = f'{files[file][:at]}{field} = "moove"{files[file][after:]}'

    with pytest.raises(CodecError) as refusal:
        read_tree({**files, file: wrong})

    assert str(refusal.value).startswith(f"{file}: {place}: needs one of {allowed}")
    assert "has 'moove'" in str(refusal.value)


def test_a_source_read_in_no_known_way_is_refused():
    files = shipped_files()

    with pytest.raises(
        CodecError, match=r"sources\.toml: source .*: checked: needs one of V, C, S, U, D, has 'X'"
    ):
        read_tree(
            {**files, "sources.toml": files["sources.toml"].replace('checked = "V"', 'checked = "X"', 1)}
        )


def test_a_name_used_twice_is_told_with_its_file():
    files = shipped_files()
    onset = files["screens/onset.toml"]

    with pytest.raises(CodecError, match=r"screens/other\.toml: screen onset: used twice"):
        read_tree({**files, "screens/other.toml": onset})


@pytest.mark.parametrize(
    ("collection", "name", "file"),
    [
        ("items", "onset", "screens/onset.toml"),
        ("red_flags", "fever", "red_flags/infection.toml"),
        ("articles", "ice-or-heat", "articles/ice-or-heat.md"),
        ("definitions", "nothing_such", ""),
        ("", "", ""),
    ],
)
def test_the_file_of_a_record_is_found(collection, name, file):
    assert file_of(shipped_catalogue().guidance, collection, name) == file


@pytest.mark.parametrize("text", ["", "[]", "{", '{"screens": 1}', '{"nothing": []}'])
def test_what_is_no_guidance_is_refused(text):
    with pytest.raises(CodecError):
        from_json(text)
