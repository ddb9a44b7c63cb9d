"""In and out by an identity provider, on loopback: what must be right, and everything that may be wrong."""

import logging
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.core.cache import cache
from django.db import connection
from django.urls import reverse
from joserfc.jwk import RSAKey

import tests.factories as make
from tests.cast import Cast, cast
from tests.database import as_owner
from tests.people.provider import PID, Strict, provider_on_loopback
from tests.people.test_login_link import bytes_of, who_is_in, word_for
from tests.visitor import Visitor, asks_first
from usving.audit.models import Entry
from usving.core.catalogue import tables
from usving.people.models import Account, OutsideIdentity, Session
from usving.people.models.sessions import SessionStore
from usving.people.rules.levels import Level
from usving.people.rules.outside import Provider

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore::DeprecationWarning")]
BEGIN, ANSWER = reverse("outside_login", args=["idporten"]), reverse("outside_answer", args=["idporten"])
CONNECT = reverse("outside_connect", args=["idporten"])
LEVELS = ("idporten-loa-substantial", "idporten-loa-high")


@pytest.fixture(scope="module")
def running() -> Iterator[Strict]:
    with provider_on_loopback() as strict:
        yield strict


@pytest.fixture
def there(running: Strict, settings: Any) -> Iterator[Strict]:
    """The provider as it is when nothing is wrong, configured as ID-porten would be."""
    cache.clear()
    fresh = Strict(running.mock, running.issuer, key=running.key)
    for name in ("secret", "clients_key", "acr", "sid", "change", "answer", "asked"):
        setattr(running, name, getattr(fresh, name))
    settings.OUTSIDE = {"idporten": configured(running)}
    yield running


def configured(there: Strict, **changed: Any) -> Provider:
    plain = Provider(
        "idporten", "ID-porten", there.issuer, "usving", client_secret=there.secret, acr=LEVELS, claim="pid"
    )
    return replace(plain, **changed)


@pytest.fixture
def world() -> Cast:
    return cast()


def go_there(client: Visitor, world: Cast, here: str = BEGIN, **more: str) -> str:
    """Press the button; returns the address at the provider."""
    answer = client.post(here, {"municipality": str(world.testvik.pk), **more})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def come_back(client: Visitor, address: str) -> Any:
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}")


def log_in(client: Visitor, world: Cast, there: Strict, who: str = "fatima", here: str = BEGIN, **more: str) -> Any:
    return come_back(client, there.log_in(go_there(client, world, here, **more), who))


def connect(world: Cast, there: Strict, account: Account | None = None, who: str = "fatima") -> Visitor:
    visitor = Visitor().login_as(account or world.fatima)
    answer = log_in(visitor, world, there, who, here=CONNECT)
    assert answer.headers["Location"] == reverse("about_me")
    return visitor


def identities() -> list[Any]:
    with as_owner():
        return list(OutsideIdentity.objects.order_by("connected_at").values_list("account", flat=True))


def events(account: Account) -> list[tuple[str, Any]]:
    with as_owner():
        found = Entry.objects.filter(account_id=account.pk).order_by("at").values_list("event", "facts")
        return list(found)


def test_what_the_mock_lets_through_the_wrapper_refuses(there: Strict):
    import oidc_provider_mock

    asked = {
        "client_id": "usving", "redirect_uri": "http://127.0.0.1:8000/x", "response_type": "code", "scope": "openid",
        "state": "s", "nonce": "n", "code_challenge": "a-challenge-of-someone-else", "code_challenge_method": "S256",
    }  # fmt: skip
    with oidc_provider_mock.run_server_in_thread() as alone:
        found = []
        for issuer in (f"http://localhost:{alone.server_port}", there.issuer):
            address = requests.Request("GET", f"{issuer}/oauth2/authorize", params=asked).prepare().url
            code = parse_qs(urlsplit(there.log_in(str(address))).query)["code"][0]
            sent = {"grant_type": "authorization_code", "code": code, "redirect_uri": asked["redirect_uri"]}
            for verifier in ("not-the-verifier", ""):
                got = requests.post(
                    f"{issuer}/oauth2/token",
                    {**sent, "code_verifier": verifier},
                    auth=("usving", there.secret),
                    timeout=5,
                )
                found.append(got.status_code)
                if got.status_code == 200:
                    break
    assert found == [200, 400, 400]


