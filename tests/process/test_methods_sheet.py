"""The printed sheet: one page, accessible, large letters, for every method in every language."""

import json
from dataclasses import replace

import pytest
import typst
from django.utils.translation import override

from usving.core.letters import pdf
from usving.process.access import Known
from usving.process.models.library import shipped_methods
from usving.process.queries.methods import Shown
from usving.process.queries.methods_sheet import TEMPLATE, sheet_of

METHODS = [(code, language) for language in ("nb", "nn", "en") for code in sorted(shipped_methods())]
SMALLEST = 11  # points: what is read at arm's length


@pytest.mark.parametrize(("code", "language"), METHODS)
def test_every_method_is_one_accessible_page(code: str, language: str):
    with override(language):
        said = sheet_of(Shown(Known(code, 1, shipped_methods()[code])))
    inputs = {"said": json.dumps(said, ensure_ascii=False)}
    size = typst.query(str(TEMPLATE), "<size>", sys_inputs=inputs, ignore_system_fonts=True, field="value", one=True)
    pages = typst.compile(str(TEMPLATE), sys_inputs=inputs, ignore_system_fonts=True, format="svg")
    assert (isinstance(pages, list), float(size) >= SMALLEST) == (False, True)
    assert pdf(TEMPLATE, said).startswith(b"%PDF-")
    assert said["lang"] == language


def test_a_sheet_whose_words_are_in_bokmal_alone_says_so():
    alone = replace(shipped_methods()["verdikort"], nn=None, en=None)
    for language in ("nn", "en"):
        with override(language):
            said = sheet_of(Shown(Known("verdikort", 2, alone)))
        assert (said["lang"], said["title"], said["quotes"]) == ("nb", "Det som er viktig for meg", ["«", "»"])


def test_the_sheet_says_all_of_the_method():
    content = shipped_methods()["verdikort"]
    with override("nb"):
        said = sheet_of(Shown(Known("verdikort", 3, content)))
    assert [(each["minutes"], each["title"]) for each in said["steps"]] == [
        (5, "Bli kjent med kortene"), (10, "Legg tre bunker"), (10, "Velg fem"), (15, "Fortell om ett"),
    ]  # fmt: skip
    assert said["kicker"] == "30–60 minutter · for begge sider · stasjon 2, 4"
    assert "CC BY 4.0" in said["foot"] and "Utgave 3" in said["foot"]
    assert len(said["access"]) == 5


def test_a_title_is_demanded_by_the_standard():
    with override("nb"):
        said = sheet_of(Shown(Known("verdikort", 1, shipped_methods()["verdikort"])))
    with pytest.raises(typst.TypstError):
        pdf(TEMPLATE, said | {"title": ""})


def test_what_people_wrote_is_never_read_as_typst():
    with override("nb"):
        said = sheet_of(Shown(Known("verdikort", 1, shipped_methods()["verdikort"])))
    assert pdf(TEMPLATE, said | {"purpose": '#panic("x") $ * _ ] #read("/etc/passwd")'}).startswith(b"%PDF-")
