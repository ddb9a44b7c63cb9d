"""The house: sizes, classified fields, complete words, the word list."""

import ast
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps

from usving.core import pictures
from usving.core.personal import register
from usving.process.models.refusals import REFUSALS
from usving.process.rules import (
    audience,
    closing,
    gate,
    gatherings,
    leaving,
    minutes,
    promises,
    recruiting,
    room,
    series,
    setup,
    stations,
    tasks,
)

pytestmark = pytest.mark.quick
ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted(path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts)
OURS = [model for model in apps.get_models() if model.__module__.startswith("usving.")]


def too_long(path: Path) -> list[str]:
    text = path.read_text(encoding="utf-8")
    functions = [n for n in ast.walk(ast.parse(text)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [n.name for n in functions if (n.end_lineno or 0) - n.lineno + 1 > 40]
    return long + (["the file"] if text.count("\n") > 400 else [])


def test_no_file_over_400_lines_and_no_function_over_40():
    assert {path.name: too_long(path) for path in SOURCES if too_long(path)} == {}


def test_every_field_is_classified_once():
    wrong = {each.model: (each.unclassified, each.twice) for each in register() if each.unclassified or each.twice}
    assert wrong == {}


def test_the_word_list_holds_every_model_by_its_own_word():
    rows = re.findall(r"^\| ([^|]+) \| (\w+) \|", (ROOT / "docs/ordliste.md").read_text(encoding="utf-8"), re.M)
    listed = {code: word for word, code in rows}
    assert listed == {model.__name__: str(model._meta.verbose_name) for model in OURS}


def test_every_refusal_has_its_sentence():
    reasons = [
        code
        for module in (
            audience,
            closing,
            gate,
            gatherings,
            leaving,
            pictures,
            promises,
            recruiting,
            room,
            series,
            setup,
            stations,
            minutes,
            tasks,
        )
        for each in vars(module).values()
        if isinstance(each, type) and issubclass(each, StrEnum) and each.__name__.startswith("WhyNot")
        for code in each
    ]
    assert sorted(REFUSALS, key=repr) == sorted(reasons, key=repr)


NEW_AREAS = ("economy", "strengths", "insight", "steering", "housing")


@pytest.mark.parametrize("area", NEW_AREAS)
def test_every_refusal_of_a_newer_area_has_its_sentence(area: str):
    """What its rules refuse with; where a rule of core is asked too, all of its reasons."""
    package = import_module(f"usving.{area}.rules")
    modules = [import_module(each.name) for each in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    refusals = import_module(f"usving.{area}.models.refusals").REFUSALS
    reasons = {each for module in modules for each in vars(module).values() if _is_reason(each)}
    reasons |= {type(code) for code in refusals}
    assert sorted(refusals, key=repr) == sorted((code for each in reasons for code in each), key=repr)


def _is_reason(each: object) -> bool:
    return isinstance(each, type) and issubclass(each, StrEnum) and each.__name__.startswith("WhyNot")


EAGER = {"gettext", "ngettext", "pgettext", "npgettext"}


def translated_at_import(code: str) -> list[int]:
    """The lines where a text is translated once and for all when the module is read, in the language of nobody."""
    tree = ast.parse(code)
    eager = {
        name.asname or name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for name in node.names
        if name.name in EAGER
    }
    called = [node for node in _run_at_import(tree) if isinstance(node, ast.Call)]
    return [node.lineno for node in called if isinstance(node.func, ast.Name) and node.func.id in eager]


def _run_at_import(node: ast.AST) -> Iterator[ast.AST]:
    """Everything under a node but the bodies of functions: those wait until they are called."""
    yield node
    waits = getattr(node, "body", []) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) else []
    later = waits if isinstance(waits, list) else [waits]
    for child in ast.iter_child_nodes(node):
        if child not in later:
            yield from _run_at_import(child)


def test_no_module_translates_at_import():
    head = "from django.utils.translation import gettext as _\n"
    found = [
        translated_at_import(head + code) for code in ("A = (_('a'),)", "def f(): return _('a')", "B = lambda: _('b')")
    ]
    assert found == [[2], [], []]
    guilty = {
        path.relative_to(ROOT).as_posix(): lines
        for path in SOURCES
        if (lines := translated_at_import(path.read_text(encoding="utf-8")))
    }
    assert guilty == {}


def test_migrations_import_nothing_of_ours():
    guilty = [
        path.name
        for path in (ROOT / "src").rglob("migrations/*.py")
        if re.search(r"^(from|import) usving", path.read_text(encoding="utf-8"), re.M)
    ]
    assert guilty == []


def test_no_page_has_style_or_script_inline():
    inline = re.compile(r"<style|\sstyle=|<script(?![^>]*(\ssrc=|application/json))|\son\w+=|javascript:", re.I)
    guilty = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "src").rglob("*.html")
        if inline.search(path.read_text(encoding="utf-8"))
    ]
    assert guilty == []


def test_what_is_wrong_with_a_form_stands_once():
    both = re.compile(r"ui/errors\.html(?:(?!{% else %}|</form>).)*{{ form }}", re.DOTALL)
    assert both.search('{% include "core/ui/errors.html" with form=form only %}{{ form }}')
    twice = [str(path) for path in (ROOT / "src").rglob("*.html") if both.search(path.read_text(encoding="utf-8"))]
    assert twice == []


def test_views_leave_queries_to_queries():
    guilty = [p.relative_to(ROOT).as_posix() for p in SOURCES if "views" in p.parts and ".objects" in p.read_text()]
    assert [path for path in guilty if not path.endswith("people/views/identity.py")] == []
