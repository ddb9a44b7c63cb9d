"""Ending a seat that someone else sits in: who may, what ends and what stays, and taking it back."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.asking import asked
from tests.process.setting_up import at, reload
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.people.models import Account, Notice
from usving.people.rules.roles import Role
from usving.process.actions.recruiting import Addressed, invite_to_seat
from usving.process.models import Contribution, Invitation, Seat
from usving.process.rules.audience import Audience
from usving.process.rules.recruiting import InvitationWay
from usving.process.rules.seats import SeatRole, Side

pytestmark = pytest.mark.django_db
OTHERS = ["fatima", "nils", "kari", "anne", "odd", "bo"]


@pytest.fixture
def world() -> Cast:
    return cast()


def day(away: int) -> date:
    return timezone.localdate() + timedelta(days=away)


def end(client: Visitor, world: Cast, seat: Seat, away: int, by: str = "liv") -> Any:
    sent = {"last_day": str(day(away))}
    return client.login_as(getattr(world, by)).post(at(world, "setup_seat_end", seat.pk), sent)


def following(world: Cast, role: SeatRole = SeatRole.PROVIDER) -> list[Seat]:
    """The empty seats of a role."""
    with as_owner():
        return list(Seat.objects.filter(process=world.process, role=role, account=None, family=None))


def told(account: Account) -> list[str]:
    with as_owner():
        return list(Notice.objects.filter(account=account).order_by("created_at").values_list("subject", flat=True))


def in_the_database(asker: Account, seat: Seat, last_day: date) -> str:
    with acting_as(asker.pk), connection.cursor() as cursor:
        cursor.execute("select process_end_seat(%s, %s, %s, %s)", [seat.pk, last_day, uuid4(), uuid4().hex[:12]])
        return str(cursor.fetchone()[0])


def test_two_clicks_end_a_seat_once_though_it_is_over_after_the_first(client: Visitor, world: Cast):
    answers = [end(client, world, world.nils_seat, -1) for _click in range(2)]
    there = reverse("setup", args=[world.process.pk])
    assert [(each.status_code, each.headers.get("Location")) for each in answers] == [(302, there)] * 2
    assert (len(following(world)), len(told(world.nils))) == (1, 1)
    assert end(client, world, world.nils_seat, -2).status_code == 404
    assert client.get(at(world, "setup_seat_end", world.nils_seat.pk)).status_code == 404
    for stranger in ("odd", "nils", "fatima"):
        assert end(client, world, world.nils_seat, -1, by=stranger).status_code == 404


def test_a_providers_seat_ends_and_an_empty_one_of_the_same_kind_comes(client: Visitor, world: Cast):
    with as_owner():
        Seat.objects.filter(pk=world.nils_seat.pk).update(label="Rådgiver", organisation=world.nav)
    page = client.login_as(world.liv).get(at(world, "setup_seat_end", world.nils_seat.pk))
    assert (page.status_code, page.context["form"].initial["last_day"]) == (200, day(0))
    assert end(client, world, world.nils_seat, -1).status_code == 302
    (new,) = following(world)
    assert (reload(world.nils_seat).ends, reload(world.nils_seat).account_id) == (day(-1), world.nils.pk)
    assert (new.label, new.organisation_id, new.circle_id, new.called) == (
        "Rådgiver", world.nav.pk, world.nils_seat.circle_id, "",
    )  # fmt: skip
    assert client.login_as(world.nils).get(reverse("gatherings", args=[world.process.pk])).status_code == 404
    assert end(client, world, world.nils_seat, 3).status_code == 404
    assert told(world.nils) == ["En plass du har, har fått en siste dag"]
    assert "Satte en siste dag for plassen din" in client.login_as(world.nils).get("/om-meg/logg/").content.decode()


def test_what_was_said_stays_and_is_ones_own(client: Visitor, world: Cast):
    circle = make.circle(world.process, Side.PROVIDERS)
    said = make.contribution(world.nils, make.station(world.process), "ord", Audience.CIRCLE, circle=circle)
    with acting_as(world.kari.pk):
        assert Contribution.objects.filter(pk=said.pk).exists()
    end(client, world, world.nils_seat, -1)
    for reader in (world.kari, world.nils):
        with acting_as(reader.pk):
            assert Contribution.objects.filter(pk=said.pk).exists()
    with acting_as(world.liv.pk):
        assert Contribution.objects.filter(pk=said.pk).update(text="nytt") == 0
    client.login_as(world.nils)
    assert client.post(reverse("contribution_taken_back", args=[said.pk])).status_code == 302
    with acting_as(world.kari.pk):
        assert not Contribution.objects.filter(pk=said.pk).exists()


@pytest.mark.parametrize("role", [each for each in SeatRole if each is not SeatRole.FAMILY])
def test_every_kind_of_seat_but_a_familys_can_end(client: Visitor, world: Cast, role: SeatRole):
    someone = make.account(world.testvik, "Eva Ekstra", staff=True)
    seat = make.seat(world.process, role, someone)
    assert end(client, world, seat, 0).status_code == 302
    assert reload(seat).ends == day(0)
    assert end(client, world, world.sol_seat, 0).status_code == 404
    assert in_the_database(world.liv, world.sol_seat, day(0)) == "seat-refused"
    assert reload(world.sol_seat).ends is None


def test_only_those_who_lead_the_process_end_a_seat(client: Visitor, world: Cast):
    for name in OTHERS:
        assert end(client, world, world.kari_seat, 0, by=name).status_code == 404
        assert client.get(at(world, "setup_seat_end", world.kari_seat.pk)).status_code == 404
        assert client.post(at(world, "setup_seat_end_undone", world.kari_seat.pk)).status_code == 404
        assert in_the_database(getattr(world, name), world.kari_seat, day(0)) == "seat-refused"
    assert client.login_as(world.liv).get(at(world, "setup_seat_end", uuid4())).status_code == 404
    assert client.get(at(world, "setup_seat_end_undone", world.kari_seat.pk)).status_code == 405
    assert reload(world.kari_seat).ends is None
    assert end(client, world, world.kari_seat, 0, by="siv").status_code == 302


def test_ones_own_seat_one_leaves_oneself(client: Visitor, world: Cast):
    own = at(world, "setup_seat_end", world.siv_seat.pk)
    assert client.login_as(world.siv).get(own).url == reverse("seat_leaving", args=[world.siv_seat.pk])  # type: ignore[attr-defined]
    assert in_the_database(world.siv, world.siv_seat, day(0)) == "seat-refused"


@pytest.mark.parametrize("last_day", ["", "x", str(day(-2)), "1900-01-01"])
def test_a_day_that_is_over_is_said_beside_the_field(client: Visitor, world: Cast, last_day: str):
    page = client.login_as(world.liv).post(at(world, "setup_seat_end", world.nils_seat.pk), {"last_day": last_day})
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["last_day"]
    assert (reload(world.nils_seat).ends, following(world)) == (None, [])


def test_a_day_ahead_can_be_changed_and_taken_back(client: Visitor, world: Cast):
    for away in (7, 9, 9):
        end(client, world, world.nils_seat, away)
    assert (reload(world.nils_seat).ends, len(following(world))) == (day(9), 1)
    assert client.login_as(world.nils).get(reverse("gatherings", args=[world.process.pk])).status_code == 200
    page = client.login_as(world.liv).get(at(world, "setup")).content.decode()
    assert "til og med" in page
    client.post(at(world, "setup_seat_end_undone", world.nils_seat.pk))
    assert (reload(world.nils_seat).ends, following(world)) == (None, [])
    client.post(at(world, "setup_seat_end_undone", world.nils_seat.pk))
    assert told(world.nils)[-2:] == ["En plass du har, har fått en siste dag", "En plass du har, varer likevel"]
    with as_owner():
        waiting = Notice.objects.filter(account=world.nils, about=world.nils_seat.pk, state="waiting")
        assert [each.subject for each in waiting] == ["En plass du har, varer likevel"]


def test_what_is_over_is_not_taken_back_and_neither_is_what_one_left_oneself(client: Visitor, world: Cast):
    client.login_as(world.nils).post(reverse("seat_leaving", args=[world.nils_seat.pk]))
    undo = at(world, "setup_seat_end_undone", world.nils_seat.pk)
    assert client.login_as(world.liv).post(undo).status_code == 404
    with acting_as(world.liv.pk), connection.cursor() as cursor:
        cursor.execute("select process_keep_seat(%s, %s)", [world.nils_seat.pk, uuid4()])
        assert cursor.fetchone() == ("seat-is-over",)
    assert reload(world.nils_seat).ends == day(-1)


def test_the_empty_seat_stays_where_someone_is_on_the_way_to_it(client: Visitor, world: Cast):
    end(client, world, world.nils_seat, 7)
    (new,) = following(world)
    make.make(
        Invitation, municipality=world.testvik, process=world.process, side=Side.PROVIDERS.value, organisation=world.nav,
        seat=new, to_name="Pia", way="paper", digest=str(uuid4()), expires_at=timezone.now() + timedelta(days=3),
    )  # fmt: skip
    client.post(at(world, "setup_seat_end_undone", world.nils_seat.pk))
    assert (reload(world.nils_seat).ends, following(world)) == (None, [new])


def test_an_empty_seat_comes_also_where_someone_took_the_first_one(client: Visitor, world: Cast):
    end(client, world, world.nils_seat, 7)
    (new,) = following(world)
    with as_owner():
        Seat.objects.filter(pk=new.pk).update(account=world.odd)
    client.post(at(world, "setup_seat_end_undone", world.nils_seat.pk))
    for _time in range(2):
        end(client, world, world.nils_seat, 5)
    (another,) = following(world)
    assert (another.pk != new.pk, another.role, reload(world.nils_seat).ends) == (True, SeatRole.PROVIDER, day(5))


def test_the_last_who_lead_stay_until_someone_else_does(client: Visitor, world: Cast):
    """Two lead. One cannot be ended by a day after the other's own: then nobody would lead."""
    end(client, world, world.siv_seat, 5)
    with as_owner():
        liv_seat = Seat.objects.get(process=world.process, account=world.liv)
    page = end(client, world, liv_seat, 5, by="siv")
    assert page.context["form"].errors == {
        "last_day": ["Da ville ingen lede prosessen. Gi noen andre en plass som leder først."]
    }
    assert end(client, world, liv_seat, 4, by="siv").status_code == 302


