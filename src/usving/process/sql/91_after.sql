-- After a gathering: who was asked to it, its minutes, the tasks, the pulse, and how much each side said.

-- The gatherings that these seats are asked to. Not a definer: the functions below see all, whoever asks by hand sees their own.
create function process_gatherings_of_seats(seats uuid[]) returns setof uuid
language sql stable parallel safe rows 30 set search_path = pg_catalog, public as
$$ select distinct g.id from process_gathering g join process_seat s on s.process_id = g.process_id and s.id = any(seats)
   where case g.kind
       when 'bilateral' then exists (select 1 from process_gatheringguest x where x.gathering_id = g.id and x.seat_id = s.id)
       when 'open' then s.role not in ('facilitator', 'process-leader')
       else s.role in ('family', 'provider') and (g.circle_id is null or g.circle_id = s.circle_id) end $$;

create function process_gatherings_i_am_bidden_to() returns setof uuid
language sql stable security definer parallel safe rows 30 set search_path = pg_catalog, public as
$$ select process_gatherings_of_seats(array(select process_my_seats())) $$;

-- The same, where the process is not closed: there one may still say something.
create function process_gatherings_i_answer_at() returns setof uuid
language sql stable security definer parallel safe rows 30 set search_path = pg_catalog, public as
$$ select process_gatherings_of_seats(array(select process_seats_i_answer_for())) $$;

-- Gatherings whose text can still be worded by those who lead: no minutes yet, or minutes that are not fixed.
create function process_gatherings_i_still_word() returns setof uuid
language sql stable security definer parallel safe rows 30 set search_path = pg_catalog, public as
$$ select g from process_gatherings_i_run() g
   where not exists (select 1 from process_minutes m where m.gathering_id = g and m.fixed_at is not null) $$;

create function process_minutes_i_edit() returns setof uuid
language sql stable security definer parallel safe rows 30 set search_path = pg_catalog, public as
$$ select m.id from process_minutes m where m.fixed_at is null and m.gathering_id = any(array(select process_gatherings_i_run())) $$;

-- Minutes that one may still say something to: not fixed, and their last day is not over.
create function process_minutes_i_word() returns setof uuid
language sql stable security definer parallel safe rows 30 set search_path = pg_catalog, public as
$$ select m.id from process_minutes m where m.fixed_at is null and m.answer_by >= people_today()
     and m.gathering_id in (select process_gatherings_i_answer_at() union select process_gatherings_i_run()) $$;

create function process_minutes_i_add_to() returns setof uuid
language sql stable security definer parallel safe rows 30 set search_path = pg_catalog, public as
$$ select m.id from process_minutes m where m.fixed_at is not null
     and m.gathering_id in (select process_gatherings_i_answer_at() union select process_gatherings_i_run()) $$;

-- Whether I speak for a party in these minutes: from a seat of that side that was asked, or as one who leads.
create function process_i_speak_in_minutes(wanted uuid, party text) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select exists (select 1 from process_minutes m where m.id = wanted and case party
     when 'leaders' then m.gathering_id in (select process_gatherings_i_run())
     else m.gathering_id in (select process_gatherings_of_seats(array(
         select s.id from process_seat s where s.id = any(array(select process_seats_i_answer_for()))
           and s.role = case party when 'families' then 'family' when 'providers' then 'provider' end))) end) $$;

-- Who stands by the minutes of a gathering: the sides that were asked; where that is one side only, those who lead as well.
create function process_parties_at(wanted uuid) returns setof text
language sql stable set search_path = pg_catalog, public as
$$ with sides as (
       select distinct case s.role when 'family' then 'families' else 'providers' end as side
       from process_gathering g join process_gatheringguest x on x.gathering_id = g.id join process_seat s on s.id = x.seat_id
       where g.id = wanted and g.kind = 'bilateral' and s.role in ('family', 'provider')
       union select v.side from process_gathering g, (values ('families'), ('providers')) v(side)
       where g.id = wanted and g.kind <> 'bilateral' and (g.kind in ('joint', 'open') or g.kind = v.side))
   select side from sides union all select 'leaders' where (select count(*) from sides) < 2 $$;

create function process_parties_of_minutes(wanted uuid) returns setof text
language sql stable security definer set search_path = pg_catalog, public as
$$ select p from process_minutes m, process_parties_at(m.gathering_id) p
   where m.id = wanted and (m.gathering_id in (select process_gatherings_i_am_bidden_to())
      or m.gathering_id in (select process_gatherings_i_lead())) $$;

