"""What a process file is refused for: one literal sentence each, naming the place."""

import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.process.rules.test_file_documents import LARVIK, changed, refusal_of
from usving.process.rules.file import LARGEST_FILE, Refused, read, write

pytestmark = pytest.mark.quick

YEARS = "1990-01-01 to 2199-12-31"
SLUG = "a short id such as 'housing-office' (a-z, 0-9 and single hyphens)"

# Each row: the first such text in examples/larvik.toml, what stands there instead, and the sentence.
WRONG_VALUES = [
    ("version = 1", "", "version: is missing; write version = 1 first in the file"),
    ("version = 1", "version = 2", "version: the file is of version 2, and this program reads 1"),
    ("version = 1", 'version = "1"', "version: must be a whole number, not text"),
    ("version = 1", "version = true", "version: must be a whole number, not true or false"),
    ("version = 1", "version = 1.0", "version: must be a whole number, not a number with decimals"),
    ("[process]", "[prosess]", "prosess: unknown key; did you mean 'process'?"),
    ("arena =", "arina =", "process.arina: unknown key; did you mean 'arena'?"),
    ("minutes = 15\n", "minuts = 15\n", "methods[0].minuts: unknown key; did you mean 'minutes'?"),
    (", minutes = 45 }", ", mins = 45 }", "gatherings[0].agenda[0].mins: unknown key; did you mean 'minutes'?"),
    ("side =", "zzz =", "circles[0].zzz: unknown key; known here: id, side"),
    ('name = "Larvik"\n', "", "municipality.name: is missing"),
    ('id = "larvik-2017"', 'id = "Larvik 2017"', f"process.id: must be {SLUG}, not 'Larvik 2017'"),
    ('id = "larvik-2017"', "id = 2017", f"process.id: must be {SLUG}, not a whole number"),
    ('"Bedre bolig sammen"', '""', "process.name: must not be empty"),
    ('"Bedre bolig sammen"', '" Bedre"', "process.name: must not begin or end with a space"),
    ('"Bedre bolig sammen"', '"a\\u0000b"', "process.name: has the character '\\x00'; write one line of plain text"),
    ('"Bedre bolig sammen"', '"a\\nb"', "process.name: has the character '\\n'; write one line of plain text"),
    ('"Bedre bolig sammen"', f'"{"x" * 121}"', "process.name: has 121 characters; the most is 120"),
    ('"Bedre bolig sammen"', "12", "process.name: must be text, not a whole number"),
    ("2017-08-21", '"2017-08-21"', "process.starts: must be a date such as 2027-08-23 (no quotation marks), not text"),
    (
        "2017-08-21",
        "2017-08-21T10:00:00",
        "process.starts: must be a date such as 2027-08-23 (no quotation marks), not a date with a clock time",
    ),
    ("2017-08-21", "0017-08-21", f"process.starts: must be a date from {YEARS}, not 0017-08-21"),
    ("2018-08-20", "2017-08-20", "process.ends: 2017-08-20 is before the start, 2017-08-21"),
    ('["nb"]', "[]", "process.languages: has 0; the least is 1"),
    ('["nb"]', '["nb", "nb"]', "process.languages: 'nb' is named twice"),
    ('["nb"]', '["norsk"]', "process.languages[0]: must be a language code such as 'nb', not 'norsk'"),
    ('["nb"]', '["nb", "xx"]', "process.languages[1]: there is no language with the code 'xx' (ISO 639)"),
    ('"3909"', '"0709"', "municipality.number: '0709' is no longer in use; the number today is '3909'"),
    ('["nb"]', '"nb"', "process.languages: must be a list, not text"),
    (
        '"3909"',
        '"390"',
        "municipality.number: must be four digits in quotation marks, such as '0301', not '390'",
    ),
    (
        '"3909"',
        "3909",
        "municipality.number: must be four digits in quotation marks, such as '0301', not a whole number",
    ),
    (
        '"3909"',
        '"٣٩٠٩"',
        "municipality.number: must be four digits in quotation marks, such as '0301', not '٣٩٠٩'",
    ),
    (
        'kind = "school"',
        'kind = "skol"',
        "organisations[4].kind: 'skol' is not one of nav, housing-office, property-office, health, school, "
        "volunteer-centre, contractor, university, state-bank, other; did you mean 'school'?",
    ),
    ("2017-09-05T17:00:00", "2017-09-05T17:00:00Z", "gatherings[0].starts: must be local time, without a time zone"),
    ("2017-09-05T17:00:00", "2017-09-05T17:00:30", "gatherings[0].starts: must be on a whole minute"),
    (
        "2017-09-05T17:00:00",
        "2017-09-05",
        "gatherings[0].starts: must be a date with a clock time such as 2027-08-23T17:00:00 (no quotation marks), "
        "not a date",
    ),
    ("minutes = 180", "minutes = 9", "gatherings[0].minutes: must be 10 to 720, not 9"),
    ("minutes = 180", "minutes = 721", "gatherings[0].minutes: must be 10 to 720, not 721"),
    (
        "minutes = 180",
        f"minutes = {'9' * 4000}",
        "gatherings[0].minutes: must be 10 to 720, not a number of more than twelve digits",
    ),
    (
        "minutes = 180",
        f"minutes = 0x{'f' * 90_000}",
        "gatherings[0].minutes: must be 10 to 720, not a number of more than twelve digits",
    ),
    ("minutes = 180", "minutes = nan", "gatherings[0].minutes: must be a whole number, not a number with decimals"),
]


