"""The page of notices: wishes, the latest, a number of one's own, an address that fails, a stand-in; and login by SMS."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor, asks_first
from usving.audit.models import Entry
from usving.people.models import Account, FailingAddress, LoginLink, Notice, NoticeWishes, NumberChange, StandIn
from usving.people.rules.links import digest
from usving.people.rules.notices import CHOOSABLE
from usving.people.rules.roles import Role

pytestmark = pytest.mark.django_db
HERE, NUMBER, CODE = reverse("notices"), reverse("my_number"), reverse("my_number_code")
LOGIN, LOGIN_CODE, STAND_IN = reverse("login_sms"), reverse("login_sms_code"), reverse("stand_in_new")
ALL = [kind.value for kind in CHOOSABLE]
TODAY = timezone.localdate()


@pytest.fixture
def world(settings: Any) -> Cast:
    cache.clear()
    settings.SMS_CHANNEL, settings.MAIL_CHANNEL = "file", "file"
    return cast()


def said(**values: Any) -> dict[str, Any]:
    return {"way": "email", "hour": "17", "quiet_from": "21", "quiet_to": "8", "on": ALL} | values


def kept(model: Any, **values: Any) -> list[Any]:
    with as_owner():
        return list(model.objects.filter(**values))


def texts() -> list[tuple[str, str]]:
    with as_owner():
        return list(Notice.objects.order_by("created_at").values_list("address", "body"))


def code_in(text: str) -> str:
    return re.findall(r"\b\d{6}\b", text)[0]


def test_one_says_how_one_wants_to_be_told(world: Cast, client: Visitor):
    client.login_as(world.fatima)
    assert client.get(HERE).status_code == 200
    answer = client.post(HERE, said(hour="10", way="none", on=["changed", "reminder"], tells_when="on"))
    assert answer.headers["Location"] == HERE
    (wishes,) = kept(NoticeWishes)
    assert (wishes.account_id, wishes.way, wishes.hour, wishes.tells_when) == (world.fatima.pk, "none", 10, True)
    assert set(wishes.off) == set(ALL) - {"changed", "reminder"}
    client.post(HERE, said())
    (again,) = kept(NoticeWishes)
    assert (again.pk, again.way, again.off, again.tells_when) == (wishes.pk, "email", [], False)
    with as_owner():
        assert (
            list(Entry.objects.filter(account_id=world.fatima.pk).values_list("event", flat=True))
            == ["people.notices_chosen"] * 2
        )


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"way": "sms"}, "Legg til et mobilnummer først."),
        ({"way": "due"}, "Velg et gyldig valg."),
        ({"hour": "21"}, "Velg en time som ikke er i den stille tiden."),
        ({"paused_until": "2020-01-01"}, "Velg en dag som ikke er over."),
        ({"paused_until": str(TODAY + timedelta(days=300))}, "En pause kan vare i tre måneder."),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_kept(
    world: Cast, client: Visitor, wrong: dict[str, str], sentence: str
):
    answer = client.login_as(world.fatima).post(HERE, said(**wrong))
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert kept(NoticeWishes) == []


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_whatever_there_is(
    world: Cast, client: Visitor, number: int, django_assert_num_queries: DjangoAssertNumQueries
):
    for index in range(number):
        make.make(
            Notice,
            municipality=world.testvik,
            account=world.fatima,
            channel="email",
            subject=f"Nytt {index}",
            body="hemmelig",
        )
    client.login_as(world.fatima)
    client.get(HERE)
    with django_assert_num_queries(QUERIES):
        page = client.get(HERE).content.decode()
    assert [f"Nytt {index}" in page for index in range(4)] == [index < number for index in range(4)]
    assert "hemmelig" not in page


QUERIES = 11


def test_older_notices_stand_on_the_next_page(world: Cast, client: Visitor):
    now = timezone.now()
    for index in range(26):
        said = {"channel": "email", "subject": f"Nytt {index}.", "created_at": now - timedelta(hours=index)}
        make.make(Notice, municipality=world.testvik, account=world.fatima, **said)
    client.login_as(world.fatima)
    shown = [re.findall(r"Nytt (\d+)\.", client.get(f"{HERE}?side={side}").content.decode()) for side in (1, 2)]
    assert shown == [[str(index) for index in range(20)], [str(index) for index in range(20, 26)]]


def test_nobody_sees_what_another_is_told_or_wants(world: Cast, client: Visitor):
    make.make(
        Notice,
        municipality=world.testvik,
        account=world.fatima,
        made_by=world.siv.pk,
        channel="email",
        subject="Nytt her",
    )
    make.make(NoticeWishes, account=world.fatima)
    make.make(FailingAddress, account=world.fatima, channel="email", address=world.fatima.email)
    assert "Nytt her" in client.login_as(world.fatima).get(HERE).content.decode()
    found = []
    for who in (world.jonas, world.siv, world.nils, world.anne, world.odd):
        page = Visitor().login_as(who).get(HERE).content.decode()
        found.append(("Nytt her" in page, "Varsler når deg ikke" in page))
    assert found == [(False, False)] * 5


def test_one_gets_a_number_by_the_code_that_came_to_it(world: Cast, client: Visitor):
    client.login_as(world.fatima)
    assert client.post(NUMBER, {"number": "912 34 567"}).headers["Location"] == CODE
    ((address, text),) = texts()
    assert (address, "Fatima" in text) == ("+4791234567", False)
    assert "912 34 567" in client.get(CODE).content.decode()
    wrong = client.post(CODE, {"code": "000000" if code_in(text) != "000000" else "111111"})
    assert (wrong.status_code, kept(Account, pk=world.fatima.pk)[0].mobile) == (422, "")
    assert client.post(CODE, {"code": f" {code_in(text)[:3]} {code_in(text)[3:]}"}).headers["Location"] == HERE
    assert kept(Account, pk=world.fatima.pk)[0].mobile == "+4791234567"
    assert kept(NumberChange) == []
    assert "912 34 567 er bekreftet" in client.get(HERE).content.decode()
    client.post(reverse("my_number_gone"))
    assert kept(Account, pk=world.fatima.pk)[0].mobile == ""
    assert texts()[-1] == (
        "+4791234567",
        "U-sving: Meldinger går ikke lenger til dette nummeret. Var det ikke deg? Ring kontaktpersonen din.",
    )


def test_a_code_is_tried_five_times_and_then_never(world: Cast, client: Visitor):
    client.login_as(world.fatima)
    client.post(NUMBER, {"number": "91234567"})
    right = code_in(texts()[0][1])
    for number in range(5):
        client.post(CODE, {"code": f"{(int(right) + 1 + number) % 1_000_000:06d}"})
    client.post(CODE, {"code": right})
    assert kept(Account, pk=world.fatima.pk)[0].mobile == ""


def test_a_number_that_another_has_is_answered_alike_and_its_owner_is_told(world: Cast):
    with as_owner():
        Account.objects.filter(pk=world.per.pk).update(mobile="+4741234567")
    answers, work = [], []
    for number in ("91234567", "41234567"):
        visitor = Visitor().login_as(world.fatima)
        with CaptureQueriesContext(connection) as asked:
            first = visitor.post(NUMBER, {"number": number})
        page = visitor.get(CODE).content.decode().replace("412 34 567", "912 34 567")
        answers.append(
            (first.status_code, first.headers["Location"], re.sub(r'csrfmiddlewaretoken" value="\w+"', "", page))
        )
        work.append([re.sub(r"'[^']*'", "'…'", query["sql"]) for query in asked])
    assert answers[0] == answers[1]
    assert work[0] == work[1]
    (_free, free), (_taken, taken) = texts()
    assert re.findall(r"\d{6}", free) != []
    assert taken == "U-sving: Noen prøvde å ta i bruk nummeret ditt. Du har det allerede, og ingenting er endret."


def test_a_failing_address_is_shown_to_its_owner_who_may_have_it_tried_again(world: Cast, client: Visitor):
    failing = make.make(FailingAddress, account=world.fatima, channel="email", address=world.fatima.email)
    client.login_as(world.fatima)
    assert "E-post til fatima@testvik.example kom ikke fram" in client.get(HERE).content.decode()
    again = reverse("address_again", args=[failing.pk])
    assert [Visitor().login_as(who).post(again).status_code for who in (world.jonas, world.siv, world.odd)] == [404] * 3
    assert client.get(again).status_code == 405
    assert client.post(reverse("address_again", args=[uuid4()])).status_code == 404
    assert client.post(again).headers["Location"] == HERE
    assert kept(FailingAddress) == []


def test_a_colleague_with_the_same_role_at_the_same_place_stands_in(world: Cast, client: Visitor):
    colleague = make.account(world.testvik, "Nora Nes", staff=True, email="nora@testvik.example")
    make.role(colleague, Role.PROVIDER, world.nav)
    client.login_as(world.nils)
    page = client.get(STAND_IN).content.decode()
    assert re.findall(r'<option value="([^"]+)">', page) == [str(colleague.pk)]
    key = str(uuid4())
    ask = {"key": key, "stand_in": str(colleague.pk), "starts": str(TODAY), "ends": str(TODAY + timedelta(days=7))}
    for _twice in range(2):
        assert client.post(STAND_IN, ask).headers["Location"] == HERE
    (period,) = kept(StandIn)
    assert (str(period.pk), period.account_id, period.stand_in_id) == (key, world.nils.pk, colleague.pk)
    assert "Nora Nes" in client.get(HERE).content.decode()
    assert "Nils Nilsen" in Visitor().login_as(colleague).get(HERE).content.decode()
    overlapping = client.post(STAND_IN, ask | {"key": str(uuid4())})
    assert (overlapping.status_code, len(kept(StandIn))) == (422, 1)
    end = reverse("stand_in_ended", args=[period.pk])
    assert [Visitor().login_as(who).post(end).status_code for who in (colleague, world.kari, world.odd)] == [404] * 3
    assert client.get(end).status_code == 405
    assert asks_first(client.get(HERE).text, end)
    client.post(end)
    assert [each.ended_at is not None for each in kept(StandIn)] == [True]


@pytest.mark.parametrize("who", ["kari", "siv", "fatima", "bo"])
def test_nobody_else_can_be_named(world: Cast, client: Visitor, who: str):
    ask = {"key": str(uuid4()), "stand_in": str(getattr(world, who).pk), "starts": str(TODAY), "ends": str(TODAY)}
    assert client.login_as(world.nils).post(STAND_IN, ask).status_code == 422
    assert kept(StandIn) == []
    with pytest.raises(Exception, match="row-level security"):
        client_row(world, who)


def client_row(world: Cast, who: str) -> None:
    from usving.core.identity import acting_as

    with acting_as(world.nils.pk):
        StandIn.objects.create(
            municipality=world.testvik, account=world.nils, stand_in=getattr(world, who), starts=TODAY, ends=TODAY
        )


def test_families_have_no_stand_in(world: Cast, client: Visitor):
    assert client.login_as(world.fatima).get(STAND_IN).status_code == 404
    assert "stedfortreder" not in client.get(HERE).content.decode().lower().split("<main")[1]


def test_a_failing_address_is_told_at_the_next_login_and_to_those_who_lead_without_the_address(world: Cast):
    make.make(FailingAddress, account=world.per, channel="email", address=world.per.email)
    link = make.make(
        LoginLink,
        account=world.per,
        digest=digest("x" * 32),
        purpose="login",
        expires_at=timezone.now() + timedelta(hours=1),
    )
    visitor = Visitor()
    visitor.post(reverse("login_link", args=["x" * 32]))
    assert link.account_id == world.per.pk
    assert "Varsler fra oss når deg ikke." in visitor.get(reverse("my_page")).content.decode()
    seats = reverse("seats", args=[world.process.pk])
    pages = {
        name: Visitor().login_as(getattr(world, name)).get(seats).content.decode() for name in ("siv", "nils", "fatima")
    }
    assert {name: page.count("varsler når ikke fram") for name, page in pages.items()} == {
        "siv": 1,
        "nils": 0,
        "fatima": 0,
    }
    assert [page for page in pages.values() if world.per.email in page] == []
