"""An organisation that is put away: nobody is invited from it, nothing new begins there, and a yes does not take it into use."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.setting_up import at, empty, invites, reload
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.core.refusal import Refused
from usving.people.models import Membership, Organisation
from usving.people.rules.roles import Role
from usving.process.actions.files import load
from usving.process.actions.recruiting import Addressed, invite_family, invite_to_seat
from usving.process.models import Invitation, Partner, Process, RecruitingChannel, Seat
from usving.process.queries.setup_begin import shipped
from usving.process.rules import file
from usving.process.rules.recruiting import InvitationWay
from usving.process.rules.seats import AROUND, FROM_WORK, SeatRole

pytestmark = pytest.mark.django_db
SAID = "«Firmaet» er lagt bort. Be administrator i kommunen ta den fram igjen, eller velg en annen."
LETTER = Addressed("Vera Ved", InvitationWay.PAPER, "")
INVITED = sorted(AROUND | {SeatRole.PROVIDER})


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture(autouse=True)
def mail(settings: Any) -> None:
    settings.MAIL_CHANNEL = "smtp"


@pytest.fixture
def firm(world: Cast) -> Organisation:
    return make.make(Organisation, municipality=world.testvik, kind="contractor", name="Firmaet", code="firmaet")


def put(firm: Organisation, away: bool = True) -> None:
    with as_owner():
        Organisation.objects.filter(pk=firm.pk).update(put_away_at=timezone.now() if away else None)


def invited() -> int:
    with as_owner():
        return Invitation.objects.count()


@pytest.mark.parametrize("role", INVITED)
def test_nobody_is_invited_to_a_seat_from_it(client: Visitor, world: Cast, firm: Organisation, role: str):
    seat = make.seat(world.process, SeatRole(role), None, organisation=firm)
    there = reverse("seat_invitation", args=[world.process.pk, seat.pk])
    typed = {
        "key": str(uuid4()),
        "to_name": "Vera Ved",
        "way": "email",
        "address": "vera@post.example",
        "language": "nb",
    }
    put(firm)
    answer = client.login_as(world.liv).post(there, typed)
    assert (answer.status_code, answer.context["form"].non_field_errors(), invited()) == (422, [SAID], 0)
    assert answer.context["form"]["to_name"].value() == "Vera Ved"
    put(firm, away=False)
    assert (client.post(there, typed).status_code, invited()) == (302, 1)


def test_the_empty_seat_after_one_that_ended_can_be_given_another_home(
    client: Visitor, world: Cast, firm: Organisation
):
    someone = make.account(world.testvik, "Eva Ekstra", staff=True)
    make.role(someone, Role.CONTRACTOR, firm, ends=timezone.localdate())
    old = make.seat(world.process, SeatRole.CONTRACTOR, someone, organisation=firm, label="Byggmester")
    client.login_as(world.liv)
    client.post(at(world, "setup_seat_end", old.pk), {"last_day": str(timezone.localdate() - timedelta(days=1))})
    put(firm)
    with as_owner():
        seat = Seat.objects.get(process=world.process, role="contractor", account=None)
    page = client.get(at(world, "setup_seat", seat.pk))
    assert (page.status_code, seat.organisation_id) == (200, firm.pk)
    client.post(at(world, "setup_seat", seat.pk), {"label": "Byggmester", "organisation": str(world.office.pk)})
    with acting_as(world.liv.pk):
        invite_to_seat(reload(seat), key=uuid4(), to=LETTER, by=world.liv)
    assert invited() == 1


def test_the_database_takes_no_invitation_from_it(world: Cast, firm: Organisation):
    seat = make.seat(world.process, SeatRole.CONTRACTOR, None, organisation=firm)
    row = {
        "municipality": world.testvik, "process": world.process, "side": "providers", "organisation": firm, "seat": seat,
        "to_name": "x", "way": "paper", "expires_at": timezone.now(), "sent_by": world.liv,
    }  # fmt: skip
    with acting_as(world.liv.pk):
        Invitation.objects.create(**row, digest="1")  # first that it can be done at all
    put(firm)
    with pytest.raises(ProgrammingError, match="row-level security"), acting_as(world.liv.pk), transaction.atomic():
        Invitation.objects.create(**row, digest="2")


def test_an_office_that_is_put_away_invites_no_family_and_gets_no_new_days(
    client: Visitor, world: Cast, firm: Organisation
):
    channel = make.channel(world.process, firm)
    make.role(world.kari, Role.PROVIDER, firm)
    there = at(world, "setup_office", channel.pk)
    assert client.login_as(world.liv).post(there, invites(-5, 7)).status_code == 302
    with acting_as(world.kari.pk):
        invite_family(reload_office(channel), key=uuid4(), to=LETTER, by=world.kari)
    put(firm)
    answer = client.post(there, invites(-5, 9))
    assert (answer.status_code, answer.context["form"].non_field_errors()) == (422, [SAID])
    assert reload(channel).closes == timezone.localdate() + timedelta(days=7)
    with pytest.raises(Refused, match="er lagt bort"), acting_as(world.kari.pk):
        invite_family(reload_office(channel), key=uuid4(), to=LETTER, by=world.kari)
    assert invited() == 1


def reload_office(channel: RecruitingChannel) -> RecruitingChannel:
    with as_owner():
        return RecruitingChannel.objects.select_related("process", "organisation").get(pk=channel.pk)


@pytest.mark.parametrize(
    ("page", "typed", "model"),
    [
        ("setup_partner_new", {"part": "Bærer"}, Partner),
        ("setup_seat_new", {"role": "contractor", "label": "Byggmester"}, Seat),
        ("setup_office_new", invites(-5, 5), RecruitingChannel),
    ],
)
def test_typing_its_name_does_not_take_it_into_use(
    client: Visitor, world: Cast, firm: Organisation, page: str, typed: dict[str, str], model: Any
):
    sent = {**typed, "organisation": "", "new_name": "Firmaet", "new_kind": "contractor"}
    put(firm)
    answer = client.login_as(world.liv).post(at(world, page), {**sent, "key": str(uuid4())})
    assert (answer.status_code, answer.context["form"].errors) == (422, {"new_name": [SAID]})
    with as_owner():
        assert not model.objects.filter(organisation=firm).exists()
    put(firm, away=False)
    assert client.post(at(world, page), {**sent, "key": str(uuid4())}).status_code == 302
    with as_owner():
        assert model.objects.filter(organisation=firm).exists()


def document(world: Cast) -> file.ProcessFile:
    """The shipped template with the firm in it, in the cast's own municipality."""
    made = shipped()
    first = made.organisations[0]
    home = file.Municipality(number=world.testvik.number, name=world.testvik.name)
    return replace(
        made, municipality=home, organisations=(*made.organisations, replace(first, id="firmaet", name="Firmaet"))
    )


