-- Setting up a process. Who may begin one is a role in the municipality; all else is for those who lead that process.

-- The circle that a seat of a role belongs to in its own process, or none: nobody is put into a circle of the other side.
create function process_circle_for(wanted uuid, seat_role text) returns uuid
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select c.id from process_circle c where c.process_id = wanted
     and c.side = case when seat_role = 'family' then 'families'
                       when seat_role in ('provider', 'facilitator', 'process-leader') then 'providers' end $$;

-- Begin a process: its frame, its two circles, and the seat of whoever begins it, who leads it from then on. The key is the
-- row's own id: the same key twice begins once. A code that is taken in the municipality gets a number after it.
-- Returns made, already (begun by the asker a moment ago), or refused where the asker is no process leader here.
create function process_begin(
    key uuid, wanted_code text, called text, asks text, meets_at text, first_day date, last_day date, spoken jsonb, kept_order jsonb,
    families_code text, providers_code text, seat_code text, seat_label text
) returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare home uuid := people_my_municipality(); free_code text := wanted_code; number integer := 1; circle uuid := gen_random_uuid();
begin
    if home is null or not people_i_have_role('process-leader') then return 'refused'; end if;
    perform 1 from people_municipality m where m.id = home for update;
    if exists (select 1 from process_process p where p.id = key) then
        return case when key in (select process_i_lead()) then 'already' else 'refused' end;
    end if;
    while exists (select 1 from process_process p where p.municipality_id = home and p.code = free_code) loop
        number := number + 1;
        free_code := left(wanted_code, 55) || '-' || number;
    end loop;
    insert into process_process (id, municipality_id, code, name, question, arena, starts, ends, here, languages, "order")
    values (key, home, free_code, called, asks, meets_at, first_day, last_day, 1, spoken, kept_order);
    insert into process_circle (id, municipality_id, process_id, side, code)
    values (gen_random_uuid(), home, key, 'families', families_code), (circle, home, key, 'providers', providers_code);
    insert into process_seat (id, municipality_id, process_id, code, role, circle_id, organisation_id, side, label, called, account_id, starts)
    select gen_random_uuid(), home, key, seat_code, 'process-leader', circle,
        (select m.organisation_id from people_membership m where m.account_id = a.id and m.role = 'process-leader'
           and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()) order by m.starts desc limit 1),
        '', seat_label, n.name, a.id, people_today()
    from people_account a join people_person n on n.id = a.person_id where a.id = people_me();
    return 'made';
end $$;

-- The organisation of my municipality with this code, made where it is new: by a process leader there, or by one who leads a
-- process. None for anyone else.
create function process_organisation(wanted_code text, called text, of_kind text) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare home uuid := people_my_municipality();
begin
    if home is null or not (people_i_have_role('process-leader') or exists (select 1 from process_i_lead())) then return null; end if;
    insert into people_organisation (id, municipality_id, code, name, kind, phone, logo)
    values (gen_random_uuid(), home, wanted_code, called, of_kind, '', '') on conflict (municipality_id, code) do nothing;
    return (select o.id from people_organisation o where o.municipality_id = home and o.code = wanted_code);
end $$;

-- Take away an empty seat that nothing hangs on. Returns removed; taken; invited (someone may still say yes to it); used
-- (whoever sat there has answered, or something was said for that seat: it stays); refused where the asker does not lead.
-- One at a time with the answers to invitations, which lock the same process.
create function process_remove_seat(wanted uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare found_seat process_seat;
begin
    select * into found_seat from process_seat s where s.id = wanted and s.process_id in (select process_i_run());
    if found_seat.id is null then return 'refused'; end if;
    perform 1 from process_process p where p.id = found_seat.process_id for update;
    select * into found_seat from process_seat s where s.id = wanted for update;
    if found_seat.account_id is not null or found_seat.family_id is not null then return 'taken'; end if;
    if exists (select 1 from process_invitation i where i.seat_id = wanted and i.expires_at > now()
                 and i.withdrawn_at is null) then return 'invited'; end if;
    begin
        update process_invitation set seat_id = null where seat_id = wanted;
        delete from process_seat s where s.id = wanted;
        set constraints all immediate;
        set constraints all deferred;
    exception when foreign_key_violation then
        return 'used';
    end;
    return 'removed';
end $$;

-- Let the invitations that an office has sent to families live as long as its recruiting does now; never shorter than they said.
create function process_keep_invitations(wanted uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public as
$$ update process_invitation i set expires_at = (c.closes + time '23:59:59') at time zone 'Europe/Oslo'
   from process_recruitingchannel c
   where c.id = wanted and c.process_id in (select process_i_run()) and i.side = 'families'
     and i.process_id = c.process_id and i.organisation_id = c.organisation_id
     and i.expires_at < (c.closes + time '23:59:59') at time zone 'Europe/Oslo' $$;

-- Why the recruiting of an office cannot be taken away, for those who lead on: invited (someone may still answer, until the
-- last day; whether they have, is told nobody), waits (a family's empty seat is the office's to fill), counted (its one number
-- is fixed, and would be counted anew if the office came back). No row where nothing hangs on it.
create function process_why_office_stays(wanted uuid) returns table (why text, last_day date)
language sql stable security definer set search_path = pg_catalog, public as
$$ with office as (select c.* from process_recruitingchannel c where c.id = wanted and c.process_id in (select process_i_run()))
   select 'invited', (max(i.expires_at) at time zone 'Europe/Oslo')::date from office o join process_invitation i
     on i.process_id = o.process_id and i.organisation_id = o.organisation_id and i.side = 'families'
   where i.expires_at > now() and i.withdrawn_at is null having count(*) > 0
   union all select 'waits', null from office o where exists (select 1 from process_seat s where s.process_id = o.process_id
     and s.organisation_id = o.organisation_id and s.role = 'family' and s.family_id is null and s.account_id is null
     and (s.ends is null or s.ends >= people_today()))
   union all select 'counted', null from office o join process_recruitingtotal t on t.channel_id = o.id $$;

-- Take away the recruiting of an office that nothing hangs on: nobody invites from there any more. What it has sent before
-- stays. Returns removed; stays; refused where the asker does not lead. One at a time with the answers to invitations.
create function process_remove_office(wanted uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare office process_recruitingchannel;
begin
    select * into office from process_recruitingchannel c where c.id = wanted and c.process_id in (select process_i_run());
    if office.id is null then return 'refused'; end if;
    perform 1 from process_process p where p.id = office.process_id for update;
    perform 1 from process_recruitingchannel c where c.id = wanted for update;
    if exists (select 1 from process_why_office_stays(wanted)) then return 'stays'; end if;
    delete from process_recruitingchannel c where c.id = wanted;
    return 'removed';
end $$;
