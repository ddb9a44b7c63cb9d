"""Answering an invitation: the way in, and that a double click, a back button or a lost line harms nobody."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account, AddressChange, Family, Membership, Organisation
from usving.people.rules.links import new_paper_code
from usving.process.actions.recruiting import Addressed, invite_family, invite_to_seat
from usving.process.models import Invitation, InvitationAnswer, Seat
from usving.process.rules.recruiting import InvitationWay
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db
PHONE = "33\N{NO-BREAK SPACE}00\N{NO-BREAK SPACE}00\N{NO-BREAK SPACE}00"
NEWCOMER = r"^(fam|ansatt)-[a-z2-9]{6}$"


@pytest.fixture
def world() -> Cast:
    world = cast()
    with as_owner():
        Organisation.objects.filter(pk=world.nav.pk).update(phone="33 00 00 00")
    return world


def invite(world: Cast, way: InvitationWay = InvitationWay.PAPER, address: str = "") -> str:
    """Send an invitation from NAV, and return its word."""
    with as_owner():
        channel = world.process.channels.first()
    channel = channel or make.channel(world.process, world.nav)
    with acting_as(world.nils.pk):
        return invite_family(channel, key=uuid4(), to=Addressed("Mina Berg", way, address), by=world.nils).word


def empty(world: Cast, role: SeatRole = SeatRole.FAMILY, **values: Any) -> Seat:
    return make.seat(world.process, role, None, **values)


def at(word: str, name: str = "invitation") -> str:
    return reverse(name, args=[word])


def expire() -> None:
    with as_owner():
        Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))


def answers() -> list[str]:
    with as_owner():
        return list(InvitationAnswer.objects.values_list("answer", flat=True))


def taken_by(seat: Seat) -> tuple[Any, Any, str]:
    with as_owner():
        found = Seat.objects.get(pk=seat.pk)
    return found.family_id, found.account_id, found.called


def newest() -> Account:
    """The one account that an invitation has made."""
    with as_owner():
        return Account.objects.select_related("person").get(username__regex=NEWCOMER)


def body(page: Any) -> str:
    """A page without what differs each time for other reasons than ours."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.content.decode())


def test_the_invitation_says_what_it_is_to_whoever_has_the_word(client: Visitor, world: Cast):
    word = invite(world)
    page = client.get(at(word)).content.decode()
    for said in (world.process.name, world.process.question, "NAV Testvik", PHONE, "Nei takk", "Forlat siden raskt"):
        assert said in page
    assert "Mina Berg" not in page


def test_a_word_that_is_none_is_404_and_one_too_old_410(client: Visitor, world: Cast):
    word = invite(world)
    assert client.get(at(word)).status_code == 200
    assert [client.get(at(mangled)).status_code for mangled in (word[:-1], word + "x", "å", "x" * 500)] == [404] * 4
    expire()
    page = client.get(at(word))
    assert page.status_code == 410
    assert PHONE in page.content.decode()


@pytest.mark.parametrize("name", ["invitation_yes", "invitation_no"])
def test_an_answer_is_posted_and_only_to_a_living_word(client: Visitor, world: Cast, name: str):
    empty(world)
    word = invite(world)
    assert client.get(at(word, name)).status_code == 405
    assert client.post(at("noe-annet", name)).status_code == 404
    expire()
    assert client.post(at(word, name)).status_code == 410
    assert answers() == []


def test_the_code_on_paper_leads_to_the_invitation(client: Visitor, world: Cast):
    word = invite(world)
    there = reverse("answer_by_code")
    assert client.get(there).status_code == 200
    assert client.post(there, {"code": word.lower().replace("-", " ")}).url == at(word)
    assert client.post(there, {"code": new_paper_code()}).status_code == 422
    assert client.post(there, {"code": ""}).status_code == 422


def test_a_no_is_thanked_for_and_a_yes_may_follow(client: Visitor, world: Cast):
    seat, word = empty(world), invite(world)
    response = client.post(at(word, "invitation_no"), follow=True)
    assert (response.status_code, answers(), taken_by(seat)) == (200, ["no"], (None, None, ""))
    assert client.post(at(word, "invitation_yes")).url == reverse("welcome")
    assert answers() == ["yes"]
    client.post(at(word, "invitation_no"))
    assert answers() == ["yes"]
    assert taken_by(seat)[0] is not None


