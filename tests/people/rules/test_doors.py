"""Attempts, devices and user names."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from usving.people.rules.attempts import WINDOW, Patience, is_shut, network_of, on_this_machine
from usving.people.rules.devices import Device, device
from usving.people.rules.usernames import new_username

pytestmark = pytest.mark.quick


FIVE = Patience(free=5, first_wait=timedelta(seconds=30))
LAST = datetime(2026, 9, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (4, 0), (5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (11, 900), (10_000, 900)]
)
def test_each_failure_beyond_the_free_ones_doubles_the_wait_up_to_a_quarter(failures: int, seconds: int):
    assert FIVE.wait(failures) == timedelta(seconds=seconds)


@pytest.mark.parametrize(("after", "expected"), [(0, True), (29, True), (30, False), (31, False)])
def test_the_door_opens_again_when_the_wait_is_over(after: int, expected: bool):
    assert is_shut(FIVE, failures=5, last=LAST, now=LAST + timedelta(seconds=after)) == expected


def test_nothing_shuts_longer_than_the_window():
    assert not is_shut(FIVE, failures=10_000, last=LAST, now=LAST + WINDOW)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("10.1.2.3", "10.1.2.3"),
        ("::ffff:10.1.2.3", "10.1.2.3"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::9", "2001:db8:1:3::/64"),
        ("", "unknown"),
        ("x", "unknown"),
    ],
)
def test_the_network_of_a_caller(address: str, expected: str):
    assert network_of(address) == expected


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
