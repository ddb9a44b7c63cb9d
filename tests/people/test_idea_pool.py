"""Ideas between families: words without a name, shown when three households have given, never to staff's eyes as whose."""

import pytest

from tests.cast import Cast, cast
from tests.database import as_owner
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.actions.idea_pool import give_idea, take_idea_back
from usving.people.models import Account, Family, PooledIdea
from usving.people.queries.idea_pool import ideas_from_others

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def gives(who: Account, words: str, family: Family | None = None) -> PooledIdea:
    with acting_as(who.pk):
        return give_idea(words=words, area="Ro", band="free", family=family, by=who)


def seen_by(who: Account) -> list[str]:
    with acting_as(who.pk):
        return [idea.words for idea in ideas_from_others()]


def test_nothing_is_shown_before_three_other_households_have_given(world: Cast):
    gives(world.fatima, "Spillkveld", world.sol)
    gives(world.jonas, "Tur", world.sol)  # the same household twice is one
    gives(world.per, "Hage", world.bekk)
    gives(world.odd, "Bytte klær")
    assert [seen_by(who) for who in (world.fatima, world.per, world.odd, world.siv)] == [[], [], [], []]
    gives(world.anne, "Suppe")
    assert seen_by(world.fatima) == ["Bytte klær", "Hage", "Suppe"]
    assert seen_by(world.per) == ["Bytte klær", "Spillkveld", "Suppe", "Tur"]
    assert [seen_by(who) for who in (world.odd, world.siv)] == [[], []]  # they have no household
    assert seen_by(world.bo) == []  # another municipality


def test_who_gave_an_idea_is_known_to_the_giver_alone(world: Cast):
    gives(world.fatima, "Spillkveld", world.sol)
    for name in ("jonas", "amina", "per", "nils", "siv", "anne", "odd", "bo"):
        with acting_as(getattr(world, name).pk):
            assert not PooledIdea.objects.exists(), name
    with acting_as(world.fatima.pk):
        assert PooledIdea.objects.get().words == "Spillkveld"


def test_an_idea_is_given_once_and_taken_back_by_the_giver_alone(world: Cast):
    for _each in range(2):
        idea = gives(world.fatima, "Spillkveld", world.sol)
    with acting_as(world.jonas.pk):
        take_idea_back(idea.pk, by=world.jonas)
    with as_owner():
        assert PooledIdea.objects.count() == 1
    with acting_as(world.fatima.pk):
        take_idea_back(idea.pk, by=world.fatima)
    with as_owner():
        assert PooledIdea.objects.count() == 0
        events = Entry.objects.filter(event__startswith="people.idea").order_by("at")
        assert [(entry.event, entry.account_id, entry.family_id) for entry in events] == [
            ("people.idea_given", world.fatima.pk, None),
            ("people.idea_taken_back", world.fatima.pk, None),
        ]
