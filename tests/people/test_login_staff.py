"""Staff: a password, then the second lock; the same time and words for every wrong guess."""

import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.contrib.auth.hashers import identify_hasher
from django.core.cache import cache
from django.urls import reverse

from tests.cast import Cast, cast
from tests.database import as_owner
from tests.people.test_login_link import who_is_in, word_for
from tests.visitor import Visitor
from usving.audit.models import Entry
from usving.core.identity import acting_as
from usving.people.models import Account

pytestmark = pytest.mark.django_db
HERE = reverse("login_staff")
RIGHT = "sol over fjorden i natt"


@pytest.fixture
def world() -> Cast:
    cache.clear()
    world = cast()
    world.nils.set_password(RIGHT)
    with as_owner():
        world.nils.save(update_fields=["password"])
    return world


def try_password(
    client: Visitor, world: Cast, typed: str = "", password: str = RIGHT, place: Any = None, **more: str
) -> Any:
    place = place or world.testvik
    values = {"municipality": str(place.pk), "typed": typed or world.nils.username, "password": password, **more}
    return client.post(HERE, values)


def app_code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def add_app(client: Visitor) -> str:
    """Add an app through the pages; returns its secret."""
    secret: str = client.get(reverse("mfa_activate_totp")).context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": app_code(secret)})
    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    return secret


def test_staff_without_a_second_lock_come_in_and_are_told_to_get_one(world: Cast, client: Visitor):
    answer = try_password(client, world)
    assert (answer.headers["Location"], who_is_in(client)) == (reverse("mfa_index"), str(world.nils.pk))
    assert "Legg til et steg to nå" in client.get(answer.headers["Location"]).content.decode()


def test_the_address_does_as_well_as_the_user_name(world: Cast, client: Visitor):
    try_password(client, world, "NILS@testvik.example")
    assert who_is_in(client) == str(world.nils.pk)


@pytest.mark.parametrize(
    ("case", "typed", "password"),
    [
        ("wrong password", "", "sol over fjorden i dag"),
        ("unknown", "ingen", RIGHT),
        ("no password", "kari@testvik.example", "!"),
        ("other municipality", "", RIGHT),
    ],
)
def test_every_wrong_guess_gets_the_same_answer(world: Cast, client: Visitor, case: str, typed: str, password: str):
    place = world.nordvik if case == "other municipality" else world.testvik
    answer = try_password(client, world, typed, password, place)
    assert (answer.status_code, who_is_in(client)) == (422, None)
    assert answer.context["form"].errors == {
        "__all__": ["Navnet og passordet passer ikke sammen. Se etter at begge er riktige, og at kommunen er din."]
    }


def test_a_password_kept_by_an_older_method_is_kept_anew(world: Cast, client: Visitor, settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]
    with as_owner():
        assert identify_hasher(Account.objects.get(pk=world.nils.pk).password).algorithm == "md5"
    try_password(client, world)
    with as_owner():
        assert identify_hasher(Account.objects.get(pk=world.nils.pk).password).algorithm == "pbkdf2_sha256"


def test_the_way_on_is_followed_only_within_our_house(world: Cast, client: Visitor):
    try_password(client, world)
    add_app(client)
    for asked, expected in ((reverse("my_log"), reverse("my_log")), ("https://evil.example/", reverse("my_page"))):
        visitor = Visitor()
        secret = secret_of(world.nils)
        try_password(visitor, world, next=asked)
        answer = visitor.post(reverse("mfa_authenticate"), {"code": next_code(secret)})
        assert answer.headers["Location"] == expected


def secret_of(account: Account) -> str:
    with as_owner():
        return Authenticator.objects.get(user_id=account.pk, type="totp").wrap().instance.data["secret"]


def next_code(kept: str) -> str:
    """A code of the app whose kept secret is given; the ones used before are forgotten, as they are half a minute later."""
    from usving.people.views.second_lock import SecondLockAdapter

    cache.clear()
    return app_code(SecondLockAdapter().decrypt(kept))


