"""How much a page asks of the database."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.visitor import Visitor


def asked(client: Visitor, address: str) -> int:
    """How many questions a whole answer costs, login and menu included; savepoints ask nothing."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return sum("SAVEPOINT" not in each["sql"] for each in queries)
