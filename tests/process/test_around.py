"""Seats around the table: from the leader's click to the page of whoever said yes, and what such a seat does not open."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.process.setting_up import at, empty, reload
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account, AddressChange, Membership, Notice, Organisation
from usving.process.access import contributions_visible_to, standing_of
from usving.process.actions.recruiting import Addressed, invite_to_seat
from usving.process.actions.recruiting_reminders import remind_all
from usving.process.models import Invitation, InvitationReminder, Seat
from usving.process.rules.audience import Audience
from usving.process.rules.recruiting import InvitationWay
from usving.process.rules.seats import AROUND, FROM_WORK, SeatRole

pytestmark = pytest.mark.django_db
ROLES = sorted(AROUND)
AS_ONESELF = sorted(AROUND - FROM_WORK)
NEWCOMER = r"^(med|ansatt)-[a-z2-9]{6}$"


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture(autouse=True)
def mail(settings: Any) -> None:
    settings.MAIL_CHANNEL = "smtp"


def firm(world: Cast) -> Organisation:
    return make.organisation(world.testvik, "other", "Firmaet")


def seat_of(world: Cast, role: str, **values: Any) -> Seat:
    return make.seat(world.process, SeatRole(role), None, label="Ved bordet", organisation=firm(world), **values)


def invited(world: Cast, seat: Seat, way: InvitationWay = InvitationWay.EMAIL, to: str = "vera@post.example") -> str:
    with acting_as(world.siv.pk):
        addressed = Addressed("Vera Ved", way, to)
        return invite_to_seat(seat, key=uuid4(), to=addressed, by=world.siv).word


def newest() -> Account:
    with as_owner():
        return Account.objects.select_related("person").get(username__regex=NEWCOMER)


def roles_of(account: Account) -> list[tuple[str, UUID | None]]:
    with as_owner():
        return list(Membership.objects.filter(account=account).values_list("role", "organisation"))


def yes(client: Visitor, word: str) -> Account:
    """Say yes, and return the account that is let in."""
    assert client.post(reverse("invitation_yes", args=[word])).url == reverse("welcome")
    return newest()


@pytest.mark.parametrize("role", ROLES)
def test_from_the_leaders_click_to_the_newcomers_own_page(client: Visitor, world: Cast, role: str):
    home = firm(world)
    client.login_as(world.liv)
    new = {"key": str(uuid4()), "role": role, "label": "Ved bordet", "organisation": str(home.pk)}
    for _click in range(2):
        assert client.post(at(world, "setup_seat_new"), new).status_code == 302
    set_up = client.get(at(world, "setup")).context["set_up"]
    assert [[str(seat) for seat in seats] for _role, seats in set_up.around] == [["Ved bordet"]]
    assert "1 plass er ledig for noen andre rundt bordet." in [each.sentence for each in set_up.waiting]
    there = reverse("seat_invitation", args=[world.process.pk, new["key"]])
    assert there in client.get(reverse("seats", args=[world.process.pk])).content.decode()
    assert there in client.get(at(world, "setup_seat", new["key"])).content.decode()
    sent = {
        "key": str(uuid4()),
        "to_name": "Vera Ved",
        "way": "email",
        "address": "vera@post.example",
        "language": "nb",
    }
    assert client.post(there, sent).status_code == 302
    with as_owner():
        link = re.findall(r"/invitasjon/(\w+)/", Notice.objects.get(address="vera@post.example").body)[0]
    client.logout()
    account = yes(client, link)
    seat = reload(Seat(pk=UUID(new["key"])))
    assert (seat.account_id, seat.called, seat.circle_id, seat.side) == (account.pk, "Vera Ved", None, "")
    assert account.person.staff == (role in FROM_WORK)
    assert roles_of(account) == [(role, home.pk if role in FROM_WORK else None)]
    with acting_as(account.pk):
        assert sorted(Entry.objects.values_list("event", flat=True)) == ["people.account_made", "process.seat_taken"]
    if role in FROM_WORK:
        typed = {"name": "Vera", "phone": "", "email": "vera@post.example", "password": "fire hester i regn"}
        again = {**typed, "again": typed["password"]}
        assert client.post(reverse("welcome"), again).url == reverse("mfa_activate_totp")
        return
    assert client.post(reverse("welcome"), {"name": "Vera", "email": "vera@post.example"}).url == reverse("my_page")
    assert reload(seat).called == "Vera"
    assert client.get(reverse("my_page")).status_code == 200
    assert client.get(reverse("u", args=[world.process.pk])).status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_a_new_seat_asks_where_one_comes_from(client: Visitor, world: Cast, role: str):
    client.login_as(world.liv)
    new = {"key": str(uuid4()), "role": role, "label": "", "organisation": ""}
    response = client.post(at(world, "setup_seat_new"), new)
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"label"})
    response = client.post(at(world, "setup_seat_new"), {**new, "label": "Ved bordet"})
    assert (response.status_code, set(response.context["form"].errors)) == (422, {"organisation"})
    assert response.context["form"]["label"].value() == "Ved bordet"


@pytest.mark.parametrize(("role", "status"), [("contractor", 422), ("researcher", 422), ("volunteer", 302)])
def test_whoever_builds_or_researches_comes_from_no_office_that_recruits(
    client: Visitor, world: Cast, role: str, status: int
):
    make.channel(world.process, world.nav)
    client.login_as(world.liv)
    new = {"key": str(uuid4()), "role": role, "label": "Ved bordet", "organisation": str(world.nav.pk)}
    assert client.post(at(world, "setup_seat_new"), new).status_code == status
    seat = seat_of(world, role)
    changed = {"label": "Ny", "organisation": str(world.nav.pk)}
    assert client.post(at(world, "setup_seat", seat.pk), changed).status_code == status
    assert client.post(at(world, "setup_seat", seat.pk), {"label": "Ny", "organisation": ""}).status_code == 422


def test_an_empty_seat_around_is_named_anew_or_removed(client: Visitor, world: Cast):
    seat = seat_of(world, "guest")
    client.login_as(world.liv)
    client.post(at(world, "setup_seat", seat.pk), {"label": "Gjest fra banken", "organisation": str(world.office.pk)})
    assert (reload(seat).label, reload(seat).organisation_id) == ("Gjest fra banken", world.office.pk)
    invited(world, seat)
    client.post(at(world, "setup_seat_removal", seat.pk))
    assert reload(seat).pk == seat.pk
    with as_owner():
        Invitation.objects.update(withdrawn_at=timezone.now())
    client.post(at(world, "setup_seat_removal", seat.pk))
    with as_owner():
        assert not Seat.objects.filter(pk=seat.pk).exists()


@pytest.mark.parametrize("name", ["fatima", "nils", "odd", "anne", "bo"])
def test_only_those_who_lead_invite_around_the_table(client: Visitor, world: Cast, name: str):
    there = reverse("seat_invitation", args=[world.process.pk, seat_of(world, "volunteer").pk])
    sent = {"key": str(uuid4()), "to_name": "Vera", "way": "paper", "address": "", "language": "nb"}
    assert client.login_as(world.siv).get(there).status_code == 200
    client.login_as(getattr(world, name))
    assert [client.get(there).status_code, client.post(there, sent).status_code] == [404, 404]


@pytest.mark.parametrize("role", [SeatRole.FACILITATOR, SeatRole.PROCESS_LEADER, SeatRole.FAMILY])
def test_nobody_is_invited_to_lead_or_past_the_office_even_by_a_row_that_says_so(
    client: Visitor, world: Cast, role: SeatRole
):
    seat = empty(world, role)
    there = reverse("seat_invitation", args=[world.process.pk, seat.pk])
    assert client.login_as(world.siv).get(there).status_code == 404
    client.logout()
    word = invited(world, seat)
    assert client.get(reverse("invitation", args=[word])).status_code == 200
    assert client.post(reverse("invitation_yes", args=[word])).url == reverse("invitation_full", args=[word])
    assert reload(seat).account_id is None


@pytest.mark.parametrize("role", ROLES)
def test_the_invitation_says_as_what_and_how_one_comes_in(client: Visitor, world: Cast, role: str):
    word = invited(world, seat_of(world, role), InvitationWay.PAPER, "")
    page = client.get(reverse("invitation", args=[word]))
    assert (page.context["read"].role, page.context["families"]) == (role, False)
    assert "Du blir med som" in page.content.decode()
    assert ("Du velger et passord" in page.content.decode()) == (role in FROM_WORK)
    assert client.post(reverse("answer_by_code"), {"code": word}).url == reverse("invitation", args=[word])


def test_a_provider_is_invited_as_before(client: Visitor, world: Cast):
    page = client.get(reverse("invitation", args=[invited(world, empty(world))]))
    assert page.context["read"].role == SeatRole.PROVIDER
    assert "Du blir med som" not in page.content.decode()
    assert "Tjenesteyterne møtes først for seg." in page.content.decode()


@pytest.mark.parametrize("field", ["name", "email"])
def test_the_welcome_keeps_what_was_typed_and_asks_for_a_way_back(client: Visitor, world: Cast, field: str):
    account = yes(client, invited(world, seat_of(world, "volunteer"), InvitationWay.PAPER, ""))
    typed = {"name": "Vera", "email": "vera@post.example", field: ""}
    response = client.post(reverse("welcome"), typed)
    assert (response.status_code, set(response.context["form"].errors)) == (422, {field})
    assert account.email == ""
    client.post(reverse("welcome"), {"name": "Vera", "email": "vera@post.example"})
    with as_owner():
        assert AddressChange.objects.filter(account=account, address="vera@post.example").exists()


def test_one_invited_by_sms_keeps_the_number_and_says_an_address(client: Visitor, world: Cast):
    account = yes(client, invited(world, seat_of(world, "helper"), InvitationWay.SMS, "90000000"))
    assert (account.person.phone, account.email) == ("90000000", "")
    client.post(reverse("welcome"), {"name": "Vera", "email": "vera@post.example"})
    assert newest().person.phone == "90000000"


def test_one_who_is_here_already_gets_the_role_and_the_seat_and_logs_in_as_usual(client: Visitor, world: Cast):
    seat = seat_of(world, "guest")
    word = invited(world, seat, to="odd@testvik.example")
    assert client.post(reverse("invitation_yes", args=[word])).url == reverse("invitation_known", args=[word])
    assert (reload(seat).account_id, roles_of(world.odd)) == (world.odd.pk, [("guest", None)])


@pytest.mark.parametrize("answer", ["invitation_yes", "invitation_no", None])
def test_one_is_reminded_until_one_has_answered(client: Visitor, world: Cast, answer: str | None):
    word = invited(world, seat_of(world, "volunteer"))
    if answer:
        client.post(reverse(answer, args=[word]))
    with as_owner():
        Invitation.objects.update(sent_at=timezone.now() - timedelta(days=8))
        before = Notice.objects.count()
        assert remind_all() == 1
        assert InvitationReminder.objects.count() == 1
        assert Notice.objects.count() - before == (answer is None)


@pytest.mark.parametrize("role", AS_ONESELF)
def test_one_who_comes_as_oneself_sees_nothing_of_the_inviting_organisation(client: Visitor, world: Cast, role: str):
    make.channel(world.process, world.nav)
    seat = make.seat(world.process, SeatRole(role), None, organisation=world.nav)
    assert client.login_as(world.nils).get(reverse("recruiting")).status_code == 200
    client.logout()
    account = yes(client, invited(world, seat))
    assert client.get(reverse("recruiting")).status_code == 404
    with acting_as(account.pk), connection.cursor() as cursor:
        cursor.execute("select people_my_organisations()")
        assert cursor.fetchall() == []


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("joined", [False, True])
def test_a_seat_around_reads_no_word_of_the_circles(client: Visitor, world: Cast, role: str, joined: bool):
    station = make.station(world.process)
    for audience in (Audience.ME, Audience.FAMILY, Audience.CIRCLE, Audience.ALL):
        family = {"family": world.sol, "circle": world.sol_seat.circle} if audience is not Audience.ME else {}
        make.contribution(world.fatima, station, audience.value, audience=audience, **family)
    if joined:
        make.gate(world.process)
    with acting_as(world.fatima.pk):
        assert contributions_visible_to(standing_of(world.fatima)).count() == 4
    account = yes(client, invited(world, seat_of(world, role)))
    with acting_as(account.pk):
        assert list(contributions_visible_to(standing_of(account))) == []
        assert not Seat.objects.filter(role="family").exists()


def test_the_rules_and_the_database_agree_on_who_comes_from_work(world: Cast):
    with connection.cursor() as cursor:
        cursor.execute("select r from unnest(%s::text[]) r where process_comes_from_work(r)", [list(SeatRole)])
        assert {role for (role,) in cursor.fetchall()} == set(FROM_WORK)
