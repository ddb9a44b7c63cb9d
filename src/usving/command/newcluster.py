"""A new, empty cluster with the roles, the database and the extensions that U-sving expects."""

import shutil
from pathlib import Path

from usving.command import child
from usving.command.problem import Problem
from usving.command.unprivileged import Account

# One statement a line, as the single-user server reads them; in template1, so that test databases get the same.
IN_TEMPLATE = """\
create role usving_owner login createdb nosuperuser nocreaterole nobypassrls
create role usving_app login nosuperuser nocreatedb nocreaterole nobypassrls
create role usving_rule nologin nosuperuser nocreatedb nocreaterole nobypassrls
grant usving_rule to usving_owner
grant create on schema public to usving_owner, usving_rule
create extension btree_gist
create extension pg_trgm
create extension unaccent
"""
IN_POSTGRES = """\
create database usving owner usving_owner
"""


def make(programs: Path, place: Path, account: Account, *, durable: bool) -> None:
    """Make a cluster at `place`, whole or not at all: it gets its name when everything in it is ready.

    The built-in C.UTF-8 locale is the same on every machine, so no upgrade of a system library can spoil an index.
    """
    half = place.with_name("postgres.new")
    shutil.rmtree(half, ignore_errors=True)
    account.own(half)
    locale = ["--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    access = ["--username=postgres", "--auth=trust", "--no-instructions", *([] if durable else ["--no-sync"])]
    _run([str(programs / "initdb"), "-D", str(half), *locale, *access], account)
    for database, statements in (("template1", IN_TEMPLATE), ("postgres", IN_POSTGRES)):
        _run(
            [str(programs / "postgres"), "--single", "-c", "exit_on_error=true", "-D", str(half), database],
            account,
            statements,
        )
    half.rename(place)


def _run(command: list[str], account: Account, statements: str = "") -> None:
    done = child.run(
        command, statements=statements, environment=child.clean_environment({"LC_ALL": "C"}), account=account
    )
    if done.returncode != 0:
        reason = " ".join((done.stderr or done.stdout).split())[-300:]
        raise Problem(f"The embedded database could not be made: {reason}")
