"""The trail: append-only, in the transaction of the change, codes and ids only, read by those it is about."""

from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction

from tests.cast import Cast, cast
from tests.database import as_owner
from usving.audit.actions import record
from usving.audit.models import Entry
from usving.audit.rules import why_not_fact
from usving.core.identity import acting_as
from usving.process.actions import contributions
from usving.process.models import Contribution
from usving.process.rules.audience import Voice


@pytest.mark.parametrize(
    ("value", "may"),
    [
        ("circle", True), (3, True), (None, True), (True, True), (str(UUID(int=7)), True),
        ("Fatima Sol", False), ("fatima@sol.example", False), ("Circle", False), (1.5, False), (["a"], False), ("", False),
    ],
)  # fmt: skip
def test_only_codes_ids_and_numbers(value, may):
    assert (why_not_fact("x", value) is None) is may


@pytest.fixture
def world(db) -> Cast:
    return cast()


def entries(account) -> set[str]:
    with acting_as(account.pk):
        return set(Entry.objects.values_list("event", flat=True))


def test_an_entry_is_read_by_those_it_is_about_and_by_the_one_who_acted(world: Cast):
    with acting_as(world.siv.pk):
        record("people.family_read", by=world.siv, about=world.sol, family=world.sol.pk)
    readers = ("fatima", "jonas", "amina", "siv")
    others = ("per", "nils", "kari", "liv", "anne", "odd", "bo")
    assert [entries(getattr(world, name)) for name in readers] == [{"people.family_read"}] * 4
    assert [entries(getattr(world, name)) for name in others] == [set()] * 7


@pytest.mark.parametrize("change", ["update", "delete"])
def test_nobody_rewrites_it_not_even_the_owner(world: Cast, change: str):
    with acting_as(world.siv.pk):
        record("people.family_read", by=world.siv, about=world.sol, family=world.sol.pk)
    with as_owner():
        assert Entry.objects.count() == 1
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            Entry.objects.update(event="x") if change == "update" else Entry.objects.all().delete()
    with acting_as(world.siv.pk), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        Entry.objects.update(event="x") if change == "update" else Entry.objects.all().delete()


def test_nobody_writes_it_in_anothers_name(world: Cast):
    with acting_as(world.odd.pk), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        record("people.family_read", by=world.siv, about=world.sol, family=world.sol.pk)


def test_a_failed_entry_undoes_the_change(world: Cast, monkeypatch):
    monkeypatch.setattr(contributions, "record", lambda *a, **k: record("x", by=world.fatima, name="fri tekst"))
    from usving.process.access import standing_of, station_of

    with acting_as(world.fatima.pk):
        with pytest.raises(ValueError, match="only codes"):
            contributions.write(
                key=uuid4(),
                station=station_of(world.process, 1),
                text="Noe",
                voice=Voice.PERSON,
                signed="Fatima",
                by=world.fatima,
                who=standing_of(world.fatima),
            )
        assert Contribution.objects.count() == 0
