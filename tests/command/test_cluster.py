"""The embedded PostgreSQL, really made, started, killed and started again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest

from tests.command.places import environment, naming, place, soon
from usving.command.cluster import LONGEST_SOCKET_PATH, SOCKET_NAME, Cluster
from usving.command.lock import Held

HOLDER = """
import sys, time
from pathlib import Path
from usving.command.cluster import Cluster
cluster = Cluster(Path(sys.argv[1]), durable=False)
try:
    cluster.start()
except Exception as problem:
    print(type(problem).__name__, flush=True)
    raise SystemExit(1)
print("started", flush=True)
sys.stdin.readline()
cluster.stop()
"""


def holder(folder: Path) -> "subprocess.Popen[str]":
    """Start a process that serves a data folder until it is told to end."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=environment(),
    )


def first_line(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: "subprocess.Popen[str]") -> None:
    process.communicate("\n", timeout=30)


@pytest.fixture(scope="module")
def running() -> Iterator[Cluster]:
    with place() as folder, Cluster(folder / "data", durable=False) as cluster:
        yield cluster


def rows(url: str, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url, autocommit=True) as connection:
        return connection.execute(query).fetchall()


def test_roles_have_no_more_power_than_they_need(running: Cluster) -> None:
    query = (
        "select rolname, rolcanlogin, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls"
        " from pg_roles where rolname like 'usving%' order by 1"
    )
    assert rows(running.app_url, query) == [
        ("usving_app", True, False, False, False, False),
        ("usving_owner", True, False, True, False, False),
        ("usving_rule", False, False, False, False, False),
    ]


def test_members_are_only_the_owner_of_the_rule_role(running: Cluster) -> None:
    query = (
        "select r.rolname, m.rolname from pg_auth_members a join pg_roles r on r.oid = a.roleid"
        " join pg_roles m on m.oid = a.member where m.rolname like 'usving%'"
    )
    assert rows(running.app_url, query) == [("usving_rule", "usving_owner")]


def test_database_is_the_owners_with_its_extensions(running: Cluster) -> None:
    owner = "select pg_get_userbyid(datdba) from pg_database where datname = 'usving'"
    assert rows(running.app_url, owner) == [("usving_owner",)]
    extensions = "select extname from pg_extension order by 1"
    assert rows(running.app_url, extensions) == [("btree_gist",), ("pg_trgm",), ("plpgsql",), ("unaccent",)]


def test_test_databases_get_the_extensions_too(running: Cluster) -> None:
    rows_before = rows(running.owner_url, "select count(*) from pg_database where datname = 'another'")
    assert rows_before == [(0,)]
    with psycopg.connect(running.owner_url, autocommit=True) as connection:
        connection.execute("create database another")
    extensions = "select count(*) from pg_extension where extname in ('btree_gist', 'pg_trgm', 'unaccent')"
    assert rows(running.url("usving_owner", "another"), extensions) == [(3,)]


def test_letters_are_lowered_as_in_norwegian(running: Cluster) -> None:
    assert rows(running.app_url, "select lower('ÆØÅ ŠČ'), 'Ålesund' ilike 'å%'") == [("æøå šč", True)]


