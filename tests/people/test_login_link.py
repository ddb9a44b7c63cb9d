"""Asking for a link, and following it: known and unknown alike, once, and nothing half-done."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob
from psycopg.types.json import Jsonb

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.actions.links import operator_link, spend
from usving.people.models import Account, LoginLink, Municipality, Notice
from usving.people.rules.links import LinkPurpose, digest, new_paper_code, new_token

pytestmark = pytest.mark.django_db
HERE = reverse("login")


@pytest.fixture
def world() -> Cast:
    cache.clear()
    return cast()


def ask(client: Visitor, place: Municipality, email: str) -> Any:
    return client.post(HERE, {"municipality": str(place.pk), "email": email})


def bytes_of(answer: Any) -> bytes:
    """The page without the random word against forgery, which is another one in every answer."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", answer.content)


def notices() -> list[tuple[str, str]]:
    with as_owner():
        return list(Notice.objects.values_list("address", "subject"))


def word_for(account: Account, purpose: LinkPurpose = LinkPurpose.LOGIN, *, minutes: int = 30) -> str:
    word = new_paper_code() if purpose is LinkPurpose.PAPER else new_token()
    expires = timezone.now() + timedelta(minutes=minutes)
    make.make(LoginLink, account=account, digest=digest(word), purpose=purpose.value, expires_at=expires)
    return word


def who_is_in(client: Visitor) -> str | None:
    return client.session.get("_auth_user_id")


def test_a_known_address_gets_a_link_that_logs_in_once(world: Cast, client: Visitor):
    assert ask(client, world.testvik, "FATIMA@testvik.example").headers["Location"] == reverse("login_sent")
    with as_owner():
        (message,) = Notice.objects.all()
        (job,) = ProcrastinateJob.objects.all()
        assert (job.task_name, job.args) == ("people.send_notice", {"message_id": str(message.pk)})
    assert (message.account_id, message.subject) == (world.fatima.pk, "Lenken din til U-sving")
    (link,) = re.findall(r"http://127.0.0.1:8000(/logg-inn/lenke/\S+/)", message.body)
    assert client.get(link).status_code == 200
    assert who_is_in(client) is None
    assert client.post(link).headers["Location"] == reverse("my_page")
    assert who_is_in(client) == str(world.fatima.pk)
    stranger = Visitor()
    assert (stranger.get(link).status_code, stranger.post(link).status_code, who_is_in(stranger)) == (410, 410, None)


def test_the_message_says_nothing_of_anyone(world: Cast, client: Visitor):
    ask(client, world.testvik, "fatima@testvik.example")
    with as_owner():
        message = Notice.objects.get()
    assert [word for word in ("Fatima", "Sol", "Testvik", "fatima@") if word in message.body + message.subject] == []


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_the_message_is_in_the_persons_language(world: Cast, language: str):
    with as_owner():
        Account.objects.filter(pk=world.fatima.pk).update(language=language)
    texts = Jsonb({"nb": "på bokmål", "nn": "på nynorsk", "en": "in English"})
    with connection.cursor() as cursor:
        values = [world.testvik.pk, "fatima@testvik.example", digest("x"), timedelta(minutes=1), uuid4(), texts, texts]
        cursor.execute("select people_offer_link(%s, %s, %s, %s, %s, %s, %s)", values)
    with as_owner():
        message = Notice.objects.get()
    expected = {"nb": "på bokmål", "nn": "på nynorsk", "en": "in English"}[language]
    assert (message.subject, message.body) == (expected, expected)


def test_known_and_unknown_answer_alike_and_do_the_same_work(world: Cast, client: Visitor):
    with as_owner():
        Account.objects.filter(pk=world.per.pk).update(is_active=False)
    answers, work = [], []
    cases = [
        (world.testvik, "fatima@testvik.example"),
        (world.testvik, "ingen@testvik.example"),
        (world.nordvik, "fatima@testvik.example"),
        (world.testvik, "per@testvik.example"),
    ]
    for place, email in cases:
        visitor = Visitor()
        visitor.get(HERE)
        with CaptureQueriesContext(connection) as asked:
            answer = ask(visitor, place, email)
        shown = visitor.get(answer.headers["Location"])
        answers.append(
            (answer.status_code, answer.content, answer.headers["Location"], shown.status_code, bytes_of(shown))
        )
        work.append([re.sub(r"'[^']*'", "'…'", query["sql"]) for query in asked])
    assert notices() == [("fatima@testvik.example", "Lenken din til U-sving")]
    with as_owner():
        assert ProcrastinateJob.objects.count() == 4
    assert answers == [answers[0]] * 4
    assert work == [work[0]] * 4


def test_the_same_address_in_two_municipalities_finds_the_one_that_was_chosen(world: Cast, client: Visitor):
    ask(client, world.nordvik, "siv@testvik.example")
    with as_owner():
        assert list(Notice.objects.values_list("account", "municipality")) == [(world.bo.pk, world.nordvik.pk)]


