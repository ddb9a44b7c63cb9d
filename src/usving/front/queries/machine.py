"""How the machine is: its database, its files, its jobs."""

from functools import cache

from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from usving import __version__

A_FILE_ON_EVERY_PAGE = "core/css/page.css"
# In the database's own words; those that have succeeded are many, and tell nothing.
JOBS = "select status::text, count(*) from procrastinate_jobs where status in ('todo', 'doing', 'failed') group by 1"
JOB_WORDS = {"todo": "waiting", "doing": "running", "failed": "failed"}


@cache
def expected() -> frozenset[tuple[str, str]]:
    """The migrations of this code, as (app, name); read from disk once in each process."""
    return frozenset(MigrationLoader(None).graph.nodes)


def unapplied() -> frozenset[tuple[str, str]]:
    """The migrations of this code that the database lacks. Raises DatabaseError where it does not answer."""
    with connection.cursor() as cursor:
        cursor.execute("select app, name from django_migrations")
        return expected() - frozenset(cursor.fetchall())


def static_files_are_there() -> bool:
    """Whether a page finds its looks: a missing manifest would make every page fail."""
    try:
        staticfiles_storage.url(A_FILE_ON_EVERY_PAGE)
    except ValueError:
        return False
    return True


def measured() -> str:
    """The numbers, in the text that Prometheus reads."""
    jobs = _jobs()
    lines = [
        "# HELP usving_build_info The version that is running.",
        "# TYPE usving_build_info gauge",
        f'usving_build_info{{version="{__version__}"}} 1',
        "# HELP usving_database_up Whether the database answers.",
        "# TYPE usving_database_up gauge",
        f"usving_database_up {int(jobs is not None)}",
    ]
    if jobs is not None:
        lines += ["# HELP usving_jobs Jobs of the background worker, by state.", "# TYPE usving_jobs gauge"]
        lines += [f'usving_jobs{{state="{word}"}} {jobs.get(code, 0)}' for code, word in JOB_WORDS.items()]
    return "\n".join(lines) + "\n"


def _jobs() -> dict[str, int] | None:
    """How many jobs there are in each state; None where the database does not answer."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(JOBS)
            return dict(cursor.fetchall())
    except DatabaseError:
        return None
