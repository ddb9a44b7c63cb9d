"""What a family or a person is called, is what their seats are called: the name follows at once, wherever it is changed."""

from django.db import migrations

MAKE = """
create function process_family_renamed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    update process_seat set called = new.name where family_id = new.id;
    return null;
end $$;
create function process_person_renamed() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
    update process_seat s set called = new.name from people_account a where a.person_id = new.id and s.account_id = a.id;
    return null;
end $$;
create trigger process_family_renamed after update of name on people_family
for each row when (old.name is distinct from new.name) execute function process_family_renamed();
create trigger process_person_renamed after update of name on people_person
for each row when (old.name is distinct from new.name) execute function process_person_renamed();
"""
UNMAKE = """
drop trigger process_family_renamed on people_family; drop function process_family_renamed();
drop trigger process_person_renamed on people_person; drop function process_person_renamed();
"""


class Migration(migrations.Migration):
    dependencies = [("process", "0001_initial"), ("people", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, UNMAKE)]