def test_what_is_asked_is_what_id_porten_asks_for(world: Cast, client: Visitor, there: Strict):
    asked = parse_qs(urlsplit(go_there(client, world)).query)
    assert {name: asked[name] for name in ("response_type", "client_id", "scope", "code_challenge_method")} == {
        "response_type": ["code"], "client_id": ["usving"], "scope": ["openid"], "code_challenge_method": ["S256"],
    }  # fmt: skip
    assert (asked["acr_values"], asked["ui_locales"]) == (["idporten-loa-substantial"], ["nb"])
    assert asked["redirect_uri"] == [f"http://127.0.0.1:8000{ANSWER}"]
    assert [len(asked[name][0]) >= 20 for name in ("state", "nonce", "code_challenge")] == [True] * 3
    assert [word for word in (str(world.testvik.pk), "fatima") if word in str(asked)] == []


def test_one_who_has_connected_logs_in_at_the_higher_level_and_goes_on(world: Cast, client: Visitor, there: Strict):
    connect(world, there)
    answer = log_in(client, world, there, next=reverse("my_log"))
    assert (answer.headers["Location"], who_is_in(client)) == (reverse("my_log"), str(world.fatima.pk))
    assert client.session["level"] == "substantial"
    assert ("people.logged_in", {"way": "outside"}) in events(world.fatima)


def test_the_way_on_is_followed_only_within_our_house(world: Cast, client: Visitor, there: Strict):
    connect(world, there)
    assert log_in(client, world, there, next="https://evil.example/").headers["Location"] == reverse("my_page")


def test_an_unknown_one_and_one_without_rights_read_the_same_page(world: Cast, there: Strict):
    connect(world, there)
    with as_owner():
        Account.objects.filter(pk=world.fatima.pk).update(is_active=False)
    shown = []
    for who in ("fatima", "odd"):
        visitor = Visitor()
        answer = log_in(visitor, world, there, who)
        shown.append(
            (answer.status_code, re.sub(rb'(\w{64}|[?]code=[^"]*)', b"", bytes_of(answer)), who_is_in(visitor))
        )
    assert shown == [shown[0]] * 2
    assert (shown[0][0], shown[0][2]) == (200, None)


def test_an_identity_lets_in_only_in_the_municipality_where_it_was_connected(
    world: Cast, client: Visitor, there: Strict
):
    connect(world, there)
    answer = log_in(client, world, there, municipality=str(world.nordvik.pk))
    assert (answer.status_code, who_is_in(client)) == (200, None)
    connect(world, there, make.account(world.nordvik, "Ola Nord"))
    with as_owner():
        assert len(set(OutsideIdentity.objects.values_list("digest", flat=True))) == 2


SPOILED = {
    "wrong nonce": lambda claims: {**claims, "nonce": "another"},
    "no nonce": lambda claims: {k: v for k, v in claims.items() if k != "nonce"},
    "wrong audience": lambda claims: {**claims, "aud": "someone-else"},
    "wrong audience, our azp": lambda claims: {**claims, "aud": "someone-else", "azp": "usving"},
    "several audiences, another's azp": lambda claims: {**claims, "aud": ["usving", "x"], "azp": "x"},
    "wrong issuer": lambda claims: {**claims, "iss": "https://evil.example"},
    "expired": lambda claims: {**claims, "exp": int(time.time()) - 3600, "iat": int(time.time()) - 7200},
    "no end": lambda claims: {k: v for k, v in claims.items() if k != "exp"},
    "nobody": lambda claims: {k: v for k, v in claims.items() if k != "pid"},
    "made in the future": lambda claims: {**claims, "iat": int(time.time()) + 3600},
}


@pytest.mark.parametrize("case", SPOILED)
def test_a_token_that_is_wrong_lets_nobody_in(world: Cast, client: Visitor, there: Strict, case: str):
    connect(world, there)
    there.change = SPOILED[case]
    answer = log_in(client, world, there)
    assert (answer.status_code, who_is_in(client)) == (400, None)
    there.change = lambda claims: claims
    assert log_in(client, world, there).status_code == 302


