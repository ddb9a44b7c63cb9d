"""Answers: owed when something is shared, given in words, handed over, put off, and reminded of by the clock."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.insight.acts import ACTS, do, hand_over, of_fatima
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.insight.actions import experiences as telling
from usving.insight.actions import replies as actions
from usving.insight.actions.reply_reminders import remind_by_the_clock
from usving.insight.models import Experience, Reply
from usving.insight.rules.experiences import Choice
from usving.people.models import Notice
from usving.process.access import standing_of
from usving.process.models import Seat
from usving.process.rules.audience import Audience

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def share(world: Cast, made: Experience, audience: Audience, *seats: Seat) -> None:
    with acting_as(world.fatima.pk):
        who = standing_of(world.fatima)
        telling.share(made, audience=audience, chosen=seats, by=world.fatima, who=who)


def reply() -> Reply:
    with as_owner():
        return Reply.objects.get()


def noticed(name: str, world: Cast) -> list[str]:
    with as_owner():
        found = Notice.objects.filter(account=getattr(world, name)).order_by("created_at")
        return list(found.values_list("subject", flat=True))


def at(day: date, hour: int = 10) -> datetime:
    return datetime.combine(day, datetime.min.time(), ZoneInfo("Europe/Oslo")) + timedelta(hours=hour)


def test_the_facilitator_owes_what_is_shared_with_all(world: Cast):
    make.gate(world.process)
    share(world, of_fatima(world), Audience.ALL)
    assert (reply().seat_id, reply().due) == (world.siv_seat.pk, timezone.localdate() + timedelta(days=21))
    assert noticed("siv", world) == ["Noen venter på svar fra deg"]
    assert noticed("kari", world) == []


def test_what_only_the_circle_reads_the_circle_owes_and_the_facilitator_learns_nothing(world: Cast, client: Visitor):
    share(world, of_fatima(world), Audience.CIRCLE)
    assert (reply().seat_id, reply().contact_id) == (None, None)
    assert (noticed("per", world), noticed("siv", world)) == (["Noen venter på svar fra deg"], [])
    client.login_as(world.siv)
    assert client.get(reverse("replies", args=[world.process.pk])).context["list"].count == 0
    assert client.get(reverse("reply", args=[reply().pk])).status_code == 404


def test_what_only_the_contact_reads_the_contact_owes(world: Cast, client: Visitor):
    made = of_fatima(world)
    with acting_as(world.fatima.pk):
        telling.let(made, Choice.CONTACT, by=world.fatima, who=standing_of(world.fatima))
    assert reply().contact_id == world.nils.pk
    client.login_as(world.nils)
    assert client.post(reverse("reply", args=[reply().pk]), {"words": "Jeg ringer deg."}).status_code == 302
    assert reply().words == "Jeg ringer deg."


def test_an_answer_is_given_in_words_and_its_teller_is_told(world: Cast, client: Visitor):
    share(world, of_fatima(world), Audience.CHOSEN, world.kari_seat)
    client.login_as(world.kari)
    there = reverse("reply", args=[reply().pk])
    assert client.post(there, {"words": "  "}).status_code == 422
    assert client.post(there, {"words": "Vi gjør det."}).status_code == 302
    assert (reply().words, reply().answered_as) == ("Vi gjør det.", "Kari Hus")
    assert noticed("fatima", world) == ["Du har fått svar på noe du har fortalt"]
    assert client.post(there, {"words": "Noe annet."}).status_code == 422
    assert reply().words == "Vi gjør det."
    client.login_as(world.fatima)
    steps = client.get(reverse("became", args=[reply().experience_id])).context["steps"]
    assert [(str(step.what), step.words) for step in steps] == [
        ("Fortalt", ""), ("Delt med noen som skal svare", ""), ("Svar fra Kari Hus", "Vi gjør det."),
    ]  # fmt: skip


def test_an_answer_is_handed_over_to_one_who_may_read(world: Cast, client: Visitor):
    make.gate(world.process)
    share(world, of_fatima(world), Audience.ALL)
    client.login_as(world.siv)
    assert client.post(reverse("reply_handed_over", args=[reply().pk]), {"seat": world.bekk_seat.pk}).status_code == 302
    assert reply().seat_id == world.bekk_seat.pk
    assert noticed("per", world) == ["Noen venter på svar fra deg"]


def test_it_is_not_handed_over_to_one_who_may_not_read(world: Cast):
    share(world, of_fatima(world), Audience.CHOSEN, world.kari_seat)
    with acting_as(world.kari.pk), pytest.raises(Refused):
        actions.hand_over(reply(), seat=world.nils_seat, by=world.kari, who=standing_of(world.kari))


def test_an_answer_is_put_off_and_its_teller_sees_it(world: Cast, client: Visitor):
    share(world, of_fatima(world), Audience.CHOSEN, world.kari_seat)
    client.login_as(world.kari)
    there, later = reverse("reply_put_off", args=[reply().pk]), timezone.localdate() + timedelta(days=40)
    assert client.post(there, {"due": (timezone.localdate() - timedelta(days=1)).isoformat()}).status_code == 422
    assert client.post(there, {"due": later.isoformat()}).status_code == 302
    assert reply().due == later
    with as_owner():
        Reply.objects.update(owed_at=timezone.now() - timedelta(days=45))  # 36 days are left of the 21 and the 60
    for days, answer in ((37, 422), (36, 302)):
        day = (timezone.localdate() + timedelta(days=days)).isoformat()
        assert client.post(there, {"due": day}).status_code == answer
    with as_owner():
        assert Entry.objects.filter(event="insight.reply_put_off").first().account_id == world.fatima.pk


@pytest.mark.parametrize("name", ["fatima", "per", "nils"])
def test_others_who_may_read_do_not_answer(world: Cast, client: Visitor, name: str):
    make.gate(world.process)
    share(world, of_fatima(world), Audience.ALL)
    client.login_as(getattr(world, name))
    there = reverse("reply", args=[reply().pk])
    assert client.get(there).context["owes"] is False
    assert client.post(there, {"words": "Hei"}).status_code == 422


@pytest.mark.parametrize("name", ["odd", "anne", "bo", "kari"])
def test_strangers_see_no_answer(world: Cast, client: Visitor, name: str):
    share(world, of_fatima(world), Audience.CIRCLE)
    client.login_as(getattr(world, name))
    assert client.get(reverse("reply", args=[reply().pk])).status_code == 404
    assert client.get(reverse("reply", args=[uuid4()])).status_code == 404
    assert client.get(reverse("reply_put_off", args=[reply().pk])).status_code == 405


@pytest.mark.parametrize("number", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(
    world: Cast, client: Visitor, number: int, django_assert_num_queries: Any
):
    make.gate(world.process)
    for _ in range(number):
        share(world, of_fatima(world), Audience.ALL)
    client.login_as(world.kari)
    there = reverse("replies", args=[world.process.pk])
    client.get(there)
    with django_assert_num_queries(16):
        assert client.get(there).context["list"].count == number


def test_the_clock_reminds_before_on_and_after_the_day_each_time_once(world: Cast):
    share(world, of_fatima(world), Audience.CHOSEN, world.kari_seat)
    due = reply().due
    counts = []
    for days in (-4, -3, -3, 0, 1, 2, 8):
        counts.append(remind_by_the_clock(at(due + timedelta(days=days))))
    assert counts == [0, 1, 0, 1, 2, 0, 2]  # when the day is over the teller is told as well
    assert noticed("kari", world)[1:] == [
        "Noen venter på svar fra deg", "Noen venter på svar fra deg i dag", "Noen venter på svar, og fristen er over",
        "Noen venter på svar, og fristen er over",
    ]  # fmt: skip
    assert noticed("fatima", world) == ["Et svar til deg er forsinket. Vi har minnet den som skal svare"] * 2


def test_nobody_is_reminded_before_nine_and_of_what_is_answered(world: Cast):
    share(world, of_fatima(world), Audience.CHOSEN, world.kari_seat)
    due = reply().due
    assert remind_by_the_clock(at(due, 8) - timedelta(days=3)) == 0
    with acting_as(world.kari.pk):
        actions.give_reply(reply(), words="Ja", signed="Kari", by=world.kari, who=standing_of(world.kari))
    assert remind_by_the_clock(at(due)) == 0


@settings(
    deadline=None, max_examples=12, phases=(Phase.explicit, Phase.generate), suppress_health_check=list(HealthCheck)
)
@given(done=st.lists(st.sampled_from([*ACTS, "hand over"]), max_size=7))
def test_no_sequence_of_acts_leaves_what_is_owed_without_someone_reminded(done: list[str]):
    with transaction.atomic():
        world = cast()
        made = of_fatima(world)
        for what in done:
            hand_over(world, made) if what == "hand over" else do(world, made, what)
        with as_owner():
            owed = Reply.objects.filter(experience=made.pk, process__closed_at__isnull=True).first()
        if owed:
            assert remind_by_the_clock(at(owed.due + timedelta(days=1))) >= 1
        transaction.set_rollback(True)
