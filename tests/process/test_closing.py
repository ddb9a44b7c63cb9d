"""Closing a process: who, what is said first, what ends, what can still be read and done, and opening it again."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.asking import asked
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.models import (
    Attendance,
    Closing,
    Contribution,
    ContributionReader,
    FamilyVoice,
    Gathering,
    GatheringGuest,
    HandOver,
    HandOverApproval,
    Invitation,
    Partner,
    Process,
    Promise,
    RecruitingChannel,
    Seat,
    Station,
    StationMove,
)
from usving.process.rules.audience import Audience
from usving.process.rules.gate import Matter
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def at(world: Cast, page: str = "closing") -> str:
    return reverse(page, args=[world.process.pk])


def close(client: Visitor, world: Cast, name: str = "liv", reason: str = "Vi er for få.") -> Any:
    response = client.login_as(getattr(world, name)).post(at(world), {"key": uuid4(), "reason": reason})
    with as_owner():
        world.process.refresh_from_db()
    return response


def closed_for(world: Cast, days: int) -> None:
    """Let it have been closed so many days ago."""
    with as_owner():
        at, until = timezone.now() - timedelta(days=days), timezone.localdate() - timedelta(days=days - 365)
        Process.objects.filter(pk=world.process.pk).update(closed_at=at, reads_until=until)


def agree_on_the_last(world: Cast) -> None:
    taken = make.hand_over(make.station(world.process, 7), "Dette tar vi med.", world.fatima)
    for side in Side:
        make.make(HandOverApproval, municipality=world.testvik, process=world.process, hand_over=taken, side=side.value)


def read_by(account: Account) -> set[str]:
    with acting_as(account.pk):
        return set(Contribution.objects.values_list("text", flat=True))


@pytest.mark.parametrize(
    ("name", "status"),
    [("liv", 302), ("siv", 302), ("fatima", 404), ("nils", 404), ("anne", 404), ("odd", 404), ("bo", 404)],
)
def test_those_who_lead_close_the_process(client: Visitor, world: Cast, name: str, status: int):
    assert (client.login_as(getattr(world, name)).get(at(world)).status_code == 200) == (status == 302)
    assert close(client, world, name).status_code == status
    assert (world.process.closed_at is not None) == (status == 302)
    assert client.get(reverse("closing", args=[uuid4()])).status_code == 404
    assert client.get(at(world, "reopening")).status_code == 405


def test_without_agreement_a_reason_is_asked_for_and_kept(client: Visitor, world: Cast):
    response = close(client, world, reason=" ")
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["reason"])
    assert world.process.closed_at is None
    close(client, world, reason="Vi er for få.")
    with as_owner():
        assert list(Closing.objects.values_list("agreed", "reason", "by")) == [(False, "Vi er for få.", world.liv.pk)]
    content = client.login_as(world.per).get(at(world, "u")).content.decode()
    assert ["Prosessen er avsluttet" in content, "Vi er for få." in content] == [True, True]


def test_agreement_on_the_last_hand_over_is_reason_enough(client: Visitor, world: Cast):
    agree_on_the_last(world)
    close(client, world, reason="")
    with as_owner():
        assert list(Closing.objects.values_list("agreed", "reason")) == [(True, "")]


def test_sent_twice_it_closes_once(client: Visitor, world: Cast):
    close(client, world)
    close(client, world)
    with as_owner():
        assert (Closing.objects.count(), Entry.objects.filter(event="process.closed").count()) == (1, 1)


def test_the_page_says_first_how_long_it_can_be_read(client: Visitor, world: Cast):
    page = client.login_as(world.liv).get(at(world))
    assert page.context["until"] == timezone.localdate() + timedelta(days=365)
    close(client, world)
    assert world.process.reads_until == timezone.localdate() + timedelta(days=365)


def test_seats_read_on_until_the_day_and_each_their_own_for_ever(client: Visitor, world: Cast):
    make.gate(world.process)
    circle = make.circle(world.process, Side.FAMILIES)
    said = make.contribution(
        world.fatima, make.station(world.process), "for alle", Audience.ALL, family=world.sol, circle=circle
    )
    close(client, world)
    assert [read_by(account) for account in (world.nils, world.per, world.liv)] == [{"for alle"}] * 3
    closed_for(world, 365)
    assert read_by(world.nils) == {"for alle"}
    closed_for(world, 366)
    assert [read_by(account) for account in (world.nils, world.per, world.liv, world.siv)] == [set()] * 4
    assert read_by(world.fatima) == {"for alle"}
    client.login_as(world.fatima)
    assert client.get(reverse("contribution", args=[said.pk])).status_code == 200
    assert [each.pk for each in client.get(reverse("own_things")).context["list"].page] == [said.pk]
    assert client.get(at(world, "gatherings")).status_code == 404
    assert client.get(at(world, "u")).templates[0].name == "process/u_frame.html"


def test_the_guest_reads_no_more_at_once_and_a_reopening_does_not_let_in_again(client: Visitor, world: Cast):
    circle = make.circle(world.process, Side.FAMILIES)
    values = {"family": world.sol, "circle": circle}
    make.contribution(world.fatima, make.station(world.process), "i kretsen", Audience.CIRCLE, **values)
    for family in (world.sol, world.bekk):
        make.voice(world.process, family, Matter.GUEST)
    assert read_by(world.siv) == {"i kretsen"}
    close(client, world)
    assert (read_by(world.siv), read_by(world.per)) == (set(), {"i kretsen"})
    client.post(at(world, "reopening"))
    assert (read_by(world.siv), read_by(world.per)) == (set(), {"i kretsen"})


def test_gatherings_to_come_are_called_off_and_letters_can_no_longer_be_answered(client: Visitor, world: Cast):
    held, coming = make.gathering(world.process, days=-3), make.gathering(world.process, days=3)
    letter = make.make(
        Invitation, municipality=world.testvik, process=world.process, side="families", organisation=world.nav,
        to_name="Noen", way="paper", digest="x", expires_at=timezone.now() + timedelta(days=9),
    )  # fmt: skip
    close(client, world)
    with as_owner():
        for each in (held, coming, letter):
            each.refresh_from_db()
    assert (held.called_off_at, coming.called_off_at is None) == (None, False)
    assert letter.expires_at <= timezone.now()


def test_it_opens_again_within_thirty_days_and_the_way_shows_it(client: Visitor, world: Cast):
    close(client, world)
    closed_for(world, 30)
    assert client.login_as(world.fatima).post(at(world, "reopening")).status_code == 404
    assert client.login_as(world.liv).post(at(world, "reopening")).status_code == 302
    with as_owner():
        world.process.refresh_from_db()
        assert list(Entry.objects.filter(event="process.reopened").values_list("actor_id", flat=True)) == [world.liv.pk]
    assert (world.process.closed_at, world.process.reads_until) == (None, None)
    content = client.login_as(world.per).get(at(world, "u")).content.decode()
    assert ["Åpnet igjen" in content, "Avsluttet" in content] == [True, True]
    assert client.get(reverse("write", args=[world.process.pk, 1])).status_code == 200


def test_after_thirty_days_it_stays_closed(client: Visitor, world: Cast):
    close(client, world)
    closed_for(world, 31)
    assert "mer enn 30 dager siden" in client.login_as(world.liv).get(at(world)).content.decode()
    client.post(at(world, "reopening"))
    with as_owner():
        world.process.refresh_from_db()
    assert world.process.closed_at is not None


PAGES_OF_WRITING = (
    ("fatima", "write", True), ("fatima", "hand_over_new", True), ("fatima", "gate_voice", False),
    ("siv", "move", False), ("siv", "move_on", False), ("siv", "gathering_new", False), ("siv", "setup", False),
    ("siv", "setup_frame", False), ("siv", "setup_seat_new", False), ("siv", "setup_partner_new", False),
    ("siv", "setup_leader", False), ("siv", "setup_office_new", False),
)  # fmt: skip


@pytest.mark.parametrize(("name", "page", "numbered"), PAGES_OF_WRITING)
def test_the_doors_to_writing_are_shut(client: Visitor, world: Cast, name: str, page: str, numbered: bool):
    there = reverse(page, args=[world.process.pk, 1] if numbered else [world.process.pk])
    shut = {404, 405}

    def answers() -> set[int]:
        client.login_as(getattr(world, name))
        return {client.get(there).status_code, client.post(there).status_code}

    assert answers() - shut != set()
    close(client, world)
    assert answers() - shut == set()


def test_a_gathering_can_be_read_and_not_led_on(client: Visitor, world: Cast):
    held = make.gathering(world.process, days=-3)
    close(client, world)
    client.login_as(world.siv)
    assert client.get(reverse("gathering", args=[held.pk])).status_code == 200
    for page in ("gathering_plan", "gathering_attendance", "promise_on_paper"):
        assert client.get(reverse(page, args=[held.pk])).status_code == 404
    for page in ("gathering_off", "gathering_on"):
        assert client.post(reverse(page, args=[held.pk])).status_code == 404


def test_what_is_wrong_can_still_be_told_and_hidden(client: Visitor, world: Cast):
    make.gate(world.process)
    circle = make.circle(world.process, Side.FAMILIES)
    said = make.contribution(
        world.fatima, make.station(world.process), "for alle", Audience.ALL, family=world.sol, circle=circle
    )
    close(client, world)
    told = client.login_as(world.per).post(reverse("report", args=[said.pk]), {"reason": "Dette er galt."})
    hidden = client.login_as(world.siv).post(reverse("hide", args=[said.pk]), {"reason": "Det er galt."})
    assert (told.status_code, hidden.status_code) == (302, 302)
    assert read_by(world.per) == set()


def writes(world: Cast) -> dict[str, tuple[Account, Callable[[], Any]]]:
    """Each way to write in a process by hand, past every page: who would do it, and the act; each gives something back."""
    home = {"municipality": world.testvik, "process": world.process}
    here = make.station(world.process)
    with as_owner():
        circle = make.circle(world.process, Side.FAMILIES)
        said = make.contribution(world.fatima, here, "sagt", Audience.ME, family=world.sol, circle=circle)
        met = make.gathering(world.process, GatheringKind.BILATERAL, days=0)
        make.make(GatheringGuest, municipality=world.testvik, gathering=met, seat=world.sol_seat)
        taken = make.hand_over(here, "tatt med", world.fatima)
        channel = make.channel(world.process, world.nav)
        partner = make.make(Partner, **home, organisation=world.nav)
        free = make.seat(world.process, SeatRole.PROVIDER)
    met_by = {"municipality": world.testvik, "gathering": met}
    new_seat = {"role": "provider", "code": "ny", "circle": make.circle(world.process, Side.PROVIDERS)}
    letter = {"to_name": "x", "way": "paper", "expires_at": timezone.now() + timedelta(days=3)}
    promise = {"name": "F", "text": "v1", "way": "tap"}
    fatima, siv, nils = world.fatima, world.siv, world.nils
    return {
        "say": (fatima, lambda: Contribution.objects.create(
            **home, station=here, author=fatima, circle=circle, family=world.sol, text="x", signed="x")),
        "change": (fatima, lambda: Contribution.objects.filter(pk=said.pk).update(text="y")),
        "widen": (fatima, lambda: ContributionReader.objects.create(
            municipality=world.testvik, contribution=said, seat=world.nils_seat)),
        "speak": (fatima, lambda: FamilyVoice.objects.create(**home, family=world.sol, matter="join", says=True)),
        "answer": (fatima, lambda: Attendance.objects.create(**met_by, seat=world.sol_seat, coming="yes")),
        "promise": (fatima, lambda: Promise.objects.create(
            **met_by, seat=world.sol_seat, account=fatima, recorded_by=fatima, **promise)),
        "word": (fatima, lambda: HandOver.objects.create(
            **home, station=make.station(world.process, 2), text="x", by=fatima, proposed_by="families")),
        "reword": (fatima, lambda: HandOver.objects.filter(pk=taken.pk).update(text="y")),
        "approve": (nils, lambda: HandOverApproval.objects.create(**home, hand_over=taken, side="providers", by=nils)),
        "plan": (siv, lambda: Gathering.objects.create(
            **home, code="ny", station=1, kind="joint", title="x", starts_at=timezone.now(), minutes=60, place="x",
            ground="neutral")),
        "replan": (siv, lambda: Gathering.objects.filter(pk=met.pk).update(title="y")),
        "ask": (siv, lambda: GatheringGuest.objects.create(**met_by, seat=world.nils_seat)),
        "note": (siv, lambda: Attendance.objects.create(**met_by, seat=world.nils_seat, came=True)),
        "write in": (siv, lambda: Promise.objects.create(
            **met_by, seat=world.nils_seat, recorded_by=siv, **promise | {"way": "paper"})),
        "move": (siv, lambda: StationMove.objects.create(**home, came_from=1, went_to=2, by=siv)),
        "frame": (siv, lambda: Process.objects.filter(pk=world.process.pk).update(name="y")),
        "open by hand": (siv, lambda: Process.objects.filter(pk=world.process.pk).update(closed_at=None, reads_until=None)),
        "station": (siv, lambda: Station.objects.filter(pk=here.pk).update(words={})),
        "seat": (siv, lambda: Seat.objects.create(**home, **new_seat)),
        "seat again": (siv, lambda: Seat.objects.filter(pk=free.pk).update(label="y")),
        "partner": (siv, lambda: Partner.objects.create(**home, organisation=world.office)),
        "partner gone": (siv, lambda: Partner.objects.filter(pk=partner.pk).delete()[0]),
        "office": (siv, lambda: RecruitingChannel.objects.filter(pk=channel.pk).update(opens=channel.opens)),
        "invite": (nils, lambda: Invitation.objects.create(
            **home, side="families", organisation=world.nav, sent_by=nils, digest="a", **letter)),
        "invite a provider": (siv, lambda: Invitation.objects.create(
            **home, side="providers", organisation=world.nav, sent_by=siv, digest="b", **letter)),
    }  # fmt: skip


def done(who: Account, act: Callable[[], Any]) -> bool:
    """Whether the database lets it be done; whatever it did is undone again."""
    try:
        with acting_as(who.pk), transaction.atomic():
            did = bool(act())
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return did


def test_after_the_closing_the_database_lets_nobody_write(client: Visitor, world: Cast):
    ways = writes(world)
    assert {name: done(*way) for name, way in ways.items()} == dict.fromkeys(ways, True)
    close(client, world)
    assert {name: done(*way) for name, way in ways.items()} == dict.fromkeys(ways, False)


def test_a_closed_gate_is_not_opened_by_a_recount(client: Visitor, world: Cast):
    for family in (world.sol, world.bekk):
        make.voice(world.process, family, Matter.JOIN)
    close(client, world)
    with acting_as(world.fatima.pk), connection.cursor() as cursor:
        cursor.execute("select process_recount_gate(%s)", [world.process.pk])
        assert cursor.fetchone() == (False,)


@pytest.mark.parametrize("number", [1, 3])
def test_own_things_ask_the_same_for_one_and_three(client: Visitor, world: Cast, number: int):
    for _each in range(number):
        make.contribution(world.fatima, make.station(world.process), "sagt")
    assert asked(client.login_as(world.fatima), reverse("own_things")) == 7


def test_what_one_has_written_is_found_again_by_its_words(client: Visitor, world: Cast):
    station, here = make.station(world.process), reverse("own_things")
    for number in range(21):
        make.contribution(world.fatima, station, f"Dette er nummer {number}.")
    trap = make.contribution(world.fatima, station, "Trappen er bratt.")
    make.contribution(world.nils, station, "Trappen er lang.")
    client.login_as(world.fatima)
    assert len(client.get(f"{here}?side=2").context["list"].page) == 2
    client.post(reverse("search"), {"there": here, "words": "trapp"})
    assert [each.pk for each in client.get(here).context["list"].page] == [trap.pk]
