"""The database's address, as an operator writes it, becomes what Django connects with."""

import pytest

from usving.settings import PREPARED, database

pytestmark = pytest.mark.quick


def test_what_stands_behind_the_address_reaches_the_driver():
    found = database("postgresql://app:a%40b@db.example:5433/usving?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem")
    assert [found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "usving", "app", "a@b", "db.example", "5433",
    ]  # fmt: skip
    assert found["OPTIONS"] == PREPARED | {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}


def test_a_socket_in_the_query_is_the_host_and_the_operators_own_options_join_ours():
    found = database("postgresql:///usving?host=%2Frun%2Fpg&port=5444&options=-c%20statement_timeout%3D5s")
    assert (found["HOST"], found["PORT"]) == ("/run/pg", "5444")
    assert found["OPTIONS"] == PREPARED | {"options": f"{PREPARED['options']} -c statement_timeout=5s"}
