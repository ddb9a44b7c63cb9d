-- Groups at the tables, and colours. Whoever facilitates makes groups; pairs and colours are for that alone.

-- The processes one facilitates that are not closed.
create function process_i_make_groups_in() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select p.id from process_process p where p.closed_at is null and p.id = any(array(select process_i_facilitate())) $$;

create function process_gatherings_i_make_groups_for() returns setof uuid
language sql stable security definer parallel safe rows 30 set search_path = pg_catalog, public as
$$ select g.id from process_gathering g where g.process_id = any(array(select process_i_make_groups_in())) $$;

-- The groupings one makes that nobody else has seen yet.
create function process_groupings_i_make() returns setof uuid
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as
$$ select g.id from process_grouping g
   where g.published_at is null and g.gathering_id = any(array(select process_gatherings_i_make_groups_for())) $$;

create function process_groupings_i_lead() returns setof uuid
language sql stable security definer parallel safe rows 30 set search_path = pg_catalog, public as
$$ select g.id from process_grouping g where g.gathering_id = any(array(select process_gatherings_i_lead())) $$;

-- The published groupings that one of my seats sits in; what was changed since is no more.
create function process_groupings_i_sit_in() returns setof uuid
language sql stable security definer parallel safe rows 30 set search_path = pg_catalog, public as
$$ select g.id from process_grouping g join process_groupseat s on s.grouping_id = g.id
   where g.published_at is not null and s.seat_id = any(array(select process_my_seats()))
     and not exists (select 1 from process_grouping n
         where n.gathering_id = g.gathering_id and n.published_at is not null and n.number > g.number) $$;

-- The processes in which one sits that are not closed: there one may tell a colour.
create function process_i_tell_colours_in() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select p.id from process_process p where p.closed_at is null and p.id = any(array(select process_my_processes())) $$;

-- Whether someone sits in a process now, and in which seat.
create function process_seat_of(wanted uuid, someone uuid) returns uuid
language sql stable set search_path = pg_catalog, public as
$$ select s.id from process_seat s where s.process_id = wanted
     and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today())
     and (s.account_id = someone or s.family_id in (
         select m.family_id from people_familymember m join people_account a on a.person_id = m.person_id
         where a.id = someone and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())))
   order by s.code limit 1 $$;

-- The colours that are let be used for groups, by seat: never whose in a family. For whoever facilitates, while the process is
-- open, and never for one who allocates dwellings or judges it.
create function process_colours_for_groups(wanted uuid) returns table (seat uuid, red integer, blue integer, green integer)
language sql stable security definer set search_path = pg_catalog, public as
$$ select process_seat_of(wanted, c.account_id), c.red::integer, c.blue::integer, c.green::integer from process_colourresult c
   where c.process_id = wanted and wanted = any(array(select process_i_make_groups_in())) and c.shared and c.red is not null
     and not people_allocated_since(people_me(), now()) and process_seat_of(wanted, c.account_id) is not null
   order by c.account_id $$;

-- Fill the slot of one who asked for it by a code, or of the one person whose seat bears this name. Nobody's own numbers are
-- overwritten, and nobody has said yes to their use by this. Returns the account; null where there is no such slot.
create function process_fill_colour(wanted uuid, who text, red integer, blue integer, green integer, instrument text, licence text)
returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare someone uuid; named integer;
begin
    if wanted <> all(array(select process_i_make_groups_in())) then return null; end if;
    select c.account_id into someone from process_colourresult c where c.process_id = wanted and c.code = upper(btrim(who));
    if someone is null then
        select count(*), min(s.account_id::text)::uuid into named, someone from process_seat s
        where s.process_id = wanted and s.account_id is not null and lower(btrim(s.called)) = lower(btrim(who))
          and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today());
        if named <> 1 then return null; end if;
        insert into process_colourresult (id, municipality_id, process_id, account_id, code, source, instrument, licence, shared, told_at)
        select gen_random_uuid(), p.municipality_id, p.id, someone, '', '', '', '', false, now()
        from process_process p where p.id = wanted on conflict (process_id, account_id) do nothing;
    end if;
    update process_colourresult c set red = process_fill_colour.red, blue = process_fill_colour.blue,
        green = process_fill_colour.green, instrument = process_fill_colour.instrument, licence = process_fill_colour.licence,
        source = 'licensed', shared = false, told_at = now()
    where c.process_id = wanted and c.account_id = someone and c.source in ('', 'licensed');
    if not found then return null; end if;
    return someone;
end $$;

-- What is kept for making groups goes when a process closes: pairs, wishes and colours. Told by process_close.
create function process_forget_groups(wanted uuid) returns void
language sql volatile set search_path = pg_catalog, public as $$
    delete from process_seatpair where process_id = wanted;
    delete from process_tablewish where process_id = wanted;
    delete from process_colourresult where process_id = wanted;
$$;
