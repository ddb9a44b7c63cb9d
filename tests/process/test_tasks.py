"""What was agreed at gatherings: who writes it down, who sees it, who takes it on, and what became of it."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.after import begin, held, yes
from tests.process.asking import asked
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.models import Decision, Gathering, Task
from usving.process.queries.tasks import ORGANISATION, SEAT, SIDE
from usving.process.rules.gatherings import GatheringKind

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def meeting(world: Cast) -> Gathering:
    return held(world)


def at(gathering: Gathering, page: str = "decisions", *more: Any) -> str:
    return reverse(page, args=[gathering.pk, *more])


def decided(world: Cast, gathering: Gathering, text: str = "Vi prøver leksehjelp.") -> Decision:
    row = {"municipality": world.testvik, "process": world.process, "gathering": gathering}
    return make.make(Decision, **row, text=text, by=world.siv)


def task(world: Cast, gathering: Gathering, days: int = 3, **values: Any) -> Task:
    due = timezone.localdate() + timedelta(days=days)
    row = {
        "municipality": world.testvik,
        "process": world.process,
        "gathering": gathering,
        "due": due,
        "first_due": due,
    }
    return make.make(Task, **row, text="Ringe skolen", by=world.siv, **values)


def stands(found: Task) -> tuple[str, str, int]:
    with as_owner():
        found.refresh_from_db()
    return found.state, found.words, (found.due - timezone.localdate()).days


def mine(client: Visitor, account: Account) -> list[str]:
    return [each.task.text for each in client.login_as(account).get(reverse("my_page")).context["mine"].tasks]


def test_those_who_lead_write_down_what_was_agreed_and_only_once(client: Visitor, world: Cast, meeting: Gathering):
    key, there = uuid4(), at(meeting, "decision_new")
    for name in ("fatima", "nils", "odd"):
        assert client.login_as(getattr(world, name)).post(there, {"key": key, "text": "Nei."}).status_code == 404
    client.login_as(world.siv)
    assert client.post(there, {"key": uuid4(), "text": ""}).status_code == 422
    for _twice in range(2):
        assert client.post(there, {"key": key, "text": "Vi prøver leksehjelp."}).status_code == 302
    assert client.get(there).status_code == 405
    with as_owner():
        assert [each.text for each in Decision.objects.all()] == ["Vi prøver leksehjelp."]


@pytest.mark.parametrize(
    ("kind", "name", "sees"),
    [
        (GatheringKind.JOINT, "fatima", True),
        (GatheringKind.JOINT, "nils", True),
        (GatheringKind.FAMILIES, "fatima", True),
        (GatheringKind.FAMILIES, "nils", False),
        (GatheringKind.FAMILIES, "siv", True),
        (GatheringKind.PROVIDERS, "fatima", False),
        (GatheringKind.PROVIDERS, "nils", True),
    ],
)
def test_what_was_agreed_is_known_to_those_who_see_the_gathering(
    client: Visitor, world: Cast, kind: GatheringKind, name: str, sees: bool
):
    gathering = held(world, kind)
    decided(world, gathering)
    task(world, gathering, seat=world.sol_seat)
    client.login_as(getattr(world, name))
    assert client.get(at(gathering)).status_code == (200 if sees else 404)
    everything = client.get(reverse("agreed", args=[world.process.pk])).content.decode()
    assert ("Vi prøver leksehjelp." in everything, "Ringe skolen" in everything) == (sees, sees)
    assert client.login_as(world.odd).get(reverse("agreed", args=[world.process.pk])).status_code == 404


def test_what_was_agreed_is_fixed_with_the_minutes(client: Visitor, world: Cast, meeting: Gathering):
    found, minutes = decided(world, meeting), begin(client, meeting, world.siv)
    client.post(at(meeting, "decision", found.pk), {"text": "Vi prøver leksehjelp i høst."})
    for account in (world.fatima, world.nils):
        yes(client, minutes, account)
    with as_owner():
        minutes.refresh_from_db()
    assert "- Vi prøver leksehjelp i høst.\n" in minutes.words
    client.login_as(world.siv)
    assert client.post(at(meeting, "decision", found.pk), {"text": "Noe annet."}).status_code == 422
    client.post(at(meeting, "decision_removal", found.pk))
    assert client.post(at(meeting, "decision_new"), {"key": uuid4(), "text": "Enda noe."}).status_code == 422
    with as_owner():
        assert [each.text for each in Decision.objects.all()] == ["Vi prøver leksehjelp i høst."]
    with acting_as(world.siv.pk):
        assert Decision.objects.filter(pk=found.pk).update(text="For hånd.") == 0


def test_a_removed_decision_leaves_its_tasks(client: Visitor, world: Cast, meeting: Gathering):
    found = decided(world, meeting)
    left = task(world, meeting, seat=world.sol_seat, decision=found)
    there = at(meeting, "decision_removal", found.pk)
    assert client.login_as(world.fatima).post(there).status_code == 404
    assert client.login_as(world.siv).post(there).status_code == 302
    with as_owner():
        left.refresh_from_db()
        assert (left.decision_id, Decision.objects.count()) == (None, 0)


@pytest.mark.parametrize("owner", [SEAT, SIDE, ORGANISATION])
def test_a_task_is_a_seats_a_sides_or_an_organisations(client: Visitor, world: Cast, meeting: Gathering, owner: str):
    found = decided(world, meeting)
    with as_owner():
        world.nils_seat.organisation = world.nav
        world.nils_seat.save()
    chosen = {SEAT: world.sol_seat.pk, SIDE: "families", ORGANISATION: world.nav.pk}[owner]
    there, due = at(meeting, "task_new", found.pk), timezone.localdate() + timedelta(days=5)
    row = {"key": uuid4(), "text": "Ringe skolen", "owner": f"{owner}:{chosen}", "due": due.isoformat()}
    assert client.login_as(world.fatima).get(there).status_code == 404
    client.login_as(world.siv)
    assert client.post(there, {**row, "owner": f"{SEAT}:{uuid4()}"}).status_code == 422
    for _twice in range(2):
        assert client.post(there, row).status_code == 302
    names = ("fatima", "amina", "per", "nils", "kari", "siv")
    owns = {name: mine(client, getattr(world, name)) == ["Ringe skolen"] for name in names}
    assert owns == {
        "fatima": owner != ORGANISATION,
        "amina": owner != ORGANISATION,
        "per": owner == SIDE,
        "nils": owner == ORGANISATION,
        "kari": False,
        "siv": False,
    }


def test_the_owner_says_it_is_done_in_one_tap_and_can_undo(client: Visitor, world: Cast, meeting: Gathering):
    found = task(world, meeting, seat=world.sol_seat)
    done, undone = reverse("task_done", args=[found.pk]), reverse("task_undone", args=[found.pk])
    for name in ("per", "nils", "odd", "bo"):
        assert client.login_as(getattr(world, name)).post(done).status_code == 404
    assert client.login_as(world.fatima).get(done).status_code == 405
    client.post(done)
    assert (stands(found)[0], mine(client, world.jonas)) == ("done", [])
    client.post(undone)
    assert (stands(found)[0], mine(client, world.jonas)) == ("open", ["Ringe skolen"])


def test_it_is_moved_or_dropped_with_a_reason(client: Visitor, world: Cast, meeting: Gathering):
    found = task(world, meeting, seat=world.sol_seat)
    there, later = reverse("task", args=[found.pk]), timezone.localdate() + timedelta(days=20)
    client.login_as(world.fatima)
    wrong = client.post(there, {"state": "moved", "due": later.isoformat(), "words": ""})
    assert (wrong.status_code, wrong.context["form"].errors) == (422, {"words": ["Skriv kort hvorfor."]})
    client.post(there, {"state": "moved", "due": later.isoformat(), "words": "Skolen har ferie."})
    assert stands(found) == ("moved", "Skolen har ferie.", 20)
    client.post(there, {"state": "dropped", "due": "", "words": "Det trengs ikke."})
    assert stands(found) == ("dropped", "Det trengs ikke.", 20)
    everyone = client.login_as(world.nils).get(at(meeting)).content.decode()
    assert "Det trengs ikke." in everyone
    assert client.get(there).status_code == 404


def test_the_clock_alone_asks_whom_to_remind(world: Cast, meeting: Gathering):
    today = timezone.localdate()
    soon, now = task(world, meeting, days=3, seat=world.sol_seat), task(world, meeting, days=0, side="providers")
    task(world, meeting, days=2, seat=world.sol_seat)
    task(world, meeting, days=0, seat=world.bekk_seat, state="done", answered_at=timezone.now())

    def due() -> set[tuple[Any, Any]]:
        with connection.cursor() as cursor:
            cursor.execute("select task, account from process_tasks_due(%s)", [today])
            return set(cursor.fetchall())

    assert due() == {
        (soon.pk, world.fatima.pk), (soon.pk, world.jonas.pk), (now.pk, world.nils.pk), (now.pk, world.kari.pk)
    }  # fmt: skip
    with acting_as(world.siv.pk):
        assert due() == set()


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_the_same_for_one_and_three(client: Visitor, world: Cast, number: int):
    for _each in range(number):
        gathering = held(world)
        task(world, gathering, seat=world.sol_seat, decision=decided(world, gathering))
    client.login_as(world.jonas)
    assert asked(client, reverse("agreed", args=[world.process.pk])) == 10


def agreed(client: Visitor, world: Cast, query: str = "", words: str | None = None) -> list[tuple[str, int]]:
    """What stands on the page: each decision, or nothing, and how many tasks stand with it."""
    there = reverse("agreed", args=[world.process.pk])
    if words is not None:
        client.post(reverse("search"), {"there": there, "words": words})
    lines = client.get(there + query).context["list"].page
    return [(each.decision.text if each.decision else "", len(each.tasks)) for each in lines]


def test_what_was_agreed_is_narrowed_by_what_became_of_it(client: Visitor, world: Cast, meeting: Gathering):
    done = {"state": "done", "answered_at": timezone.now()}
    task(world, meeting, decision=decided(world, meeting, "Ferdig."), seat=world.sol_seat, **done)
    waits = decided(world, meeting, "Venter.")
    for more in ({}, done):
        task(world, meeting, decision=waits, seat=world.sol_seat, **more)
    task(world, meeting, days=-2, decision=decided(world, meeting, "Sent."), seat=world.sol_seat)
    decided(world, meeting, "Uten oppgave.")
    task(world, meeting, seat=world.sol_seat)
    task(world, meeting, seat=world.sol_seat, **done)
    client.login_as(world.fatima)
    everything = [("Ferdig.", 1), ("Venter.", 2), ("Sent.", 1), ("Uten oppgave.", 0), ("", 2)]
    assert agreed(client, world) == agreed(client, world, "?oppgaver=tull") == everything
    assert agreed(client, world, "?oppgaver=open") == [("Venter.", 2), ("Sent.", 1), ("", 1)]
    assert agreed(client, world, "?oppgaver=late") == [("Sent.", 1)]
    assert agreed(client, world, "?oppgaver=done") == [("Ferdig.", 1), ("", 1)]


def test_what_was_agreed_is_found_by_its_words_or_those_of_a_task(client: Visitor, world: Cast, meeting: Gathering):
    task(world, meeting, decision=decided(world, meeting, "Vi prøver leksehjelp."), words="Rektor er syk")
    decided(world, meeting, "Bussen kjører lenger.")
    task(world, meeting)
    client.login_as(world.nils)
    help_with_school, bus = ("Vi prøver leksehjelp.", 1), ("Bussen kjører lenger.", 0)
    assert agreed(client, world) == [help_with_school, bus, ("", 1)]
    assert agreed(client, world, words="rektor") == [help_with_school]
    assert agreed(client, world, words="skole") == [help_with_school, ("", 1)]
    assert agreed(client, world, words="buss") == [bus]
    assert agreed(client, world, words="noe annet") == []


def test_more_than_twenty_decisions_go_on_to_the_next_page(client: Visitor, world: Cast, meeting: Gathering):
    for number in range(26):
        decided(world, meeting, f"Avtale {number}.")
    client.login_as(world.nils)
    assert agreed(client, world, "?side=2") == [(f"Avtale {number}.", 0) for number in range(20, 26)]


def test_a_task_of_one_who_has_been_erased_stays_without_a_name(client: Visitor, world: Cast, meeting: Gathering):
    found = task(world, meeting, seat=None)
    content = client.login_as(world.nils).get(at(meeting)).content.decode()
    assert found.text in content
    assert "En som har sluttet" in content