@pytest.mark.parametrize("case", ["none at all", "another key", "unsigned", "our secret as the key"])
def test_a_token_that_the_provider_has_not_signed_lets_nobody_in(
    world: Cast, client: Visitor, there: Strict, case: str
):
    connect(world, there)
    claims: dict[str, Any] = {}
    there.change = lambda said: claims.update(said) or said

    def forged(answer: dict[str, Any]) -> dict[str, Any]:
        import base64
        import hashlib
        import hmac
        import json

        def part(said: Any) -> str:
            return base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")

        if case == "none at all":
            return {name: value for name, value in answer.items() if name != "id_token"}
        if case == "another key":
            return answer | {"id_token": there.signed(claims, RSAKey.generate_key(2048))}
        if case == "unsigned":
            return answer | {"id_token": f"{part({'alg': 'none', 'kid': 'one'})}.{part(claims)}."}
        head = f"{part({'alg': 'HS256', 'kid': 'one'})}.{part(claims)}"
        mac = hmac.new(there.secret.encode(), head.encode(), hashlib.sha256).digest()
        return answer | {"id_token": f"{head}.{base64.urlsafe_b64encode(mac).decode().rstrip('=')}"}

    there.answer = forged
    answer = log_in(client, world, there)
    assert (answer.status_code, who_is_in(client)) == (400, None)


@pytest.mark.parametrize(
    "case", ["another state", "no state", "another browser", "twice", "another verifier", "no code"]
)
def test_an_answer_that_was_not_asked_for_lets_nobody_in(world: Cast, client: Visitor, there: Strict, case: str):
    connect(world, there)
    back = there.log_in(go_there(client, world))
    if case == "another browser":
        client = Visitor()
    if case in ("another state", "no state", "no code"):
        name, value = {"another state": ("state", "x"), "no state": ("state", ""), "no code": ("code", "x")}[case]
        asked = {key: values[0] for key, values in parse_qs(urlsplit(back).query).items()} | {name: value}
        answer = client.get(ANSWER, asked)
    elif case == "another verifier":
        kept = client.session
        for key in [key for key in kept.keys() if key.startswith("_state_")]:  # noqa: SIM118
            kept[key] = {**kept[key], "data": {**kept[key]["data"], "code_verifier": "x" * 48}}
        kept.save()
        answer = come_back(client, back)
    elif case == "twice":
        assert come_back(client, back).status_code == 302
        client.post(reverse("logout"))
        answer = come_back(client, back)
    else:
        answer = come_back(client, back)
    assert (answer.status_code, who_is_in(client)) == (400, None)


def test_a_client_without_the_right_secret_gets_no_token(world: Cast, client: Visitor, there: Strict, settings: Any):
    connect(world, there)
    settings.OUTSIDE = {"idporten": configured(there, client_secret="another")}
    assert (log_in(client, world, there).status_code, who_is_in(client)) == (400, None)


@pytest.mark.parametrize(
    ("acr", "status"),
    [("idporten-loa-substantial", 302), ("idporten-loa-high", 302), ("idporten-loa-low", 403), ("", 403)],
)
def test_a_level_that_is_too_low_gets_a_clear_page(world: Cast, client: Visitor, there: Strict, acr: str, status: int):
    connect(world, there)
    there.acr = acr
    answer = log_in(client, world, there)
    assert (answer.status_code, who_is_in(client) is not None) == (status, status == 302)
    assert ("Innloggingen er ikke trygg nok" in answer.content.decode()) == (status == 403)


def test_turning_back_at_the_provider_is_no_error(world: Cast, client: Visitor, there: Strict):
    go_there(client, world)
    answer = client.get(ANSWER, {"error": "access_denied", "state": "x"})
    assert (answer.status_code, who_is_in(client)) == (200, None)
    assert "Du avbrøt innloggingen" in answer.content.decode()


def test_a_provider_that_does_not_answer_or_is_another_is_said_so(world: Cast, there: Strict, settings: Any):
    settings.OUTSIDE = {"idporten": configured(there, issuer="http://127.0.0.1:9")}
    answer = Visitor().post(BEGIN, {"municipality": str(world.testvik.pk)})
    assert (answer.status_code, "svarer ikke" in answer.content.decode()) == (503, True)
    settings.OUTSIDE = {"idporten": configured(there, issuer=there.issuer.replace("127.0.0.1", "localhost") + "/")}
    assert Visitor().post(BEGIN, {"municipality": str(world.testvik.pk)}).status_code == 503


