"""The register of personal data is whole: every model says whose its rows are, what becomes of them, and how long they stay."""

from types import SimpleNamespace

import pytest
from django.db import models
from django.urls import get_resolver

from usving.core import fates
from usving.core.personal import DELETE, classified, keep, register, scrub
from usving.people.models import Account, Family, Person
from usving.people.rules.retention import purposes
from usving.process.models import Contribution, Seat


def test_every_model_says_whose_its_rows_are_and_what_becomes_of_them():
    assert [problem for each in register() for problem in each.problems] == []


def test_every_model_with_personal_data_has_a_keeping_time_or_is_known_not_to():
    unkept = [each.label for each in register() if each.personal and not each.kept]
    assert unkept == ["audit.Entry", "people.Confirmation"]


def test_every_page_where_one_corrects_something_is_there():
    names = {each.at if isinstance(each.at, str) else each.at[0] for each in register() if each.at}
    known = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names - known == set()


def test_every_purpose_is_one_of_the_file():
    used = {kept.purpose for each in register() for kept in each.keeping}
    assert used == {purpose.code for purpose in purposes()}


@pytest.mark.parametrize(
    ("personal", "wrong"),
    [
        ({"of": {}}, "says neither whose its rows are (`of`) nor why nobody's"),
        ({"of": {"author": "account"}}, "does not say what becomes of a row at erasure by `author`"),
        ({"of": {"author": "family"}, "erased": DELETE}, "`author` does not lead to a family"),
        ({"of": {"nobody": "account"}, "erased": DELETE}, "`nobody` does not lead to a account"),
        ({"by": {"station": ()}, "erased": DELETE}, "`station` does not lead to an account"),
        ({"of": {"author": "account"}, "erased": keep("", "")}, "keeps a row without saying why and until when"),
        ({"of": {"author": "account"}, "erased": scrub("word")}, "has no field `word`"),
    ],
)
def test_a_declaration_that_lacks_something_is_told(personal: dict, wrong: str):
    said = type("Personal", (), {"about": {"text"}, **personal})
    model = SimpleNamespace(Personal=said, _meta=Contribution._meta)
    assert classified(model).problems == [f"process.Contribution: {wrong}"]


@pytest.mark.parametrize(
    ("model", "lookup", "condition"),
    [
        (Account, "pk", '"id" = any(ids)'),
        (Contribution, "author", '"author_id" = any(ids)'),
        (
            Contribution,
            "gathering__circle",
            '"gathering_id" in (select "id" from process_gathering where "circle_id" = any(ids))',
        ),
        (
            Family,
            "members__person",
            '"id" in (select "family_id" from people_familymember where "person_id" = any(ids))',
        ),
    ],
)
def test_a_way_becomes_a_condition(model: type[models.Model], lookup: str, condition: str):
    assert fates.condition(model, lookup, "ids") == condition


def test_scrubbing_empties_and_sets():
    fate = scrub("name", username="'x'")
    assert list(fates.carry_out(Seat, scrub("account", "called"), "true")) == [
        'update process_seat set "account_id" = null, "called" = \'\' where true'
    ]
    assert fate.set_to == {"username": "'x'"}
    assert list(fates.carry_out(Person, keep("why", "until"), "true")) == []
    with pytest.raises(ValueError, match="cannot be emptied"):
        list(fates.carry_out(Seat, scrub("process"), "true"))


def test_deleting_takes_what_hangs_on_it_first():
    statements = list(fates.delete(Contribution, "true"))
    assert statements[-1] == "delete from process_contribution where true"
    assert sorted(statement.split()[2] for statement in statements[:-1]) == [
        "insight_mark",
        "insight_sourcereading",
        "process_contributionphoto",
        "process_contributionreader",
        "process_handoversource",
        "process_hiding",
        "process_report",
        "process_wallpost",
    ]