def test_what_is_typed_wrong_is_said_beside_its_field(world: Cast, client: Visitor):
    answer = client.post(HERE, {"municipality": "", "email": "fatima"})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "municipality": ["Velg kommunen din."],
        "email": ["Skriv hele adressen, for eksempel navn@epost.no."],
    }
    assert notices() == []


def test_the_municipality_is_remembered_and_hidden_where_there_is_only_one(world: Cast, client: Visitor):
    ask(client, world.nordvik, "x@y.example")
    assert client.cookies["kommune"].value == world.nordvik.number
    assert client.get(HERE).context["form"]["municipality"].value() == str(world.nordvik.pk)
    with as_owner():
        Municipality.objects.filter(pk=world.nordvik.pk).delete()
    field = client.get(HERE).context["form"]["municipality"]
    assert (field.is_hidden, field.value()) == (True, str(world.testvik.pk))


@pytest.mark.parametrize(
    ("case", "status"), [("spent", 410), ("old", 410), ("unknown", 410), ("mangled", 404), ("closed account", 410)]
)
def test_a_link_that_does_not_work_says_so_and_does_nothing(world: Cast, client: Visitor, case: str, status: int):
    word = word_for(world.fatima, minutes=-1 if case == "old" else 30)
    if case == "spent":
        spend(word)
    if case == "closed account":
        with as_owner():
            Account.objects.filter(pk=world.fatima.pk).update(is_active=False)
    word = {"unknown": new_token(), "mangled": word[:-1]}.get(case, word)
    here = reverse("login_link", args=[word])
    seen, tried = client.get(here), client.post(here)
    assert (seen.status_code, tried.status_code, who_is_in(client)) == (status, status, None)
    assert "Få en ny lenke" in tried.content.decode()


def test_the_page_of_a_link_does_not_say_whose_it_is(world: Cast, client: Visitor):
    pages = [client.get(reverse("login_link", args=[word_for(who)])).content for who in (world.fatima, world.nils)]
    assert pages[0].decode().count("Fatima") == 0
    assert len(pages[0]) == len(pages[1])


def test_a_link_followed_by_someone_else_who_is_logged_in_changes_person(world: Cast, client: Visitor):
    client.login_as(world.per, secret="per's own")
    client.post(reverse("login_link", args=[word_for(world.fatima)]))
    assert (who_is_in(client), client.session.get("secret")) == (str(world.fatima.pk), None)


def test_a_code_on_paper_logs_in_however_it_is_typed_and_once(world: Cast, client: Visitor):
    code, here = word_for(world.fatima, LinkPurpose.PAPER), reverse("login_code")
    assert client.post(here, {"code": f" {code.lower().replace('-', ' ')} "}).headers["Location"] == reverse("my_page")
    assert who_is_in(client) == str(world.fatima.pk)
    again = Visitor()
    assert (again.post(here, {"code": code}).status_code, who_is_in(again)) == (422, None)


def test_twenty_wrong_codes_close_the_door_to_the_right_one_too_but_only_from_there(world: Cast, client: Visitor):
    code, here = word_for(world.fatima, LinkPurpose.PAPER), reverse("login_code")
    statuses = [client.post(here, {"code": "AAAA-BBBB-CCCC"}).status_code for _ in range(21)]
    assert statuses == [422] * 20 + [429]
    right, wrong = client.post(here, {"code": code}), client.post(here, {"code": "AAAA-BBBB-CCCC"})
    assert (right.status_code, bytes_of(right)) == (429, bytes_of(wrong))
    assert client.post(reverse("login_staff"), {}).status_code == 429
    elsewhere = Visitor(REMOTE_ADDR="10.1.1.1")
    assert elsewhere.post(here, {"code": code}).status_code == 302


def test_the_operators_link_lets_in_completely_and_its_owner_sees_it(world: Cast, client: Visitor):
    with as_owner():
        address = operator_link(world.nils.username)
    assert address.startswith("http://127.0.0.1:8000/logg-inn/lenke/")
    assert client.post(address.removeprefix("http://127.0.0.1:8000")).headers["Location"] == reverse("my_page")
    assert who_is_in(client) == str(world.nils.pk)
    with acting_as(world.nils.pk):
        seen = Entry.objects.filter(account_id=world.nils.pk).order_by("at").values_list("event", "actor_id", "facts")
        assert list(seen) == [
            ("people.operator_link_made", None, {}),
            ("people.logged_in", world.nils.pk, {"way": "operator"}),
        ]


def test_logging_out_ends_the_session_and_clears_the_browser(world: Cast, client: Visitor):
    client.login_as(world.fatima)
    assert client.get(reverse("logout")).status_code == 405
    answer = client.post(reverse("logout"))
    assert (answer.headers["Location"], answer.headers["Clear-Site-Data"]) == (reverse("home"), '"cache", "storage"')
    assert client.get(reverse("about_me")).headers["Location"].startswith(HERE)
