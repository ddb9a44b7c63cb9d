"""What the municipality decides: kept with day and name, never rewritten, read by everyone there and by nobody else."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Confirmation
from usving.people.queries.confirmations import left_to_confirm, setting
from usving.people.rules.confirmations import matters

pytestmark = pytest.mark.django_db
DAYS = "retention.process"


@pytest.fixture
def world() -> Cast:
    return cast()


def kept() -> list[tuple[str, Any, str, str]]:
    with as_owner():
        return list(Confirmation.objects.order_by("at").values_list("code", "value", "name", "reason"))


def decide(client: Visitor, code: str, **typed: Any) -> Any:
    return client.post(reverse("confirmation", args=[code]), {"key": uuid4(), **typed})


def test_a_proposal_is_confirmed_with_one_click_that_counts_once(world: Cast, client: Visitor):
    client.login_as(world.anne)
    default = matters()[DAYS].defaults[0].value
    click = {"key": uuid4(), "value": default}
    answers = [client.post(reverse("confirmation_proposal", args=[DAYS]), click).status_code for _ in range(2)]
    assert (answers, kept()) == ([302, 302], [(DAYS, default, "Anne Admin", "")])
    with as_owner():
        assert list(Entry.objects.values_list("event", "facts", "account_id")) == [
            ("people.confirmed", {"matter": DAYS}, world.anne.pk)
        ]


def test_what_is_no_longer_proposed_is_not_confirmed_by_an_old_page(world: Cast, client: Visitor):
    client.login_as(world.anne)
    answer = client.post(reverse("confirmation_proposal", args=[DAYS]), {"key": uuid4(), "value": 7})
    assert (answer.headers["Location"], kept()) == (reverse("confirmation", args=[DAYS]), [])


def test_a_matter_without_a_proposal_has_to_be_written(world: Cast, client: Visitor):
    client.login_as(world.anne)
    client.post(reverse("confirmation_proposal", args=["reach.phone"]), {"key": uuid4(), "value": "null"})
    assert kept() == []
    assert decide(client, "reach.phone", value="33 00 00 00").status_code == 302
    assert kept() == [("reach.phone", "33 00 00 00", "Anne Admin", "")]


def test_a_new_decision_leaves_the_former_one_to_be_read(world: Cast, client: Visitor):
    client.login_as(world.anne)
    for days in (100, 200, 200):
        decide(client, DAYS, value=days)
    assert [value for _code, value, _name, _reason in kept()] == [100, 200]
    html = client.get(reverse("confirmation", args=[DAYS])).content.decode()
    assert (html.count("<strong>100 dager</strong>"), html.count("<strong>200 dager</strong>")) == (1, 1)
    with acting_as(world.fatima.pk):
        assert setting(world.testvik.pk, DAYS) == 200


def test_hiding_the_workers_names_needs_a_reason(world: Cast, client: Visitor):
    client.login_as(world.anne)
    wrong = decide(client, "worker_names_hidden", value="yes", reason="")
    assert (wrong.status_code, wrong.context["form"].errors["reason"], kept()) == (
        422,
        ["Skriv hvorfor navnene må skjules. Familiene kan lese det."],
        [],
    )
    assert decide(client, "worker_names_hidden", value="yes", reason="Trusler").status_code == 302
    assert kept() == [("worker_names_hidden", True, "Anne Admin", "Trusler")]


@pytest.mark.parametrize(
    ("code", "typed", "sentence"),
    [
        (DAYS, {"value": "0"}, "Skriv et helt antall dager, fra 1 til 36 500."),
        (DAYS, {"value": "snart"}, "Skriv et helt antall dager, fra 1 til 36 500."),
        ("reach.phone", {"value": "ring oss"}, "Skriv nummeret med bare tall, for eksempel 912 34 567."),
        ("lottery.draws", {"value": " "}, "Skriv hva dere har bestemt."),
        ("languages", {}, "Velg minst ett språk."),
    ],
)
def test_what_is_wrong_stands_at_the_field(
    world: Cast, client: Visitor, code: str, typed: dict[str, str], sentence: str
):
    answer = decide(client.login_as(world.anne), code, **typed)
    assert (answer.status_code, answer.context["form"].errors["value"], kept()) == (422, [sentence], [])


def test_what_is_proposed_holds_until_something_is_confirmed(world: Cast):
    with acting_as(world.siv.pk):
        here = world.testvik.pk
        assert (setting(here, "worker_names_hidden"), setting(here, "reach.phone")) == (False, None)
        assert left_to_confirm(here) == len(matters())
        with pytest.raises(KeyError):
            setting(here, "no-such-matter")


def test_how_the_municipality_is_reached_stands_on_the_page_for_that(world: Cast, client: Visitor):
    url = reverse("contact")
    assert "Testvik kommune" not in client.login_as(world.fatima).get(url).content.decode()
    client.login_as(world.anne)
    decide(client, "reach.phone", value="33 00 00 00")
    decide(client, "reach.hours", value="Mandag 9–15")
    decide(client, "languages", value=["nb", "so"])
    html = client.login_as(world.fatima).get(url).content.decode()
    shown = ("Testvik kommune", 'href="tel:+4733000000"', "Mandag 9–15", "bokmål, Soomaali")
    assert [words for words in shown if words not in html] == []
    assert (
        "33 00 00 00" not in Visitor().get(url).content.decode() + client.login_as(world.bo).get(url).content.decode()
    )


def test_a_code_that_is_none_is_a_404_and_others_than_the_administrator_are_strangers(world: Cast, client: Visitor):
    client.login_as(world.anne)
    assert client.get(reverse("confirmation", args=["nothing"])).status_code == 404
    assert client.get(reverse("confirmation_proposal", args=[DAYS])).status_code == 405
    assert client.post(reverse("confirmations")).status_code == 405
    for who in (world.siv, world.liv, world.nils, world.fatima, world.odd, world.bo):
        client.login_as(who)
        read = {client.get(url).status_code for url in (reverse("confirmations"), reverse("confirmation", args=[DAYS]))}
        acted = {decide(client, DAYS, value=5).status_code}
        acted |= {client.post(reverse("confirmation_proposal", args=[DAYS]), {"key": uuid4()}).status_code}
        assert (read, acted, kept()) == ({404}, {404}, [])


def test_the_database_lets_nobody_else_decide_and_nobody_rewrite(world: Cast):
    values = {"municipality": world.testvik, "code": DAYS, "value": 1, "name": "x"}
    row = make.make(Confirmation, by=world.anne, **values)
    for who in (world.liv, world.fatima):
        with acting_as(who.pk), pytest.raises(ProgrammingError), transaction.atomic():
            Confirmation.objects.create(by=who, **values)
    with acting_as(world.anne.pk), pytest.raises(ProgrammingError), transaction.atomic():
        Confirmation.objects.filter(pk=row.pk).update(value=2)
    with acting_as(world.bo.pk):
        assert Confirmation.objects.count() == 0


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_costs_the_same_for_one_and_three(
    world: Cast, client: Visitor, many: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for code in list(matters())[:many]:
        make.make(Confirmation, municipality=world.testvik, code=code, value="x", name="x", by=world.anne)
    client.login_as(world.anne)
    with django_assert_num_queries(10):
        client.get(reverse("confirmations"))