def test_a_yes_lets_in_at_once_with_nothing_personal_in_the_name(client: Visitor, world: Cast):
    seat, word = empty(world, label="Familie 3"), invite(world)
    response = client.post(at(word, "invitation_yes"), follow=True)
    account = newest()
    assert response.redirect_chain == [(reverse("welcome"), 302)]
    assert response.context["user"].pk == account.pk
    assert re.fullmatch(r"fam-[a-z2-9]{6}", account.username)
    with as_owner():
        family = Family.objects.get(members__person=account.person_id)
    assert taken_by(seat) == (family.pk, None, "Familie 3")
    assert (family.name, account.person.name, account.person.staff) == ("Familie 3", "Mina Berg", False)
    assert client.get(reverse("u", args=[world.process.pk])).status_code == 200


def test_a_double_click_and_a_lost_line_shut_nobody_out(client: Visitor, world: Cast):
    first, second, word = empty(world), empty(world), invite(world)
    client.post(at(word, "invitation_yes"))
    account = newest()
    again = Visitor()
    assert again.post(at(word, "invitation_yes"), follow=True).context["user"].pk == account.pk
    assert sorted(taken_by(seat)[0] is None for seat in (first, second)) == [False, True]
    with as_owner():
        Account.objects.filter(pk=account.pk).update(created_at=timezone.now() - timedelta(minutes=61))
    assert Visitor().post(at(word, "invitation_yes")).url == at(word, "invitation_known")
    assert newest().pk == account.pk


def test_the_page_is_the_same_before_and_after_an_answer(client: Visitor, world: Cast):
    empty(world)
    word = invite(world)
    pages = ("invitation", "invitation_thanks", "invitation_known", "invitation_full")
    before = [body(Visitor().get(at(word, page))) for page in pages]
    client.post(at(word, "invitation_no"))
    assert [body(Visitor().get(at(word, page))) for page in pages] == before
    client.post(at(word, "invitation_yes"))
    assert [body(Visitor().get(at(word, page))) for page in pages] == before


def test_when_all_seats_are_taken_it_says_so_kindly_and_keeps_nothing(client: Visitor, world: Cast):
    word = invite(world)
    response = client.post(at(word, "invitation_yes"), follow=True)
    assert response.redirect_chain == [(at(word, "invitation_full"), 302)]
    assert PHONE in response.content.decode()
    assert answers() == []
    empty(world)
    assert client.post(at(word, "invitation_yes")).url == reverse("welcome")


def test_two_invitations_take_two_seats_and_a_third_finds_none(client: Visitor, world: Cast):
    seats = [empty(world), empty(world)]
    words = [invite(world) for _each in "123"]
    there = [Visitor().post(at(word, "invitation_yes")).url for word in words]
    assert there == [reverse("welcome"), reverse("welcome"), at(words[2], "invitation_full")]
    assert len({taken_by(seat)[0] for seat in seats} - {None}) == 2


def test_someone_with_an_account_logs_in_as_usual(client: Visitor, world: Cast):
    seat = empty(world)
    hanne = make.account(world.testvik, "Hanne Ny", email="hanne@testvik.example")
    word = invite(world, InvitationWay.EMAIL, "Hanne@testvik.example")
    response = client.post(at(word, "invitation_yes"))
    assert response.url == at(word, "invitation_known")
    assert "_auth_user_id" not in client.session
    with as_owner():
        family = Family.objects.get(members__person=hanne.person_id)
    assert taken_by(seat)[0] == family.pk
    assert client.post(at(word, "invitation_yes")).url == at(word, "invitation_known")
    with acting_as(hanne.pk):
        assert list(Entry.objects.values_list("event", "about_id")) == [("process.seat_taken", seat.pk)]


def test_a_family_that_sits_there_already_takes_no_second_seat(client: Visitor, world: Cast):
    seat = empty(world)
    word = invite(world, InvitationWay.EMAIL, "per@testvik.example")
    assert client.post(at(word, "invitation_yes")).url == at(word, "invitation_known")
    assert taken_by(seat) == (None, None, "")


def test_an_account_that_is_closed_is_not_let_in(client: Visitor, world: Cast):
    seat = empty(world)
    with as_owner():
        Account.objects.filter(pk=world.odd.pk).update(is_active=False)
    word = invite(world, InvitationWay.EMAIL, "odd@testvik.example")
    assert client.post(at(word, "invitation_yes")).url == at(word, "invitation_full")
    assert taken_by(seat) == (None, None, "")


