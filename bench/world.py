"""A large world for measuring in: made in the database itself, by numbers alone, in a minute or two."""

from pathlib import Path

import psycopg

SOURCE = Path(__file__).with_name("world.sql")
COUNTED = (
    "people_municipality", "people_family", "people_account", "process_process", "process_seat", "process_contribution",
    "process_gathering", "process_attendance", "audit_entry",
)  # fmt: skip
# Indexes are built when the rows are there, which is several times faster than row by row.
OURS = "select {} from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
TABLES = OURS.format("relname")
INDEXES_OFF = f"update pg_index set indisready = false, indisvalid = false where indrelid in ({OURS.format('oid')})"


def make(superuser_url: str, *, municipalities: int, processes: int) -> dict[str, int]:
    """Fill the demonstration's database with `municipalities`, each of `processes` with five families; return the counts.

    Asked as a superuser, so that neither policies nor foreign keys are asked of each row.
    """
    text = SOURCE.read_text(encoding="utf-8")
    text = text.replace(":municipalities", str(municipalities)).replace(":processes", str(processes))
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        connection.execute(INDEXES_OFF)
        connection.execute(text.encode())
        connection.execute("set maintenance_work_mem = '256MB'")
        for (table,) in connection.execute(TABLES).fetchall():
            connection.execute(f'reindex table "{table}"'.encode())
        connection.execute("vacuum (analyze)")
        return {table: _count(connection, table) for table in COUNTED}


def _count(connection: psycopg.Connection, table: str) -> int:
    row = connection.execute(f"select count(*) from {table}".encode()).fetchone()
    return int(row[0]) if row else 0
