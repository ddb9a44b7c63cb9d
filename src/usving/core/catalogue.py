"""Makes the database say exactly what the policies declare.

`install` drops every policy and grant of the web's role and makes them anew in one transaction. A table that nobody has
declared gets no grant at all.
"""

import hashlib
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from usving.core import policy as vocabulary
from usving.core.policy import ACTS, Policy, closed

APP, RULE = "usving_app", "usving_rule"


def declared() -> dict[str, Policy]:
    """Return the policy of every table that has one, by table name."""
    found: dict[str, Policy] = {}
    for model in apps.get_models(include_auto_created=True):
        if isinstance(getattr(model, "policy", None), Policy):
            found[model._meta.db_table] = model.policy  # type: ignore[attr-defined]
    for config in apps.get_app_configs():
        found.update(getattr(config, "policies", {}))
    return found


def sources() -> list[Path]:
    """Return the files of SQL functions, in the order of the apps."""
    return [file for config in apps.get_app_configs() for file in sorted((Path(config.path) / "sql").glob("*.sql"))]


def written() -> list[str]:
    """Return the SQL of functions that an app's config makes from the code, in the order of the apps."""
    return [config.functions() for config in apps.get_app_configs() if hasattr(config, "functions")]


def fingerprint() -> str:
    """Return a digest that changes when any policy or function changes."""
    digest = hashlib.sha256(repr(sorted(declared().items())).encode())
    for file in [*sources(), Path(__file__), Path(vocabulary.__file__)]:
        digest.update(file.read_bytes())
    for text in written():
        digest.update(text.encode())
    return digest.hexdigest()


def install() -> None:
    """Make the database say what the code declares; asked by the owner, in one transaction."""
    with transaction.atomic(), connection.cursor() as cursor:
        _forget(cursor)
        cursor.execute(f"set local role {RULE}")
        for file in sources():
            cursor.execute(file.read_text(encoding="utf-8").replace("%", "%%"), [])
        for text in written():
            cursor.execute(text.replace("%", "%%"), [])
        cursor.execute("reset role")
        _open_functions(cursor)
        policies = declared()
        for table in tables():
            _guard(cursor, table, policies.get(table, closed("not declared")))


def tables() -> list[str]:
    """Return every table of the schema, sorted."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1"
        )
        return [name for (name,) in cursor.fetchall()]


def _forget(cursor: Any) -> None:
    """Drop every policy and every function of ours: what is no longer declared must not stay."""
    cursor.execute("select policyname, tablename from pg_policies where schemaname = 'public'")
    for name, table in cursor.fetchall():
        cursor.execute(f'drop policy "{name}" on "{table}"')
    cursor.execute(
        "select p.oid::regprocedure::text from pg_proc p where p.pronamespace = 'public'::regnamespace"
        " and p.proowner = %s::regrole",
        [RULE],
    )
    for (signature,) in cursor.fetchall():
        cursor.execute(f"drop function {signature} cascade")


def _open_functions(cursor: Any) -> None:
    """Only the web's role may call the functions of the rule role, never the public."""
    cursor.execute(
        "select p.oid::regprocedure::text from pg_proc p where p.pronamespace = 'public'::regnamespace"
        " and p.proowner = %s::regrole",
        [RULE],
    )
    for (signature,) in cursor.fetchall():
        cursor.execute(f"revoke execute on function {signature} from public")
        cursor.execute(f"grant execute on function {signature} to {APP}, {RULE}")


def _guard(cursor: Any, table: str, policy: Policy) -> None:
    """Give one table its grants and its policies."""
    cursor.execute(f'revoke all on "{table}" from {APP}, {RULE}')
    cursor.execute(f'grant select, insert, update, delete on "{table}" to {RULE}')
    granted = [act for act in ACTS if getattr(policy, act) is not None]
    if granted:
        readable = _readable(cursor, table, policy) if policy.hidden else ""
        acts = [f"{act} ({readable})" if act == "select" and readable else act for act in granted]
        cursor.execute(f'grant {", ".join(acts)} on "{table}" to {APP}')
        _open_sequences(cursor, table)
    switch = "enable" if policy.guarded else "disable"
    force = "force" if policy.guarded else "no force"
    cursor.execute(f'alter table "{table}" {switch} row level security, {force} row level security')
    if policy.guarded:
        _guard_rows(cursor, table, policy)


def _readable(cursor: Any, table: str, policy: Policy) -> str:
    """Name the columns of a table that are not hidden."""
    cursor.execute(
        "select attname from pg_attribute where attrelid = %s::regclass and attnum > 0 and not attisdropped"
        " and attname <> all(%s) order by attnum",
        [f'"{table}"', list(policy.hidden)],
    )
    return ", ".join(f'"{name}"' for (name,) in cursor.fetchall())


def _open_sequences(cursor: Any, table: str) -> None:
    """Let the web's role draw from the table's own counters where it may write."""
    cursor.execute(
        "select d.objid::regclass::text from pg_depend d join pg_class s on s.oid = d.objid and s.relkind = 'S'"
        " where d.refobjid = %s::regclass and d.deptype in ('a', 'i')",
        [f'"{table}"'],
    )
    for (sequence,) in cursor.fetchall():
        cursor.execute(f"grant usage, select on sequence {sequence} to {APP}, {RULE}")


def _guard_rows(cursor: Any, table: str, policy: Policy) -> None:
    """Write the row conditions: owner and rule role everything, the web's role what the policy says, and the border."""
    cursor.execute(f'create policy owner_all on "{table}" to current_user using (true) with check (true)')
    cursor.execute(f'create policy rule_all on "{table}" to {RULE} using (true) with check (true)')
    for act in ACTS:
        condition = getattr(policy, act)
        if condition is None:
            continue
        clause = {
            "select": f"using ({condition})",
            "delete": f"using ({condition})",
            "insert": f"with check ({condition})",
            "update": f"using ({condition}) with check ({_after(condition, policy)})",
        }[act]
        cursor.execute(f'create policy "app_{act}" on "{table}" for {act} to {APP} {clause}')
    if _knows_municipality(cursor, table) and "people_my_municipality" not in (policy.select or ""):
        border = "municipality_id = (select people_my_municipality())"
        cursor.execute(
            f'create policy app_border on "{table}" as restrictive to {APP} using ({border}) with check ({border})'
        )


def _after(condition: str, policy: Policy) -> str:
    """What an updated row must be: one that may be changed still, and whatever more the policy asks of it."""
    return f"({condition}) and ({policy.updated})" if policy.updated else condition


def _knows_municipality(cursor: Any, table: str) -> bool:
    cursor.execute(
        "select 1 from pg_attribute where attrelid = %s::regclass and attname = 'municipality_id' and not attisdropped",
        [f'"{table}"'],
    )
    return cursor.fetchone() is not None
