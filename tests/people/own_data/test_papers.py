"""The municipality's papers say what the code does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.text import camel_case_to_spaces

from usving.command.check_code import AS_OWNER
from usving.core.catalogue import declared
from usving.core.personal import register
from usving.people.queries.papers import PAPERS, activities, dpia, fields, paper, readers, record, unread
from usving.people.rules.record import words
from usving.people.rules.retention import purposes

ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize("name", PAPERS)
def test_the_papers_in_docs_are_what_the_code_says_now(name: str):
    assert (ROOT / "docs" / "personvern" / f"{name}.md").read_text(encoding="utf-8") == paper(name)


def test_the_check_says_which_paper_is_stale(tmp_path: Path):
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "privacy.py").write_text((ROOT / "tools" / "privacy.py").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "docs").mkdir()
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src"), **AS_OWNER}
    command = [sys.executable, "-W", "ignore", str(tools / "privacy.py")]
    stale = subprocess.run([*command, "--check"], env=environment, capture_output=True, text=True, check=False)
    assert (stale.returncode, stale.stdout.count("is stale: run tools/privacy.py")) == (1, len(PAPERS)), stale.stderr
    subprocess.run(command, env=environment, capture_output=True, check=True)
    fresh = subprocess.run([*command, "--check"], env=environment, capture_output=True, text=True, check=False)
    assert fresh.returncode == 0


def test_every_table_with_personal_data_stands_in_the_record_once_for_each_purpose():
    listed = [table.label for each in activities() for table in each.tables]
    assert sorted(listed) == sorted(each.label for each in register() if each.personal for _time in each.keeping or "-")


def test_every_table_with_personal_data_stands_in_one_category_of_the_record():
    told = [model for category in words().categories for model in category.models]
    assert sorted(told) == sorted(each.label for each in register() if each.personal)


def test_every_purpose_of_the_record_tells_what_about_whom_and_who_sees_it():
    for each in activities():
        kept = sorted(table.label for kind in each.kinds for table in kind.tables)
        assert kept == sorted(table.label for table in each.tables), each.purpose.code
        assert each.time and each.purpose.basis and each.outside
        assert all(kind.whom and kind.readers and kind.category.tells for kind in each.kinds)
    assert words().receivers.keys() <= {purpose.code for purpose in purposes()}


def test_no_word_of_the_record_is_a_name_from_the_code():
    """Also on the copy of one's own data, whose headings are the same names of tables and fields."""
    with translation.override("nb"):
        english = [
            f"{each.label}.{field.name}"
            for each in register()
            for field in each.model._meta.local_fields
            if field.name in each.groups["about"] | each.groups["free"]
            and str(field.verbose_name) == field.name.replace("_", " ")
        ]
        unnamed = [
            each.label
            for each in register()
            if each.personal
            and each.label != "people.Person"  # the same word in both
            and str(each.model._meta.verbose_name) == camel_case_to_spaces(each.model.__name__)
        ]
        assert (english, unnamed) == ([], [])
        in_code = {field.name for each in register() for field in each.model._meta.local_fields if "_" in field.name}
        assert [word for word in in_code if word in record()] == []


def test_every_field_with_personal_data_stands_in_the_list():
    text = fields()
    missing = [
        f"{each.label}.{name}"
        for each in register()
        for name in each.groups["about"] | each.groups["free"]
        if each.personal and f"`{name}`" not in text
    ]
    assert missing == []


def test_every_guard_is_told_in_words():
    conditions = {each.label: declared()[each.model._meta.db_table].select for each in register() if each.personal}
    assert {label: unread(text) for label, text in conditions.items() if text and unread(text)} == {}
    assert [each.label for each in register() if each.personal and not readers(each)] == []


def test_nothing_is_left_of_the_templates_marks():
    assert [mark for mark in ("{{", "}}") if mark in dpia()] == []
    assert "Personvernforordningen artikkel 30" in record()