-- The whole text of minutes as plain words, one thing after another in a fixed order: what the digest is made of.
create function process_minutes_words(of_minutes process_minutes) returns text
language sql stable set search_path = pg_catalog, public as
$$ select 'Referat: ' || g.title || E'\n' || to_char(g.starts_at at time zone 'Europe/Oslo', 'YYYY-MM-DD HH24:MI') || E'\n' || g.place
     || coalesce((select string_agg(E'\n\n# ' || p.title || E'\n' || p.text || coalesce((
            select string_agg(E'\n\n[' || w.party || '] ' || w.text, '' order by w.at, w.id) from process_minuteswords w
            where w.paragraph_id = p.id and w.state = 'standing'), ''), '' order by p.position, p.id)
        from process_minutesparagraph p where p.minutes_id = of_minutes.id), '')
     || coalesce((select E'\n\n# Dette ble vi enige om' || string_agg(E'\n- ' || d.text, '' order by d.at, d.id)
        from process_decision d where d.gathering_id = g.id), '')
     || coalesce((select string_agg(E'\n\n[' || w.party || '] ' || w.text, '' order by w.at, w.id) from process_minuteswords w
        where w.minutes_id = of_minutes.id and w.paragraph_id is null and w.state = 'standing'), '')
     || E'\n'
   from process_gathering g where g.id = of_minutes.gathering_id $$;

-- Fix minutes that everyone has said yes to as they stand, or whose last day is over. Returns fixed, waiting or fixed-already.
create function process_fix_minutes(wanted uuid) returns text
language plpgsql volatile set search_path = pg_catalog, public as $$
declare found_minutes process_minutes; missing text[]; all_words text;
begin
    select * into found_minutes from process_minutes m where m.id = wanted for update;
    if found_minutes.fixed_at is not null then return 'fixed-already'; end if;
    select coalesce(array_agg(p order by p), '{}') into missing from process_parties_at(found_minutes.gathering_id) p
    where not exists (select 1 from process_minutesapproval a
        where a.minutes_id = wanted and a.party = p and a.version = found_minutes.version);
    if cardinality(missing) > 0 and found_minutes.answer_by >= people_today() then return 'waiting'; end if;
    all_words := process_minutes_words(found_minutes);
    update process_minutes set fixed_at = now(), silent = missing, words = all_words,
        digest = encode(sha256(convert_to(all_words, 'UTF8')), 'hex') where id = wanted;
    return 'fixed';
end $$;

