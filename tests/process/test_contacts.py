"""A family chooses whom it can call: it asks, the worker says yes, either ends it; the administrator sees none of it."""

from datetime import timedelta
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
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.access import families_followed_by
from usving.people.actions.contacts import part_from_those_who_left
from usving.people.models import Account, ContactRequest, Family, FollowUp, Membership, Notice
from usving.people.rules.contacts import may_follow_up, works_here
from usving.people.rules.roles import Role
from usving.process.queries.contact_choice import choices_for

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def world() -> Cast:
    """The cast; NAV also has Tor, who sits nowhere, and the housing office someone who gives out homes."""
    return cast()


def worker(world: Cast, name: str, role: Role, office: Any) -> Account:
    made = make.account(world.testvik, name, staff=True, email=f"{name.split()[0].lower()}@testvik.example")
    make.role(made, role, office)
    return made


def ask(client: Visitor, family: Any, someone: Account, key: UUID | None = None) -> Any:
    return client.post(reverse("contact_asked", args=[family.pk]), {"key": key or uuid4(), "worker": someone.pk})


def requests() -> list[tuple[str, str]]:
    with as_owner():
        return list(
            ContactRequest.objects.order_by("asked_at", "replied_at").values_list("worker__person__name", "reply")
        )


def followed(account: Account) -> set[str]:
    with acting_as(account.pk):
        return set(families_followed_by(account).values_list("name", flat=True))


def told() -> list[str]:
    with as_owner():
        return list(Notice.objects.order_by("address").values_list("address", flat=True))


def names(world: Cast, family: Any, by: Account) -> list[str]:
    with acting_as(by.pk):
        return [choice.name for choice in choices_for(family)]


@pytest.mark.parametrize(
    ("roles", "works", "follows"),
    [
        ({Role.PROVIDER}, True, True),
        ({Role.FACILITATOR, Role.GUEST}, True, True),
        (set(), False, False),
        ({Role.VOLUNTEER, Role.HELPER}, False, False),
        ({Role.PROVIDER, Role.CASEWORKER}, True, False),
        ({Role.HOUSING_MANAGER}, True, False),
        ({Role.COMPLAINT_BODY, Role.PROVIDER}, True, False),
        ({Role.ADMINISTRATOR, Role.PROVIDER}, True, False),
    ],
)
def test_who_may_follow_up_in_the_rule_and_in_the_database(world: Cast, roles: set[Role], works: bool, follows: bool):
    assert (works_here(frozenset(roles)), may_follow_up(frozenset(roles))) == (works, follows)
    someone = make.account(world.testvik, "Tor Teller", staff=True)
    for role in roles:
        make.role(someone, role, world.nav)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("select people_may_follow_up(%s)", [someone.pk])
        assert cursor.fetchone() == (follows,)
    make.follow_up(world.bekk, someone)
    assert followed(someone) == ({"Familien Bekk"} if follows else set())


def test_a_family_chooses_among_those_who_work_where_it_takes_part_and_no_others(world: Cast):
    school = make.organisation(world.testvik, "school", "Skolen")
    worker(world, "Selma Skole", Role.PROVIDER, school)
    worker(world, "Hans Hus", Role.HOUSING_MANAGER, world.office)
    with as_owner():
        for seat, office in ((world.nils_seat, world.nav), (world.kari_seat, world.office)):
            seat.organisation = office
            seat.save()
    assert names(world, world.bekk, world.per) == ["Kari Hus", "Nils Nilsen"]
    make.channel(world.process, school)
    assert names(world, world.bekk, world.per) == ["Kari Hus", "Nils Nilsen", "Selma Skole"]
    assert names(world, world.bekk, world.fatima) == names(world, world.sol, world.amina) == []
    assert names(world, world.sol, world.anne) == names(world, world.sol, world.nils) == []


@pytest.fixture
def at_office(world: Cast) -> Cast:
    """The housing office invites families, so its people may be asked."""
    make.channel(world.process, world.office)
    return world


