"""How the process works: who answers, what is told of few, what goes when it closes, and what the clock does."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import FamilyMember, Notice
from usving.process.access import standing_of
from usving.process.rules.seats import SeatRole
from usving.steering.access.quality import (
    quality_answers_visible_to,
    quality_results_visible_to,
    quality_words_visible_to,
    rounds_visible_to,
)
from usving.steering.actions import quality as actions
from usving.steering.actions.clock import tell_by_the_clock
from usving.steering.models import BoardSeat, QualityAnswer, QualityResult, QualityRound, QualityWords
from usving.steering.rules.quality import Moment, Statement, told_of

pytestmark = pytest.mark.django_db
EVERYONE = ("fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv", "anne", "odd", "bo")
INSIDE = {"fatima", "jonas", "amina", "per", "nils", "kari", "siv", "liv"}
MARKS = {each.value: "5" for each in Statement} | {"words": "", "words_for": "nobody"}


@pytest.fixture
def world() -> Cast:
    """The cast, with a third family and a third provider, so that each side can be told of."""
    made = cast()
    make.gate(made.process)
    made.ali = make.account(made.testvik, "Ali Fjell")  # type: ignore[attr-defined]
    make.seat(made.process, SeatRole.FAMILY, make.family(made.testvik, "Familien Fjell", made.ali))  # type: ignore[attr-defined]
    made.maja = make.account(made.testvik, "Maja Lege", staff=True)  # type: ignore[attr-defined]
    make.seat(made.process, SeatRole.PROVIDER, made.maja)  # type: ignore[attr-defined]
    return made


def opened(world: Cast, moment: Moment = Moment.MIDWAY) -> QualityRound:
    with acting_as(world.siv.pk):
        return actions.open_round(world.process, moment=moment, by=world.siv)


def answers(client: Visitor, found: QualityRound, account: Any, mark: Any, **said: Any) -> int:
    typed = MARKS | {each.value: str(mark) for each in Statement} | said
    return client.login_as(account).post(reverse("quality_answer", args=[found.pk]), typed).status_code


def close(found: QualityRound, world: Cast) -> None:
    with acting_as(world.siv.pk):
        actions.close_round(found, by=world.siv)


def told(found: QualityRound) -> dict[str, tuple[float, float]]:
    """What is told of the first statement."""
    with as_owner():
        rows = QualityResult.objects.filter(round=found, statement="equal")
        return {row.side: (float(row.mean), float(row.spread)) for row in rows}


def test_both_sides_are_told_of_beside_each_other(client: Visitor, world: Any):
    found = opened(world)
    for account, mark in (
        (world.fatima, 9),
        (world.per, 8),
        (world.ali, 10),
        (world.nils, 4),
        (world.kari, 4),
        (world.maja, 7),
    ):
        assert answers(client, found, account, mark) == 302
    assert answers(client, found, world.fatima, 8) == 302  # changed while it is open
    page = client.login_as(world.siv).get(reverse("quality", args=[world.process.pk])).content.decode()
    assert "I midten" not in page
    close(found, world)
    assert told(found) == {"families": (8.5, 1.0), "providers": (5.0, 1.5)}
    page = client.login_as(world.fatima).get(reverse("quality", args=[world.process.pk])).content.decode()
    assert "Det skiller 3,5 mellom sidene." in page
    with as_owner():
        assert QualityAnswer.objects.count() == 0
        assert not Entry.objects.filter(actor_id=world.fatima.pk, event__startswith="steering.quality").exists()


def test_a_small_side_is_hidden_in_the_whole(client: Visitor, world: Any):
    found = opened(world)
    for account, mark in ((world.fatima, 9), (world.per, 9), (world.ali, 9), (world.nils, 3), (world.kari, 3)):
        answers(client, found, account, mark)
    close(found, world)
    assert told(found) == {"": (6.5, 3.0)}


def test_three_from_one_family_are_no_side(client: Visitor, world: Any):
    found = opened(world)
    for account in (world.fatima, world.jonas, world.amina, world.nils, world.kari, world.maja):
        answers(client, found, account, 6)
    close(found, world)
    assert told(found) == {"": (6.0, 0.0)}


def test_few_are_told_of_not_at_all_and_their_words_go(client: Visitor, world: Any):
    found = opened(world)
    for account in (world.fatima, world.per, world.ali, world.nils):
        answers(client, found, account, 6, words="Det går bra.", words_for="all")
    close(found, world)
    with as_owner():
        assert (told(found), QualityWords.objects.count(), QualityAnswer.objects.count()) == ({}, 0, 0)
    page = client.login_as(world.fatima).get(reverse("quality", args=[world.process.pk])).content.decode()
    assert "For få har svart" in page


def test_words_are_read_as_their_giver_chose(client: Visitor, world: Any):
    found = opened(world)
    chosen = {"fatima": "all", "per": "board", "ali": "nobody", "nils": "all", "kari": "nobody"}
    for name, whom in chosen.items():
        answers(client, found, getattr(world, name), 6, words=f"Ord for {whom} fra {name}", words_for=whom)
    row = {"municipality": world.testvik, "process": world.process, "circle": world.nils_seat.circle}
    make.make(BoardSeat, **row, seat=world.nils_seat, side="providers", sits_since=timezone.now())
    close(found, world)

    def read(account: Any) -> set[str]:
        with acting_as(account.pk):
            return set(QualityWords.objects.values_list("text", flat=True))

    everyone = {"Ord for all fra fatima", "Ord for all fra nils"}
    assert (read(world.nils), read(world.per), read(world.siv)) == (
        everyone | {"Ord for board fra per"},
        everyone,
        everyone,
    )
    assert (read(world.odd), read(world.bo)) == (set(), set())


def test_unknown_is_no_mark(client: Visitor, world: Any):
    found = opened(world)
    for account in (world.fatima, world.per, world.ali, world.nils, world.kari):
        answers(client, found, account, 6, learning="vet-ikke")
    close(found, world)
    with as_owner():
        assert not QualityResult.objects.filter(round=found, statement="learning").exists()
    assert told(found) == {"": (6.0, 0.0)}


SIDES = ("families", "providers")
ANSWERS = st.lists(st.tuples(st.sampled_from(SIDES), st.integers(0, 3), st.integers(0, 10)), max_size=12)


def member(family: Any, person: Any) -> None:
    """One more adult in a family."""
    row = {"municipality": family.municipality, "family": family, "person": person.person}
    FamilyMember.objects.create(**row, kind="adult", starts=make.long_ago())


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(given_marks=ANSWERS)
def test_the_database_tells_what_the_rule_tells(given_marks: list[tuple[str, int, int]]):
    with transaction.atomic():
        world = cast()
        parties: dict[tuple[str, int], Any] = {}
        marks: dict[str, dict[str, list[int]]] = {side: {} for side in SIDES}
        with as_owner():
            row = {"municipality": world.testvik, "process": world.process, "moment": "mid"}
            today = timezone.localdate()
            found = QualityRound.objects.create(**row, opens=today, closes=today)
            for number, (side, party, mark) in enumerate(given_marks):
                person = make.account(world.testvik, f"Person {number}")
                if side == "families":
                    if (side, party) not in parties:
                        parties[side, party] = make.family(world.testvik, f"Familien {party}")
                        make.seat(world.process, SeatRole.FAMILY, parties[side, party])
                    member(parties[side, party], person)
                key = str(party) if side == "families" else str(number)
                QualityAnswer.objects.create(
                    municipality=world.testvik, round=found, account=person, side=side, marks={"equal": mark}
                )
                marks[side].setdefault(key, []).append(mark)
        with acting_as(world.siv.pk):
            actions.close_round(found, by=world.siv)
        with as_owner():
            rows = QualityResult.objects.filter(round=found)
            assert {r.side: (r.mean, r.spread) for r in rows} == told_of(marks)
        transaction.set_rollback(True)


@given(marks=ANSWERS)
def test_a_side_and_the_whole_are_never_told_together(marks: list[tuple[str, int, int]]):
    by_side: dict[str, dict[str, list[int]]] = {side: {} for side in SIDES}
    for side, party, mark in marks:
        by_side[side].setdefault(str(party), []).append(mark)
    found = told_of(by_side)
    assert set(found) in (set(), {""}, set(SIDES))
    if found and "" not in found:
        assert min(len(by_side[side]) for side in SIDES) >= 3
    assert all(Decimal(0) <= mean <= 10 for mean, _spread in found.values())


def test_the_clock_opens_tells_and_closes(world: Any):
    midway = world.process.starts + (world.process.ends - world.process.starts) // 2
    assert actions.follow_the_clock(midway - timedelta(days=1)) == (0, 0)
    assert actions.follow_the_clock(midway) == (2, 0)  # the process next door has the same frame
    assert actions.follow_the_clock(midway) == (0, 0)
    with as_owner():
        Notice.objects.all().delete()
    assert tell_by_the_clock() == 7  # fatima, jonas, per, ali, nils, kari, maja; no youth, nobody who leads
    assert tell_by_the_clock() == 0
    assert actions.follow_the_clock(midway + timedelta(days=15)) == (0, 2)
    end = world.process.ends - timedelta(days=14)
    assert actions.follow_the_clock(end) == (2, 0)


def test_a_closed_process_closes_its_round(world: Any):
    found = opened(world)
    with as_owner():
        world.process.closed_at, world.process.reads_until = timezone.now(), date(2099, 1, 1)
        world.process.save()
    assert actions.follow_the_clock()[1] == 1
    with as_owner():
        found.refresh_from_db()
        assert (found.told, found.closed_at is not None) == (False, True)


def test_who_comes_where(client: Visitor, world: Any):
    found = opened(world)
    pages = {
        reverse("quality", args=[world.process.pk]): INSIDE,
        reverse("quality_answer", args=[found.pk]): {"fatima", "jonas", "amina", "per", "nils", "kari"},
    }
    for there, may in pages.items():
        answered = {name: client.login_as(getattr(world, name)).get(there).status_code for name in EVERYONE}
        assert answered == {name: 200 if name in may else 404 for name in EVERYONE}
    for page, key in (("quality_opened", world.process.pk), ("quality_closed", found.pk)):
        there = reverse(page, args=[key])
        for name in ("fatima", "nils", "odd", "bo"):
            assert client.login_as(getattr(world, name)).post(there, {"moment": "end"}).status_code == 404
        assert client.login_as(world.siv).get(there).status_code == 405
    assert client.post(reverse("quality_opened", args=[world.process.pk]), {"moment": "end"}).status_code == 302
    with as_owner():
        assert QualityRound.objects.count() == 1  # one at a time


def test_nobody_writes_another_sides_answer_or_reads_one(client: Visitor, world: Any):
    found = opened(world)
    answers(client, found, world.fatima, 3)
    with acting_as(world.siv.pk):
        assert QualityAnswer.objects.count() == 0
    with acting_as(world.jonas.pk):
        assert QualityAnswer.objects.count() == 0


PAGE = 16


@pytest.mark.parametrize("number", [1, 2])
def test_the_page_asks_the_same(client: Visitor, world: Any, django_assert_num_queries: Any, number: int):
    for moment in list(Moment)[:number]:
        found = opened(world, moment)
        for account in (world.fatima, world.per, world.ali, world.nils, world.kari, world.maja):
            answers(client, found, account, 6)
        close(found, world)
    client.login_as(world.fatima)
    with django_assert_num_queries(PAGE):
        page = client.get(reverse("quality", args=[world.process.pk]))
    assert len(page.context["rounds"]) == number


def test_the_doors_say_the_same_as_the_database(client: Visitor, world: Any):
    found = opened(world)
    for account in (world.fatima, world.per, world.ali, world.nils, world.kari, world.maja):
        answers(client, found, account, 6, words="Ord", words_for="all")
    close(found, world)
    answers(client, opened(world, Moment.END), world.per, 6)
    doors: dict[Any, Any] = {
        QualityRound: rounds_visible_to, QualityAnswer: quality_answers_visible_to,
        QualityResult: quality_results_visible_to, QualityWords: quality_words_visible_to,
    }  # fmt: skip
    seen = {}
    for name in EVERYONE:
        account = getattr(world, name)
        with as_owner(), acting_as(account.pk):
            who = standing_of(account)
            through = {model: set(door(who).values_list("pk", flat=True)) for model, door in doors.items()}
        with acting_as(account.pk):
            alone = {model: set(model.objects.values_list("pk", flat=True)) for model in doors}
        assert alone == through, name
        seen[name] = len(alone[QualityAnswer])
    assert seen == dict.fromkeys(EVERYONE, 0) | {"per": 1}