-- The same for one who was asked or leads. It decides nothing of its own: whoever asks, the yeses and the day decide.
create function process_settle_minutes(wanted uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if not exists (select 1 from process_parties_of_minutes(wanted)) then return 'refused'; end if;
    return process_fix_minutes(wanted);
end $$;

-- Fix all minutes whose last day is over, for the clock alone; it stands in the trail that the machine did it.
create function process_settle_overdue_minutes() returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare due record; number integer := 0;
begin
    if people_me_or_pending() is not null then return 0; end if;
    for due in select m.id, m.municipality_id from process_minutes m
        where m.fixed_at is null and m.answer_by < people_today() order by m.id for update skip locked loop
        if process_fix_minutes(due.id) = 'fixed' then
            number := number + 1;
            insert into audit_entry (id, municipality_id, at, actor_role, event, about_kind, about_id, facts)
            values (gen_random_uuid(), due.municipality_id, now(), '', 'process.minutes_fixed', 'process.minutes', due.id, '{}');
        end if;
    end loop;
    return number;
end $$;

-- The tasks that are these seats' to answer: the seat's own, its side's, or those of the organisation it sits here for; from
-- gatherings that the seat was asked to, or leads.
create function process_tasks_of_seats(seats uuid[]) returns table (task uuid, seat uuid)
language sql stable parallel safe rows 10 set search_path = pg_catalog, public as
$$ select t.id, s.id from process_task t join process_seat s on s.process_id = t.process_id and s.id = any(seats)
   where (s.role in ('facilitator', 'process-leader') or t.gathering_id in (select process_gatherings_of_seats(array[s.id])))
     and (t.seat_id = s.id
       or t.side = case s.role when 'family' then 'families' when 'provider' then 'providers' end
       or (t.organisation_id = s.organisation_id and s.role = 'provider')) $$;

create function process_tasks_of_mine() returns setof uuid
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as
$$ select task from process_tasks_of_seats(array(select process_seats_i_answer_for())) $$;

-- Whom to remind of which task on a day, for the clock alone: waiting tasks that are due that day or in three days, each adult
-- and worker who owns it. Whose process is closed is not reminded.
create function process_tasks_due(on_day date) returns table (task uuid, account uuid)
language sql stable security definer set search_path = pg_catalog, public as
$$ with holders as (
       select s.id as seat, a.id as account from process_seat s join process_process p on p.id = s.process_id and p.closed_at is null
         join people_account a on a.is_active and (a.id = s.account_id or a.person_id in (
             select m.person_id from people_familymember m where m.family_id = s.family_id and m.kind = 'adult'
               and m.starts <= on_day and (m.ends is null or m.ends >= on_day)))
       where (s.starts is null or s.starts <= on_day) and (s.ends is null or s.ends >= on_day))
   select distinct t.id, h.account from process_task t
     join process_tasks_of_seats(array(select h.seat from holders h)) o on o.task = t.id join holders h on h.seat = o.seat
   where people_me_or_pending() is null and t.state in ('open', 'moved') and t.due in (on_day, on_day + 3) $$;

-- The pulse ---------------------------------------------------------------------------------------------------------------

-- Whether a pulse is closed: by those who lead, or three days after the gathering.
create function process_pulse_is_closed(wanted uuid) returns boolean
language sql stable set search_path = pg_catalog, public as
$$ select coalesce((select p.told is not null from process_pulse p where p.gathering_id = wanted), false)
       or now() > g.starts_at + g.minutes * interval '1 minute' + interval '3 days'
   from process_gathering g where g.id = wanted $$;

-- Whether there is enough to tell of: five answers, from three families; where no family was asked, from three seats.
create function process_pulse_is_enough(wanted uuid) returns boolean
language sql stable set search_path = pg_catalog, public as
$$ with answered as (
       select distinct a.account_id, s.id as seat, s.family_id from process_pulseanswered a
         join process_gathering g on g.id = a.gathering_id join people_account c on c.id = a.account_id
         join process_seat s on s.process_id = g.process_id and (s.account_id = c.id or s.family_id in (
             select m.family_id from people_familymember m where m.person_id = c.person_id and m.kind in ('adult', 'youth')
               and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())))
       where a.gathering_id = wanted)
   select (select count(distinct account_id) from answered) >= 5
      and case when exists (select 1 from process_parties_at(wanted) p where p = 'families')
          then (select count(distinct family_id) from answered) else (select count(distinct seat) from answered) end >= 3 $$;

-- Answer the two questions, once, as one who was asked. Adds one to two counters and notes that the asker has answered; a talk
-- between a few has no pulse. Returns thanks, already, closed or refused.
create function process_answer_pulse(wanted uuid, safe_mark integer, useful_mark integer) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare meeting process_gathering;
begin
    select * into meeting from process_gathering g where g.id = wanted and g.kind <> 'bilateral' and g.called_off_at is null
        and g.id in (select process_gatherings_i_answer_at());
    if meeting.id is null or safe_mark not between 0 and 10 or useful_mark not between 0 and 10 then return 'refused'; end if;
    if not process_has_begun(wanted) then return 'refused'; end if;
    insert into process_pulse (id, municipality_id, gathering_id, safe, useful)
    values (gen_random_uuid(), meeting.municipality_id, wanted, array_fill(0, array[11]), array_fill(0, array[11]))
    on conflict (gathering_id) do nothing;
    perform 1 from process_pulse p where p.gathering_id = wanted for update;
    if process_pulse_is_closed(wanted) then return 'closed'; end if;
    if exists (select 1 from process_pulseanswered a where a.gathering_id = wanted and a.account_id = people_me()) then
        return 'already';
    end if;
    insert into process_pulseanswered (id, municipality_id, gathering_id, account_id)
    values (gen_random_uuid(), meeting.municipality_id, wanted, people_me());
    update process_pulse set safe[safe_mark + 1] = safe[safe_mark + 1] + 1, useful[useful_mark + 1] = useful[useful_mark + 1] + 1
    where gathering_id = wanted;
    return 'thanks';
end $$;

-- Where a pulse is for me: whether I may answer it, have answered, and whether it is closed.
create function process_pulse_for_me(wanted uuid) returns table (may_answer boolean, answered boolean, is_closed boolean)
language sql stable security definer set search_path = pg_catalog, public as
$$ select g.kind <> 'bilateral' and g.called_off_at is null and g.id in (select process_gatherings_i_answer_at()),
     exists (select 1 from process_pulseanswered a where a.gathering_id = wanted and a.account_id = people_me()),
     process_pulse_is_closed(wanted)
   from process_gathering g where g.id = wanted
     and (g.id in (select process_gatherings_i_am_bidden_to()) or g.id in (select process_gatherings_i_lead())) $$;

