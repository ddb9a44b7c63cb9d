"""The installation examines itself, for `usving check`. Asked as the owner; the web's own role is tried beside it."""

import os
import smtplib
from collections.abc import Callable
from typing import TypedDict

import psycopg
from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from usving.core import catalogue
from usving.people.models.demonstration import DemonstrationMark

OLDEST = 150000  # server_version_num of PostgreSQL 15
SHORTEST_SECRET = 32


class Finding(TypedDict):
    """One thing examined: its name, whether it is well, and a sentence."""

    check: str
    ok: bool
    says: str


def examined() -> list[Finding]:
    """Examine everything, in the order in which one would mend it."""
    return [_finding(name, look) for name, look in LOOKS.items()]


def _finding(name: str, look: Callable[[], tuple[bool, str]]) -> Finding:
    try:
        well, says = look()
    except (psycopg.Error, OSError, smtplib.SMTPException) as failure:
        well, says = False, f"could not be examined: {str(failure).strip().splitlines()[0]}"
    return {"check": name, "ok": well, "says": says}


def _database() -> tuple[bool, str]:
    with connection.cursor() as cursor:
        cursor.execute("select current_setting('server_version_num')::int, current_setting('server_version')")
        number, version = cursor.fetchone()
    return (
        number >= OLDEST,
        f"PostgreSQL {version} answers" if number >= OLDEST else f"PostgreSQL {version} is older than 15",
    )


def _migrations() -> tuple[bool, str]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return not waiting, f"{len(waiting)} migrations wait" if waiting else "all migrations are applied"


def _role() -> tuple[bool, str]:
    """The web must ask as a role that owns nothing and is bound by the policies."""
    with psycopg.connect(os.environ["USVING_DATABASE_URL_APP"], connect_timeout=5) as web:
        row = web.execute(
            "select current_user, rolsuper or rolbypassrls, (select count(*) from pg_class where relowner = r.oid)"
            " from pg_roles r where rolname = current_user"
        ).fetchone()
    name, unbound, owns = row or ("?", True, 0)
    if unbound or owns:
        return False, f"the web asks as {name}, which the policies do not bind"
    return True, f"the web asks as {name}, which owns nothing and is bound by the policies"


def _row_security() -> tuple[bool, str]:
    guarded = {table for table, policy in catalogue.declared().items() if policy.guarded}
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and relforcerowsecurity"
        )
        forced = {name for (name,) in cursor.fetchall()}
    open_tables = sorted(guarded - forced) + sorted(set(catalogue.tables()) - set(catalogue.declared()))
    if open_tables:
        return False, f"row level security is not forced on {', '.join(open_tables)}"
    return True, f"row level security is forced on all {len(guarded)} tables with personal data"


def _secrets() -> tuple[bool, str]:
    long_enough = len(settings.SECRET_KEY) >= SHORTEST_SECRET
    return long_enough, "the secret key is set" if long_enough else "the secret key is missing or too short"


def _mail() -> tuple[bool, str]:
    if settings.MAIL_CHANNEL == "file":
        return settings.DEMO or settings.DEBUG, "e-mail is written to a file, and reaches nobody"
    if settings.MAIL_CHANNEL == "off":
        said = os.environ.get("USVING_MAIL_URL") == "off" or settings.DEMO or is_demonstration()
        return (
            said,
            "e-mail is switched off on purpose" if said else "USVING_MAIL_URL is not set; say `off` if that is meant",
        )
    server = smtplib.SMTP_SSL if settings.EMAIL_USE_SSL else smtplib.SMTP
    with server(settings.EMAIL_HOST, settings.EMAIL_PORT, timeout=5) as mail:
        mail.noop()
    return True, f"the mail server {settings.EMAIL_HOST} answers"


def _sms() -> tuple[bool, str]:
    """SMS is no must: without it there is e-mail and paper. A gateway is not asked, as each question may cost a message."""
    if settings.SMS_CHANNEL == "off":
        return True, "no SMS gateway is set up (USVING_SMS_URL)"
    if settings.SMS_CHANNEL == "file":
        well = settings.DEMO or is_demonstration() or settings.DEBUG
        return well, "SMS are written to a file" if well else "SMS are written to a file, and reach nobody"
    if not settings.SMS_URL.startswith("https://") and not settings.DEBUG:
        return False, "the SMS gateway is not asked over https"
    return bool(settings.SMS_TOKEN), "an SMS gateway is set up" if settings.SMS_TOKEN else "USVING_SMS_TOKEN is not set"


def is_demonstration() -> bool:
    """Whether the database holds made-up people only."""
    return DemonstrationMark.objects.exists()


LOOKS: dict[str, Callable[[], tuple[bool, str]]] = {
    "database": _database,
    "migrations": _migrations,
    "restricted-role": _role,
    "row-level-security": _row_security,
    "secrets": _secrets,
    "email": _mail,
    "sms": _sms,
}
