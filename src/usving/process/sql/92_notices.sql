-- Whom the clock tells of what, and those who are asked to a gathering that is moved or called off. The worker asks as nobody;
-- those who lead never learn an address, nor who of a family was told.

-- The seats that are asked to a gathering on a day, and who sits there: an account, or the adults of a family. Not a definer.
create function process_asked_on(wanted uuid, on_day date) returns table (seat uuid, account uuid)
language sql stable parallel safe rows 30 set search_path = pg_catalog, public as
$$ select s.id, a.id from process_gathering g join process_seat s on s.process_id = g.process_id
   join people_account a on a.is_active and (a.id = s.account_id or exists (
       select 1 from people_familymember m where m.family_id = s.family_id and m.person_id = a.person_id and m.kind = 'adult'
         and m.starts <= on_day and (m.ends is null or m.ends >= on_day)))
   where g.id = wanted and (s.starts is null or s.starts <= on_day) and (s.ends is null or s.ends >= on_day)
     and case g.kind
         when 'bilateral' then exists (select 1 from process_gatheringguest x where x.gathering_id = g.id and x.seat_id = s.id)
         when 'open' then s.role not in ('facilitator', 'process-leader')
         else s.role in ('family', 'provider') and (g.circle_id is null or g.circle_id = s.circle_id) end $$;

-- Tell all who are asked to a gathering, but the teller; for those who run the process. Returns the messages. What still waits
-- about a gathering that is moved or called off, is no longer true, and is not sent.
create function process_tell_asked(wanted uuid, of_kind text, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ update people_notice n set state = 'kept', body = '' from process_gathering g
   where g.id = wanted and g.id in (select process_gatherings_i_run()) and n.about = g.id and n.state = 'waiting'
     and of_kind = 'changed' and (n.kind in ('reminder', 'changed') or n.kind = 'gathering' and g.called_off_at is not null);
   insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind, about, before)
   select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email, titles ->> a.language, texts ->> a.language, now(),
          of_kind, g.id, g.starts_at
   from process_gathering g
   cross join lateral (select distinct x.account from process_asked_on(g.id, people_today()) x) asked
   join people_account a on a.id = asked.account and a.id <> people_me()
   where g.id = wanted and g.id in (select process_gatherings_i_run()) and g.starts_at > now()
     and of_kind in ('gathering', 'changed')
   returning id $$;

-- Gatherings of the next days and those just over, with each who is asked: what they answered, and when they were last told.
create function process_gathering_facts(at timestamptz) returns table (
    gathering uuid, account uuid, language text, starts_at timestamptz, ends_at timestamptz, place text, tells_when boolean,
    coming text, came boolean, pulse_answered boolean, told_at timestamptz
) language sql stable security definer set search_path = pg_catalog, public as
$$ select distinct on (g.id, x.account) g.id, x.account, a.language::text, g.starts_at,
          g.starts_at + make_interval(mins => g.minutes), g.place::text, coalesce(w.tells_when, false),
          coalesce(t.coming, 'unknown')::text, t.came,
          exists (select 1 from process_pulseanswered d where d.gathering_id = g.id and d.account_id = x.account),
          (select max(n.created_at) from people_notice n where n.account_id = x.account and n.about = g.id)
   from process_gathering g join process_process p on p.id = g.process_id and p.closed_at is null
   cross join lateral process_asked_on(g.id, (at at time zone 'Europe/Oslo')::date) x
   join people_account a on a.id = x.account left join people_noticewishes w on w.account_id = x.account
   left join process_attendance t on t.gathering_id = g.id and t.seat_id = x.seat
   where people_me_or_pending() is null and g.called_off_at is null
     and g.starts_at between at - interval '2 days' and at + interval '9 days'
   order by g.id, x.account, t.coming = 'yes' desc nulls last $$;

-- What someone has taken on and that is due soon.
create function process_task_facts(at timestamptz) returns table (
    task uuid, account uuid, language text, due date, told_at timestamptz
) language sql stable security definer set search_path = pg_catalog, public as
$$ select t.id, a.id, a.language::text, t.due,
          (select max(n.created_at) from people_notice n where n.account_id = a.id and n.about = t.id)
   from process_tasks_due((at at time zone 'Europe/Oslo')::date) d join process_task t on t.id = d.task
   join people_account a on a.id = d.account
   where people_me_or_pending() is null $$;

-- Keep one notice by the clock. Its id says what it is of, to whom and for when: it is kept once. Returns whether it is new.
create function process_tell_by_clock(
    message uuid, whom uuid, of_kind text, what uuid, of_no_use timestamptz, title text, words text, at timestamptz
) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if people_me_or_pending() is not null then return false; end if;
    insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind, about, before)
    select message, a.municipality_id, a.id, 'email', a.email, title, words, at, of_kind, what, of_no_use
    from people_account a where a.id = whom and a.is_active
    on conflict (id) do nothing;
    return found;
end $$;

-- The seats of a process that notices do not reach: someone there has an address that is refused, and nobody there another
-- that works. For those who lead; neither the address nor what was sent is told.
create function process_not_reached(wanted uuid) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public as
$$ with here as (
       select s.id as seat, s.account_id, s.family_id from process_seat s where s.process_id = wanted and wanted in (select process_i_lead())
         and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today())),
   held as (
       select h.seat, a.id as account, a.email, a.mobile from here h join people_account a on a.id = h.account_id and a.is_active
       union
       select h.seat, a.id, a.email, a.mobile from here h join people_familymember m on m.family_id = h.family_id and m.kind = 'adult'
           and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
         join people_account a on a.person_id = m.person_id and a.is_active),
   failing as (select h.seat, h.account, f.channel from held h join people_failingaddress f on f.account_id = h.account
               and f.address = case f.channel when 'email' then h.email else h.mobile end)
   select distinct f.seat from failing f where not exists (
       select 1 from held h where h.seat = f.seat and (
           h.email <> '' and not exists (select 1 from failing x where x.account = h.account and x.channel = 'email')
           or h.mobile <> '' and not exists (select 1 from failing x where x.account = h.account and x.channel = 'sms'))) $$;