def test_welcome_keeps_what_the_family_says_and_its_seat_follows(client: Visitor, world: Cast):
    seat, word = empty(world), invite(world)
    client.post(at(word, "invitation_yes"))
    typed = {"family": "Fjellfolket", "name": "Mina", "way": "email", "email": "Mina@testvik.example"}
    assert client.post(reverse("welcome"), typed).url == reverse("my_page")
    account = newest()
    assert (account.person.name, account.email) == ("Mina", "")  # the address waits until its mailbox has answered
    assert "trykk på lenken" in client.get(reverse("my_page")).content.decode().lower()
    with as_owner():
        assert list(AddressChange.objects.values_list("account", "address")) == [(account.pk, "mina@testvik.example")]
    assert taken_by(seat)[2] == "Fjellfolket"


def test_welcome_on_paper_shows_a_code_that_lets_in_again(client: Visitor, world: Cast):
    empty(world)
    client.post(at(invite(world), "invitation_yes"))
    typed = {"family": "Fjellfolket", "name": "Mina", "way": "paper", "email": "glemt@testvik.example"}
    page = client.post(reverse("welcome"), typed)
    (code,) = set(re.findall(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}", page.content.decode()))
    assert (page.status_code, newest().email) == (200, "")
    later = Visitor()
    assert later.post(reverse("login_code"), {"code": code}).status_code == 302
    assert later.get(reverse("welcome")).context["user"].pk == newest().pk


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("family", {"family": ""}),
        ("name", {"name": ""}),
        ("way", {"way": ""}),
        ("email", {"email": ""}),
        ("email", {"email": "nei"}),
    ],
)
def test_welcome_puts_what_is_wrong_beside_its_field(client: Visitor, world: Cast, field: str, changed: dict[str, str]):
    empty(world)
    client.post(at(invite(world), "invitation_yes"))
    typed = {"family": "Fjellfolket", "name": "Mina", "way": "email", "email": "mina@testvik.example", **changed}
    response = client.post(reverse("welcome"), typed)
    assert (response.status_code, set(response.context["form"].errors)) == (422, {field})
    assert newest().person.name == "Mina Berg"


def test_welcome_is_for_newcomers(client: Visitor, world: Cast):
    assert client.get(reverse("welcome")).status_code == 302
    assert client.login_as(world.odd).get(reverse("welcome")).url == reverse("my_page")
    assert client.login_as(world.amina).get(reverse("welcome")).url == reverse("my_page")
    with as_owner():
        world.nils.set_password("et langt passord til prøve")
        world.nils.save()
    assert client.login_as(world.nils).get(reverse("welcome")).url == reverse("my_page")


def provider_word(world: Cast, seat: Seat, address: str = "pia@nav.example") -> str:
    with acting_as(world.siv.pk):
        to = Addressed("Pia Ny", InvitationWay.EMAIL, address)
        return invite_to_seat(seat, key=uuid4(), to=to, by=world.siv).word


def test_a_provider_says_yes_chooses_a_password_and_gets_a_second_lock(client: Visitor, world: Cast):
    seat = empty(world, SeatRole.PROVIDER, organisation=world.nav)
    word = provider_word(world, seat)
    assert client.get(at(word)).status_code == 200
    assert client.post(at(word, "invitation_yes")).url == reverse("welcome")
    account = newest()
    assert (account.person.staff, account.email) == (True, "pia@nav.example")
    assert taken_by(seat) == (None, account.pk, "Pia Ny")
    with as_owner():
        assert list(Membership.objects.filter(account=account).values_list("role", "organisation")) == [
            ("provider", world.nav.pk)
        ]
    typed = {"name": "Pia Nybakk", "phone": "900 00 000", "email": "pia@nav.example"}
    words = {"password": "fire hester i regn", "again": "fire hester i regn"}
    wrong = client.post(reverse("welcome"), {**typed, "password": "kort", "again": "annet"})
    assert (wrong.status_code, set(wrong.context["form"].errors)) == (422, {"password"})
    assert client.post(reverse("welcome"), {**typed, **words, "again": "noe annet"}).status_code == 422
    assert client.post(reverse("welcome"), {**typed, **words}).url == reverse("mfa_activate_totp")
    assert newest().check_password(words["password"])
    assert taken_by(seat)[2] == "Pia Nybakk"
    assert client.get(reverse("welcome")).url == reverse("my_page")


def test_the_trail_of_the_newcomer_says_how_they_came_in_and_no_other_does(client: Visitor, world: Cast):
    empty(world)
    word = invite(world)
    client.post(at(word, "invitation_yes"))
    account = newest()
    with acting_as(account.pk):
        events = sorted(Entry.objects.values_list("event", flat=True))
    assert events == ["people.account_made", "process.seat_taken"]
    with acting_as(world.nils.pk):
        assert list(Entry.objects.values_list("event", flat=True)) == ["process.invitation_sent"]