def test_the_second_lock_follows_the_first_whichever_that_is(world: Cast, client: Visitor):
    try_password(client, world)
    secret = add_app(client)
    by_password, by_link = Visitor(), Visitor()
    try_password(by_password, world)
    by_link.post(reverse("login_link", args=[word_for(world.nils)]))
    for visitor in (by_password, by_link):
        cache.clear()
        assert who_is_in(visitor) is None
        assert visitor.get(reverse("about_me")).status_code == 302
        assert visitor.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
        assert who_is_in(visitor) is None
        assert visitor.post(reverse("mfa_authenticate"), {"code": app_code(secret)}).headers["Location"] == reverse(
            "my_page"
        )
        assert who_is_in(visitor) == str(world.nils.pk)


def test_giving_up_at_the_second_lock_leaves_nothing(world: Cast, client: Visitor):
    try_password(client, world)
    add_app(client)
    visitor = Visitor()
    try_password(visitor, world)
    assert visitor.get(reverse("mfa_authenticate")).status_code == 200
    visitor.post(reverse("logout"))
    assert visitor.get(reverse("mfa_authenticate")).headers["Location"] == reverse("login")


def test_a_secret_is_encrypted_where_it_is_kept_and_the_app_can_read_it(world: Cast, client: Visitor):
    try_password(client, world)
    shown = client.get(reverse("mfa_activate_totp"))
    address = shown.context["totp_url"]
    secret = parse_qs(urlsplit(address).query)["secret"][0]
    client.post(reverse("mfa_activate_totp"), {"code": app_code(secret)})
    kept = secret_of(world.nils)
    assert secret not in kept
    assert kept.startswith("gAAAA")


def test_recovery_codes_are_shown_once_and_each_lets_in_once(world: Cast, client: Visitor):
    try_password(client, world)
    add_app(client)
    first = client.get(reverse("mfa_view_recovery_codes"))
    codes = first.context["unused_codes"]
    assert len(codes) == 10
    assert [code for code in codes if code not in first.content.decode()] == []
    again = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert [code for code in codes if code in again] == []
    for expected in (str(world.nils.pk), None):
        visitor = Visitor()
        try_password(visitor, world)
        visitor.post(reverse("mfa_authenticate"), {"code": codes[0]})
        assert who_is_in(visitor) == expected


def test_a_new_lock_stands_in_its_owners_log(world: Cast, client: Visitor, django_capture_on_commit_callbacks: Any):
    try_password(client, world)
    with django_capture_on_commit_callbacks() as waiting:
        add_app(client)
    with acting_as(world.nils.pk):  # as it is while the request lasts, which is when a commit calls back
        for call in waiting:
            call()
        seen = list(Entry.objects.order_by("at").values_list("event", flat=True))
    assert seen == ["people.logged_in", "people.second_lock_added"]


def test_changing_the_lock_asks_for_proof_and_is_no_dead_end_without_a_password(world: Cast, client: Visitor):
    client.login_as(world.kari)
    add_app(client)
    asked = client.get(reverse("mfa_deactivate_totp"))
    assert urlsplit(asked.headers["Location"]).path == reverse("mfa_reauthenticate")
    assert client.get(asked.headers["Location"]).status_code == 200
    cache.clear()
    shown = client.post(asked.headers["Location"], {"code": next_code(secret_of(world.kari))})
    assert shown.headers["Location"] == reverse("mfa_deactivate_totp")
    assert client.post(reverse("mfa_deactivate_totp")).headers["Location"] == reverse("mfa_index")
    with as_owner():
        assert Authenticator.objects.filter(user_id=world.kari.pk).count() == 0


def test_proof_by_password(world: Cast, client: Visitor):
    client.login_as(world.nils)
    asked = client.get(reverse("mfa_activate_totp")).headers["Location"]
    assert urlsplit(asked).path == reverse("account_reauthenticate")
    assert client.get(asked).status_code == 200
    assert client.post(asked, {"password": "galt"}).status_code == 200
    assert client.post(asked, {"password": RIGHT}).headers["Location"] == reverse("mfa_activate_totp")
