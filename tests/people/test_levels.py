"""Two levels: what a link opens and what it does not, and that staff come nowhere without a second lock."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.cast import Cast, cast
from tests.people.test_login_link import who_is_in, word_for
from tests.people.test_login_staff import app_code, next_code, secret_of
from tests.visitor import Visitor
from usving.core.identity import acting_as
from usving.people.access import needs_level
from usving.people.models import Account
from usving.people.rules.levels import Level
from usving.people.rules.links import LinkPurpose
from usving.people.views.second_lock import BEFORE_SECOND_LOCK

pytestmark = pytest.mark.django_db
SAFER = reverse("login_safer")


@pytest.fixture
def world() -> Cast:
    return cast()


@needs_level(Level.SUBSTANTIAL)
def secret_page(request: Any) -> HttpResponse:
    return HttpResponse("the secret")


@needs_level(Level.LINK)
def open_page(request: Any) -> HttpResponse:
    return HttpResponse("not so secret")


def asked(view: Any, method: str = "get", **session: Any) -> tuple[int, str]:
    request = getattr(RequestFactory(), method)("/saken/?del=2")
    request.session = session
    answer = view(request)
    return answer.status_code, answer.headers.get("Location", answer.content.decode())


def test_the_door_asks_for_the_level_and_knows_the_way_back():
    assert asked(secret_page, level="substantial") == (200, "the secret")
    for kept in ({}, {"level": "link"}, {"level": "nonsense"}, {"level": None}):
        assert asked(secret_page, **kept) == (302, f"{SAFER}?next=%2Fsaken%2F%3Fdel%3D2")
        assert asked(secret_page, "post", **kept) == (302, SAFER)
        assert asked(open_page, **kept) == (200, "not so secret")


@pytest.mark.parametrize(
    ("purpose", "expected"),
    [(LinkPurpose.LOGIN, "link"), (LinkPurpose.PAPER, "link"), (LinkPurpose.SHOWN, "substantial")],
)
def test_the_session_and_the_database_know_the_level(world: Cast, client: Visitor, purpose: LinkPurpose, expected: str):
    if purpose is LinkPurpose.LOGIN:
        client.post(reverse("login_link", args=[word_for(world.fatima)]))
    else:
        client.post(reverse("login_code"), {"code": code_for(world.fatima, purpose)})
    assert (who_is_in(client), client.session["level"]) == (str(world.fatima.pk), expected)


def code_for(account: Account, purpose: LinkPurpose) -> str:
    from datetime import timedelta

    from django.utils import timezone

    import tests.factories as make
    from usving.people.models import LoginLink
    from usving.people.rules.links import digest, new_paper_code

    code = new_paper_code()
    expires = timezone.now() + timedelta(days=1)
    make.make(LoginLink, account=account, digest=digest(code), purpose=purpose.value, expires_at=expires)
    return code


@pytest.mark.parametrize(
    ("who", "strong", "expected"), [("fatima", True, True), ("fatima", False, False), (None, True, False)]
)
def test_a_policy_may_ask_for_the_level(world: Cast, who: str | None, strong: bool, expected: bool):
    account = getattr(world, who).pk if who else None
    with acting_as(account, strong=strong), connection.cursor() as cursor:
        cursor.execute("select people_i_am_strong()")
        assert cursor.fetchone() == (expected,)


def test_the_page_of_safer_ways_leads_back_and_only_within_the_house(world: Cast, client: Visitor):
    log = reverse("my_log")
    client.login_as(world.fatima, level=Level.LINK)
    shown = client.get(f"{SAFER}?next={log}")
    assert (shown.status_code, shown.context["next"]) == (200, log)
    assert client.get(f"{SAFER}?next=https://evil.example/").context["next"] == reverse("my_page")
    code = code_for(world.fatima, LinkPurpose.SHOWN)
    assert "ID-porten" not in shown.content.decode()
    assert client.get(shown.context["code_url"]).context["next"] == log
    assert client.post(shown.context["code_url"], {"code": code}).headers["Location"] == log
    assert client.session["level"] == "substantial"
    assert client.get(f"{SAFER}?next={log}").headers["Location"] == log


def add_app(client: Visitor, commit: Any) -> str:
    secret: str = client.get(reverse("mfa_activate_totp")).context["form"].secret
    with commit(execute=True):
        client.post(reverse("mfa_activate_totp"), {"code": app_code(secret)})
    return secret


@pytest.mark.parametrize(("level", "after"), [(Level.LINK, "link"), (Level.SUBSTANTIAL, "substantial")])
def test_a_second_lock_lifts_nobody_higher_than_the_login_it_was_set_up_in(
    world: Cast, client: Visitor, django_capture_on_commit_callbacks: Any, level: Level, after: str
):
    client.login_as(world.fatima, level=level, **just_shown(world.fatima))
    with acting_as(world.fatima.pk):  # as it is while the request lasts, which is when a commit calls back
        add_app(client, django_capture_on_commit_callbacks)
    assert client.session["level"] == level.value
    again = Visitor()
    again.post(reverse("login_link", args=[word_for(world.fatima)]))
    assert who_is_in(again) is None
    again.post(reverse("mfa_authenticate"), {"code": next_code(secret_of(world.fatima))})
    assert (who_is_in(again), again.session["level"]) == (str(world.fatima.pk), after)


def just_shown(account: Account) -> dict[str, Any]:
    import time

    record = {"method": "login", "at": time.time(), "reauthenticated": True}
    return {"account_authentication_methods": [record], "account_authentication_methods_user": str(account.pk)}


@pytest.mark.django_db(transaction=True, available_apps=settings.INSTALLED_APPS)
def test_staff_are_lifted_by_their_first_second_lock(client: Visitor):
    """Really committed: what is told of a new lock comes when the transaction is over."""
    nils = cast().nils
    client.login_as(nils, level=Level.LINK, **just_shown(nils))
    assert client.get(reverse("my_page")).headers["Location"] == reverse("mfa_index")
    secret = client.get(reverse("mfa_activate_totp")).context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": app_code(secret)})
    assert (client.session["level"], client.get(reverse("my_page")).status_code) == ("substantial", 200)


def addresses(patterns: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    """Every page with a name: the name, and the view."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from addresses(each.url_patterns)
        elif isinstance(each, URLPattern) and each.name:
            yield each.name, each


