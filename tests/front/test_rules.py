"""Who may read the machine's numbers, and which box a newcomer is shown."""

import pytest

from usving.front.rules import is_loopback, may_measure, tip_for
from usving.people.rules.roles import Role

pytestmark = pytest.mark.quick

TOKEN = "a-long-word"


@pytest.mark.parametrize(
    ("address", "forwarded", "token", "authorization", "expected"),
    [
        ("127.0.0.1", False, "", "", True),
        ("::1", False, "", "", True),
        ("127.0.0.1", True, "", "", False),  # a proxy on the same machine speaks for someone else
        ("192.0.2.7", False, "", "", False),
        ("192.0.2.7", False, "", "Bearer ", False),  # no token is set: the empty word opens nothing
        ("192.0.2.7", False, TOKEN, f"Bearer {TOKEN}", True),
        ("192.0.2.7", True, TOKEN, f"Bearer {TOKEN}", True),
        ("192.0.2.7", False, TOKEN, "Bearer another", False),
        ("192.0.2.7", False, TOKEN, TOKEN, False),
        ("192.0.2.7", False, TOKEN, "Bearer æøå", False),
        ("127.0.0.1", False, TOKEN, "", True),
        ("127.0.0.1", False, TOKEN, "Bearer another", False),  # who shows a wrong word is not let in for being near
        ("", False, "", "", False),
    ],
)
def test_may_measure(address: str, forwarded: bool, token: str, authorization: str, expected: bool) -> None:
    assert may_measure(address=address, forwarded=forwarded, token=token, authorization=authorization) is expected


@pytest.mark.parametrize(
    ("address", "expected"), [("127.8.9.1", True), ("10.0.0.1", False), ("::1", True), ("localhost", False)]
)
def test_is_loopback(address: str, expected: bool) -> None:
    assert is_loopback(address) is expected


def test_every_role_has_a_box_of_its_own() -> None:
    assert {role for role in Role if tip_for(frozenset({role}), recruits=False) == "other"} == set()


@pytest.mark.parametrize(
    ("roles", "recruits", "expected"),
    [
        ({Role.PRIVACY_OFFICER}, False, "privacy-officer"),
        ({Role.HELPER}, False, "helper"),
        ({Role.GUEST}, False, "guest"),
        ({Role.CONTRACTOR}, False, "builder"),
        ({Role.SITE_LEAD}, False, "builder"),
        ({Role.RESEARCHER}, False, "researcher"),
        ({Role.COMPLAINT_BODY}, False, "complaint-body"),
        ({Role.HELPER, Role.FAMILY_MEMBER}, False, "family"),  # what most hangs on stands first
        ({Role.HOUSING_MANAGER}, False, "housing-manager"),
        ({Role.CASEWORKER}, True, "caseworker"),  # its own box leads to the office's invitations too
        ({Role.VOLUNTEER}, False, "volunteer"),
        ({Role.VOLUNTEER, Role.PROVIDER}, False, "provider"),
        (set(), True, "recruiter"),
        (set(), False, "other"),
    ],
)
def test_tip_for(roles: set[Role], recruits: bool, expected: str) -> None:
    assert tip_for(frozenset(roles), recruits=recruits) == expected
