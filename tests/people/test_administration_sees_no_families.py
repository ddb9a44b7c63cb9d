"""The administrator runs the staff, and sees nothing of any family: first that there is something, then that it does not show."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.people.models import Account, Family, FamilyMember, FollowUp, Membership, Organisation, Person, Team
from usving.people.rules.roles import Role
from usving.process.models import Contribution
from usving.process.rules.audience import Audience

pytestmark = pytest.mark.django_db

SECRETS = (
    "Fatima Sol",
    "Familien Sol",
    "Hemmelige ord",
    "fatima@testvik.example",
    "Fredrik Frivillig",
)


@pytest.fixture
def world() -> Cast:
    """The cast, with something said, and one of Fatima's own roles that is none of the staff's."""
    world = cast()
    make.contribution(world.fatima, make.station(world.process), "Hemmelige ord", Audience.FAMILY, family=world.sol)
    volunteer = make.account(world.testvik, "Fredrik Frivillig")
    make.role(volunteer, Role.VOLUNTEER, world.nav)
    make.role(world.fatima, Role.HELPER, world.nav)
    make.make(Team, municipality=world.testvik, organisation=world.nav, name="Team Øst")
    return world


def planted(world: Cast) -> set[str]:
    """What there is to leak, as the owner of the database reads it."""
    with as_owner():
        return {
            *Person.objects.filter(staff=False).values_list("name", flat=True),
            *Family.objects.values_list("name", flat=True),
            *Contribution.objects.values_list("text", flat=True),
            *Account.objects.filter(person__staff=False).values_list("email", flat=True),
        }


def pages(world: Cast) -> list[str]:
    """Every page of the administrator's, with searches that would find a family if one could be found."""
    with as_owner():
        role, team = Membership.objects.get(account=world.nils), Team.objects.get()
    plain = [
        reverse(name)
        for name in (
            "administration",
            "confirmations",
            "followed_families",
            "organisations",
            "organisation_new",
            "staff",
            "staff_new",
        )
    ]
    places = [reverse(name, args=[world.nav.pk]) for name in ("organisation", "organisation_change", "team_new")]
    people = [reverse(name, args=[world.nils.pk]) for name in ("staff_person", "staff_details", "role_new")]
    searches = [
        f"{reverse('staff')}?{asked}"
        for asked in ("hvem=left", "hvem=waiting", "rolle=provider", f"sted={world.nav.pk}")
    ]
    others = [
        reverse("team", args=[team.pk]),
        reverse("role_end", args=[role.pk]),
        reverse("my_page"),
        reverse("my_log"),
    ]
    return [*plain, *places, *people, *searches, *others]


def test_nothing_of_any_family_shows_on_any_page(world: Cast, client: Visitor):
    assert set(SECRETS) <= planted(world)
    client.login_as(world.anne)
    leaks = {}
    client.post(reverse("search"), {"there": reverse("staff"), "words": "a"})  # in the name of every family
    for page in pages(world):
        answer = client.get(page)
        html = answer.content.decode().replace('value="fatima"', "")
        assert (page, answer.status_code) == (page, 200)
        leaks[page] = [each for each in planted(world) if each and each in html]
        leaks[page] += [str(pk) for pk in (world.sol.pk, world.fatima.pk, world.fatima.person_id) if str(pk) in html]
    assert {page: found for page, found in leaks.items() if found} == {}


def test_nobody_of_a_family_is_a_page_of_the_staff(world: Cast, client: Visitor):
    with as_owner():
        helper = Membership.objects.get(account=world.fatima)
    client.login_as(world.anne)
    for name in ("staff_person", "staff_details", "role_new"):
        assert client.get(reverse(name, args=[world.fatima.pk])).status_code == 404
    for name in ("staff_welcome", "staff_login_closed", "staff_login_open"):
        assert client.post(reverse(name, args=[world.fatima.pk])).status_code == 404
    assert client.get(reverse("role_end", args=[helper.pk])).status_code == 404


def test_the_numbers_do_not_count_families(world: Cast, client: Visitor):
    client.login_as(world.anne)
    (nav,) = client.get(reverse("organisations"), {"slag": "nav"}).context["list"].page
    assert (nav.people, client.get(reverse("administration")).context["overview"].staff) == (1, 5)