def test_asked_answered_and_followed(at_office: Cast, client: Visitor):
    world, key = at_office, uuid4()
    client.login_as(world.per)
    assert [ask(client, world.bekk, world.kari, each).status_code for each in (key, key, uuid4())] == [302, 302, 302]
    assert (requests(), told()) == ([("Kari Hus", "")], ["kari@testvik.example"])
    page = client.login_as(world.kari).get(reverse("my_page")).content.decode()
    assert followed(world.kari) == set()
    listed = client.get(reverse("followed_families")).content.decode()
    assert ("Familien Bekk" in listed, "Per Bekk" in listed) == (True, False)
    url = reverse("contact_answer", args=[key])
    assert [client.post(url, {"answer": "yes"}).status_code for _ in range(2)] == [302, 302]
    assert (requests(), followed(world.kari)) == ([("Kari Hus", "yes")], {"Familien Bekk"})
    assert told() == ["kari@testvik.example", "per@testvik.example"]
    assert "Kari Hus" in client.login_as(world.per).get(reverse("my_page")).content.decode()
    assert page
    with as_owner():
        entries = list(
            Entry.objects.filter(event__contains="contact_").order_by("at").values_list("event", "family_id")
        )
    assert entries == [("people.contact_asked", world.bekk.pk), ("people.contact_accepted", world.bekk.pk)]


def test_a_no_leaves_nobody_and_the_family_may_ask_another(at_office: Cast, client: Visitor):
    world, key = at_office, uuid4()
    ask(client.login_as(world.per), world.bekk, world.kari, key)
    client.login_as(world.kari).post(reverse("contact_answer", args=[key]), {"answer": "no"})
    assert (requests(), followed(world.kari)) == ([("Kari Hus", "no")], set())
    ask(client.login_as(world.per), world.bekk, world.kari)
    assert requests() == [("Kari Hus", "no"), ("Kari Hus", "")]


def test_a_question_is_taken_back_before_it_is_answered(at_office: Cast, client: Visitor):
    world, key = at_office, uuid4()
    ask(client.login_as(world.per), world.bekk, world.kari, key)
    client.post(reverse("contact_withdrawn", args=[key]))
    client.login_as(world.kari).post(reverse("contact_answer", args=[key]), {"answer": "yes"})
    assert (requests(), followed(world.kari)) == ([("Kari Hus", "withdrawn")], set())


@pytest.mark.parametrize("ender", ["nils", "fatima"])
def test_either_ends_it_at_once_and_the_other_is_told(world: Cast, client: Visitor, ender: str):
    with as_owner():
        follow = FollowUp.objects.get(worker=world.nils)
    family = reverse("family", args=[world.sol.pk])
    assert client.login_as(world.nils).get(family).status_code == 200
    client.login_as(getattr(world, ender)).post(reverse("contact_end", args=[follow.pk]))
    assert (followed(world.nils), client.login_as(world.nils).get(family).status_code) == (set(), 404)
    both = ["fatima@testvik.example", "jonas@testvik.example"]
    assert told() == {"nils": both, "fatima": ["nils@testvik.example"]}[ender]
    assert "Velg en ny kontaktperson" in client.login_as(world.fatima).get(reverse("my_page")).content.decode()


def test_one_who_leaves_is_out_at_once_and_the_family_is_told_the_night_after(world: Cast, client: Visitor):
    with as_owner():
        Membership.objects.filter(account=world.nils).update(ends=TODAY())
    with acting_as(None):
        assert (part_from_those_who_left(), followed(world.nils)) == (0, {"Familien Sol"})
    with as_owner():
        Membership.objects.filter(account=world.nils).update(ends=TODAY() - timedelta(days=1))
    assert followed(world.nils) == set()
    with acting_as(None):
        assert [part_from_those_who_left() for _ in range(2)] == [2, 0]
    assert told() == ["fatima@testvik.example", "jonas@testvik.example"]
    shown = client.login_as(world.fatima).get(reverse("contact_person", args=[world.sol.pk])).content.decode()
    assert "Nils Nilsen følger dere ikke opp lenger" in shown
    log = client.get(reverse("my_log")).content.decode()
    assert "Kontaktpersonen sluttet" in log


