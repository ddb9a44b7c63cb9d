"""The trail refuses UPDATE and DELETE, also from the owner. TRUNCATE is not in the trigger: the web's role lacks the right."""

from django.db import migrations

MAKE = """
create function audit_entry_stays() returns trigger language plpgsql as $$
begin
    raise exception 'audit_entry is append-only';
end $$;
create trigger audit_entry_stays before update or delete on audit_entry for each row execute function audit_entry_stays();
"""
UNMAKE = "drop trigger audit_entry_stays on audit_entry; drop function audit_entry_stays();"


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, UNMAKE)]