@pytest.mark.parametrize("gone", ["login", "role"])
def test_one_who_does_not_come_in_leads_nothing(client: Visitor, world: Cast, gone: str):
    """Siv still sits there, but cannot lead: Liv neither leaves nor is ended by anyone."""
    eva = make.account(world.testvik, "Eva Ekstra", staff=True)
    seat = make.seat(world.process, SeatRole.FACILITATOR, eva, starts=day(2))
    with as_owner():
        liv_seat = Seat.objects.get(process=world.process, account=world.liv)
        if gone == "login":
            Account.objects.filter(pk=world.siv.pk).update(is_active=False)
        else:
            world.siv.membership_set.update(ends=day(-1))
    there = reverse("seat_leaving", args=[liv_seat.pk])
    assert "Du er den eneste" in client.login_as(world.liv).get(there).content.decode()
    client.post(there)
    assert (reload(liv_seat).ends, reload(seat).ends) == (None, None)


def test_whoever_was_replaced_can_be_seated_again(client: Visitor, world: Cast):
    eva = make.account(world.testvik, "Eva Veileder", staff=True)
    make.role(eva, Role.FACILITATOR)
    old = make.seat(world.process, SeatRole.FACILITATOR, eva)
    end(client, world, old, -1)
    assert client.login_as(eva).get(at(world, "setup")).status_code == 404
    sent = {"key": str(uuid4()), "person": f"facilitator:{eva.pk}"}
    assert client.login_as(world.liv).post(at(world, "setup_leader"), sent).status_code == 302
    assert client.login_as(eva).get(at(world, "setup")).status_code == 200
    assert reload(old).ends == day(-1)


