"""What is configured of an identity provider, and what is kept of whom it knows."""

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from usving.people.rules.outside import (
    Provider,
    identity_digest,
    is_enough,
    is_safe,
    providers_from,
    session_digest,
    word_digest,
)

pytestmark = pytest.mark.quick
SAID: dict[str, Any] = {"name": "ID-porten", "issuer": "https://idporten.no", "client_id": "us", "client_secret": "s"}
THERE = Provider("idporten", "ID-porten", "https://idporten.no", "us", "s", acr=("substantial", "high"), claim="pid")
HERE, NORTH = UUID(int=1), UUID(int=2)


def test_a_file_becomes_providers_in_its_order():
    read = providers_from(
        {"idporten": {**SAID, "acr": ["substantial", "high"], "claim": "pid"}, "us": {**SAID, "whom": "staff"}}
    )
    assert list(read) == ["idporten", "us"]
    assert read["idporten"] == THERE
    assert (read["us"].acr, read["us"].claim, read["us"].whom) == ((), "sub", "staff")


@pytest.mark.parametrize(
    ("code", "changed", "sentence"),
    [
        ("ID porten", {}, "must be a table"),
        ("x", {"issuer": "http://idporten.no"}, "issuer must begin with https://"),
        ("x", {"issuer": ""}, "needs issuer"),
        ("x", {"name": ""}, "needs name"),
        ("x", {"client_id": ""}, "needs client_id"),
        ("x", {"client_secret": ""}, "needs client_secret or private_key"),
        ("x", {"whom": "families"}, "whom must be everyone or staff"),
        ("x", {"secret": "x"}, "keys that mean nothing here: secret"),
    ],
)
def test_nonsense_in_the_file_is_refused_with_a_sentence(code: str, changed: dict[str, str], sentence: str):
    with pytest.raises(ValueError, match=sentence):
        providers_from({code: {**SAID, **changed}})


def test_a_file_that_is_no_tables_is_refused():
    with pytest.raises(ValueError, match="must be a table"):
        providers_from({"name": "ID-porten"})


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://idporten.no", True),
        ("http://localhost:1", True),
        ("http://127.0.0.1:1", True),
        ("http://idporten.no", False),
        ("http://localhost.evil.example", False),
        ("ftp://localhost", False),
        ("", False),
    ],
)
def test_only_encrypted_or_on_the_machine_itself(address: str, expected: bool):
    assert is_safe(address) is expected


@pytest.mark.parametrize(("acr", "expected"), [("substantial", True), ("high", True), ("low", False), ("", False)])
def test_only_the_levels_that_are_named_are_enough(acr: str, expected: bool):
    assert is_enough(THERE, acr) is expected
    assert is_enough(replace(THERE, acr=()), acr)


def test_forms_may_end_at_the_issuer_and_at_its_login():
    assert THERE.origins == ("https://idporten.no",)
    assert replace(THERE, login_at="https://login.idporten.no").origins == (
        "https://idporten.no",
        "https://login.idporten.no",
    )


def test_a_digest_differs_by_key_person_municipality_provider_and_use():
    other = replace(THERE, issuer="https://other.example")
    made = [
        identity_digest(b"key", THERE, HERE, "01017012345"),
        identity_digest(b"yek", THERE, HERE, "01017012345"),
        identity_digest(b"key", THERE, HERE, "02017012345"),
        identity_digest(b"key", THERE, NORTH, "01017012345"),
        identity_digest(b"key", other, HERE, "01017012345"),
        session_digest(b"key", THERE, "01017012345"),
        word_digest(b"key", THERE, "01017012345"),
    ]
    assert (len(set(made)), {len(each) for each in made}) == (7, {64})
    assert identity_digest(b"key", THERE, HERE, "01017012345") == made[0]


def test_a_provider_never_prints_its_secrets():
    assert repr(replace(THERE, client_secret="hush", private_key="hush")) == "Provider('idporten')"
