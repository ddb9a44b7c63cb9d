"""Who invites families from an office: those who have a role there that invites. Whoever builds or researches sees none of it."""

from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.setting_up import invites
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.front.queries.my_page import my_page_of
from usving.people.models import Account, Membership
from usving.people.rules.roles import Role
from usving.process.access import invitations_sent_by, recruiting_offices
from usving.process.actions.recruiting import Addressed, invite_family, invite_to_seat
from usving.process.models import Invitation, InvitationSending, Process, RecruitingChannel
from usving.process.queries.recruiting import channels_of
from usving.process.rules.next_thing import NextThing
from usving.process.rules.recruiting import RECRUITERS, InvitationWay
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db
BUILDS = [SeatRole.CONTRACTOR, SeatRole.RESEARCHER]
FAMILY = {"to_name": "Mina Berg", "way": "paper", "address": "", "language": "nb"}


@pytest.fixture
def world() -> Cast:
    return cast()


def seated(world: Cast, role: SeatRole, *, before: Any = lambda: None) -> Account:
    """Someone who says yes to a seat from NAV; what happens `before` does so while the letter lies there."""
    seat = make.seat(world.process, role, None, organisation=world.nav)
    with acting_as(world.liv.pk):
        word = invite_to_seat(seat, key=uuid4(), to=Addressed("Vera Ved", InvitationWay.PAPER, ""), by=world.liv).word
    before()
    assert Visitor().post(reverse("invitation_yes", args=[word])).url == reverse("welcome")  # type: ignore[attr-defined]
    with as_owner():
        return Account.objects.select_related("person").get(person__name="Vera Ved")


def recruit(world: Cast, process: Process) -> None:
    """Let NAV recruit for a process, by the page of those who lead it."""
    sent = {"key": str(uuid4()), "organisation": str(world.nav.pk), **invites(-5, 5)}
    leader = Visitor().login_as(world.liv)
    assert leader.post(reverse("setup_office_new", args=[process.pk]), sent).status_code == 302


def another(world: Cast) -> Process:
    """One more process in the municipality, led by the same leader."""
    process = make.process(world.testvik, "En annen prosess")
    make.seat(process, SeatRole.PROCESS_LEADER, world.liv)
    return process


def invited_by_nils(world: Cast) -> Invitation:
    with as_owner():
        channel = RecruitingChannel.objects.select_related("process", "organisation").get(organisation=world.nav)
    with acting_as(world.nils.pk):
        sent = invite_family(channel, key=uuid4(), to=Addressed("Mina", InvitationWay.PAPER, ""), by=world.nils)
        InvitationSending.objects.create(
            municipality=world.testvik, invitation=sent.invitation, way="told", sent_by=world.nils
        )
    return sent.invitation


def by_the_database(account: Account) -> list[int]:
    """How many invitations, and sendings, the database gives this person when no page filters at all."""
    with acting_as(account.pk):
        return [Invitation.objects.count(), InvitationSending.objects.count()]


def by_the_doors(account: Account) -> list[int]:
    """How many invitations and offices Python lets this person have when the database would give everything."""
    with as_owner(), acting_as(account.pk):
        return [invitations_sent_by(account).count(), channels_of(account).count()]


def by_the_pages(account: Account, invitation: Invitation, channel: RecruitingChannel) -> set[int]:
    client = Visitor().login_as(account)
    there = [
        reverse("recruiting"),
        *(reverse(name, args=[channel.pk]) for name in ("recruiting_channel", "invitation_new")),
    ]
    there += [reverse(name, args=[invitation.pk]) for name in ("invitation_sent", "invitation_sending")]
    return {client.get(address).status_code for address in there}


def writes(account: Account, channel: RecruitingChannel) -> bool:
    """Whether the database takes an invitation to a family from this person."""
    row = {
        "municipality_id": channel.municipality_id, "process_id": channel.process_id, "side": "families",
        "organisation_id": channel.organisation_id, "to_name": "x", "way": "paper", "digest": uuid4().hex,
        "expires_at": channel.closes, "sent_by": account,
    }  # fmt: skip
    with acting_as(account.pk), connection.cursor() as cursor:
        names = ", ".join(f"{name}_id" if name == "sent_by" else name for name in row)
        values = [account.pk if name == "sent_by" else value for name, value in row.items()]
        try:
            with transaction.atomic():
                cursor.execute(
                    f"insert into process_invitation (id, address, sent_at, {names})"
                    f" values (gen_random_uuid(), '', now(), {', '.join(['%s'] * len(values))})",
                    values,
                )
        except ProgrammingError as refused:
            assert "row-level security" in str(refused)
            return False
    return True