def test_the_client_may_prove_itself_with_a_key_instead(world: Cast, client: Visitor, there: Strict, settings: Any):
    key = RSAKey.generate_key(2048)
    there.clients_key = key
    pem = key.as_pem(private=True).decode()
    settings.OUTSIDE = {"idporten": configured(there, client_secret="", private_key=pem, key_id="ours")}
    connect(world, there)
    assert log_in(client, world, there).status_code == 302
    wrong = RSAKey.generate_key(2048).as_pem(private=True).decode()
    settings.OUTSIDE = {"idporten": configured(there, client_secret="", private_key=wrong, key_id="ours")}
    assert log_in(Visitor(), world, there).status_code == 400


# Connecting: by invitation only.


def test_a_link_alone_connects_nothing(world: Cast, client: Visitor, there: Strict):
    client.login_as(world.fatima, level=Level.LINK)
    assert client.post(CONNECT).headers["Location"] == reverse("login_safer")
    assert client.get(CONNECT).status_code == 405
    assert identities() == []
    assert CONNECT not in client.get(reverse("about_me")).content.decode()


def test_the_first_visit_may_connect_and_is_known_well_from_then_on(world: Cast, client: Visitor, there: Strict):
    client.post(reverse("login_link", args=[word_for(world.fatima)]))
    assert (client.session["level"], client.session["first_visit"]) == ("link", True)
    assert CONNECT in client.get(reverse("about_me")).content.decode()
    log_in(client, world, there, here=CONNECT)
    assert (identities(), client.session["level"]) == ([world.fatima.pk], "substantial")
    again = Visitor()
    again.post(reverse("login_link", args=[word_for(world.fatima)]))
    assert (again.session["level"], again.session["first_visit"]) == ("link", False)
    assert again.post(CONNECT).headers["Location"] == reverse("login_safer")


@pytest.mark.parametrize(
    ("first_visit", "has_connected", "offered"), [(False, False, None), (True, False, CONNECT), (False, True, BEGIN)]
)
def test_the_page_of_safer_ways_offers_what_will_work_and_leads_on(
    world: Cast, client: Visitor, there: Strict, first_visit: bool, has_connected: bool, offered: str | None
):
    if has_connected:
        connect(world, there)
    client.login_as(world.fatima, level=Level.LINK, first_visit=first_visit)
    shown = client.get(reverse("login_safer"), {"next": reverse("my_log")}).content.decode()
    assert [here for here in (BEGIN, CONNECT) if f'action="{here}"' in shown] == ([offered] if offered else [])
    if offered:
        answer = log_in(client, world, there, here=offered, next=reverse("my_log"))
        assert (answer.headers["Location"], client.session["level"]) == (reverse("my_log"), "substantial")


def test_nobody_signs_up_by_an_identity(world: Cast, client: Visitor, there: Strict):
    with as_owner():
        before = Account.objects.count()
    log_in(client, world, there, "odd")
    with as_owner():
        assert Account.objects.count() == before
    assert identities() == []


def test_an_identity_belongs_to_one_and_is_connected_once(world: Cast, client: Visitor, there: Strict):
    connect(world, there)
    connect(world, there)
    client.login_as(world.jonas)
    log_in(client, world, there, here=CONNECT)
    assert "Den kan ikke kobles til her" in client.get(reverse("about_me")).content.decode()
    assert identities() == [world.fatima.pk]
    assert [event for event, _facts in events(world.fatima)] == ["people.outside_connected"]


def test_whoever_is_logged_in_when_the_answer_comes_must_be_the_one_who_asked(
    world: Cast, client: Visitor, there: Strict
):
    client.login_as(world.fatima)
    back = there.log_in(go_there(client, world, CONNECT))
    kept = dict(client.session.items())
    client.login_as(world.per, **{key: value for key, value in kept.items() if key.startswith(("_state", "outside"))})
    assert come_back(client, back).status_code == 400
    assert identities() == []


