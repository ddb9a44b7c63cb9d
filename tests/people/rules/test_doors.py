"""Attempts, devices and user names."""

import re

import pytest

from usving.people.rules.attempts import exhausted, on_this_machine
from usving.people.rules.devices import Device, device
from usving.people.rules.usernames import new_username

pytestmark = pytest.mark.quick


@pytest.mark.parametrize(("failures", "expected"), [(0, False), (9, False), (10, True), (11, True)])
def test_the_door_closes_after_ten_failures(failures: int, expected: bool):
    assert exhausted(failures) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("10.0.0.1", False),
        ("::2", False),
        ("", False),
        ("x", False),
    ],
)
def test_on_this_machine(address: str, expected: bool):
    assert on_this_machine(address) == expected


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        ("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36", Device.ANDROID),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1", Device.IPHONE),
        ("Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) Safari/604.1", Device.IPAD),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Gecko/20100101 Firefox/130.0", Device.WINDOWS),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605.1.15", Device.MAC),
        ("Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/130.0", Device.LINUX),
        ("", Device.OTHER),
    ],
)
def test_device(says: str, expected: Device):
    assert device(says) == expected


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Åse Berg", "ase"),
        ("Øyvind", "oyvind"),
        ("Jean-Luc Ek", "jeanluc"),
        ("Élodie", "elodie"),
        ("李小龙", "person"),
        ("", "person"),
    ],
)
def test_a_user_name_begins_with_the_first_name(name: str, begins: str):
    assert re.fullmatch(rf"{begins}-[a-z2-9]{{4}}", new_username(name))