def nothing_leaks(world: Cast, someone: Account) -> None:
    """First that a colleague in the same office sees and sends, then that this one does neither."""
    invitation = invited_by_nils(world)
    with as_owner():
        channel = RecruitingChannel.objects.select_related("organisation").get(organisation=world.nav)
        assert Membership.objects.get(account=someone).organisation_id == world.nav.pk
    assert (by_the_database(world.nils), by_the_doors(world.nils)) == ([1, 1], [1, 1])
    assert (by_the_pages(world.nils, invitation, channel), writes(world.nils, channel)) == ({200}, True)
    assert (by_the_database(someone), by_the_doors(someone)) == ([0, 0], [0, 0])
    assert (by_the_pages(someone, invitation, channel), writes(someone, channel)) == ({404}, False)
    posted = Visitor().login_as(someone).post(reverse("invitation_new", args=[channel.pk]), {**FAMILY, "key": uuid4()})
    assert posted.status_code == 404


@pytest.mark.parametrize("role", BUILDS)
def test_the_organisation_recruits_in_another_process(world: Cast, role: SeatRole):
    someone = seated(world, role)
    recruit(world, another(world))
    nothing_leaks(world, someone)


@pytest.mark.parametrize("role", BUILDS)
def test_the_organisation_recruits_from_later_on(world: Cast, role: SeatRole):
    someone = seated(world, role)
    recruit(world, world.process)
    nothing_leaks(world, someone)


@pytest.mark.parametrize("role", BUILDS)
def test_the_organisation_recruits_before_the_letter_is_answered(world: Cast, role: SeatRole):
    nothing_leaks(world, seated(world, role, before=lambda: recruit(world, world.process)))


@pytest.mark.parametrize("role", list(Role))
def test_every_role_invites_or_does_not_and_the_two_locks_agree(world: Cast, role: Role):
    make.channel(world.process, world.nav)
    invited_by_nils(world)
    someone = make.account(world.testvik, "Eva Ekstra", staff=True)
    make.role(someone, role, world.nav)
    invites_families = role in RECRUITERS
    with acting_as(someone.pk), connection.cursor() as cursor:
        assert recruiting_offices(someone) == ({world.nav.pk} if invites_families else set())
        cursor.execute(
            "select array(select process_offices_i_recruit_for()), (select recruits from process_my_places())"
        )
        assert cursor.fetchone() == ([world.nav.pk] if invites_families else [], invites_families)
    assert by_the_database(someone) == [int(invites_families)] * 2
    assert by_the_doors(someone) == [int(invites_families)] * 2


def test_whoever_has_both_roles_there_invites_as_the_one(client: Visitor, world: Cast):
    make.channel(world.process, world.nav)
    make.role(world.nils, Role.CONTRACTOR, world.nav)
    assert client.login_as(world.nils).get(reverse("recruiting")).status_code == 200
    with as_owner():
        Membership.objects.filter(account=world.nils, role=Role.PROVIDER).delete()
    assert client.get(reverse("recruiting")).status_code == 404


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])  # who has things before it
def test_min_side_leads_only_those_who_invite_to_the_recruiting(client: Visitor, world: Cast, role: Role):
    make.channel(world.process, world.nav)
    someone = make.account(world.testvik, "Eva Ekstra", staff=True)
    make.role(someone, role, world.nav)
    make.make(Authenticator, user=someone, type="totp", data={"secret": "x"})
    with acting_as(someone.pk):
        leads = my_page_of(someone, now=timezone.now()).thing is NextThing.RECRUIT
    opens = client.login_as(someone).get(reverse("recruiting")).status_code
    assert (leads, opens) == ((True, 200) if role in RECRUITERS else (False, 404))


def test_the_one_number_is_for_those_who_invite(world: Cast):
    channel = make.channel(world.process, world.nav, opens=-9, closes=-1)
    for number in range(6):
        made = make.make(
            Invitation, municipality=world.testvik, process=world.process, side="families", organisation=world.nav,
            to_name="x", way="paper", digest=str(number), expires_at=timezone.now(),
        )  # fmt: skip
        make.make(made._meta.get_field("answer").related_model, invitation=made, answer="yes")
    builder = make.account(world.testvik, "Eva Ekstra", staff=True)
    make.role(builder, Role.CONTRACTOR, world.nav)
    found = []
    for asker in (builder, world.nils):
        with acting_as(asker.pk), connection.cursor() as cursor:
            cursor.execute("select process_recruiting_total(%s)", [channel.pk])
            found += cursor.fetchone()
    assert found == [None, 6]
