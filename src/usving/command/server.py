"""A PostgreSQL of the operator's own, named by DATABASE_URL: new enough, and with the roles that the platform needs."""

import os
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import psycopg
from psycopg import sql

from usving.command.addresses import Addresses
from usving.command.folder import DataFolder
from usving.command.problem import Problem

OLDEST = 15
APP, RULE = "usving_app", "usving_rule"
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent")


def given() -> str | None:
    """Return the owner's address where the operator gave one."""
    return os.environ.get("DATABASE_URL") or None


def prepared(owner: str, folder: DataFolder) -> Addresses:
    """Check the server and make the two roles where they are missing; raises Problem with one sentence otherwise."""
    app = os.environ.get("DATABASE_APP_URL") or _with_user(owner, APP, folder.secret("app_password"))
    with _connection(owner, "DATABASE_URL") as connection:
        version = connection.info.server_version // 10_000
        if version < OLDEST:
            raise Problem(f"The server that DATABASE_URL names is PostgreSQL {version}; {OLDEST} or newer is needed.")
        try:
            _make_roles(connection, unquote(urlsplit(app).password or ""))
        except psycopg.Error as error:
            raise Problem(f"The database could not be prepared: {_short(error)}.") from error
        name = connection.info.user
    with _connection(
        app, "DATABASE_APP_URL" if os.environ.get("DATABASE_APP_URL") else f"the role {APP}"
    ) as connection:
        _refuse_powerful(connection, owner=name)
    return Addresses(owner=owner, app=app)


def _make_roles(connection: psycopg.Connection, password: str) -> None:
    if not _exists(connection, RULE):
        connection.execute(sql.SQL("create role {} nologin").format(sql.Identifier(RULE)))
    if not _exists(connection, APP) and not os.environ.get("DATABASE_APP_URL"):
        statement = sql.SQL("create role {} login nosuperuser nobypassrls password {}")
        connection.execute(statement.format(sql.Identifier(APP), sql.Literal(password)))
    member = connection.execute("select pg_has_role(current_user, %s, 'member')", [RULE]).fetchone()
    if member != (True,):
        connection.execute(sql.SQL("grant {} to current_user").format(sql.Identifier(RULE)))
    connection.execute(sql.SQL("grant create on schema public to {}").format(sql.Identifier(RULE)))
    for extension in EXTENSIONS:
        connection.execute(sql.SQL("create extension if not exists {}").format(sql.Identifier(extension)))


def _exists(connection: psycopg.Connection, role: str) -> bool:
    return connection.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone() is not None


def _refuse_powerful(connection: psycopg.Connection, *, owner: str) -> None:
    """Row level security guards nothing from a superuser, from BYPASSRLS, or from the owner."""
    question = (
        "select rolname, rolsuper or rolbypassrls or pg_has_role(oid, %s, 'member') or pg_has_role(oid, %s, 'member')"
        " from pg_roles where rolname = current_user"
    )
    row = connection.execute(question, [owner, RULE]).fetchone()
    if row is None or row[1]:
        name = row[0] if row else APP
        raise Problem(f"The role {name} may pass row level security; the web server needs one that owns nothing.")


def _connection(url: str, name: str) -> psycopg.Connection:
    try:
        return psycopg.connect(url, connect_timeout=5, autocommit=True, application_name="usving command")
    except (psycopg.Error, ValueError, UnicodeError) as error:
        raise Problem(f"The database does not let {name} in: {_short(error)}.") from error


def _with_user(url: str, user: str, password: str) -> str:
    parts = urlsplit(url)
    address = parts.netloc.rpartition("@")[2]
    return urlunsplit(parts._replace(netloc=f"{user}:{quote(password, safe='')}@{address}"))


def _short(error: Exception) -> str:
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return (lines[0] if lines else type(error).__name__).rstrip(".")
