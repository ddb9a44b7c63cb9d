"""An invitation is in the language of the one invited: the message, the letter, the reminder and the page that answers it."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings as configured
from django.urls import reverse
from django.utils import translation

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.people.models import Notice
from usving.process.actions.recruiting import Addressed, Sent, invite_family
from usving.process.actions.recruiting_reminders import remind_all
from usving.process.models import Invitation, RecruitingChannel
from usving.process.rules.recruiting import InvitationWay
from usving.process.rules.seats import SeatRole

pytestmark = pytest.mark.django_db
CODE = re.compile(r"[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}")
OTHERS = ("nn", "en")
SUBJECTS = {"nn": "Ein invitasjon frå NAV Testvik", "en": "An invitation from NAV Testvik"}
MESSAGES = {"nn": "spør om de vil vere med på noko", "en": "you want to join something"}
TO_PROVIDERS = {"nn": "Vi spør om du vil vere med i", "en": "We would like to ask whether you want to join"}
LETTERS = {
    "nn": "Hei! Vi spør om de vil vere med på noko nytt.",
    "en": "Hi! We would like to ask whether you want to join",
}
REMINDERS = {
    "nn": "Vi minner om invitasjonen frå NAV Testvik",
    "en": "We remind you of the invitation from NAV Testvik",
}
PAGES = {"nn": "Ja, vi vil vere med", "en": "Yes, we want to join"}
SENDERS = "Ja, vi vil være med"  # what the page would say in the language of whoever sent it


@pytest.fixture
def world() -> Cast:
    return cast()


@pytest.fixture(autouse=True)
def all_ways(settings: Any) -> None:
    """On a demonstration all three ways are offered."""
    settings.DEMO = True


@pytest.fixture
def channel(world: Cast) -> RecruitingChannel:
    return make.channel(world.process, world.nav, closes=60)


@pytest.fixture
def browser(client: Visitor, world: Cast) -> Visitor:
    """The Norwegian sender's browser, which asks for bokmål."""
    client.login_as(world.nils)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "nb"
    return client


def newcomer() -> Visitor:
    """The telephone of the one invited; it has never been here before, and asks for bokmål itself."""
    return Visitor(headers={"accept-language": "nb"})


def typed(language: str, **changed: Any) -> dict[str, Any]:
    to = {"to_name": "Mina Berg", "way": "email", "address": "mina@testvik.example", "language": language}
    return {"key": str(uuid4()), **to, **changed}


def new_at(channel: RecruitingChannel) -> str:
    return reverse("invitation_new", args=[channel.pk])


def notices() -> list[Notice]:
    with as_owner():
        return list(Notice.objects.order_by("created_at"))


def invited(world: Cast, channel: RecruitingChannel, language: str) -> Sent:
    """Invited by NAV's Nils, whose own language is bokmål."""
    with acting_as(world.nils.pk), translation.override("nb"):
        to = Addressed("Mina Berg", InvitationWay.EMAIL, "mina@testvik.example", language)
        return invite_family(channel, key=uuid4(), to=to, by=world.nils)


def week_later() -> None:
    with as_owner():
        for row in Invitation.objects.all():
            Invitation.objects.update(sent_at=row.sent_at - timedelta(days=8))


def spoken_on(page: Any) -> str:
    """The language that a page says it is in."""
    (lang,) = re.findall(r'<html lang="([^"]+)"', page.content.decode())
    return lang


@pytest.mark.parametrize("language", OTHERS)
def test_an_e_mail_is_in_the_language_that_was_chosen(browser: Visitor, channel: RecruitingChannel, language: str):
    browser.post(new_at(channel), typed(language))
    (sent,) = notices()
    assert (sent.subject, MESSAGES[language] in sent.body) == (SUBJECTS[language], True)


@pytest.mark.parametrize("language", OTHERS)
def test_an_sms_is_in_the_language_that_was_chosen(browser: Visitor, channel: RecruitingChannel, language: str):
    browser.post(new_at(channel), typed(language, way="sms", address="900 11 222"))
    (sent,) = notices()
    assert (sent.channel, MESSAGES[language] in sent.body) == ("sms", True)


@pytest.mark.parametrize("language", OTHERS)
def test_a_letter_is_in_that_language_on_a_page_that_is_not(
    browser: Visitor, channel: RecruitingChannel, language: str
):
    page = browser.post(new_at(channel), typed(language, way="paper", address="Storgata 1\n3256 Testvik"))
    words = page.content.decode()
    assert (page.context["letter"].lang, spoken_on(page)) == (language, "nb")
    assert f'<article class="letter" lang="{language}"' in words
    assert (LETTERS[language] in words, "Brevet er klart" in words) == (True, True)


def test_the_letter_as_a_file_is_the_same_letter(browser: Visitor, channel: RecruitingChannel, monkeypatch: Any):
    page = browser.post(new_at(channel), typed("en", way="paper", address=""))
    said: dict[str, Any] = {}
    monkeypatch.setattr(
        "usving.process.views.recruiting_sent.pdf", lambda _template, words: said.update(words) or b"%PDF"
    )
    letter = page.context["letter"]
    browser.post(reverse("invitation_letter", args=[letter.invitation]), {"word": letter.code})
    assert said == {name: value for name, value in vars(letter).items() if name != "invitation"}
    assert said["opening"].startswith(LETTERS["en"])


