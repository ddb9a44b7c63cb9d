"""What whoever runs the machine asks for: the accounts, and an address for one of them."""

import pytest

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from usving.audit.models import Entry
from usving.core.refusal import Refused
from usving.people.actions.links import operator_link
from usving.people.models import Account, LoginLink, Municipality
from usving.people.queries import accounts_listed
from usving.people.rules.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def test_every_account_is_listed_with_what_it_is_here_as(world: Cast):
    make.role(world.nils, Role.CASEWORKER, world.office)
    with as_owner():
        listed = {each.pop("name"): each for each in accounts_listed()}
    assert len(listed) == 11
    assert listed["Fatima Sol"] == {
        "username": world.fatima.username, "roles": ["family-member"], "organisation": None,
        "family": "Familien Sol", "municipality": "Testvik",
    }  # fmt: skip
    assert listed["Nils Nilsen"] == {
        "username": world.nils.username, "roles": ["caseworker", "provider"], "organisation": "Boligkontoret",
        "family": None, "municipality": "Testvik",
    }  # fmt: skip
    assert listed["Odd Utenfor"]["roles"] == []
    assert listed["Bo Nord"]["municipality"] == "Nordvik"


def test_listing_takes_the_same_queries_however_many(world: Cast, django_assert_num_queries):
    with as_owner(), django_assert_num_queries(3):
        accounts_listed()
    with as_owner():
        Account.objects.filter(person__name__endswith="Sol").exclude(pk=world.fatima.pk).delete()
    with as_owner(), django_assert_num_queries(3):
        accounts_listed()


def test_nobody_else_gets_the_list(world: Cast):
    assert accounts_listed() == []


def test_an_address_is_made_and_recorded_about_its_owner(world: Cast):
    with as_owner():
        address = operator_link(world.siv.username)
        (link,) = LoginLink.objects.all()
        (entry,) = Entry.objects.all()
    assert (link.account_id, link.purpose, link.digest in address) == (world.siv.pk, "operator", False)
    assert (entry.event, entry.account_id, entry.actor_id, entry.facts) == (
        "people.operator_link_made",
        world.siv.pk,
        None,
        {},
    )


def test_a_name_in_two_municipalities_must_be_said_with_its_number(world: Cast):
    with as_owner():
        Account.objects.filter(pk=world.bo.pk).update(username=world.siv.username)
        first, second = sorted(Municipality.objects.values_list("number", flat=True))
        name = world.siv.username
        with pytest.raises(Refused, match=f"say which: {first}/{name}, {second}/{name}"):
            operator_link(name)
        assert operator_link(f"{world.nordvik.number}/{name}")
        assert list(LoginLink.objects.values_list("account_id", flat=True)) == [world.bo.pk]


@pytest.mark.parametrize("name", ["ingen", "9999/siv", "", "/"])
def test_an_unknown_name_is_refused(world: Cast, name: str):
    with as_owner(), pytest.raises(Refused, match="There is no account named"):
        operator_link(name)


def test_a_closed_account_gets_none(world: Cast):
    with as_owner():
        Account.objects.filter(pk=world.siv.pk).update(is_active=False)
        with pytest.raises(Refused):
            operator_link(world.siv.username)
