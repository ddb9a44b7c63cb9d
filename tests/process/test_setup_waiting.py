"""Who waits for what, for those who lead."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.setting_up import at, empty
from tests.visitor import Visitor
from usving.process.models import Invitation, InvitationAnswer, Report, Seat
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    return cast()


def waiting(client: Visitor, world: Cast, name: str) -> list[str]:
    response = client.login_as(getattr(world, name)).get(at(world, "setup"))
    return [each.sentence for each in response.context["set_up"].waiting]


def acts(client: Visitor, world: Cast) -> list[tuple[str, str, str]]:
    """What the leader is shown, each with what can be done and where."""
    response = client.login_as(world.liv).get(at(world, "setup"))
    return [(each.sentence, each.act, each.url) for each in response.context["set_up"].waiting]


def test_who_waits_for_what(client: Visitor, world: Cast):
    assert waiting(client, world, "siv") == []
    empty(world)
    empty(world, SeatRole.FAMILY)
    near = make.gathering(world.process, GatheringKind.FAMILIES, days=13)
    make.gathering(world.process, GatheringKind.FAMILIES, days=16)
    make.attendance(near, world.sol_seat, coming="yes")
    make.hand_over(make.station(world.process), "Vi begynner på nytt.", world.fatima)
    said = make.contribution(world.nils, make.station(world.process), "…")
    make.make(Report, municipality=world.testvik, process=world.process, contribution=said, by=world.kari, reason="x")
    day = date_words(timezone.localtime(near.starts_at).date())
    common = [
        "1 plass er ledig for en familie.",
        "1 plass er ledig for en tjenesteyter.",
        f"1 har ikke svart på «En kveld sammen» {day}.",
        "Det vi tar med oss fra «Stasjon 1», venter på familiene.",
        "Det vi tar med oss fra «Stasjon 1», venter på tjenesteyterne.",
    ]
    assert waiting(client, world, "liv") == common
    assert waiting(client, world, "siv") == [*common, "1 melding om et bidrag er ikke lest."]


def date_words(day: date) -> str:
    from django.utils.formats import date_format

    return str(date_format(day, "j. F"))


def invitation(world: Cast, **values: Any) -> Invitation:
    values = {"side": "families", "expires_at": timezone.now() + timedelta(days=3), **values}
    return make.make(
        Invitation, municipality=world.testvik, process=world.process, organisation=world.nav, to_name="Pia", way="paper",
        digest=str(uuid4()), **values,
    )  # fmt: skip


def test_an_office_that_invites_is_shown_with_what_it_has_sent_and_never_what_was_answered(
    client: Visitor, world: Cast
):
    channel = make.channel(world.process, world.nav)
    make.channel(world.process, world.office, opens=3, closes=9)
    there = at(world, "setup_office", channel.pk)
    day = date_words(channel.closes)
    assert acts(client, world) == [
        (f"NAV Testvik inviterer til og med {day}, og har sendt 0 invitasjoner.", "Endre dagene", there)
    ]
    sent = [invitation(world), invitation(world)]
    before = acts(client, world)
    assert before == [(f"NAV Testvik inviterer til og med {day}, og har sendt 2 invitasjoner.", "Endre dagene", there)]
    make.make(InvitationAnswer, invitation=sent[0], answer="yes")
    make.make(InvitationAnswer, invitation=sent[1], answer="no")
    assert acts(client, world) == before


def test_an_office_that_is_done_is_named_while_a_familys_seat_is_empty(client: Visitor, world: Cast):
    make.channel(world.process, world.nav, closes=-1)
    assert waiting(client, world, "liv") == []
    empty(world, SeatRole.FAMILY)
    assert waiting(client, world, "liv") == [
        "NAV Testvik inviterer ikke lenger, og det er ledige plasser.",
        "1 plass er ledig for en familie.",
    ]


def test_a_provider_on_the_way_is_named_until_they_come_in_whatever_they_answered(client: Visitor, world: Cast):
    seat = empty(world, label="Rådgiver")
    pia = invitation(world, side="providers", seat=seat)
    invitation(world, side="providers", seat=seat, withdrawn_at=timezone.now())
    invitation(world, side="providers", seat=seat, expires_at=timezone.now() - timedelta(days=1))
    told = ("Pia er invitert til «Rådgiver», og er ikke kommet inn.", "Send en gang til")
    assert [each for each in acts(client, world) if each[0].startswith("Pia")] == [
        (*told, reverse("invitation_sent", args=[pia.pk]))
    ]
    make.make(InvitationAnswer, invitation=pia, answer="no")
    assert waiting(client, world, "liv") == ["1 plass er ledig for en tjenesteyter.", told[0]]
    with as_owner():
        Seat.objects.filter(pk=seat.pk).update(account=world.odd)
    assert waiting(client, world, "liv") == []


def test_a_gathering_without_a_place_waits_for_one(client: Visitor, world: Cast):
    nowhere = make.gathering(world.process, days=20, place="")
    make.gathering(world.process, days=-20, place="")
    make.gathering(world.process, days=21, place="", called_off_at=timezone.now())
    day = date_words(timezone.localtime(nowhere.starts_at).date())
    assert acts(client, world) == [
        (f"«En kveld sammen» {day} har ikke fått noe sted.", "Velg sted", reverse("gathering_plan", args=[nowhere.pk]))
    ]
