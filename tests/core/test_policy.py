"""The database says no: every table is in the catalogue, and the web's role is bound by it."""

import pytest
from django.apps import apps
from django.db import connection

from usving.core import catalogue
from usving.core.policy import ACTS

pytestmark = pytest.mark.django_db


def rows(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


def test_every_table_stands_in_the_catalogue_and_only_those():
    assert catalogue.tables() == sorted(catalogue.declared())


def test_every_policy_says_why():
    assert [table for table, each in catalogue.declared().items() if not each.why] == []


def test_every_guarded_table_has_row_security_forced():
    forced = {
        name
        for (name,) in rows(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
            " and relrowsecurity and relforcerowsecurity"
        )
    }
    assert forced == {table for table, each in catalogue.declared().items() if each.guarded}


def test_every_table_of_ours_is_guarded():
    ours = {m._meta.db_table for m in apps.get_models() if m.__module__.startswith("usving.")}
    assert {table for table in ours if not catalogue.declared()[table].guarded} == set()


def test_grants_are_what_the_catalogue_says():
    granted: dict[str, set[str]] = {table: set() for table in catalogue.tables()}
    for table, act in rows(
        "select table_name, lower(privilege_type) from information_schema.role_table_grants"
        " where grantee = 'usving_app' and table_schema = 'public'"
    ):
        granted[str(table)].add(str(act))
    declared = {t: {a for a in ACTS if getattr(p, a) is not None} for t, p in catalogue.declared().items()}
    for table, policy in catalogue.declared().items():
        if policy.hidden:  # read by column, where the next test looks
            declared[table].discard("select")
    assert granted == declared


def test_hidden_columns_are_written_and_never_read():
    hidden = {table: policy.hidden for table, policy in catalogue.declared().items() if policy.hidden}
    assert hidden == {"people_notice": ("body",)}
    readable = rows(
        "select attname from pg_attribute where attrelid = 'people_notice'::regclass and attnum > 0 and not attisdropped"
        " and not has_column_privilege('usving_app', attrelid, attnum, 'select')"
    )
    assert readable == [("body",)]


def test_the_webs_role_owns_nothing_and_cannot_bypass():
    assert rows("select current_user::text, rolbypassrls, rolsuper from pg_roles where rolname = current_user") == [
        ("usving_app", False, False)
    ]
    assert rows("select relname from pg_class where relowner = 'usving_app'::regrole") == []
    assert rows("select rolname from pg_roles where rolbypassrls and rolname like 'usving%'") == []


def test_functions_are_called_by_the_web_only_never_by_the_public():
    open_to_public = rows(
        "select p.proname from pg_proc p where p.pronamespace = 'public'::regnamespace and p.proowner = 'usving_rule'::regrole"
        " and has_function_privilege('public', p.oid, 'execute')"
    )
    assert open_to_public == []


def test_functions_that_step_out_of_the_policies_fix_their_search_path():
    loose = rows(
        "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef"
        " and not coalesce(proconfig::text, '') like '%search_path=pg_catalog, public%'"
    )
    assert loose == []
