"""Two locks on every row: the doors in `access` and the policies in the database agree, whoever asks, in any world."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Model, Q
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.database import as_owner
from tests.process.worlds import World, build
from usving.core.identity import acting_as
from usving.people.access import families_followed_by, families_of
from usving.people.models import Account, Family
from usving.process.access import (
    Standing,
    contributions_visible_to,
    decisions_visible_to,
    gatherings_visible_to,
    invitations_sent_by,
    minutes_visible_to,
    promises_visible_to,
    seated_families,
    seats_visible_to,
    standing_of,
    tasks_of,
    tasks_visible_to,
)
from usving.process.models import (
    Circle,
    Contribution,
    Decision,
    FamilyVoice,
    Gathering,
    Invitation,
    Minutes,
    Process,
    Promise,
    Seat,
    Task,
)
from usving.process.rules.audience import Audience, may_read
from usving.process.rules.gate import Matter, guest_is_welcome
from usving.process.rules.seats import Act, SeatRole, Side

pytestmark = pytest.mark.django_db
# Without shrinking: a world is slow to make, and the first one that leaks says enough.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
SMALL = settings(deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))

DOORS: dict[type[Model], Callable[[Account], Any]] = {
    Contribution: lambda account: contributions_visible_to(standing_of(account)),
    Seat: lambda account: seats_visible_to(standing_of(account)),
    Gathering: lambda account: gatherings_visible_to(standing_of(account)),
    Invitation: invitations_sent_by,
    Promise: lambda account: promises_visible_to(standing_of(account)),
    Minutes: lambda account: minutes_visible_to(standing_of(account)),
    Decision: lambda account: decisions_visible_to(standing_of(account)),
    Task: lambda account: tasks_visible_to(standing_of(account)),
    Family: lambda account: Family.objects.filter(
        Q(pk__in=families_of(account)) | Q(pk__in=families_followed_by(account))
    ),
}


def through_the_doors(account: Account) -> dict[str, set[Any]]:
    """What Python lets this person have, when the database would give everything."""
    with as_owner(), acting_as(account.pk):
        return {model.__name__: set(door(account).values_list("pk", flat=True)) for model, door in DOORS.items()}


def from_the_database(account: Account) -> dict[str, set[Any]]:
    """What the database gives this person when no page filters at all."""
    with acting_as(account.pk):
        return {model.__name__: set(model.objects.values_list("pk", flat=True)) for model in DOORS}  # type: ignore[attr-defined]


def by_the_rule(account: Account, world: World) -> set[Any]:
    """What the plain rule of audiences says this person may read."""
    with as_owner(), acting_as(account.pk):
        who = standing_of(account)
        guest_of = guest_circles(who)
        assert who.circles == who.sits_in | guest_of
        hosted = Circle.objects.filter(pk__in=guest_of).values_list("process_id", flat=True)
        assert who.hosts == frozenset().union(*(seated_families(process) for process in hosted))
        said = Contribution.objects.filter(municipality=account.municipality_id).select_related("hiding")
        mine = who.processes()
        return {
            each.pk
            for each in said
            if may_read(
                who.reader_in(each.process_id), each.facts(hidden=each.process_id in mine and hasattr(each, "hiding"))
            )
        }


def guest_circles(who: Standing) -> set[Any]:
    """The families' circles this person is let in to as a guest, by the plain rule of voices."""
    found = set()
    still_open = set(Process.objects.filter(closed_at__isnull=True).values_list("pk", flat=True))
    for process in who.processes(frozenset({SeatRole.FACILITATOR})) & still_open:
        said = FamilyVoice.objects.filter(process=process, matter=Matter.GUEST)
        if guest_is_welcome(seated_families(process), dict(said.values_list("family_id", "says"))):
            found |= set(Circle.objects.filter(process=process, side=Side.FAMILIES).values_list("pk", flat=True))
    return found


def may_by_the_doors(account: Account) -> dict[str, set[Any]]:
    """Where Python lets this person write, and lead on, when the database would give everything."""
    with as_owner(), acting_as(account.pk):
        who = standing_of(account)
        writes = {process for process in who.processes() if who.may(Act.WRITE, process)}
        return {
            "process_i_write_in": writes,
            "process_i_run": set(who.run),
            "process_my_processes": set(who.processes()),
            "process_tasks_of_mine": set(tasks_of(who).values_list("pk", flat=True)),
        }


def may_by_the_database(account: Account) -> dict[str, set[Any]]:
    """The same by the functions that the policies ask."""
    found = {}
    with acting_as(account.pk), connection.cursor() as cursor:
        for function in ("process_i_write_in", "process_i_run", "process_my_processes", "process_tasks_of_mine"):
            cursor.execute(f"select {function}()")
            found[function] = {process for (process,) in cursor.fetchall()}
    return found


def agree(draw: Any) -> None:
    with transaction.atomic():
        world = build(draw)
        for account in world.accounts:
            assert from_the_database(account) == through_the_doors(account)
            assert from_the_database(account)["Contribution"] == by_the_rule(account, world)
            assert may_by_the_database(account) == may_by_the_doors(account)
        transaction.set_rollback(True)


@settings(SMALL, max_examples=15)
@given(data=st.data())
def test_doors_and_database_agree_in_any_world(data: st.DataObject):
    agree(data.draw)


@pytest.mark.long
@settings(SMALL, max_examples=2000)
@given(data=st.data())
def test_doors_and_database_agree_in_many_worlds(data: st.DataObject):
    agree(data.draw)


@settings(SMALL, max_examples=5)
@given(data=st.data())
def test_nothing_crosses_the_border(data: st.DataObject):
    with transaction.atomic():
        world = build(data.draw)
        for account in world.accounts:
            with acting_as(account.pk):
                for model in DOORS:
                    homes = set(model.objects.values_list("municipality_id", flat=True))  # type: ignore[attr-defined]
                    assert homes <= {account.municipality_id}
        transaction.set_rollback(True)


def test_the_worlds_hold_something_to_leak():
    """Each audience stands in some of the first worlds, and most of it is not everybody's."""
    seen = {audience: [0, 0] for audience in Audience}

    @settings(SMALL, max_examples=6, database=None, derandomize=True)
    @given(data=st.data())
    def count(data: st.DataObject) -> None:
        with transaction.atomic():
            world = build(data.draw)
            for account in world.accounts:
                mine = from_the_database(account)["Contribution"]
                for said in world.contributions:
                    seen[Audience(said.audience)][said.pk in mine] += 1
            transaction.set_rollback(True)

    count()
    assert {audience: [kept > 0, shown > 0] for audience, (kept, shown) in seen.items()} == {
        audience: [True, True] for audience in Audience
    }