def test_it_is_taken_off_by_its_owner_who_is_known_well(world: Cast, there: Strict):
    connect(world, there)
    with as_owner():
        here = reverse("outside_disconnect", args=[OutsideIdentity.objects.get().pk])
    assert Visitor().login_as(world.jonas).post(here).status_code == 404
    owner = Visitor().login_as(world.fatima, level=Level.LINK)
    assert owner.get(here).status_code == 405
    assert owner.post(here).headers["Location"] == reverse("login_safer")
    assert identities() == [world.fatima.pk]
    assert asks_first(owner.login_as(world.fatima).get(reverse("about_me")).text, here)
    owner.post(here)
    assert identities() == []
    assert events(world.fatima)[-1] == ("people.outside_disconnected", {"provider": "idporten"})


def test_the_number_is_kept_nowhere_and_logged_nowhere(world: Cast, client: Visitor, there: Strict, caplog: Any):
    with caplog.at_level(logging.DEBUG):
        connect(world, there)
        log_in(client, world, there)
        client.post(reverse("logout"))
    with as_owner(), connection.cursor() as cursor:
        found = []
        for table in tables():
            cursor.execute(f'select count(*) from "{table}" t where t::text like %s', [f"%{PID}%"])
            found.append(cursor.fetchone()[0])
        sessions = [str(SessionStore().decode(each.data)) for each in Session.objects.all()]
    assert (len(sessions) > 0, sum(found)) == (True, 0)
    assert [each for each in sessions if PID in each or "id_token" in each] == []
    assert [record.getMessage() for record in caplog.records if PID in record.getMessage()] == []


# Out, both ways.


def test_logging_out_here_logs_out_there_and_no_address_says_who(world: Cast, client: Visitor, there: Strict):
    connect(world, there)
    log_in(client, world, there)
    onwards = client.post(reverse("logout")).headers["Location"]
    asked = parse_qs(urlsplit(onwards).query)
    assert onwards.startswith(f"{there.issuer}/oauth2/end_session?")
    assert (set(asked), asked["client_id"]) == ({"client_id", "post_logout_redirect_uri", "state"}, ["usving"])
    assert asked["post_logout_redirect_uri"] == ["http://127.0.0.1:8000/"]
    assert who_is_in(client) is None
    assert requests.get(onwards, timeout=5).status_code == 200


def test_one_who_came_by_a_link_is_logged_out_here_only(world: Cast, client: Visitor, there: Strict):
    client.login_as(world.fatima)
    assert client.post(reverse("logout")).headers["Location"] == reverse("home")


def test_a_provider_that_is_away_hinders_nobody_in_logging_out(
    world: Cast, client: Visitor, there: Strict, settings: Any
):
    connect(world, there)
    log_in(client, world, there)
    settings.OUTSIDE = {"idporten": configured(there, issuer="http://127.0.0.1:9")}
    assert client.post(reverse("logout")).headers["Location"] == reverse("home")
    assert who_is_in(client) is None


def two_logins(world: Cast, there: Strict) -> tuple[Visitor, Visitor]:
    """Two logins at the provider, which calls them login-1 and login-2."""
    connect(world, there).post(reverse("logout"))
    first, second = Visitor(), Visitor()
    log_in(first, world, there)
    there.sid = "login-2"
    log_in(second, world, there)
    there.sid = "login-1"
    assert (who_is_in(first), who_is_in(second)) == (str(world.fatima.pk),) * 2
    return first, second


def is_in(visitor: Visitor) -> bool:
    return visitor.get(reverse("about_me")).status_code == 200


def test_a_frame_at_the_provider_ends_that_login_and_no_other(world: Cast, there: Strict):
    first, second = two_logins(world, there)
    here, frame = reverse("outside_ended", args=["idporten"]), Visitor()
    assert frame.post(here).status_code == 405
    for asked in ({"iss": "https://evil.example", "sid": "login-1"}, {"iss": there.issuer}, {"sid": "login-1"}, {}):
        assert frame.get(here, asked).status_code == 400
    assert frame.get(here, {"iss": there.issuer, "sid": "login-9"}).status_code == 200
    assert (is_in(first), is_in(second)) == (True, True)
    answer = frame.get(here, {"iss": there.issuer, "sid": "login-1"})
    assert (answer.status_code, answer.content) == (200, b"")
    assert f"frame-ancestors {there.issuer}" in answer.headers["Content-Security-Policy"]
    assert (is_in(first), is_in(second)) == (False, True)