@pytest.mark.parametrize("language", OTHERS)
def test_a_provider_is_invited_in_the_language_that_was_chosen(client: Visitor, world: Cast, language: str):
    seat = make.seat(world.process, SeatRole.PROVIDER, None, organisation=world.nav)
    there = reverse("seat_invitation", args=[world.process.pk, seat.pk])
    client.login_as(world.siv).post(there, typed(language))
    page = client.post(there, typed(language, way="paper", address=""))
    assert TO_PROVIDERS[language] in notices()[0].body
    assert page.context["letter"].lang == language
    with as_owner():
        assert set(Invitation.objects.values_list("language", flat=True)) == {language}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("way", "address"), [("email", "mina@jobben.example"), ("sms", "900 11 222"), ("paper", "")])
def test_sent_once_more_it_keeps_its_language_by_each_way(
    browser: Visitor, world: Cast, channel: RecruitingChannel, language: str, way: str, address: str
):
    sent = invited(world, channel, language)
    form = {"key": str(uuid4()), "way": way, "address": address}
    page = browser.post(reverse("invitation_sending", args=[sent.invitation.pk]), form)
    words = page.content.decode() if way == "paper" else notices()[-1].body
    assert (LETTERS if way == "paper" else MESSAGES)[language] in words


@pytest.mark.parametrize("language", OTHERS)
def test_a_reminder_is_in_the_language_of_the_invitation(world: Cast, channel: RecruitingChannel, language: str):
    make.seat(world.process, SeatRole.FAMILY, None)
    invited(world, channel, language)
    week_later()
    remind_all()
    assert {each.subject for each in notices()} == {SUBJECTS[language], REMINDERS[language]}


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_told_face_to_face_stands_there_in_that_language(
    browser: Visitor, world: Cast, channel: RecruitingChannel, language: str
):
    sent = invited(world, channel, language)
    page = browser.get(reverse("invitation_sent", args=[sent.invitation.pk]))
    words = page.content.decode()
    assert (LETTERS[language] in words, f'<div lang="{language}">' in words, spoken_on(page)) == (True, True, "nb")
    assert sent.word not in words


@pytest.mark.parametrize("language", OTHERS)
def test_the_page_that_answers_opens_in_it_and_so_do_those_after(
    world: Cast, channel: RecruitingChannel, language: str
):
    sent, visitor = invited(world, channel, language), newcomer()
    page = visitor.get(reverse("invitation", args=[sent.word]))
    assert (spoken_on(page), page.headers["Content-Language"]) == (language, language)
    assert (PAGES[language] in page.content.decode(), SENDERS in page.content.decode()) == (True, False)
    for after in ("invitation_thanks", "invitation_known", "invitation_full"):
        assert spoken_on(visitor.get(reverse(after, args=[sent.word]))) == language
    with as_owner():
        Invitation.objects.update(withdrawn_at=sent.invitation.sent_at)
    assert spoken_on(visitor.get(reverse("invitation", args=[sent.word]))) == language


def test_another_language_can_be_chosen_on_the_page_itself(world: Cast, channel: RecruitingChannel):
    sent, visitor = invited(world, channel, "en"), newcomer()
    there = reverse("invitation", args=[sent.word])
    page = visitor.get(there).content.decode()
    main = page.partition("<main")[2]
    assert re.findall(r'name="language" value="(\w+)"', main) == [code for code, _label in configured.LANGUAGES]
    assert visitor.post(reverse("language"), {"language": "nn", "next": there}).url == there
    assert spoken_on(visitor.get(there)) == "nn"


@pytest.mark.parametrize(("chosen", "own"), [("", "en"), ("nn", "nn")])
def test_the_account_gets_the_language_the_invitation_was_read_in(
    world: Cast, channel: RecruitingChannel, chosen: str, own: str
):
    make.seat(world.process, SeatRole.FAMILY, None)
    sent, visitor = invited(world, channel, "en"), newcomer()
    if chosen:
        visitor.post(reverse("language"), {"language": chosen, "next": "/"})
    page = visitor.post(reverse("invitation_yes", args=[sent.word]), follow=True)
    assert (page.context["user"].language, spoken_on(page)) == (own, own)


@pytest.mark.parametrize(
    ("languages", "first"), [(["ar", "en", "nb"], "en"), (["nb", "en"], "nb"), ([], "nb"), (["so"], "nb")]
)
def test_the_language_that_the_process_speaks_most_is_offered_first(
    browser: Visitor, world: Cast, channel: RecruitingChannel, languages: list[str], first: str
):
    with as_owner():
        world.process.languages = languages
        world.process.save()
    page = browser.get(new_at(channel))
    assert page.context["form"]["language"].initial == first
    assert re.findall(r'name="language" value="(\w+)"[^>]*checked', page.content.decode()) == [first]


def test_the_same_form_in_another_language_is_another_invitation(browser: Visitor, channel: RecruitingChannel):
    form = typed("nn")
    for language in ("nn", "nn", "en"):
        browser.post(new_at(channel), {**form, "language": language})
    assert [each.subject for each in notices()] == [SUBJECTS["nn"], SUBJECTS["en"]]


def test_bad_input_keeps_the_language_that_was_chosen(browser: Visitor, channel: RecruitingChannel):
    page = browser.post(new_at(channel), typed("en", address="ikke en adresse"))
    assert page.status_code == 422
    assert re.findall(r'name="language" value="(\w+)"[^>]*checked', page.content.decode()) == ["en"]
