-- Who may put something up, answer and bring things to the reuse shelf. Each returns ids for `= any(array(select f()))`.

-- The rows that stand for me, or for my family, behind an offer, a wish or an answer.
create function strengths_my_holders() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as
$$ select h.id from strengths_holder h where people_my_municipality() is not null
     and (h.account_id = people_me() or h.family_id = any(array(select people_my_families()))) $$;

-- Processes where I meet the others about this; where I put up and answer (open ones); where I do so as a volunteer; where I
-- bring in what the reuse station has; and where I change what is mine.
create function strengths_i_meet_in() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select distinct s.process_id from process_seat s where s.id = any(array(select process_my_seats()))
     and s.role in ('family', 'provider', 'volunteer', 'helper', 'facilitator', 'process-leader') $$;

create function strengths_i_trade_in() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select distinct s.process_id from process_seat s where s.id = any(array(select process_seats_i_answer_for()))
     and s.role in ('family', 'volunteer') $$;

create function strengths_i_volunteer_in() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select distinct s.process_id from process_seat s where s.id = any(array(select process_seats_i_answer_for()))
     and s.role = 'volunteer' $$;

create function strengths_i_stock_in() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select distinct s.process_id from process_seat s where s.id = any(array(select process_seats_i_answer_for()))
     and s.role in ('volunteer', 'facilitator', 'process-leader') $$;

create function strengths_i_change_in() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select strengths_i_trade_in() union select strengths_i_stock_in() $$;

-- What says where, put up where I meet others by a home that must not be found now: shown to nobody else. It may have been put up
-- before the home was hidden. What the reuse station has says where the station is.
create function strengths_places_hidden() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select p.id from strengths_post p join strengths_holder h on h.id = p.owner_id left join people_account a on a.id = h.account_id
   where p.process_id = any(array(select strengths_i_meet_in())) and not p.station
     and (p.area <> '' or exists (select 1 from strengths_volunteertask t where t.post_id = p.id and t.area <> ''))
     and exists (select 1 from people_protectedidentity x where x.person_id = a.person_id or x.person_id in (
         select m.person_id from people_familymember m where (m.ends is null or m.ends >= people_today())
           and (m.family_id = h.family_id or m.family_id in (
               select own.family_id from people_familymember own where own.person_id = a.person_id
                 and (own.ends is null or own.ends >= people_today()))))) $$;

-- The tasks that are shown to me as a volunteer: of wishes that stand, that nobody has hidden, and whose day is not over.
create function strengths_tasks_for_me() returns setof uuid
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as
$$ select t.id from strengths_volunteertask t join strengths_post p on p.id = t.post_id
   where t.process_id = any(array(select strengths_i_volunteer_in())) and p.state = 'open' and p.hidden_at is null
     and p.until >= people_today() and p.id <> all(array(select strengths_places_hidden())) $$;

-- What is between me and another and still goes on, where messages may be sent.
create function strengths_agreements_running() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as
$$ select a.id from strengths_agreement a
   where (a.giver_id = any(array(select strengths_my_holders())) or a.taker_id = any(array(select strengths_my_holders())))
     and a.state in ('proposed', 'agreed', 'handed-over') and a.process_id = any(array(select strengths_i_change_in())) $$;

-- The accounts of the providers who sit in a process with me: whom I may ask to vouch for what I can.
create function strengths_providers_with_me() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as
$$ select s.account_id from process_seat s where s.process_id = any(array(select process_i_write_in())) and s.role = 'provider'
     and s.account_id is not null and s.account_id <> people_me()
     and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today()) $$;

-- Whether those behind a row still have a place in its process; with `back` days of grace, in which one who left may come back.
-- Not a definer: only the functions below may ask it of others.
create function strengths_holder_sits(wanted uuid, back integer) returns boolean
language sql stable set search_path = pg_catalog, public as
$$ select exists (select 1 from strengths_holder h join process_seat s on s.process_id = h.process_id
     and (s.account_id = h.account_id or s.family_id = h.family_id
          or s.family_id in (select m.family_id from people_familymember m join people_account a on a.person_id = m.person_id
               where a.id = h.account_id and m.kind in ('adult', 'youth') and (m.ends is null or m.ends >= people_today() - back)))
   where h.id = wanted and (s.starts is null or s.starts <= people_today())
     and (s.ends is null or s.ends >= people_today() - back)) $$;

-- Whether the other of the two in something of mine still has a place in the process.
create function strengths_other_is_here(wanted uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as
$$ select coalesce((select strengths_holder_sits(
       case when a.giver_id in (select strengths_my_holders()) then a.taker_id else a.giver_id end, 0)
   from strengths_agreement a where a.id = wanted
     and (a.giver_id in (select strengths_my_holders()) or a.taker_id in (select strengths_my_holders()))), false) $$;

-- The accounts behind a row that a message goes to: the person, or the adults and youths of the family. Not a definer.
create function strengths_accounts_behind(wanted uuid) returns setof uuid
language sql stable set search_path = pg_catalog, public as
$$ select a.id from strengths_holder h join people_account a on a.is_active and (a.id = h.account_id or exists (
       select 1 from people_familymember m where m.family_id = h.family_id and m.person_id = a.person_id
         and m.kind in ('adult', 'youth') and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())))
   where h.id = wanted $$;
