"""Coming in by six digits on SMS: once, from the browser that asked, guessed at few times, and alike for unknown numbers."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.visitor import Visitor
from usving.people.models import Account, LoginLink, Notice
from usving.people.rules.levels import Level
from usving.people.rules.notices import CHOOSABLE

pytestmark = pytest.mark.django_db
HERE, NUMBER, CODE = reverse("notices"), reverse("my_number"), reverse("my_number_code")
LOGIN, LOGIN_CODE, STAND_IN = reverse("login_sms"), reverse("login_sms_code"), reverse("stand_in_new")
ALL = [kind.value for kind in CHOOSABLE]
TODAY = timezone.localdate()


@pytest.fixture
def world(settings: Any) -> Cast:
    cache.clear()
    settings.SMS_CHANNEL, settings.MAIL_CHANNEL = "file", "file"
    return cast()


def said(**values: Any) -> dict[str, Any]:
    return {"way": "email", "hour": "17", "quiet_from": "21", "quiet_to": "8", "on": ALL} | values


def kept(model: Any, **values: Any) -> list[Any]:
    with as_owner():
        return list(model.objects.filter(**values))


def texts() -> list[tuple[str, str]]:
    with as_owner():
        return list(Notice.objects.order_by("created_at").values_list("address", "body"))


def code_in(text: str) -> str:
    return re.findall(r"\b\d{6}\b", text)[0]


def test_one_comes_in_by_a_code_on_sms_once(world: Cast, client: Visitor):
    with as_owner():
        Account.objects.filter(pk=world.fatima.pk).update(mobile="+4791234567")
    assert client.get(LOGIN).status_code == 200
    asked = client.post(LOGIN, {"municipality": str(world.testvik.pk), "number": "91234567"})
    assert asked.headers["Location"] == LOGIN_CODE
    ((address, text),) = texts()
    assert (address, [word for word in ("Fatima", "Sol", "Testvik") if word in text]) == ("+4791234567", [])
    thief = Visitor()
    assert (
        thief.post(LOGIN_CODE, {"code": code_in(text)}).headers["Location"] == LOGIN
    )  # without the browser's own word
    assert client.post(LOGIN_CODE, {"code": code_in(text)}).headers["Location"] == reverse("my_page")
    assert client.session["_auth_user_id"] == str(world.fatima.pk)
    assert client.session["level"] == Level.LINK.value
    (link,) = kept(LoginLink)
    assert (link.purpose, link.spent_at is not None) == ("sms", True)
    assert link.expires_at - timezone.now() < timedelta(minutes=10)


def test_known_and_unknown_numbers_are_answered_alike(world: Cast):
    with as_owner():
        Account.objects.filter(pk=world.fatima.pk).update(mobile="+4791234567")
        Account.objects.filter(pk=world.per.pk).update(mobile="+4741234567", is_active=False)
    answers, work = [], []
    for number in ("91234567", "92222222", "41234567"):
        visitor = Visitor()
        visitor.get(LOGIN)
        with CaptureQueriesContext(connection) as asked:
            answer = visitor.post(LOGIN, {"municipality": str(world.testvik.pk), "number": number})
        shown = visitor.get(LOGIN_CODE)
        page = re.sub(r'csrfmiddlewaretoken" value="\w+"', "", shown.content.decode())
        answers.append((answer.status_code, answer.headers["Location"], shown.status_code, page))
        work.append([re.sub(r"'[^']*'", "'…'", query["sql"]) for query in asked])
    assert answers[0] == answers[1] == answers[2]
    assert work[0] == work[1] == work[2]
    assert [address for address, _text in texts()] == ["+4791234567"]


def test_a_code_for_login_is_guessed_at_five_times_and_no_more_are_sent_than_eight_a_day(world: Cast, client: Visitor):
    with as_owner():
        Account.objects.filter(pk=world.fatima.pk).update(mobile="+4791234567")
    ask = {"municipality": str(world.testvik.pk), "number": "91234567"}
    client.post(LOGIN, ask)
    right = code_in(texts()[0][1])
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    assert [client.post(LOGIN_CODE, {"code": wrong}).status_code for _try in range(5)] == [422] * 5
    assert client.post(LOGIN_CODE, {"code": right}).status_code == 429
    for number in range(12):
        Visitor(REMOTE_ADDR=f"10.0.0.{number}").post(LOGIN, ask)
    assert len(texts()) == 8


def test_codes_are_throttled_by_place_as_links_are(world: Cast, client: Visitor):
    ask = {"municipality": str(world.testvik.pk), "number": "91234567"}
    assert [client.post(LOGIN, ask).status_code for _try in range(4)] == [302, 302, 302, 429]


@pytest.mark.parametrize("address", [LOGIN, LOGIN_CODE, NUMBER])
def test_without_a_gateway_there_is_no_sms(world: Cast, client: Visitor, settings: Any, address: str):
    settings.SMS_CHANNEL = "off"
    assert Visitor().login_as(world.fatima).get(address).status_code == 404
    assert (b"SMS" in client.get(reverse("login")).content) is False
