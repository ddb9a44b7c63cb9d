"""The family's page: who sees it, who adds, who helps in whom."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.people.test_login_link import who_is_in
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account, Family, FamilyMember, LoginLink
from usving.people.rules.links import digest

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def here(world: Cast, name: str = "family", *more: UUID) -> str:
    return reverse(name, args=[world.sol.pk, *more])


def place(account: Account) -> UUID:
    with as_owner():
        found: UUID = FamilyMember.objects.get(person=account.person_id).pk
        return found


def entries() -> list[tuple[str, Any, Any]]:
    with as_owner():
        found = Entry.objects.filter(event__startswith="people.").order_by("at")
        return list(found.values_list("event", "actor_id", "family_id"))


def members(world: Cast) -> list[tuple[str, str]]:
    with as_owner():
        found = FamilyMember.objects.filter(family=world.sol).order_by("person__name")
        return list(found.values_list("person__name", "kind"))


ALL = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("family", {"fatima", "jonas", "amina", "nils"}),
        ("family_name", {"fatima", "jonas"}),
        ("family_member", {"fatima", "jonas"}),
    ],
)
def test_who_comes_in(world: Cast, client: Visitor, name: str, may: set[str]):
    status = {who: client.login_as(getattr(world, who)).get(here(world, name)).status_code for who in ALL}
    assert status == {who: 200 if who in may else 404 for who in ALL}


@pytest.mark.parametrize("name", ["family", "family_name", "family_member"])
def test_a_family_that_is_none_is_the_same_404(world: Cast, client: Visitor, name: str):
    assert client.login_as(world.fatima).get(reverse(name, args=[uuid4()])).status_code == 404


def test_the_familys_own_reading_is_not_recorded_and_the_contacts_is(world: Cast, client: Visitor):
    client.login_as(world.fatima).get(here(world))
    assert entries() == []
    client.login_as(world.nils).get(here(world))
    assert entries() == [("people.family_read", world.nils.pk, world.sol.pk)]


def test_the_family_sees_whom_it_can_call_and_the_contact_sees_the_family(world: Cast, client: Visitor):
    shown = client.login_as(world.fatima).get(here(world))
    assert [(each.name, each.phone, each.organisation) for each in shown.context["contacts"]] == [
        ("Nils Nilsen", "900 00 000", "NAV Testvik")
    ]
    shown = client.login_as(world.nils).get(here(world)).content.decode()
    assert [who for who in ("Fatima Sol", "Jonas Sol", "Amina Sol", "amina@testvik.example") if who not in shown] == []
    assert "Legg til noen" not in shown


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_queries_for_one_and_three(
    world: Cast, client: Visitor, count: int, django_assert_num_queries: DjangoAssertNumQueries
):
    make.follow_up(world.bekk, world.kari)
    who, family = (world.fatima, world.sol) if count == 3 else (world.per, world.bekk)
    client.login_as(who)
    with django_assert_num_queries(PAGE):
        shown = client.get(reverse("family", args=[family.pk]))
    assert len(shown.context["members"]) == count


PAGE = 15


def test_the_family_is_renamed_by_an_adult(world: Cast, client: Visitor):
    client.login_as(world.fatima)
    assert client.post(here(world, "family_name"), {"name": ""}).status_code == 422
    assert client.post(here(world, "family_name"), {"name": "Solstråle"}).headers["Location"] == here(world)
    with as_owner():
        assert Family.objects.get(pk=world.sol.pk).name == "Solstråle"
    assert entries() == [("people.family_renamed", world.fatima.pk, world.sol.pk)]
    for who in (world.amina, world.nils, world.odd):
        assert client.login_as(who).post(here(world, "family_name"), {"name": "X"}).status_code == 404


def test_a_child_gets_no_account(world: Cast, client: Visitor):
    values = {"key": str(uuid4()), "name": "Sara Sol", "kind": "child", "email": ""}
    assert client.login_as(world.fatima).post(here(world, "family_member"), values).headers["Location"] == here(world)
    assert members(world)[-1] == ("Sara Sol", "child")
    with as_owner():
        assert Account.objects.filter(person__name="Sara Sol").count() == 0


def test_a_child_with_an_address_is_a_mistake(world: Cast, client: Visitor):
    values = {"key": str(uuid4()), "name": "Sara", "kind": "child", "email": "sara@x.example"}
    answer = client.login_as(world.fatima).post(here(world, "family_member"), values)
    assert answer.context["form"].errors == {"email": ["Barn har ikke egen innlogging. La feltet stå tomt."]}


@pytest.mark.parametrize("kind", ["youth", "adult"])
def test_a_youth_or_an_adult_gets_an_account_and_twice_the_same_adds_once(world: Cast, client: Visitor, kind: str):
    values = {"key": str(uuid4()), "name": "Ali Sol", "kind": kind, "email": "Ali@testvik.example"}
    client.login_as(world.fatima)
    assert [client.post(here(world, "family_member"), values).status_code for _twice in range(2)] == [302, 302]
    assert [each for each in members(world) if each[0] == "Ali Sol"] == [("Ali Sol", kind)]
    with as_owner():
        (account,) = Account.objects.filter(person__name="Ali Sol")
    assert (account.email, account.municipality_id, account.username[:4]) == (
        "ali@testvik.example",
        world.testvik.pk,
        "ali-",
    )
    assert [event for event, _by, _family in entries()] == ["people.member_added"]
    code = client.post(here(world, "paper_code", place(account))).context["code"]
    assert client.post(here(world, "paper_code", place(account))).status_code == 200
    newcomer = Visitor()
    assert newcomer.post(reverse("login_code"), {"code": code}).status_code == 422


@pytest.mark.parametrize(("chosen", "language"), [("en", "en"), ("", "nn")])
def test_someone_new_in_the_family_is_met_in_the_language_they_read(
    world: Cast, client: Visitor, chosen: str, language: str
):
    with as_owner():
        Account.objects.filter(pk=world.fatima.pk).update(language="nn")
    form = client.login_as(world.fatima).get(here(world, "family_member")).context["form"]
    assert form["language"].initial == "nn"
    values = {"key": str(uuid4()), "name": "Ali Sol", "kind": "adult", "email": "", "language": chosen}
    client.post(here(world, "family_member"), values)
    with as_owner():
        assert Account.objects.get(person__name="Ali Sol").language == language


def test_an_address_that_another_in_the_family_has_is_refused(world: Cast, client: Visitor):
    values = {"key": str(uuid4()), "name": "Ali", "kind": "adult", "email": "Jonas@testvik.example"}
    before = members(world)
    answer = client.login_as(world.fatima).post(here(world, "family_member"), values)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["email"])
    assert (members(world), entries()) == (before, [])


def test_whoever_adds_someone_cannot_try_which_addresses_are_used(world: Cast, client: Visitor):
    client.login_as(world.fatima)
    answers = []
    for name, email in (("Ali", "per@testvik.example"), ("Ola", "ingen@testvik.example")):
        values = {"key": str(uuid4()), "name": name, "kind": "adult", "email": email}
        answer = client.post(here(world, "family_member"), values)
        answers.append((answer.status_code, answer.headers["Location"]))
    with as_owner():
        kept = list(Account.objects.filter(person__name__in=["Ali", "Ola"]).order_by("email").values_list("email"))
    assert kept == [("",), ("ingen@testvik.example",)]
    assert answers == [(302, here(world))] * 2


def test_a_code_against_identification_is_made_by_the_contact_alone_and_lets_in_further(world: Cast, client: Visitor):
    asked, seen = here(world, "paper_code", place(world.amina)), {"legitimasjon": "1"}
    by_contact = client.login_as(world.nils).post(asked, seen).context["code"]
    levels = []
    for code in (by_contact, client.login_as(world.fatima).post(asked, seen).context["code"]):
        with as_owner():
            kept = LoginLink.objects.get(digest=digest(code))
            LoginLink.objects.filter(pk=kept.pk).update(spent_at=None)
            Account.objects.filter(pk=world.amina.pk).update(last_login=None)
        visitor = Visitor()
        visitor.post(reverse("login_code"), {"code": code})
        levels.append((kept.purpose, visitor.session["level"]))
    assert levels == [("shown", "substantial"), ("paper", "link")]
    with as_owner():
        facts = Entry.objects.filter(event="people.paper_code_made").order_by("at").values_list("facts", flat=True)
        assert list(facts) == [{"shown": True}, {"shown": False}]


@pytest.mark.parametrize("who", ["fatima", "jonas", "amina", "anne", "siv", "kari", "odd"])
def test_the_database_refuses_a_code_against_identification_from_anyone_else(world: Cast, who: str):
    for whom in (world.fatima, world.amina, world.kari):
        with acting_as(getattr(world, who).pk), connection.cursor() as cursor:
            cursor.execute("select people_make_link(%s, %s, 'shown', '1 day')", [whom.pk, digest("x")])
            assert cursor.fetchone() == (False,)
    with acting_as(world.nils.pk), connection.cursor() as cursor:
        cursor.execute("select people_make_link(%s, %s, 'shown', '1 day')", [world.fatima.pk, digest("x")])
        assert cursor.fetchone() == (True,)


def test_the_newest_code_lets_its_owner_in(world: Cast, client: Visitor):
    code = client.login_as(world.fatima).post(here(world, "paper_code", place(world.amina))).context["code"]
    youth = Visitor()
    youth.post(reverse("login_code"), {"code": code})
    assert who_is_in(youth) == str(world.amina.pk)
    with as_owner():
        seen = Entry.objects.filter(account_id=world.amina.pk).order_by("at").values_list("event", "actor_id")
        assert list(seen) == [("people.paper_code_made", world.fatima.pk), ("people.logged_in", world.amina.pk)]


@pytest.mark.parametrize("who", ["fatima", "nils"])
def test_a_code_on_paper_is_in_the_language_of_its_owner(world: Cast, client: Visitor, who: str):
    with as_owner():
        Account.objects.filter(pk=world.amina.pk).update(language="en")
    page = client.login_as(getattr(world, who)).post(here(world, "paper_code", place(world.amina))).content.decode()
    sheet = page.partition('<div class="sheet"')[2].partition("</div>")[0]
    assert sheet.startswith(' lang="en"') and "The code works once, for 30 days." in sheet
    assert "Skriv ut siden" in page.partition('<div class="sheet"')[0]


def test_whoever_has_been_here_is_let_in_by_the_contact_only(world: Cast, client: Visitor):
    with as_owner():
        Account.objects.filter(pk=world.jonas.pk).update(last_login=timezone.now())
    asked = here(world, "paper_code", place(world.jonas))
    refused = client.login_as(world.fatima).post(asked)
    assert refused.context["refusal"] == "Den som alt har logget inn, får ny kode av kontaktpersonen deres."
    assert "code" not in refused.context
    assert len(client.login_as(world.nils).post(asked).context["code"]) == 14
    assert [(event, by) for event, by, _family in entries() if event == "people.paper_code_made"] == [
        ("people.paper_code_made", world.nils.pk)
    ]


def test_nobody_else_makes_a_code(world: Cast, client: Visitor):
    asked = here(world, "paper_code", place(world.amina))
    for who in (world.per, world.kari, world.siv, world.anne, world.odd, world.bo):
        assert client.login_as(who).post(asked).status_code == 404
    assert client.login_as(world.fatima).get(asked).status_code == 405
    assert client.post(here(world, "paper_code", place(world.per))).status_code == 404
    assert client.post(here(world, "paper_code", uuid4())).status_code == 404


def test_a_youth_helps_in_nobody(world: Cast, client: Visitor):
    answer = client.login_as(world.amina).post(here(world, "paper_code", place(world.jonas)))
    assert "code" not in answer.context


def test_a_code_is_never_kept_in_clear(world: Cast, client: Visitor):
    code = client.login_as(world.fatima).post(here(world, "paper_code", place(world.amina))).context["code"]
    with as_owner():
        (kept,) = LoginLink.objects.values()
    assert [value for value in kept.values() if code in str(value)] == []