def test_restricted_role_makes_no_table(running: Cluster) -> None:
    with psycopg.connect(running.app_url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("create table mine (id int)")


def test_owner_may_hand_a_function_to_the_rule_role(running: Cluster) -> None:
    with psycopg.connect(running.owner_url, autocommit=True) as connection:
        connection.execute("create function one() returns int language sql return 1")
        connection.execute("alter function one() owner to usving_rule")
    query = "select pg_get_userbyid(proowner) from pg_proc where proname = 'one'"
    assert rows(running.app_url, query) == [("usving_rule",)]


def test_nothing_listens_on_the_network(running: Cluster) -> None:
    assert rows(running.app_url, "select current_setting('listen_addresses')") == [("",)]


def test_data_is_there_after_a_restart_and_the_socket_is_private() -> None:
    with place() as folder:
        with Cluster(folder / "data", durable=False) as cluster:
            with psycopg.connect(cluster.owner_url, autocommit=True) as connection:
                connection.execute("create table kept as select 7 as n")
            assert (folder / "data" / "run").stat().st_mode & 0o777 == 0o700
        assert naming(folder) == []
        with Cluster(folder / "data", durable=False) as cluster:
            assert rows(cluster.owner_url, "select n from kept") == [(7,)]


def test_attach_gives_a_running_ones_address_and_leaves_it_running() -> None:
    with place() as folder:
        assert Cluster.attach(folder / "data") is None
        with Cluster(folder / "data", durable=False) as cluster:
            attached = Cluster.attach(folder / "data")
            assert attached is not None
            assert attached.app_url == cluster.app_url
            attached.stop()
            assert rows(cluster.app_url, "select 1") == [(1,)]
        assert Cluster.attach(folder / "data") is None


def test_of_four_starters_at_once_one_wins() -> None:
    with place() as folder:
        with ThreadPoolExecutor(4) as pool:
            processes = [holder(folder / "data") for _ in range(4)]
            said = sorted(pool.map(first_line, processes))
        for process in processes:
            end(process)
        assert said == ["Held", "Held", "Held", "started"]
        assert naming(folder) == []


def test_second_start_in_the_same_process_is_refused(running: Cluster) -> None:
    with pytest.raises(Held, match=f"process {os.getpid()}"):
        Cluster(running.folder.path).start()
    assert rows(running.app_url, "select 1") == [(1,)]


def test_nothing_is_left_when_the_starter_is_killed_and_the_next_start_works() -> None:
    with place() as folder:
        process = holder(folder / "data")
        assert first_line(process) == "started"
        assert naming(folder) != []
        process.kill()
        process.communicate()
        with Cluster(folder / "data", durable=False) as cluster:  # at once, while the old server is on its way out
            assert rows(cluster.app_url, "select 1") == [(1,)]
        assert soon(lambda: naming(folder) == [])


def test_start_when_the_server_itself_was_killed() -> None:
    with place() as folder:
        with Cluster(folder / "data", durable=False) as cluster:
            assert cluster.process_id is not None
            os.kill(cluster.process_id, signal.SIGKILL)
            assert soon(lambda: not cluster.is_running())
            cluster.revive()
            assert rows(cluster.app_url, "select 1") == [(1,)]
        assert naming(folder) == []


def test_start_when_the_old_process_id_is_somebody_elses_now() -> None:
    with place() as folder:
        with Cluster(folder / "data", durable=False):
            note = (folder / "data" / "postgres" / "postmaster.pid").read_text().splitlines()
        stale = folder / "data" / "postgres" / "postmaster.pid"
        stale.write_text("\n".join([str(os.getpid()), *note[1:]]) + "\n")
        with Cluster(folder / "data", durable=False) as cluster:
            assert rows(cluster.app_url, "select 1") == [(1,)]


def test_half_made_cluster_is_made_anew() -> None:
    with place() as folder:
        half = folder / "data" / "postgres.new"
        half.mkdir(parents=True)
        (folder / "data").chmod(0o711)
        (half / "PG_VERSION").write_text("18\n")
        with Cluster(folder / "data", durable=False) as cluster:
            assert rows(cluster.app_url, "select 1") == [(1,)]
        assert not half.exists()


def test_socket_path_fits_where_the_data_folders_does_not() -> None:
    with place() as folder:
        deep = folder / ("d" * 60) / ("e" * 60)
        deep.mkdir(parents=True)
        with Cluster(deep / "data", durable=False) as cluster:
            assert rows(cluster.app_url, "select 1") == [(1,)]
            socket = rows(cluster.superuser_url, "select current_setting('unix_socket_directories')")[0][0]
            assert len(f"{socket}/{SOCKET_NAME}") <= LONGEST_SOCKET_PATH


def test_closed_parent_folder_stays_closed() -> None:
    with place() as folder:
        closed = folder / "closed"
        closed.mkdir(mode=0o700)
        with Cluster(closed / "data", durable=False) as cluster:
            assert rows(cluster.app_url, "select 1") == [(1,)]
        assert closed.stat().st_mode & 0o777 == 0o700
        assert naming(closed) == []


def test_variables_for_other_servers_are_not_heeded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PGDATA", "/nowhere")
    monkeypatch.setenv("PGPORT", "9")
    with place() as folder, Cluster(folder / "data", durable=False) as cluster:
        monkeypatch.delenv("PGPORT")
        assert rows(cluster.app_url, "select current_setting('port')") == [("5432",)]
