"""An invitation that has been sent: once more by any way, told face to face, withdrawn, and its letter as a file."""

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
from usving.core.identity import acting_as
from usving.people.models import Notice
from usving.people.rules.links import digest
from usving.process.actions.recruiting import Addressed, Sent, invite_family, invite_to_seat
from usving.process.models import Invitation, InvitationSending, RecruitingChannel, Seat
from usving.process.rules.recruiting import InvitationWay
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db
CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")
STRANGERS = ("kari", "anne", "fatima", "amina", "odd", "bo")
READ, WRITE = ("sent", "sending"), ("sending", "told", "withdrawal", "letter")


@pytest.fixture(autouse=True)
def mail(settings: Any) -> None:
    """A mail server is set, so that e-mail is offered; nothing is sent without a worker."""
    settings.MAIL_CHANNEL = "smtp"


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture
def channel(world: Cast) -> RecruitingChannel:
    return make.channel(world.process, world.nav)


@pytest.fixture
def sent(world: Cast, channel: RecruitingChannel) -> Sent:
    """A family that NAV's Nils has invited by e-mail."""
    with acting_as(world.nils.pk):
        to = Addressed("Mina Berg", InvitationWay.EMAIL, "mina@testvik.example")
        return invite_family(channel, key=uuid4(), to=to, by=world.nils)


def to_provider(world: Cast) -> Sent:
    seat = make.seat(world.process, SeatRole.PROVIDER, None, organisation=world.nav)
    with acting_as(world.siv.pk):
        to = Addressed("Pia Ny", InvitationWay.EMAIL, "pia@nav.example")
        return invite_to_seat(seat, key=uuid4(), to=to, by=world.siv)


def at(sent: Sent, name: str = "sent") -> str:
    return reverse(f"invitation_{name}", args=[sent.invitation.pk])


def typed(**changed: Any) -> dict[str, Any]:
    return {"key": str(uuid4()), "way": "paper", "address": "", **changed}


def sendings() -> list[InvitationSending]:
    with as_owner():
        return list(InvitationSending.objects.order_by("sent_at"))


def opens(word: str) -> int:
    return Visitor().get(reverse("invitation", args=[word])).status_code


def words_sent() -> list[str]:
    with as_owner():
        return re.findall(
            r"/invitasjon/([^/]+)/", " ".join(Notice.objects.order_by("created_at").values_list("body", flat=True))
        )


def test_it_is_there_for_its_office_and_for_nobody_else(client: Visitor, world: Cast, sent: Sent):
    client.login_as(world.nils)
    assert [client.get(at(sent, page)).status_code for page in READ] == [200, 200]
    assert [client.get(at(sent, page)).status_code for page in WRITE[1:]] == [405] * 3
    assert [client.get(reverse(f"invitation_{page}", args=[uuid4()])).status_code for page in READ] == [404, 404]
    for name in (*STRANGERS, "siv", "liv"):
        client.login_as(getattr(world, name))
        assert [client.get(at(sent, page)).status_code for page in READ] == [404, 404]
        assert [client.post(at(sent, page), typed()).status_code for page in WRITE] == [404] * 4
    assert sendings() == []
    with as_owner():
        assert Invitation.objects.get().withdrawn_at is None


def test_one_to_a_provider_is_for_those_who_lead(client: Visitor, world: Cast):
    provider = to_provider(world)
    for name, status in (("siv", 200), ("liv", 200), ("nils", 404), *((name, 404) for name in STRANGERS)):
        client.login_as(getattr(world, name))
        assert (name, client.get(at(provider)).status_code) == (name, status)
    assert client.login_as(world.liv).post(at(provider, "sending"), typed()).status_code == 200
    assert len(sendings()) == 1


@pytest.mark.parametrize(("way", "address"), [("email", "mina@jobben.example"), ("sms", "900 11 222")])
def test_sent_once_more_it_has_a_word_of_its_own_and_the_first_stays_good(
    client: Visitor, world: Cast, sent: Sent, settings: Any, way: str, address: str
):
    settings.DEMO = way == "sms"
    form = typed(way=way, address=address)
    client.login_as(world.nils)
    assert [client.post(at(sent, "sending"), form).status_code for _click in range(2)] == [302, 302]
    (again,), (first, second) = sendings(), words_sent()
    assert (again.way, again.address, again.sent_by_id) == (way, address.replace(" ", ""), world.nils.pk)
    assert (again.digest, first, first != second) == (digest(second), sent.word, True)
    assert [opens(first), opens(second)] == [200, 200]
    shown = client.get(at(sent)).context["outgoings"]
    assert [(each.address, each.by) for each in shown] == [
        ("mina@testvik.example", "Nils Nilsen"),
        (again.address, "Nils Nilsen"),
    ]


