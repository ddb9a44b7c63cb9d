"""The texts that ship as files are in every language of their readers, and a missing one is found."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from tools.shipped_texts import FAMILIES, PACKAGE, STAFF, Read, main, wrong, wrong_in
from usving.core.languages import beside, in_language, languages_of, texts_in

pytestmark = pytest.mark.quick


def tables(name: str) -> dict[str, Any]:
    return tomllib.loads((PACKAGE / name).read_text(encoding="utf-8"))


def test_every_text_is_in_every_language_of_its_readers():
    assert wrong() == []


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("process/shipped/methods/runde.toml", lambda t: t.pop("nn"), "nn: is missing"),
        ("process/shipped/methods/runde.toml", lambda t: t["nn"]["steps"].pop(), "nn: does not say as much as nb"),
        ("process/shipped/methods/runde.toml", lambda t: t["en"]["access"].pop("sight"), "en: does not say as much as nb"),
        ("process/shipped/films.toml", lambda t: t["films"][2]["nn"].update(talk=""), "films[2].nn: does not say as much as nb"),
        ("strengths/shipped/values.toml", lambda t: t["card"][0].pop("nn"), "card[0].nn: is missing"),
        ("strengths/shipped/resources.toml", lambda t: t["suggestion"][1].pop("nb"), "suggestion[1].nb: is missing"),
        ("insight/shipped/questions.toml", lambda t: t["expectations"].pop("en"), "expectations.en: is missing"),
        ("economy/shipped/sifo.toml", lambda t: t["year"][0].pop("checked_en"), "year[0].checked_en: is missing"),
        ("people/retention.toml", lambda t: t["purpose"][0].pop("counted_nn"), "purpose[0].counted_nn: is missing"),
    ],
)  # fmt: skip
def test_what_is_missing_is_found(name: str, change: Callable[[dict[str, Any]], object], said: str):
    held, read = tables(name), Read(name, same=frozenset({".licence", "films.title", "films.maker", "purpose.basis"}))
    assert wrong_in(held, read) == []
    change(held)
    assert wrong_in(held, read)[0] == said


def test_a_text_that_never_had_another_language_is_found_and_a_code_is_none():
    held = {"day": [{"code": "one-day", "says": "Siste dag"}, {"code": "two", "says": "Betales"}]}
    assert wrong_in(held, Read("", FAMILIES)) == [
        f"day[{row}].says_{one}: is missing" for row in (0, 1) for one in ("nn", "en")
    ]
    assert wrong_in(held, Read("", STAFF)) == ["day[0].says_en: is missing", "day[1].says_en: is missing"]
    assert wrong_in(held, Read("", FAMILIES, frozenset({"day.says"}))) == []


def test_a_file_that_nobody_has_spoken_for_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    copytree(PACKAGE / "insight/shipped", tmp_path / "insight/shipped")
    assert wrong(tmp_path) == []
    (tmp_path / "insight/new.toml").write_text('words = "Ny tekst"\n', encoding="utf-8")
    assert wrong(tmp_path) == ["insight/new.toml: tools/shipped_texts.py does not say who reads it"]
    assert (main(["--check"]), capsys.readouterr().out.strip()) == (0, "")


def test_a_reader_gets_their_own_language_or_bokmal():
    row = {"says": "Ja", "says_nn": "Jau", "code": "yes"}
    assert beside(row, "says") == {"nb": "Ja", "nn": "Jau"}
    assert [in_language(beside(row, "says"), language) for language in ("nb", "nn", "en")] == ["Ja", "Jau", "Ja"]
    assert languages_of({"nb": 1, "en": 2, "code": 3}) == {"nb": 1, "en": 2}
    nested = {"a": [row, {"b": {"why": "Fordi", "why_nn": "Av di"}}], "c": 3}
    assert (texts_in(nested, "nn"), texts_in(nested, "en")) == ({"Ja": "Jau", "Fordi": "Av di"}, {})
