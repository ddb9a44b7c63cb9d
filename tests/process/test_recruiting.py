"""The recruiting office: who comes in, what it sends, and the one number it gets."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.people.models import Notice
from usving.people.rules.links import digest
from usving.process.models import Invitation, InvitationAnswer, RecruitingChannel

pytestmark = pytest.mark.django_db
CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def channel(world: Cast) -> RecruitingChannel:
    return make.channel(world.process, world.nav)


@pytest.fixture(autouse=True)
def mail(settings: Any) -> None:
    """A mail server is set, so that e-mail is offered; nothing is sent without a worker."""
    settings.MAIL_CHANNEL = "smtp"


def typed(**changed: Any) -> dict[str, Any]:
    to = {"to_name": "Mina Berg", "way": "email", "address": "mina@testvik.example", "language": "nb"}
    return {"key": str(uuid4()), **to, **changed}


def new_at(channel: RecruitingChannel) -> str:
    return reverse("invitation_new", args=[channel.pk])


def channel_at(channel: RecruitingChannel) -> str:
    return reverse("recruiting_channel", args=[channel.pk])


def invited() -> list[Invitation]:
    with as_owner():
        return list(Invitation.objects.order_by("sent_at"))


def notices() -> list[Notice]:
    with as_owner():
        return list(Notice.objects.order_by("created_at"))


def answered_yes(channel: RecruitingChannel, number: int) -> None:
    for each in range(number):
        row = make.make(
            Invitation, municipality_id=channel.municipality_id, process_id=channel.process_id, side="families",
            organisation_id=channel.organisation_id, to_name="En familie", way="paper", digest=f"{channel.pk}{each}",
            expires_at=timezone.now(),
        )  # fmt: skip
        make.make(InvitationAnswer, invitation=row, answer="yes")


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("nils", 200),
        ("kari", 404),
        ("siv", 404),
        ("liv", 404),
        ("anne", 404),
        ("fatima", 404),
        ("odd", 404),
        ("bo", 404),
    ],
)
def test_an_offices_recruiting_is_its_own(
    client: Visitor, world: Cast, channel: RecruitingChannel, name: str, status: int
):
    client.login_as(getattr(world, name))
    assert client.get(channel_at(channel)).status_code == status
    assert client.get(new_at(channel)).status_code == status
    expected = 302 if status == 200 else 404
    assert client.post(new_at(channel), typed()).status_code == expected
    assert len(invited()) == (expected == 302)


def test_the_list_is_for_those_whose_office_recruits(client: Visitor, world: Cast, channel: RecruitingChannel):
    there = reverse("recruiting")
    assert [o.channel for o in client.login_as(world.nils).get(there).context["offices"]] == [channel]
    others = (world.kari, world.odd, world.fatima, world.siv)
    assert [client.login_as(who).get(there).status_code for who in others] == [404] * 4


def test_no_such_recruiting_is_not_found(client: Visitor, world: Cast):
    assert client.login_as(world.nils).get(reverse("recruiting_channel", args=[uuid4()])).status_code == 404


@pytest.mark.parametrize(("way", "address"), [("email", "mina@testvik.example"), ("sms", "900 11 222")])
def test_an_invitation_is_sent_once_and_says_where_but_not_what(
    client: Visitor, world: Cast, channel: RecruitingChannel, settings: Any, way: str, address: str
):
    settings.DEMO = way == "sms"
    form = typed(way=way, address=address)
    client.login_as(world.nils)
    assert [client.post(new_at(channel), form).status_code for _click in range(2)] == [302, 302]
    (made,), (sent,) = invited(), notices()
    assert (made.to_name, made.way, made.side, made.sent_by_id) == ("Mina Berg", way, "families", world.nils.pk)
    assert (sent.channel, sent.address, sent.account_id) == (way, address.replace(" ", ""), None)
    (word,) = re.findall(r"/invitasjon/([^/]+)/", sent.body)
    assert digest(word) == made.digest
    assert world.process.question not in sent.body
    assert "økonomi" not in sent.body.lower()


def test_a_form_changed_after_the_back_button_is_another_invitation(
    client: Visitor, world: Cast, channel: RecruitingChannel
):
    form = typed()
    client.login_as(world.nils).post(new_at(channel), form)
    client.post(new_at(channel), {**form, "to_name": "Ola Dal", "address": "ola@testvik.example"})
    assert {each.address for each in invited()} == {"mina@testvik.example", "ola@testvik.example"}
    assert len({each.digest for each in invited()}) == 2


def test_a_letter_is_shown_with_its_code_only_as_the_answer_to_its_form(
    client: Visitor, world: Cast, channel: RecruitingChannel
):
    form = typed(way="paper", address="Storgata 1\n3256 Testvik")
    response = client.login_as(world.nils).post(new_at(channel), form)
    letter = response.content.decode()
    (code,) = set(CODE.findall(letter))
    (made,) = invited()
    assert (response.status_code, digest(code), notices()) == (200, made.digest, [])
    assert "Mina Berg" in letter
    assert set(CODE.findall(client.post(new_at(channel), form).content.decode())) == {code}
    assert len(invited()) == 1
    pages = (reverse("recruiting"), channel_at(channel), new_at(channel))
    assert [code in client.get(page).content.decode() for page in pages] == [False] * 3
    with as_owner():
        assert not Invitation.objects.filter(digest__contains=code).exists()


def test_codes_on_paper_are_not_alike(client: Visitor, world: Cast, channel: RecruitingChannel):
    client.login_as(world.nils)
    codes = [
        CODE.findall(client.post(new_at(channel), typed(way="paper", address="")).content.decode())[0]
        for _each in "123456"
    ]
    assert len(set(codes)) == 6


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("to_name", {"to_name": ""}),
        ("way", {"way": "pigeon"}),
        ("language", {"language": ""}),
        ("language", {"language": "tlh"}),
        ("address", {"address": ""}),
        ("address", {"address": "ikke en adresse"}),
        ("address", {"way": "sms", "address": "12"}),
        ("key", {"key": "x"}),
    ],
)
def test_a_bad_invitation_stands_beside_its_field(
    client: Visitor, world: Cast, channel: RecruitingChannel, settings: Any, field: str, changed: dict[str, Any]
):
    settings.DEMO = True
    response = client.login_as(world.nils).post(new_at(channel), typed(**changed))
    assert (response.status_code, set(response.context["form"].errors), invited()) == (422, {field}, [])


@pytest.mark.parametrize(
    ("demonstration", "mail", "offered"),
    [
        (False, "off", ["paper"]),
        (False, "smtp", ["email", "paper"]),
        (True, "off", ["email", "sms", "paper"]),
    ],
)
def test_only_ways_that_reach_someone_are_offered(
    client: Visitor,
    world: Cast,
    channel: RecruitingChannel,
    settings: Any,
    demonstration: bool,
    mail: str,
    offered: list[str],
):
    settings.DEMO, settings.MAIL_CHANNEL = demonstration, mail
    form = client.login_as(world.nils).get(new_at(channel)).context["form"]
    assert [way for way, _label in form.fields["way"].choices] == offered
    assert client.post(new_at(channel), typed()).status_code == (302 if "email" in offered else 422)


@pytest.mark.parametrize(
    ("opens", "closes", "sentence"),
    [(2, 9, "Rekrutteringen har ikke åpnet ennå."), (-9, -1, "Rekrutteringen er avsluttet.")],
)
def test_outside_its_days_nothing_is_sent(client: Visitor, world: Cast, opens: int, closes: int, sentence: str):
    channel = make.channel(world.process, world.nav, opens=opens, closes=closes)
    response = client.login_as(world.nils).post(new_at(channel), typed())
    assert (response.status_code, response.context["form"].non_field_errors(), invited()) == (422, [sentence], [])


def test_the_word_lives_as_long_as_the_recruiting(client: Visitor, world: Cast, channel: RecruitingChannel):
    client.login_as(world.nils).post(new_at(channel), typed())
    (made,) = invited()
    last = timezone.localtime(made.expires_at)
    assert (last.date(), last.strftime("%H:%M:%S")) == (channel.closes, "23:59:59")


@pytest.mark.parametrize(
    ("yes", "closes", "total"), [(5, -1, 5), (6, -1, 6), (4, -1, None), (5, 0, None), (5, 3, None)]
)
def test_the_one_number_comes_after_the_last_day_and_from_five_up(
    client: Visitor, world: Cast, yes: int, closes: int, total: int | None
):
    channel = make.channel(world.process, world.nav, closes=closes)
    answered_yes(channel, yes)
    response = client.login_as(world.nils).get(channel_at(channel))
    assert response.context["total"] == total
    assert (f"{yes} familier sa ja" in response.content.decode()) == (total is not None)


def test_the_number_is_for_the_office_alone(client: Visitor, world: Cast):
    channel = make.channel(world.process, world.nav, closes=-1)
    other = make.channel(world.process, world.office, closes=-1)
    answered_yes(channel, 6)
    assert client.login_as(world.nils).get(channel_at(channel)).context["total"] == 6
    assert client.login_as(world.kari).get(channel_at(other)).context["total"] is None


def test_the_trail_says_that_it_was_sent_without_a_name(client: Visitor, world: Cast, channel: RecruitingChannel):
    client.login_as(world.nils).post(new_at(channel), typed())
    with as_owner():
        (entry,) = Entry.objects.filter(event="process.invitation_sent")
    assert (entry.actor_id, entry.account_id, entry.facts) == (
        world.nils.pk,
        None,
        {"way": "email", "side": "families"},
    )


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("recruiting", 13), ("recruiting_channel", 14)])
def test_the_pages_ask_the_same_for_one_and_three(
    client: Visitor,
    world: Cast,
    django_assert_num_queries: DjangoAssertNumQueries,
    number: int,
    page: str,
    queries: int,
):
    channels = [make.channel(make.process(world.testvik, f"Prosess {each}"), world.nav) for each in range(number)]
    for each in range(number):
        answered_yes(channels[each], number)
    client.login_as(world.nils)
    there = reverse(page, args=[] if page == "recruiting" else [channels[0].pk])
    with django_assert_num_queries(queries):
        client.get(there)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Gammel", "Mina Berg", "Trukket"]),
        ("?hvilke=open", ["Mina Berg"]),
        ("?hvilke=over", ["Gammel"]),
        ("?hvilke=withdrawn", ["Trukket"]),
        ("?hvilke=yes", ["Gammel", "Mina Berg", "Trukket"]),
    ],
)
def test_what_was_sent_is_narrowed_by_what_is_over_and_never_by_an_answer(
    client: Visitor, world: Cast, channel: RecruitingChannel, query: str, found: list[str]
):
    soon, gone = timezone.now() + timedelta(days=5), timezone.now() - timedelta(days=5)
    invitation_to(channel, "Mina Berg", expires_at=soon)
    invitation_to(channel, "Gammel", expires_at=gone)
    invitation_to(channel, "Trukket", expires_at=soon, withdrawn_at=timezone.now())
    page = client.login_as(world.nils).get(channel_at(channel) + query)
    assert sorted(each.to_name for each in page.context["list"].page) == found


def test_one_finds_whom_one_has_invited_by_name_or_address(client: Visitor, world: Cast, channel: RecruitingChannel):
    invitation_to(channel, "Mina Berg", address="Storgata 1")
    invitation_to(channel, "Ola Dal", address="Bakken 2")
    client.login_as(world.nils)
    for words, found in (("berg", ["Mina Berg"]), ("bakken", ["Ola Dal"]), ("ingen slik", [])):
        page = client.post(reverse("search"), {"there": channel_at(channel), "words": words}, follow=True)
        assert [each.to_name for each in page.context["list"].page] == found
    assert "Ingen invitasjon passer med det du søkte etter." in page.content.decode()


def test_the_twenty_first_invitation_stands_on_the_next_page(client: Visitor, world: Cast, channel: RecruitingChannel):
    for each in range(26):
        invitation_to(channel, f"Familie {each}", sent_at=timezone.now() - timedelta(hours=each))
    page = client.login_as(world.nils).get(channel_at(channel) + "?side=2")
    assert [each.to_name for each in page.context["list"].page] == [f"Familie {each}" for each in range(20, 26)]


def invitation_to(channel: RecruitingChannel, name: str, **more: Any) -> None:
    more = {"expires_at": timezone.now() + timedelta(days=5), **more}
    make.make(
        Invitation, municipality_id=channel.municipality_id, process_id=channel.process_id, side="families",
        organisation_id=channel.organisation_id, to_name=name, way="paper", digest=uuid4().hex, **more,
    )  # fmt: skip