def test_a_yes_by_the_second_way_takes_one_seat_with_the_address_it_came_by(client: Visitor, world: Cast, sent: Sent):
    seat = make.seat(world.process, SeatRole.FAMILY, None)
    other = make.seat(world.process, SeatRole.FAMILY, None)
    client.login_as(world.nils).post(at(sent, "sending"), typed(way="email", address="Mina@Jobben.example"))
    _first, second = words_sent()
    newcomer = Visitor()
    answer = newcomer.post(reverse("invitation_yes", args=[second]), follow=True)
    assert answer.context["user"].email == "mina@jobben.example"
    assert Visitor().post(reverse("invitation_yes", args=[sent.word])).url == reverse(
        "invitation_known", args=[sent.word]
    )
    with as_owner():
        taken = Seat.objects.filter(pk__in=[seat.pk, other.pk], family__isnull=False)
        assert taken.count() == 1


def test_a_letter_follows_an_e_mail_and_can_be_had_as_a_pdf(client: Visitor, world: Cast, sent: Sent):
    form = typed(address="Storgata 1\n3256 Testvik")
    page = client.login_as(world.nils).post(at(sent, "sending"), form)
    (code,) = set(CODE.findall(page.content.decode()))
    assert (page.status_code, sendings()[0].digest, opens(code), opens(sent.word)) == (200, digest(code), 200, 200)
    assert "3256 Testvik" in page.content.decode()
    assert "mina@testvik.example" not in page.content.decode()
    pdf = client.post(at(sent, "letter"), {"word": code})
    assert (pdf.status_code, pdf["Content-Type"], pdf.content[:5]) == (200, "application/pdf", b"%PDF-")
    assert pdf["Content-Disposition"] == 'attachment; filename="invitasjon.pdf"'
    assert b"pdfuaid:part" in pdf.content
    for word in ("", "x", "ABCD-EFGH-JKLM"):
        assert client.post(at(sent, "letter"), {"word": word}).url == at(sent)
    assert code not in client.get(at(sent)).content.decode()


def test_the_square_on_the_letter_opens_the_invitation(client: Visitor, world: Cast, sent: Sent, settings: Any):
    import segno

    page = client.login_as(world.nils).post(at(sent, "sending"), typed())
    letter = page.context["letter"]
    there = f"{settings.BASE_URL}/invitasjon/{letter.code}/"
    assert letter.square_address == segno.make(there, error="m", micro=False).svg_data_uri(scale=4, border=2)
    assert f'src="{letter.square_address}"' in page.content.decode().replace("&#x27;", "'").replace("&amp;", "&")
    assert client.get(there.removeprefix(settings.BASE_URL)).status_code == 200


def test_told_face_to_face_it_says_only_that_and_by_whom(client: Visitor, world: Cast, sent: Sent):
    key = {"key": str(uuid4())}
    client.login_as(world.nils)
    assert [client.post(at(sent, "told"), key).url for _click in range(2)] == [at(sent)] * 2
    client.post(at(sent, "told"), {"key": "x"})
    (told,) = sendings()
    assert (told.way, told.address, told.digest, told.sent_by_id) == ("told", "", None, world.nils.pk)
    assert len(words_sent()) == 1
    assert "Sagt ansikt til ansikt" in client.get(at(sent)).content.decode()