def test_a_provider_who_was_replaced_can_be_invited_again(client: Visitor, world: Cast):
    end(client, world, world.nils_seat, -1)
    (new,) = following(world)
    with as_owner():
        Seat.objects.filter(pk=new.pk).update(organisation=world.nav)
    to = Addressed("Nils Nilsen", InvitationWay.EMAIL, "nils@testvik.example")
    with acting_as(world.liv.pk):
        word = invite_to_seat(reload(new), key=uuid4(), to=to, by=world.liv).word
    assert client.post(reverse("invitation_yes", args=[word])).status_code == 302
    assert reload(new).account_id == world.nils.pk
    assert client.login_as(world.nils).get(reverse("gatherings", args=[world.process.pk])).status_code == 200


def test_the_notice_leads_to_the_process_while_it_is_ones_own_and_then_to_what_one_wrote(client: Visitor, world: Cast):
    from usving.front.queries.notices import address_of

    end(client, world, world.nils_seat, 3)
    with acting_as(world.nils.pk):
        there = address_of(world.nils_seat.pk, world.nils)
    assert there == reverse("u", args=[world.process.pk])
    assert "Plassen din varer til og med" in client.login_as(world.nils).get(there).content.decode()
    assert "Plassen din varer" not in client.login_as(world.kari).get(there).content.decode()
    end(client, world, world.nils_seat, -1)
    with acting_as(world.nils.pk):
        assert address_of(world.nils_seat.pk, world.nils) == reverse("own_things")
    with acting_as(world.kari.pk):
        assert address_of(world.nils_seat.pk, world.kari) == ""


def test_what_the_page_asks(client: Visitor, world: Cast):
    client.login_as(world.liv)
    assert asked(client, at(world, "setup_seat_end", world.nils_seat.pk)) == 7