def test_no_file_takes_it_into_use(client: Visitor, world: Cast, firm: Organisation):
    text = file.write(document(world))
    put(firm)
    answer = client.login_as(world.liv).post(reverse("process_begin"), {"key": str(uuid4()), "text": text})
    assert (answer.status_code, answer.context["form"].non_field_errors()) == (422, [SAID])
    with as_owner():
        assert Process.objects.filter(municipality=world.testvik).count() == 1
        with pytest.raises(Refused, match="Testvik has put away 'Firmaet'"):
            load(document(world), today=timezone.localdate())
    put(firm, away=False)
    made = {"key": str(uuid4()), "text": text}
    assert client.post(reverse("process_begin"), made).url == reverse("setup", args=[made["key"]])  # type: ignore[attr-defined]


@pytest.mark.parametrize("away", [False, True])
@pytest.mark.parametrize("role", sorted(FROM_WORK))
def test_a_yes_gives_the_seat_and_the_role_but_not_what_was_put_away_meanwhile(
    client: Visitor, world: Cast, firm: Organisation, role: str, away: bool
):
    seat = make.seat(world.process, SeatRole(role), None, organisation=firm)
    with acting_as(world.liv.pk):
        word = invite_to_seat(seat, key=uuid4(), to=LETTER, by=world.liv).word
    if away:
        put(firm)
    assert client.post(reverse("invitation_yes", args=[word])).url == reverse("welcome")  # type: ignore[attr-defined]
    account = reload(seat).account_id
    with as_owner():
        (held,) = Membership.objects.filter(account=account)
    assert (held.role, held.organisation_id) == (role, None if away else firm.pk)
    client.logout()
    client.login_as(world.anne)
    ended = client.post(reverse("role_end", args=[held.pk]), {"last_day": str(timezone.localdate())})
    assert (ended.status_code, reload(held).ends) == (302, timezone.localdate())


def test_an_empty_seat_elsewhere_is_as_before(client: Visitor, world: Cast, firm: Organisation):
    put(firm)
    seat = empty(world)
    with acting_as(world.liv.pk):
        assert invite_to_seat(seat, key=uuid4(), to=LETTER, by=world.liv).invitation.organisation_id == world.nav.pk
