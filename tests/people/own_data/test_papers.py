"""The municipality's papers say what the code does."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from usving.command.check_code import AS_OWNER
from usving.core.catalogue import declared
from usving.core.personal import register
from usving.people.queries.papers import PAPERS, activities, dpia, fields, paper, readers, record, unread

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