def test_withdrawn_no_word_answers_and_nothing_more_is_sent(client: Visitor, world: Cast, sent: Sent):
    client.login_as(world.nils).post(at(sent, "sending"), typed(way="email", address="mina@jobben.example"))
    words = words_sent()
    for _click in range(2):
        assert client.post(at(sent, "withdrawal")).url == at(sent)
    assert [opens(word) for word in words] == [410, 410]
    assert [Visitor().post(reverse("invitation_yes", args=[word])).status_code for word in words] == [410, 410]
    assert client.post(at(sent, "sending"), typed()).context["form"].non_field_errors() == [
        "Invitasjonen er trukket tilbake."
    ]
    client.post(at(sent, "told"), {"key": str(uuid4())})
    assert len(sendings()) == 1
    page = client.get(at(sent)).content.decode()
    assert "Invitasjonen ble trukket tilbake" in page
    assert "Trekk invitasjonen tilbake" not in page


def test_who_has_come_in_keeps_the_seat_when_the_invitation_is_withdrawn(client: Visitor, world: Cast, sent: Sent):
    seat = make.seat(world.process, SeatRole.FAMILY, None)
    newcomer = Visitor()
    newcomer.post(reverse("invitation_yes", args=[sent.word]))
    client.login_as(world.nils).post(at(sent, "withdrawal"))
    with as_owner():
        assert Seat.objects.get(pk=seat.pk).family_id is not None
    assert newcomer.get(reverse("u", args=[world.process.pk])).status_code == 200


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        ("old", "Invitasjonen gjelder ikke lenger. Lag en ny."),
        ("closed", "Rekrutteringen er avsluttet."),
        ("often", "Invitasjonen er sendt fem ganger. Det får holde."),
    ],
)
def test_what_cannot_be_sent_again_says_why(
    client: Visitor, world: Cast, channel: RecruitingChannel, sent: Sent, why: str, sentence: str
):
    client.login_as(world.nils)
    with as_owner():
        if why == "old":
            Invitation.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
        if why == "closed":
            RecruitingChannel.objects.update(closes=timezone.localdate() - timedelta(days=1))
    for _more in range(4 if why == "often" else 0):
        assert client.post(at(sent, "told"), {"key": str(uuid4())}).status_code == 302
    assert str(client.get(at(sent)).context["why_not"]) == sentence
    response = client.post(at(sent, "sending"), typed())
    assert (response.status_code, response.context["form"].non_field_errors()) == (422, [sentence])
    assert len(sendings()) == (4 if why == "often" else 0)


@pytest.mark.parametrize(
    ("field", "changed"),
    [("way", {"way": "told"}), ("way", {"way": "sms"}), ("address", {"way": "email"}), ("key", {"key": "x"})],
)
def test_what_is_wrong_stands_beside_its_field(
    client: Visitor, world: Cast, sent: Sent, field: str, changed: dict[str, str]
):
    response = client.login_as(world.nils).post(at(sent, "sending"), typed(**changed))
    assert (response.status_code, set(response.context["form"].errors), sendings()) == (422, {field}, [])


def test_a_way_that_is_not_set_up_is_said_plainly(client: Visitor, world: Cast, sent: Sent, settings: Any):
    page = client.login_as(world.nils).get(at(sent, "sending"))
    assert [code for code, _label in page.context["form"].fields["way"].choices] == ["email", "paper"]
    assert "SMS er ikke satt opp her ennå." in page.content.decode()
    settings.MAIL_CHANNEL = "off"
    assert "E-post og SMS er ikke satt opp her ennå." in client.get(at(sent, "sending")).content.decode()


def test_the_trail_says_what_was_done_without_a_name(client: Visitor, world: Cast, sent: Sent):
    client.login_as(world.nils)
    client.post(at(sent, "sending"), typed())
    client.post(at(sent, "told"), {"key": str(uuid4())})
    client.post(at(sent, "withdrawal"))
    with acting_as(world.nils.pk):
        found = Entry.objects.order_by("at").values_list("event", "account_id", "facts")
        assert list(found)[1:] == [
            ("process.invitation_sent_again", None, {"way": "paper", "side": "families"}),
            ("process.invitation_told", None, {"side": "families"}),
            ("process.invitation_withdrawn", None, {"side": "families"}),
        ]


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_asks_the_same_for_one_and_three(
    client: Visitor, world: Cast, sent: Sent, django_assert_num_queries: DjangoAssertNumQueries, number: int
):
    client.login_as(world.nils)
    for _each in range(number):
        client.post(at(sent, "told"), {"key": str(uuid4())})
    client.get(at(sent))
    with django_assert_num_queries(18):
        client.get(at(sent))
