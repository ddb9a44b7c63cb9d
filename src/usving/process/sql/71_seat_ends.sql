-- Ending someone else's seat: those who set a process up say its last day. What was said from it stays, as when one leaves
-- oneself; a seat that is over stays with the one who sat there, and an empty one stands in its place.

-- How many others still lead a process when a day is over, besides the holder of a seat.
create function process_leaders_after(of_seat process_seat, last_day date) returns bigint
language sql stable set search_path = pg_catalog, public as
$$ select count(*) from process_seat o where o.process_id = of_seat.process_id and o.id <> of_seat.id
     and o.account_id <> of_seat.account_id and o.role in ('facilitator', 'process-leader')
     and (o.starts is null or o.starts <= people_today()) and (o.ends is null or o.ends > last_day) and people_is_here(o.account_id) $$;

-- Why a seat cannot be given a last day, or null. A family leaves by itself, and so does the asker.
create function process_why_not_end(of_seat process_seat, last_day date) returns text
language sql stable set search_path = pg_catalog, public as
$$ select case
     when of_seat.role = 'family' or of_seat.account_id is null or of_seat.account_id = people_me() then 'seat-refused'
     when of_seat.ends < people_today() then 'seat-is-over'
     when last_day < people_today() - 1 or last_day < of_seat.starts - 1 then 'last-day-past'
     when of_seat.role in ('facilitator', 'process-leader') and process_leaders_after(of_seat, last_day) = 0 then 'last-to-lead' end $$;

-- Give a seat its last day, which still counts, or another one; the first time an empty seat is made for whoever comes after,
-- with the id and the code that are given, or others where someone has that one since an earlier last day that was taken back.
-- Returns ended, or why not (see above; seat-refused where the asker does not lead).
create function process_end_seat(wanted uuid, last_day date, next_seat uuid, next_code text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare of_seat process_seat; reason text; fresh uuid := gen_random_uuid();
begin
    perform 1 from process_process p join process_seat s on s.process_id = p.id
    where s.id = wanted and p.id in (select process_i_run()) for update of p;
    if not found then return 'seat-refused'; end if;
    select * into of_seat from process_seat s where s.id = wanted for update;
    reason := process_why_not_end(of_seat, last_day);
    if reason is not null then return reason; end if;
    update process_seat set ends = last_day where id = wanted;
    if of_seat.ends is null then
        if exists (select 1 from process_seat s where s.id = next_seat and s.account_id is not null) then
            next_code := of_seat.role || '-' || left(fresh::text, 8);
            next_seat := fresh;
        end if;
        insert into process_seat (id, municipality_id, process_id, code, role, circle_id, organisation_id, side, label, called)
        values (next_seat, of_seat.municipality_id, of_seat.process_id, next_code, of_seat.role, of_seat.circle_id,
                of_seat.organisation_id, of_seat.side, of_seat.label, '')
        on conflict (id) do nothing;
    end if;
    return 'ended';
end $$;

-- Take back the last day of a seat while it is not over; the empty seat that was made goes, unless someone is on the way to it.
-- Returns kept, as-before (it had none), seat-is-over or seat-refused.
create function process_keep_seat(wanted uuid, next_seat uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare of_seat process_seat;
begin
    perform 1 from process_process p join process_seat s on s.process_id = p.id
    where s.id = wanted and p.id in (select process_i_run()) for update of p;
    if not found then return 'seat-refused'; end if;
    select * into of_seat from process_seat s where s.id = wanted for update;
    if of_seat.role = 'family' or of_seat.account_id is null or of_seat.account_id = people_me() then return 'seat-refused'; end if;
    if of_seat.ends is null then return 'as-before'; end if;
    if of_seat.ends < people_today() then return 'seat-is-over'; end if;
    update process_seat set ends = null where id = wanted;
    perform process_remove_seat(next_seat);
    return 'kept';
end $$;

-- The seats whose holder cannot come in now: the login is closed, or the last role of one of the staff is over. For those who
-- lead.
create function process_resting(wanted uuid) returns setof uuid
language sql stable security definer rows 3 set search_path = pg_catalog, public as
$$ select s.id from process_seat s where s.process_id = wanted and wanted in (select process_i_lead()) and s.account_id is not null
     and (s.ends is null or s.ends >= people_today()) and not people_is_here(s.account_id) $$;

-- Tell the one in a seat that its last day has been set or taken back; asked by those who lead. What still waits about the
-- seat is no longer true, and is not sent. Returns the messages.
create function process_tell_seat(wanted uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ update people_notice n set state = 'kept', body = '' from process_seat s
   where s.id = wanted and s.process_id in (select process_i_run()) and n.about = s.id and n.state = 'waiting';
   insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind, about)
   select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email, titles ->> a.language, texts ->> a.language, now(), 'news', s.id
   from process_seat s join people_account a on a.id = s.account_id and a.is_active and a.id <> people_me()
   where s.id = wanted and s.process_id in (select process_i_run()) and s.role <> 'family'
   returning id $$;