def test_a_signed_message_ends_that_login_once(world: Cast, there: Strict):
    first, second = two_logins(world, there)
    here, message = reverse("outside_message", args=["idporten"]), {"logout_token": there.logout_token()}
    server = Visitor(enforce_csrf_checks=True)
    assert server.get(here).status_code == 405
    assert server.post(here, message).status_code == 200
    assert (is_in(first), is_in(second)) == (False, True)
    log_in(first, world, there)
    assert server.post(here, message).status_code == 200
    assert is_in(first)


@pytest.mark.parametrize(
    "changed",
    [
        {"iss": "https://evil.example"}, {"aud": "someone-else"}, {"aud": None}, {"sid": None}, {"jti": None},
        {"events": None}, {"events": {}}, {"events": "x"}, {"nonce": "n"}, {"iat": None}, {"exp": None},
        {"iat": int(time.time()) - 3600}, {"exp": int(time.time()) - 3600}, {"iat": int(time.time()) + 7200},
    ],
)  # fmt: skip
def test_a_message_that_is_wrong_ends_nothing(world: Cast, there: Strict, changed: dict[str, Any]):
    first, _second = two_logins(world, there)
    token = there.logout_token(**changed)
    answer = Visitor().post(reverse("outside_message", args=["idporten"]), {"logout_token": token})
    assert (answer.status_code, is_in(first)) == (400, True)


def test_a_message_that_the_provider_has_not_signed_ends_nothing(world: Cast, there: Strict):
    first, _second = two_logins(world, there)
    genuine, there.key = there.key, RSAKey.generate_key(2048)
    forged = there.logout_token()
    there.key = genuine
    for token in (forged, "", "x", "a.b.c"):
        answer = Visitor().post(reverse("outside_message", args=["idporten"]), {"logout_token": token})
        assert (answer.status_code, is_in(first)) == (400, True)


# A second provider, for staff, by configuration alone.


def for_staff(there: Strict, **changed: Any) -> Provider:
    return configured(there, code="kommunen", name="Kommunens innlogging", claim="sub", whom="staff", **changed)


@pytest.mark.parametrize(("acr", "expected"), [(LEVELS, "substantial"), ((), None)])
def test_staff_have_a_provider_of_their_own(
    world: Cast, client: Visitor, there: Strict, settings: Any, acr: tuple[str, ...], expected: str | None
):
    settings.OUTSIDE = {"idporten": configured(there), "kommunen": for_staff(there, acr=acr)}
    begin, link = reverse("outside_login", args=["kommunen"]), reverse("outside_connect", args=["kommunen"])
    assert [begin in client.get(reverse(name)).content.decode() for name in ("login_staff", "login")] == [True, False]
    assert client.login_as(world.fatima).post(link).status_code == 404
    assert client.login_as(world.nils).post(CONNECT).status_code == 404
    log_in(client, world, there, "nils", here=link)
    assert identities() == [world.nils.pk]
    visitor = Visitor()
    log_in(visitor, world, there, "nils", here=begin)
    if expected:
        assert (visitor.session["level"], visitor.get(reverse("my_page")).status_code) == (expected, 200)
    else:
        assert visitor.get(reverse("my_page")).headers["Location"] == reverse("mfa_index")


@pytest.mark.parametrize("name", ["outside_login", "outside_connect", "outside_message"])
def test_a_provider_that_is_not_configured_is_not_there(world: Cast, client: Visitor, there: Strict, name: str):
    assert client.login_as(world.fatima).post(reverse(name, args=["ukjent"])).status_code == 404
    assert client.get(reverse("outside_answer", args=["ukjent"])).status_code == 404
    assert client.get(reverse("outside_ended", args=["ukjent"])).status_code == 404


def test_without_configuration_nothing_is_offered(world: Cast, client: Visitor, settings: Any):
    settings.OUTSIDE = {}
    assert "ID-porten" not in client.get(reverse("login")).content.decode()
    assert "ID-porten" not in client.login_as(world.fatima).get(reverse("about_me")).content.decode()
