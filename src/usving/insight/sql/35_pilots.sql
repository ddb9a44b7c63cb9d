-- Pilots: who is in one, what both sides make of it, and whom the clock reminds.

-- Pilots in which one of my seats does something.
create function insight_pilots_i_am_in() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as
$$ select distinct p.pilot_id from insight_pilotpart p where p.seat_id = any(array(select process_my_seats())) $$;

-- The same, where the process is open: there one may note something in the log.
create function insight_pilots_i_log() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as
$$ select distinct p.pilot_id from insight_pilotpart p where p.seat_id = any(array(select process_seats_i_answer_for())) $$;

-- What one of my seats, where the process is open, owns of what was made use of.
create function insight_uses_i_own() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as
$$ select u.id from insight_use u where u.owner_seat_id = any(array(select process_seats_i_answer_for())) $$;

-- Pilots that a side may say, or say anew, what it thinks of.
create function insight_pilots_to_review() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as
$$ select p.id from insight_pilot p where p.state in ('over', 'differs') and p.process_id = any(array(select insight_i_act_in())) $$;

-- Which sides have said what they think of a pilot one sees; not what.
create function insight_pilot_sides(wanted uuid) returns setof text
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select r.side::text from insight_pilotreview r join insight_pilot p on p.id = r.pilot_id
   where r.pilot_id = wanted and p.process_id = any(array(select process_joined_with_me())) $$;

-- What both sides have said of a pilot; nothing while one of them has not.
create function insight_pilot_verdicts(wanted uuid) returns table (side text, verdict text)
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select r.side::text, r.verdict::text from insight_pilotreview r join insight_pilot p on p.id = r.pilot_id
   where r.pilot_id = wanted and p.process_id = any(array(select process_joined_with_me()))
     and (select count(*) from insight_pilotreview b where b.pilot_id = wanted) = 2 $$;

-- Whether something was done in a pilot: someone does it, and the log says what happened while it lasted. Not a definer.
create function insight_pilot_happened(wanted uuid) returns boolean
language sql stable parallel safe as
$$ select exists (select 1 from insight_pilotpart x where x.pilot_id = wanted)
     and exists (select 1 from insight_pilotentry e join insight_pilot p on p.id = e.pilot_id where e.pilot_id = wanted
       and e.day between least(p.starts, (p.at at time zone 'Europe/Oslo')::date) and coalesce(p.ended_on, p.ends)) $$;

-- Whether a pilot may stand in a state: where it stands already, and an outcome where it is what both sides have said
-- (rules/pilots.py outcome says the same); one that goes on has happened. The first lets those who saw it differently come to agree.
create function insight_pilot_has_come_to(wanted uuid, to_state text) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ with said as (select count(*) as sides, count(*) filter (where verdict = 'stop') as stops,
       count(*) filter (where verdict = 'change') as changes from insight_pilotreview where pilot_id = wanted)
   select to_state not in ('goes-on', 'changes', 'stops', 'differs') or sides = 2 and to_state = case
       when stops = 2 then 'stops' when stops = 1 then 'differs' when changes > 0 then 'changes' else 'goes-on' end
         and (to_state not in ('goes-on', 'changes') or insight_pilot_happened(wanted))
     or exists (select 1 from insight_pilot p where p.id = wanted and p.state = to_state)
   from said $$;

-- Whom the clock may remind of a running pilot: the adults and workers who sit where something is done in it, whoever planned
-- it, and those who lead. Whose process is closed is not reminded.
create function insight_pilot_facts(on_day date) returns table (
    pilot uuid, account uuid, language text, starts date, ends date
) language sql stable security definer set search_path = pg_catalog, public as
$$ select distinct p.id, a.id, a.language::text, p.starts, p.ends from insight_pilot p
   join process_process r on r.id = p.process_id and r.closed_at is null
   join process_seat s on s.process_id = p.process_id and (s.starts is null or s.starts <= on_day) and (s.ends is null or s.ends >= on_day)
   join people_account a on a.is_active and (a.id = s.account_id or exists (
       select 1 from people_familymember m where m.family_id = s.family_id and m.person_id = a.person_id and m.kind = 'adult'
         and m.starts <= on_day and (m.ends is null or m.ends >= on_day)))
   where people_me_or_pending() is null and p.state = 'running' and p.ends between on_day - 2 and on_day + 92
     and (a.id = p.by_id or s.role in ('facilitator', 'process-leader')
       or exists (select 1 from insight_pilotpart x where x.pilot_id = p.id and x.seat_id = s.id)) $$;

-- Whom the clock asks whether what an idea became is still in use: those who sit on its owner's seat, and those who lead.
create function insight_use_facts(on_day date) returns table (
    use_id uuid, account uuid, language text, look_on date
) language sql stable security definer set search_path = pg_catalog, public as
$$ select distinct u.id, a.id, a.language::text, u.look_on from insight_use u
   join process_process r on r.id = u.process_id and r.closed_at is null
   join process_seat s on s.process_id = u.process_id and (s.starts is null or s.starts <= on_day) and (s.ends is null or s.ends >= on_day)
   join people_account a on a.is_active and (a.id = s.account_id or exists (
       select 1 from people_familymember m where m.family_id = s.family_id and m.person_id = a.person_id and m.kind = 'adult'
         and m.starts <= on_day and (m.ends is null or m.ends >= on_day)))
   where people_me_or_pending() is null and u.ended_at is null and u.look_on between on_day - 2 and on_day
     and (s.id = u.owner_seat_id or s.role in ('facilitator', 'process-leader')) $$;

-- Whom the clock reminds that an idea waits for an answer: those who lead.
create function insight_idea_facts(on_day date) returns table (
    idea uuid, account uuid, language text, due date
) language sql stable security definer set search_path = pg_catalog, public as
$$ select distinct i.id, a.id, a.language::text, i.answer_due from insight_idea i
   join process_process r on r.id = i.process_id and r.closed_at is null
   join process_seat s on s.process_id = i.process_id and s.role in ('facilitator', 'process-leader')
     and (s.starts is null or s.starts <= on_day) and (s.ends is null or s.ends >= on_day)
   join people_account a on a.is_active and a.id = s.account_id
   where people_me_or_pending() is null and i.state <> 'note' and i.answered_at is null
     and i.answer_due between on_day - 8 and on_day + 3 $$;

-- Tell those who sit where something made use of is owned, that they are named; by whoever named them. Returns the messages.
create function insight_tell_owner(wanted uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ select insight_tell(array(select insight_behind(u.owner_seat_id)), 'news', u.id, titles, texts) from insight_use u
   where u.id = wanted and u.by_id = people_me() and u.process_id in (select process_joined_with_me()) $$;
