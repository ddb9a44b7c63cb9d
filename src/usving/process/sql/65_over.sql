-- The day a process was over: closed, or past its last day; null while it lives. Keeping times are counted from it.
create function process_over(wanted uuid) returns date
language sql stable security definer set search_path = pg_catalog, public as
$$ select case when p.closed_at is not null then (p.closed_at at time zone 'Europe/Oslo')::date
               when p.ends < people_today() then p.ends end
   from process_process p where p.id = wanted $$;

-- Since when a person has had no use of being known here: the last login, seat or role of theirs and of those in their
-- families. Null for staff, and for anyone with a seat in a living process, a role today or someone to help by mandate, or with
-- such a one in the family. The role of one who comes as oneself says nothing here while it has no end: it came with a seat, and
-- nobody ends it when the seat is over.
create function process_person_unused(wanted uuid) returns date
language sql stable security definer set search_path = pg_catalog, public as $$
    with homes as (select m.family_id from people_familymember m where m.person_id = wanted),
    near as (select wanted as person union select m.person_id from people_familymember m where m.family_id in (select family_id from homes)),
    accounts as (select a.id, coalesce(a.last_login, a.created_at)::date as used from people_account a where a.person_id in (select person from near)),
    seats as (select process_over(s.process_id) as over from process_seat s
              where s.account_id in (select id from accounts) or s.family_id in (select family_id from homes)),
    roles as (select m.ends from people_membership m where m.account_id in (select id from accounts)
              and not (m.ends is null and m.role in ('family-member', 'volunteer', 'helper', 'guest')))
    select case when exists (select 1 from people_person p where p.id = wanted and p.staff)
                  or exists (select 1 from seats where over is null)
                  or exists (select 1 from roles where ends is null or ends >= people_today())
                  or exists (select 1 from people_mandate d where d.helper_id in (select id from accounts) and d.ends >= people_today())
                  then null
           else greatest((select max(used) from accounts), (select max(over) from seats), (select max(ends) from roles)) end $$;
