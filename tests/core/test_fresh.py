"""An empty database gets its tables from the models; they are the very tables that all migrations one after another make."""

import pytest
from django.core.management import call_command
from django.db import connection

from tests.copies import Copies
from usving.core.database import fresh

pytestmark = pytest.mark.django_db(transaction=True)

# All that the database says of its tables, by name; the order of columns is no part of it.
SAYS = {
    "columns": "select table_name, column_name, data_type, udt_name, is_nullable, column_default, character_maximum_length,"
    " numeric_precision, numeric_scale, is_identity, identity_generation, collation_name, is_generated, generation_expression"
    " from information_schema.columns where table_schema = 'public'",
    "constraints": "select conrelid::regclass::text, conname, pg_get_constraintdef(oid) from pg_constraint"
    " where connamespace = 'public'::regnamespace",
    "indexes": "select tablename, indexname, indexdef from pg_indexes where schemaname = 'public'",
    "triggers": "select tgrelid::regclass::text, tgname, pg_get_triggerdef(oid) from pg_trigger where not tgisinternal",
    "functions": "select proname, pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace"
    " and prokind = 'f' and proowner = 'usving_owner'::regrole",
    "types": "select typname, typtype from pg_type where typnamespace = 'public'::regnamespace and typtype in ('e', 'd')",
    "sequences": "select sequencename, data_type::text, start_value, increment_by from pg_sequences where schemaname = 'public'",
    "migrations": "select app, name from django_migrations",
}


def said() -> dict[str, set[tuple[object, ...]]]:
    found = {}
    with connection.cursor() as cursor:
        for what, question in SAYS.items():
            cursor.execute(question)
            found[what] = set(cursor.fetchall())
    return found


# Django's own table of groups, which nobody may ask: its number was once made for smaller keys.
UNUSED = ("auth_group_permissions", "auth_group_permissions_id_seq")


@pytest.mark.long  # walking through every migration takes a minute, and more for each new area
def test_the_models_make_what_all_migrations_make(copies: Copies):
    with copies.bare():
        call_command("migrate", interactive=False, verbosity=0)
        walked = said()
    with copies.bare():
        fresh.migrate()
        made = said()
    differ = {what: [row for row in made[what] ^ walked[what] if row[0] not in UNUSED] for what in SAYS}
    assert differ == {what: [] for what in SAYS}
    assert [what for what in SAYS if len(walked[what]) < 2] == []