-- The marks, for those who were asked and those who lead: only when the pulse is closed, so that there is one view of it and
-- never two to subtract, and only where there is enough to tell of. Before that, and otherwise, no row.
create function process_pulse_counts(wanted uuid) returns table (safe integer[], useful integer[])
language sql stable security definer set search_path = pg_catalog, public as
$$ select p.safe, p.useful from process_pulse p
   where p.gathering_id = wanted and process_pulse_is_closed(wanted) and coalesce(p.told, process_pulse_is_enough(wanted))
     and (wanted in (select process_gatherings_i_am_bidden_to()) or wanted in (select process_gatherings_i_lead())) $$;

-- Close a pulse for good: whether there is enough is settled now, who has answered is forgotten, and marks that are too few to
-- be told of are emptied.
create function process_shut_pulse(wanted uuid) returns void
language plpgsql volatile set search_path = pg_catalog, public as $$
begin
    perform 1 from process_pulse p where p.gathering_id = wanted for update;
    update process_pulse set told = process_pulse_is_enough(wanted) where gathering_id = wanted and told is null;
    update process_pulse set safe = array_fill(0, array[11]), useful = array_fill(0, array[11])
    where gathering_id = wanted and not told;
    delete from process_pulseanswered a where a.gathering_id = wanted;
end $$;

-- Close the pulse of a gathering I lead, before its time; also where nobody has answered. Returns whether it was open.
create function process_close_pulse(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if wanted not in (select process_gatherings_i_run()) or not exists (
        select 1 from process_gathering g where g.id = wanted and process_has_begun(wanted) and g.kind <> 'bilateral') then return false; end if;
    if process_pulse_is_closed(wanted) then return false; end if;
    insert into process_pulse (id, municipality_id, gathering_id, safe, useful)
    select gen_random_uuid(), g.municipality_id, wanted, array_fill(0, array[11]), array_fill(0, array[11])
    from process_gathering g where g.id = wanted on conflict (gathering_id) do nothing;
    perform process_shut_pulse(wanted);
    return true;
end $$;

-- Close every pulse whose days are over, for the clock alone. Returns how many.
create function process_close_pulses() returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare due uuid; number integer := 0;
begin
    if people_me_or_pending() is not null then return 0; end if;
    for due in select p.gathering_id from process_pulse p where p.told is null and process_pulse_is_closed(p.gathering_id) loop
        perform process_shut_pulse(due);
        number := number + 1;
    end loop;
    return number;
end $$;

-- How much each side has said at a gathering of both: contributions that others may read, and their words in tens, for the
-- facilitator when it has ended. No row where a side had fewer than three seats there, or fewer than five things were said.
create function process_voice_of_sides(wanted uuid) returns table (side text, said integer, words integer)
language sql stable security definer set search_path = pg_catalog, public as
$$ with meeting as (
       select g.id from process_gathering g where g.id = wanted and g.process_id in (select process_i_facilitate())
         and g.kind in ('joint', 'open') and (g.starts_at + g.minutes * interval '1 minute' < now()
             or exists (select 1 from process_room r where r.gathering_id = g.id and r.ended_at is not null))),
   here as (
       select case s.role when 'family' then 'families' else 'providers' end as side, count(*) as seats
       from meeting g join process_attendance a on a.gathering_id = g.id and a.came join process_seat s on s.id = a.seat_id
       where s.role in ('family', 'provider') group by 1),
   spoken as (
       select r.side::text as side, cardinality(regexp_split_to_array(btrim(c.text), '\s+')) as words
       from meeting g join process_contribution c on c.gathering_id = g.id and c.audience in ('circle', 'all', 'chosen')
         join process_circle r on r.id = c.circle_id
       where not exists (select 1 from process_seat s where s.process_id = c.process_id and s.account_id = c.author_id
               and s.role in ('facilitator', 'process-leader')))
   select h.side, (select count(*) from spoken p where p.side = h.side)::integer,
       (select coalesce(round(sum(p.words), -1), 0) from spoken p where p.side = h.side)::integer
   from here h
   where (select count(*) from here x where x.seats >= 3) = 2 and (select count(*) from spoken) >= 5 order by h.side $$;

-- Paper notes -------------------------------------------------------------------------------------------------------------

-- Where I may type in what was written on paper: processes that are open, and that I lead or support from a helper's seat.
create function process_i_type_in() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select distinct s.process_id from process_seat s where s.id = any(array(select process_seats_i_answer_for()))
     and s.role in ('facilitator', 'process-leader', 'helper') $$;
