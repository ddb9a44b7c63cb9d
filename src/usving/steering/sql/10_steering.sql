-- The board and the group plans: who sits where, and who says yes for which side.

-- The boards I sit on, also where the process is closed: there one still reads.
create function steering_boards_i_sit_on() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select b.process_id from steering_boardseat b
   where b.seat_id = any(array(select process_my_seats())) and b.sits_since is not null and b.left_at is null $$;

-- Processes that are open, where I sit on the board or lead.
create function steering_i_steer() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select process_i_run() union
   select s.process_id from process_seat s where s.id = any(array(select process_seats_i_answer_for()))
     and s.process_id in (select steering_boards_i_sit_on()) $$;

-- Those whom my own circle has proposed, and I may say yes to.
create function steering_board_seats_i_choose() returns setof uuid
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as
$$ select b.id from steering_boardseat b where b.circle_id = any(array(select process_circles_i_sit_in())) $$;

-- Whether I sit on the board for a side, of the process that a decision belongs to, and it is open.
create function steering_i_sit_for(wanted uuid, wanted_side text) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select exists (select 1 from steering_boarddecision d join steering_boardseat b on b.process_id = d.process_id
     where d.id = wanted and b.side = wanted_side and b.sits_since is not null and b.left_at is null
       and b.seat_id = any(array(select process_seats_i_answer_for()))) $$;

-- The plans I may write in: of open processes that I take part in.
create function steering_plans_i_write() returns setof uuid
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as
$$ select p.id from steering_groupplan p where p.process_id = any(array(select process_i_write_in())) $$;

create function steering_i_speak_for_plan(wanted uuid, wanted_side text) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select exists (select 1 from steering_groupplan p where p.id = wanted
     and p.process_id = any(array(select process_i_write_in())) and process_i_speak_for_side(p.process_id, wanted_side)) $$;

-- Who sits on seats on a day: an account, or the adults of a family. Not a definer: the functions below see all.
create function steering_holders(seats uuid[], on_day date) returns table (seat uuid, account uuid)
language sql stable parallel safe rows 20 set search_path = pg_catalog, public as
$$ select s.id, a.id from process_seat s join people_account a on a.is_active and (a.id = s.account_id or exists (
       select 1 from people_familymember m where m.family_id = s.family_id and m.person_id = a.person_id and m.kind = 'adult'
         and m.starts <= on_day and (m.ends is null or m.ends >= on_day)))
   where s.id = any(seats) and (s.starts is null or s.starts <= on_day) and (s.ends is null or s.ends >= on_day) $$;

-- What the clock tells of on a day, for the clock alone: plans and decisions that are to be looked at again, and the account
-- of each it is for: those who lead for a plan, the owner for a decision.
create function steering_follow_ups(on_day date) returns table (
    what text, about uuid, process uuid, account uuid, language text, day date
) language sql stable security definer set search_path = pg_catalog, public as
$$ select 'plan', p.id, p.process_id, h.account, a.language::text, p.follow_up from steering_groupplan p
     join process_process x on x.id = p.process_id and x.closed_at is null
     cross join lateral steering_holders(array(select s.id from process_seat s where s.process_id = p.process_id
         and s.role in ('facilitator', 'process-leader')), on_day) h join people_account a on a.id = h.account
   where people_me_or_pending() is null and p.state = 'in-force' and p.follow_up <= on_day and p.follow_up > on_day - 7
   union all
   select 'decision', d.id, d.process_id, h.account, a.language::text, d.follow_up from steering_boarddecision d
     join process_process x on x.id = d.process_id and x.closed_at is null
     cross join lateral steering_holders(case when d.owner_id is null then array(select s.id from process_seat s
         where s.process_id = d.process_id and s.role in ('facilitator', 'process-leader')) else array[d.owner_id] end, on_day) h
     join people_account a on a.id = h.account
   where people_me_or_pending() is null and d.in_force_at is not null and d.became_at is null
     and d.follow_up <= on_day and d.follow_up > on_day - 7 $$;

-- How many of each side sit on the board today, in a process of mine: whoever has left their seat has left the board with it. The
-- asker may not see every seat, so the database counts.
create function steering_sitting(wanted uuid) returns table (side text, number bigint)
language sql stable security definer set search_path = pg_catalog, public as
$$ select b.side::text, count(*) from steering_boardseat b join process_seat s on s.id = b.seat_id
   where b.process_id = wanted and wanted in (select process_my_processes()) and b.sits_since is not null and b.left_at is null
     and (s.account_id is not null or s.family_id is not null) and (s.starts is null or s.starts <= people_today())
     and (s.ends is null or s.ends >= people_today())
   group by 1 $$;

-- Which of some words are in the name of someone in a family that sits in a process of mine: of those families alone whose seats I
-- may see. Answers yes or no of each word that is asked about, never a name that was not.
create function steering_words_of_names(of_process uuid, wanted text[]) returns setof text
language sql stable security definer rows 5 set search_path = pg_catalog, public as
$$ select w from unnest(wanted) w where exists (
       select 1 from process_seat s
         join people_familymember m on m.family_id = s.family_id and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
         join people_person p on p.id = m.person_id, regexp_split_to_table(lower(p.name), '[^[:alnum:]]+') n
       where s.process_id = of_process and s.role = 'family' and n = w
         and (of_process in (select process_joined_with_me()) or s.circle_id in (select process_circles_i_sit_in()))) $$;