def address_of(name: str, pattern: URLPattern) -> str:
    values = {
        "UUIDConverter": uuid4(),
        "IntConverter": 1,
        "StringConverter": "x",
        "SlugConverter": "x",
        "PartConverter": "housing",
    }
    made: dict[str, Any] = {key: values[type(kind).__name__] for key, kind in pattern.pattern.converters.items()}
    for wanted in (made, {**made, **pattern.default_args}, {"pk": 1}):
        try:
            return reverse(name, kwargs=wanted)
        except NoReverseMatch:
            continue
    raise AssertionError(name)


@pytest.mark.parametrize("who", ["nils", "siv", "liv", "anne"])
def test_no_page_opens_for_staff_without_a_second_lock(world: Cast, client: Visitor, who: str):
    client.login_as(getattr(world, who), level=Level.LINK)
    opened, closed = set(), 0
    for name, pattern in addresses(get_resolver().url_patterns):
        if not getattr(pattern.callback, "login_required", True):
            continue
        answer = client.get(address_of(name, pattern))
        if (answer.status_code, answer.headers.get("Location")) == (302, reverse("mfa_index")):
            closed += 1
        else:
            opened.add(name)
    assert opened <= BEFORE_SECOND_LOCK | {"account_reauthenticate"}
    assert closed > 60
    assert client.login_as(getattr(world, who)).get(reverse("my_page")).status_code == 200
