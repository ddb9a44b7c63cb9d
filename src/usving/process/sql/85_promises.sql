-- Take back a promise: one's own at any time, one given on paper through those who lead. The row stays, and says so.
create function process_take_back_promise(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    update process_promise set taken_back_at = now()
    where id = wanted and taken_back_at is null and (account_id = people_me()
        or (account_id is null and gathering_id in (select process_gatherings_i_run())));
    return found;
end $$;

-- The seats that are at a gathering or on the way to it, and how many come with each; from the day itself on, for those who are
-- there as well, and those who lead.
create function process_seats_at(wanted uuid) returns table (seat uuid, people integer)
language sql stable security definer set search_path = pg_catalog, public as
$$ select a.seat_id, a.people::integer from process_attendance a join process_gathering g on g.id = a.gathering_id
   where g.id = wanted and coalesce(a.came, a.coming = 'yes') and (g.starts_at at time zone 'Europe/Oslo')::date <= people_today()
     and (g.id = any(array(select process_gatherings_i_am_at())) or g.id = any(array(select process_gatherings_i_lead()))) $$;
