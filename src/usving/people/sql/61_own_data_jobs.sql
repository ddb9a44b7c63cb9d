-- What the jobs ask as nobody. Together with people_retain they let nobody know or choose anything: ids in, the asker's id out.

-- Whom a copy is made for, as long as it is not made: the job acts as that one from then on.
create function people_own_copy_asker(copy uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, public as
$$ select c.account_id from people_owncopy c where c.id = copy and c.progress <> 'made' $$;

-- Copies whose day is over, and those that were never finished.
create function people_own_copy_sweep() returns void
language sql volatile security definer set search_path = pg_catalog, public as
$$ delete from people_owncopy c where c.expires_at < now() or c.asked_at < now() - interval '2 days' $$;
