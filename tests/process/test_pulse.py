"""The pulse: who answers, that nothing tells who answered what, and that nothing can be found by subtracting."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.after import held
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.actions import pulse as actions
from usving.process.models import Gathering, Pulse, PulseAnswered
from usving.process.queries.pulse import QUESTIONS, marks_of
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def meeting(world: Cast) -> Gathering:
    return held(world)


def there(gathering: Gathering, page: str = "pulse") -> str:
    return reverse(page, args=[gathering.pk])


def answer(client: Visitor, gathering: Gathering, account: Account, safe: int = 7, useful: int = 8) -> Any:
    return client.login_as(account).post(there(gathering), {"safe": safe, "useful": useful})


def third_family(world: Cast) -> Account:
    """One more family in the process; returns its adult."""
    adult = make.account(world.testvik, "Mona Myr")
    make.seat(world.process, SeatRole.FAMILY, make.family(world.testvik, "Familien Myr", adult))
    return adult


def let_days_pass(gathering: Gathering, days: int = 4) -> None:
    with as_owner():
        gathering.starts_at -= timedelta(days=days)
        gathering.save(update_fields=["starts_at"])


def seen_by(account: Account, gathering: Gathering) -> list[list[int]]:
    with acting_as(account.pk):
        return [[each.count for each in told.columns] for told in marks_of(gathering)]


def histogram(*marks: int) -> list[int]:
    return [marks.count(mark) for mark in range(11)]


@pytest.mark.parametrize(
    ("name", "sees", "answers"),
    [
        ("fatima", 200, 302),
        ("amina", 200, 302),
        ("nils", 200, 302),
        ("siv", 200, 404),
        ("odd", 404, 404),
        ("anne", 404, 404),
        ("bo", 404, 404),
    ],
)
def test_those_who_were_asked_answer(
    client: Visitor, world: Cast, meeting: Gathering, name: str, sees: int, answers: int
):
    client.login_as(getattr(world, name))
    assert client.get(there(meeting)).status_code == sees
    assert client.post(there(meeting), {"safe": 3, "useful": 4}).status_code == answers
    with as_owner():
        assert PulseAnswered.objects.count() == (answers == 302)


def test_nothing_is_chosen_beforehand_and_both_are_asked(client: Visitor, world: Cast, meeting: Gathering):
    client.login_as(world.fatima)
    assert " checked" not in client.get(there(meeting)).content.decode()
    assert client.post(there(meeting), {"safe": 3}).status_code == 422
    assert client.post(there(meeting), {"safe": 3, "useful": 11}).status_code == 422


def test_one_answers_once_and_no_trail_is_left(client: Visitor, world: Cast, meeting: Gathering):
    for safe in (3, 9):
        answer(client, meeting, world.fatima, safe)
    with as_owner():
        assert Pulse.objects.get().safe == histogram(3)
        assert Entry.objects.filter(event__contains="pulse").count() == 0
    assert client.get(there(meeting)).context["pulse"].answered is True


def test_it_opens_with_the_gathering_and_closes_three_days_after(client: Visitor, world: Cast, meeting: Gathering):
    ahead = make.gathering(world.process, days=1)
    talk = make.gathering(world.process, GatheringKind.BILATERAL, days=-1)
    assert answer(client, ahead, world.fatima).status_code == 404
    assert answer(client, talk, world.fatima).status_code == 404
    let_days_pass(meeting)
    answer(client, meeting, world.fatima)
    with as_owner():
        assert PulseAnswered.objects.count() == 0


def test_nobody_reads_the_tables_not_even_their_own_row(client: Visitor, world: Cast, meeting: Gathering):
    answer(client, meeting, world.fatima)
    for account in (world.fatima, world.siv):
        for model in (Pulse, PulseAnswered):
            with pytest.raises(DatabaseError), acting_as(account.pk), transaction.atomic():
                list(model.objects.all())


def test_nothing_is_shown_before_it_is_closed_then_five_answers_from_three_families(
    client: Visitor, world: Cast, meeting: Gathering
):
    five = (world.fatima, world.jonas, world.per, third_family(world), world.nils)
    for safe, account in enumerate(five):
        answer(client, meeting, account, safe, 10)
    assert seen_by(world.siv, meeting) == []
    let_days_pass(meeting)
    for account in (world.siv, world.fatima, world.kari):
        assert seen_by(account, meeting) == [histogram(0, 1, 2, 3, 4), histogram(10, 10, 10, 10, 10)]
    content = client.login_as(world.fatima).get(there(meeting)).content.decode()
    assert "5 har svart." in content
    assert seen_by(world.odd, meeting) == []


@pytest.mark.parametrize("left_out", ["a family", "an answer"])
def test_too_few_are_never_shown_and_their_marks_are_emptied(
    client: Visitor, world: Cast, meeting: Gathering, left_out: str
):
    third, few = third_family(world), [world.fatima, world.jonas, world.per, world.nils]
    few += [world.kari] if left_out == "a family" else []
    few = few[:-1] + [third] if left_out == "an answer" else few
    for account in few:
        answer(client, meeting, account)
    client.login_as(world.siv).post(there(meeting, "pulse_closing"))
    assert seen_by(world.siv, meeting) == []
    with as_owner():
        found = Pulse.objects.get()
        assert (found.told, found.safe, PulseAnswered.objects.count()) == (False, histogram(), 0)


def test_among_providers_alone_three_seats_are_asked_for(client: Visitor, world: Cast):
    gathering = held(world, GatheringKind.PROVIDERS)
    others = [make.account(world.testvik, f"Ansatt {number}", staff=True) for number in range(3)]
    for each in others:
        make.seat(world.process, SeatRole.PROVIDER, each)
    for account in (world.nils, world.kari, *others):
        answer(client, gathering, account, 5, 5)
    let_days_pass(gathering)
    assert seen_by(world.nils, gathering) == [histogram(5, 5, 5, 5, 5)] * 2
    assert seen_by(world.fatima, gathering) == []


def test_those_who_lead_close_it_early_and_nobody_answers_after(client: Visitor, world: Cast, meeting: Gathering):
    five = (world.fatima, world.jonas, world.per, third_family(world), world.nils)
    for account in five:
        answer(client, meeting, account)
    closing = there(meeting, "pulse_closing")
    assert client.login_as(world.fatima).post(closing).status_code == 404
    assert client.login_as(world.siv).get(closing).status_code == 405
    client.post(closing)
    before = seen_by(world.siv, meeting)
    assert before == [histogram(7, 7, 7, 7, 7), histogram(8, 8, 8, 8, 8)]
    answer(client, meeting, world.amina, 0, 0)
    let_days_pass(meeting)
    assert seen_by(world.siv, meeting) == before
    with as_owner():
        assert PulseAnswered.objects.count() == 0


def test_the_clock_closes_what_is_over_and_tells_the_same(client: Visitor, world: Cast, meeting: Gathering):
    for account in (world.fatima, world.jonas, world.per, third_family(world), world.nils):
        answer(client, meeting, account)
    assert actions.close_all_due() == 0
    let_days_pass(meeting)
    before = seen_by(world.siv, meeting)
    with acting_as(world.siv.pk):
        assert actions.close_all_due() == 0
    assert (actions.close_all_due(), seen_by(world.siv, meeting)) == (1, before)
    assert len(before) == len(QUESTIONS)


def test_no_row_no_column_and_no_order_joins_an_answer_to_its_giver(client: Visitor, world: Cast, meeting: Gathering):
    """There is no row for an answer: one row of sums, and marks without time whose ids are drawn by chance."""
    for account in (world.fatima, world.per, world.nils):
        answer(client, meeting, account)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(
            "select table_name, column_name from information_schema.columns"
            " where table_name in ('process_pulse', 'process_pulseanswered') order by 1, 2"
        )
        assert cursor.fetchall() == [
            ("process_pulse", "gathering_id"), ("process_pulse", "id"), ("process_pulse", "municipality_id"),
            ("process_pulse", "safe"), ("process_pulse", "told"), ("process_pulse", "useful"),
            ("process_pulseanswered", "account_id"), ("process_pulseanswered", "gathering_id"),
            ("process_pulseanswered", "id"), ("process_pulseanswered", "municipality_id"),
        ]  # fmt: skip
        assert Pulse.objects.count() == 1
        cursor.execute("select count(distinct xmin::text) from process_pulse")
        assert cursor.fetchall() == [(1,)]


EVENTS = st.lists(st.one_of(st.tuples(st.just("answer"), st.integers(0, 7), st.integers(0, 10)), st.just(("look",)),
                            st.just(("close",)), st.just(("days",))), max_size=25)  # fmt: skip


@settings(deadline=None, max_examples=25, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(events=EVENTS)
def test_whoever_looks_again_and_again_has_nothing_to_subtract(events: list[tuple[Any, ...]]):
    """Of all that can be seen of one pulse, at any time, there is at most one view, and it is of five from three families."""
    with transaction.atomic():
        world = cast()
        gathering = held(world)
        third = third_family(world)
        people = [world.fatima, world.jonas, world.amina, world.per, third, world.nils, world.kari, world.siv]
        homes = ["sol", "sol", "sol", "bekk", "myr", "", "", ""]
        given_by: dict[int, int] = {}
        views: set[str] = set()
        closed = False
        for event in [*events, ("look",), ("days",), ("look",)]:
            if event[0] == "answer":
                with acting_as(people[event[1]].pk):
                    outcome = actions.answer(gathering.pk, safe=event[2], useful=event[2])
                if outcome == "thanks":
                    given_by[event[1]] = event[2]
            elif event[0] == "close":
                with acting_as(world.siv.pk):
                    actions.close(gathering, by=world.siv)
                closed = True
            elif event[0] == "days":
                let_days_pass(gathering)
                closed = True
            seen = seen_by(world.siv, gathering)
            assert closed or seen == []
            views |= {str(seen)} if seen else set()
        enough = len(given_by) >= 5 and len({homes[who] for who in given_by} - {""}) >= 3
        assert views == ({str([histogram(*given_by.values())] * 2)} if enough else set())
        transaction.set_rollback(True)


def test_worlds_of_the_subtracting_test_hold_both_kinds(client: Visitor, world: Cast, meeting: Gathering):
    """The test above would be content with nothing: with enough answers there is something to see."""
    for account in (world.fatima, world.jonas, world.per, third_family(world), world.nils, world.kari):
        answer(client, meeting, account, 4, 4)
    let_days_pass(meeting)
    assert seen_by(world.siv, meeting) == [histogram(4, 4, 4, 4, 4, 4)] * 2
    assert timezone.now() > meeting.ends_at