def test_one_who_starts_to_give_out_homes_is_out_at_once(world: Cast):
    make.role(world.nils, Role.HOUSING_MANAGER, world.office)
    assert followed(world.nils) == set()


def test_nobody_asks_for_another_or_someone_who_is_no_choice(at_office: Cast, client: Visitor):
    world = at_office
    for who in (world.amina, world.fatima, world.anne, world.nils, world.liv, world.odd, world.bo):
        client.login_as(who)
        page = client.get(reverse("contact_person", args=[world.bekk.pk])).status_code
        assert (page, ask(client, world.bekk, world.kari).status_code) == (404, 404)
    client.login_as(world.per)
    for someone in (world.siv, world.bo, world.fatima, world.anne):
        answer = ask(client, world.bekk, someone)
        assert (answer.status_code, "Dere kan ikke spørre denne personen." in answer.content.decode()) == (200, True)
    assert (requests(), told()) == ([], [])


def test_nobody_answers_takes_back_or_ends_what_is_not_theirs(at_office: Cast, client: Visitor):
    world, key = at_office, uuid4()
    ask(client.login_as(world.per), world.bekk, world.kari, key)
    with as_owner():
        follow = FollowUp.objects.get(worker=world.nils)
    urls = {
        reverse("contact_answer", args=[key]): {"kari"},
        reverse("contact_withdrawn", args=[key]): {"per"},
        reverse("contact_end", args=[follow.pk]): {"fatima", "jonas", "nils"},
        reverse("contact_end", args=[uuid4()]): set(),
    }
    everyone = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")
    for url, may in urls.items():
        for who in sorted(set(everyone) - may):
            assert (url, who, client.login_as(getattr(world, who)).post(url, {"answer": "yes"}).status_code) == (
                url,
                who,
                404,
            )
        assert client.get(url).status_code == 405
    assert (requests(), followed(world.nils)) == ([("Kari Hus", "")], {"Familien Sol"})


def test_only_staff_have_a_list_and_seeing_it_stands_in_the_log_once_a_day(world: Cast, client: Visitor):
    assert client.login_as(world.fatima).get(reverse("followed_families")).status_code == 404
    client.login_as(world.nils)
    for _ in range(2):
        assert "Familien Sol" in client.get(reverse("followed_families")).content.decode()
    with as_owner():
        listed = Entry.objects.filter(event="people.family_listed")
        assert list(listed.values_list("family_id", "actor_id")) == [(world.sol.pk, world.nils.pk)]


@pytest.mark.parametrize("many", [1, 3])
def test_the_pages_cost_the_same_for_one_and_three(
    at_office: Cast, client: Visitor, many: int, django_assert_num_queries: DjangoAssertNumQueries
):
    world = at_office
    for number in range(many):
        worker(world, f"Tor{number} Teller", Role.PROVIDER, world.office)
        make.follow_up(make.family(world.testvik, f"Familie {number}"), world.kari)
    client.login_as(world.kari).get(reverse("followed_families"))
    with django_assert_num_queries(FAMILIES):
        client.get(reverse("followed_families"))
    client.login_as(world.per)
    with django_assert_num_queries(CHOICE):
        client.get(reverse("contact_person", args=[world.bekk.pk]))


FAMILIES, CHOICE = 11, 13


def test_one_family_is_found_among_many_and_only_those_shown_are_logged(at_office: Cast, client: Visitor):
    world = at_office
    for number in range(26):
        make.follow_up(make.family(world.testvik, f"Familie {number:02}"), world.kari)
    there = reverse("followed_families")
    client.login_as(world.kari)
    client.post(reverse("search"), {"there": there, "words": "familie 07"})
    assert [each.family.name for each in client.get(there).context["list"].page] == ["Familie 07"]
    with as_owner():
        seen = Entry.objects.filter(event="people.family_listed", actor_id=world.kari.pk)
        assert list(Family.objects.filter(pk__in=seen.values("family_id")).values_list("name", flat=True)) == [
            "Familie 07"
        ]
    client.post(reverse("search"), {"there": there, "words": ""})
    page = client.get(f"{there}?side=2").context["list"].page
    assert [each.family.name for each in page] == [f"Familie {number}" for number in range(20, 26)]
