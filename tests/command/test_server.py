"""An operator's own server, by DATABASE_URL: here the embedded one, reached as if it were somebody else's."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from tests.command.places import place, usving
from usving.command import server
from usving.command.cluster import Cluster
from usving.command.folder import DataFolder
from usving.command.problem import Problem


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Cluster]:
    """A server without our roles, but with an owner who may make them."""
    with place() as folder, Cluster(folder / "data", durable=False) as cluster:
        with psycopg.connect(cluster.url("postgres", "template1"), autocommit=True) as connection:
            for statement in (
                "drop database usving",
                "drop owned by usving_owner, usving_rule",
                "drop role usving_app, usving_owner, usving_rule",
                "create role eier login createrole createdb",
                "create database annen owner eier",
            ):
                connection.execute(statement)
        yield cluster


@pytest.fixture
def data() -> Iterator[DataFolder]:
    with place() as folder:
        made = DataFolder(folder / "data")
        made.make()
        yield made


def test_roles_are_made_once(elsewhere: Cluster, data: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_APP_URL", raising=False)
    owner = elsewhere.url("eier", "annen")
    first = server.prepared(owner, data)
    assert server.prepared(owner, data) == first
    with psycopg.connect(first.app) as connection:
        query = "select current_user::text, pg_has_role('eier', 'usving_rule', 'member')"
        assert connection.execute(query).fetchall() == [("usving_app", True)]
    assert (data.secrets / "app_password").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("role", ["postgres", "eier"])
def test_powerful_role_for_the_web_is_refused(
    elsewhere: Cluster, data: DataFolder, monkeypatch: pytest.MonkeyPatch, role: str
) -> None:
    monkeypatch.setenv("DATABASE_APP_URL", elsewhere.url(role, "annen"))
    with pytest.raises(Problem) as caught:
        server.prepared(elsewhere.url("eier", "annen"), data)
    expected = f"The role {role} may pass row level security; the web server needs one that owns nothing."
    assert caught.value.sentence == expected


def test_start_when_nobody_answers(data: DataFolder) -> None:
    address = "postgresql://somebody:hemmelig@127.0.0.1:1/nothing"
    done = usving("start", "--port", "0", "--data", str(data.path), DATABASE_URL=address)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
    assert "hemmelig" not in done.stderr


def test_start_when_the_address_makes_no_sense(tmp_path: Path) -> None:
    done = usving("start", "--port", "0", "--data", str(tmp_path / "data"), DATABASE_URL="tull og tøys")
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (1, "", 1)
