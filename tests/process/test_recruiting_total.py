"""The one number an office gets tells nothing by being asked for again."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.process.actions.closing import close
from usving.process.models import Invitation, InvitationAnswer, RecruitingChannel
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Cast:
    """Nils works in the office and leads the process as well."""
    world = cast()
    make.seat(world.process, SeatRole.PROCESS_LEADER, world.nils)
    return world


@pytest.fixture
def channel(world: Cast) -> RecruitingChannel:
    return make.channel(world.process, world.nav, closes=-1)


def invited(channel: RecruitingChannel, yes: int, no: int = 0) -> None:
    """Let so many more have been invited and have answered."""
    with as_owner():
        for answer in ["yes"] * yes + ["no"] * no:
            number = Invitation.objects.count()
            sent = Invitation.objects.create(
                municipality_id=channel.municipality_id, process_id=channel.process_id, side="families",
                organisation_id=channel.organisation_id, to_name="x", way="paper", digest=f"{channel.pk}{number}",
                expires_at=timezone.now(),
            )  # fmt: skip
            InvitationAnswer.objects.create(invitation=sent, answer=answer)


def total_for(world: Cast, channel: RecruitingChannel) -> int | None:
    with acting_as(world.nils.pk), connection.cursor() as cursor:
        cursor.execute("select process_recruiting_total(%s)", [channel.pk])
        found: int | None = cursor.fetchone()[0]
    return found


def reopened_and_closed(world: Cast, channel: RecruitingChannel, yes: int) -> None:
    """Nils opens recruiting again, so many say yes, and he closes it."""
    today = timezone.localdate()
    with acting_as(world.nils.pk):
        assert RecruitingChannel.objects.filter(pk=channel.pk).update(closes=today) == 1
    invited(channel, yes)
    with acting_as(world.nils.pk):
        RecruitingChannel.objects.filter(pk=channel.pk).update(closes=today - timedelta(days=1))


def test_closing_again_tells_nothing_of_the_answers_in_between(world: Cast, channel: RecruitingChannel):
    invited(channel, yes=6)
    assert total_for(world, channel) == 6
    reopened_and_closed(world, channel, yes=1)
    assert total_for(world, channel) == 6


def test_a_number_under_five_stays_untold_when_the_fifth_says_yes(world: Cast, channel: RecruitingChannel):
    invited(channel, yes=4, no=2)
    assert total_for(world, channel) is None
    reopened_and_closed(world, channel, yes=1)
    assert total_for(world, channel) is None


def test_nothing_is_fixed_before_five_are_invited(world: Cast, channel: RecruitingChannel):
    """Closed by a slip before it began: there was nothing to tell, and the office still gets its number."""
    invited(channel, yes=2)
    assert total_for(world, channel) is None
    reopened_and_closed(world, channel, yes=5)
    assert total_for(world, channel) == 7


def test_while_recruiting_is_open_no_number_is_told_or_fixed(world: Cast):
    channel = make.channel(world.process, world.nav, closes=3)
    invited(channel, yes=5)
    assert total_for(world, channel) is None
    invited(channel, yes=1)
    with acting_as(world.nils.pk):
        RecruitingChannel.objects.filter(pk=channel.pk).update(closes=timezone.localdate() - timedelta(days=1))
    assert total_for(world, channel) == 6


def test_recruiting_closes_with_its_process(client: Visitor, world: Cast):
    channel = make.channel(world.process, world.nav, closes=9)
    there = reverse("invitation_new", args=[channel.pk])
    typed = {"key": uuid4(), "to_name": "Noen", "way": "paper", "address": "", "language": "nb"}
    with acting_as(world.liv.pk):
        close(world.process, key=uuid4(), reason="Vi er for få.", by=world.liv)
    response = client.login_as(world.nils).post(there, typed)
    assert (response.status_code, "Rekrutteringen er avsluttet." in response.content.decode()) == (422, True)
    with as_owner():
        assert Invitation.objects.count() == 0