@pytest.mark.parametrize(("old", "new", "sentence"), WRONG_VALUES)
def test_a_wrong_value_is_refused(old: str, new: str, sentence: str) -> None:
    assert refusal_of(changed(LARVIK, old, new)) == sentence


def test_what_is_not_a_text_file_is_refused_at_once() -> None:
    noise = random.Random(1).randbytes(50_000_000)
    assert refusal_of(noise) == "the file: is larger than 2 MB"
    assert refusal_of(LARVIK.encode() + b"#" * LARGEST_FILE) == "the file: is larger than 2 MB"
    assert refusal_of(LARVIK.encode("latin-1")) == "line 1: is not UTF-8 text"
    assert refusal_of(b"version = 1\nname = '\xff'") == "line 2: is not UTF-8 text"
    assert refusal_of(b"") == "version: is missing; write version = 1 first in the file"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a = " + "[" * 50_000, "the file: is not a process file: lists or tables lie too deep in each other"),
        ("a = " + "9" * 5_000, "the file: is not a process file: a number is too long"),
        ("version = 1\n" + "a." * 500_000 + "a = 1", "line 2: a key has too many dots"),
        ("[" + "a . " * 100_000 + "a]", "line 1: a key has too many dots"),
        ('a = {b = """\n x"""", ' + "a." * 9_000 + 'a = 1, c = ""}', "line 2: a key has too many dots"),
        (
            "a = '" + "." * 99 + '\'\nb = "\\"' + "." * 99 + '" # ' + "." * 99,
            "version: is missing; write version = 1 first in the file",
        ),
    ],
)
def test_what_is_not_toml_or_would_take_too_long_is_refused(text: str, sentence: str) -> None:
    assert refusal_of(text) == sentence


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("{}", "line 1, column 1"),
        ("version = 1\na = 2017-02-30", "line 2, column 5"),
        ("version = 1\n\n= 3", "line 3, column 1"),
        ("version = 1\nprocess =", "end of document"),
        ("version = 1\nversion = 1", "end of document"),
        ('\\"' * 900_000, "line 1, column 1"),
    ],
)
def test_what_is_not_toml_is_refused_with_the_line(text: str, where: str) -> None:
    # The words between are the TOML reader's own and differ between versions of Python.
    assert re.sub("TOML: .* [(]", "TOML: (", refusal_of(text)) == f"the file: is not TOML: (at {where})"


def test_a_key_of_a_million_letters_gives_one_short_sentence() -> None:
    sentence = refusal_of("version = 1\n" + "k" * 1_000_000 + " = 1")
    assert len(sentence) < 400
    assert "\n" not in sentence


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_in_one_sentence_and_never_anything_else(data: st.DataObject) -> None:
    lines = LARVIK.splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        words = data.draw(
            st.sampled_from(["", "[]", "x = 1", "1", "true", '"', "{", "= ''", lines[at] * 2, "[[seats]]"])
        )
        lines[at] = data.draw(st.sampled_from([words, f"{lines[at].split('=')[0]}= {words}", lines[at][:-2]]))
    try:
        document = read("\n".join(lines).encode())
    except Refused as refusal:
        assert "\n" not in str(refusal)
        assert ":" in str(refusal)
    else:
        assert read(write(document).encode()) == document


def test_the_same_file_gives_the_same_sentence() -> None:
    wrong = LARVIK.replace("kind =", "kinn =").replace("minutes", "minutter")
    assert {refusal_of(wrong) for _ in range(3)} == {"organisations[0].kinn: unknown key; did you mean 'kind'?"}