def test_the_database_itself_gives_the_administrator_staff_and_nothing_else(world: Cast):
    with as_owner():
        there = (Person.objects.count(), Account.objects.count(), Membership.objects.count(), Family.objects.count())
    assert there == (12, 12, 8, 2)
    with acting_as(world.anne.pk):
        assert set(Person.objects.values_list("staff", flat=True)) == {True}
        assert set(Account.objects.values_list("person__staff", flat=True)) == {True}
        assert set(Membership.objects.values_list("account__person__staff", flat=True)) == {True}
        seen = (Person.objects.count(), Account.objects.count(), Membership.objects.count())
        hidden = [each.objects.count() for each in (Family, FamilyMember, FollowUp, Contribution)]
    assert (seen, hidden) == ((5, 5, 5), [0, 0, 0, 0])


def person(world: Cast, **values: Any) -> Person:
    return Person(**{"municipality": world.testvik, "name": "Ny", "staff": True, **values})


def account(world: Cast, owner: UUID, **values: Any) -> Account:
    return Account(
        **{
            "municipality": world.testvik,
            "person_id": owner,
            "username": f"ny-{uuid4().hex[:6]}",
            "password": "!",
            **values,
        }
    )


def membership(world: Cast, of: Account, role: Role = Role.PROVIDER, **values: Any) -> Membership:
    day = timezone.localdate()
    return Membership(**{"municipality": world.testvik, "account": of, "role": role.value, "starts": day, **values})


FORBIDDEN: dict[str, Callable[[Cast], Any]] = {
    "a person who is not staff": lambda world: person(world, staff=False),
    "a person across the border": lambda world: person(world, municipality=world.nordvik),
    "an account for one of a family": lambda world: account(world, make.make(
        Person, municipality=world.testvik, name="Sara Sol").pk),
    "a role for one of a family": lambda world: membership(world, world.fatima),
    "a role across the border": lambda world: membership(world, world.bo, municipality=world.nordvik),
    "a role for oneself": lambda world: membership(world, world.anne, Role.PROCESS_LEADER),
    "a role in an organisation across the border": lambda world: membership(
        world, world.nils, organisation=make.organisation(world.nordvik)),
    "an organisation across the border": lambda world: Organisation(
        municipality=world.nordvik, code="x", name="X", kind="nav"),
    "a family": lambda world: Family(municipality=world.testvik, name="Familien Ny"),
    "someone in a family": lambda world: FamilyMember(
        municipality=world.testvik, family=world.sol, person=world.nils.person, kind="adult", starts=timezone.localdate()),
    "a contact for a family": lambda world: FollowUp(
        municipality=world.testvik, family=world.sol, worker=world.anne, starts=timezone.localdate()),
}  # fmt: skip


def refused(row: Any) -> None:
    """The row does not go in, and it is the database that says so."""
    with pytest.raises(ProgrammingError, match=r"row-level security|permission denied"), transaction.atomic():
        row.save(force_insert=True)


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_database_refuses_the_administrator(world: Cast, what: str):
    row = FORBIDDEN[what](world)
    with acting_as(world.anne.pk):
        refused(row)


def test_the_database_lets_the_administrator_add_staff(world: Cast):
    """What is refused above is refused for its own reason: the same rows for staff go in."""
    with acting_as(world.anne.pk):
        new = person(world)
        new.save(force_insert=True)
        theirs = account(world, new.pk)
        theirs.save(force_insert=True)
        membership(world, theirs, organisation=world.nav).save(force_insert=True)
        assert Membership.objects.filter(account=theirs).count() == 1


@pytest.mark.parametrize("who", ["nils", "liv", "fatima", "odd", "bo"])
def test_the_database_lets_nobody_else_add_staff(world: Cast, who: str):
    rows = (person(world), membership(world, world.kari))
    for row in rows:
        with acting_as(getattr(world, who).pk):
            refused(row)


def test_the_database_changes_no_role_and_no_account_of_a_family(world: Cast):
    with acting_as(world.anne.pk):
        assert Membership.objects.filter(account__in=[world.fatima.pk, world.anne.pk]).update(ends=None) == 0
        assert Account.objects.filter(pk=world.fatima.pk).update(is_active=False) == 0
        assert Person.objects.filter(pk=world.fatima.person_id).update(name="X") == 0
        assert Membership.objects.filter(account=world.nils).update(ends=timezone.localdate()) == 1
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Person.objects.filter(pk=world.nils.person_id).update(staff=False)
