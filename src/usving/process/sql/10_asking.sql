-- What is someone's in a process. Each returns ids for `= any(array(select f()))`.

-- A seat of one's own works while one is here as anything: with the last role of someone on the staff, all their seats rest.
create function process_my_seats() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select s.id from process_seat s
   where s.municipality_id = (select people_my_municipality())
     and (s.account_id = (select people_me_here()) or s.family_id = any(array(select people_my_families())))
     and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today())
     and not exists (select 1 from process_process p where p.id = s.process_id and p.reads_until < people_today()) $$;

create function process_my_processes() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select distinct s.process_id from process_seat s where s.id = any(array(select process_my_seats())) $$;

create function process_i_take_part_in() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select distinct s.process_id from process_seat s where s.id = any(array(select process_my_seats()))
     and s.role in ('family', 'provider', 'facilitator', 'process-leader') $$;

-- The same, only where the process is not closed: what one may write in, what one may lead on, which seats may answer.
create function process_i_write_in() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select p.id from process_process p where p.closed_at is null and p.id = any(array(select process_i_take_part_in())) $$;

create function process_seats_i_answer_for() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select s.id from process_seat s join process_process p on p.id = s.process_id
   where s.id = any(array(select process_my_seats())) and p.closed_at is null $$;

create function process_my_family_processes() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select distinct s.process_id from process_seat s where s.id = any(array(select process_my_seats())) and s.role = 'family' $$;

create function process_i_lead() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select distinct s.process_id from process_seat s where s.id = any(array(select process_my_seats()))
     and s.role in ('facilitator', 'process-leader') $$;

create function process_i_run() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select p.id from process_process p where p.closed_at is null and p.id = any(array(select process_i_lead())) $$;

create function process_i_facilitate() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select distinct s.process_id from process_seat s where s.id = any(array(select process_my_seats())) and s.role = 'facilitator' $$;

-- Processes whose circles have joined, with me inside.
create function process_joined_with_me() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select g.process_id from process_gate g where g.process_id = any(array(select process_i_take_part_in())) $$;

create function process_circles_i_sit_in() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select distinct s.circle_id from process_seat s where s.id = any(array(select process_my_seats())) and s.circle_id is not null $$;

-- The families that sit in a process now. Not a definer: the functions below see them all, whoever asks by hand sees only
-- the seats that their own policies show, and cannot count who has said yes to an invitation.
create function process_families_of(wanted uuid) returns setof uuid
language sql stable parallel safe rows 5 set search_path = pg_catalog, public as
$$ select s.family_id from process_seat s where s.process_id = wanted and s.role = 'family' and s.family_id is not null
     and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today()) $$;

-- Circles of families in which I am a guest: I facilitate, the process is open, there are families, and every one of them has
-- said yes.
create function process_circles_i_am_guest_of() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select c.id from process_circle c
   where c.side = 'families' and c.process_id = any(array(select process_i_facilitate()))
     and exists (select 1 from process_process p where p.id = c.process_id and p.closed_at is null)
     and exists (select 1 from process_families_of(c.process_id))
     and not exists (select 1 from process_families_of(c.process_id) f where not exists (
         select 1 from process_familyvoice v
         where v.process_id = c.process_id and v.family_id = f and v.matter = 'guest' and v.says)) $$;

-- The families whose guest I am: those that sit there now. What a family said that has left since, stays with the circle.
create function process_families_i_am_guest_of() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as
$$ select f from process_circle c, process_families_of(c.process_id) f
   where c.id = any(array(select process_circles_i_am_guest_of())) $$;

create function process_my_circles() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select process_circles_i_sit_in() union select process_circles_i_am_guest_of() $$;

create function process_chosen_for_me() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as
$$ select r.contribution_id from process_contributionreader r where r.seat_id = any(array(select process_my_seats())) $$;

create function process_hidden() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as
$$ select h.contribution_id from process_hiding h where h.process_id = any(array(select process_my_processes())) $$;

create function process_i_wrote() returns setof uuid
language sql stable security definer parallel safe rows 50 set search_path = pg_catalog, public as
$$ select c.id from process_contribution c where c.author_id = people_me() or c.seat_id = any(array(select process_my_seats())) $$;

create function process_i_write_about() returns setof uuid
language sql stable security definer parallel safe rows 50 set search_path = pg_catalog, public as
$$ select c.id from process_contribution c where (c.author_id = people_me() or c.seat_id = any(array(select process_my_seats())))
     and c.process_id = any(array(select process_i_write_in())) $$;

create function process_gatherings_i_lead() returns setof uuid
language sql stable security definer parallel safe rows 30 set search_path = pg_catalog, public as
$$ select g.id from process_gathering g where g.process_id = any(array(select process_i_lead())) $$;

create function process_gatherings_i_run() returns setof uuid
language sql stable security definer parallel safe rows 30 set search_path = pg_catalog, public as
$$ select g.id from process_gathering g where g.process_id = any(array(select process_i_run())) $$;

-- Gatherings that one of my seats was at, is on the way to, or has promised at.
create function process_gatherings_i_am_at() returns setof uuid
language sql stable security definer parallel safe rows 30 set search_path = pg_catalog, public as
$$ select a.gathering_id from process_attendance a where a.seat_id = any(array(select process_my_seats()))
     and coalesce(a.came, a.coming = 'yes')
   union select p.gathering_id from process_promise p where p.seat_id = any(array(select process_my_seats())) $$;

create function process_gatherings_i_am_asked_to() returns setof uuid
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as
$$ select g.gathering_id from process_gatheringguest g where g.seat_id = any(array(select process_my_seats())) $$;

create function process_i_speak_for_side(wanted uuid, wanted_side text) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select exists (select 1 from process_seat s where s.id = any(array(select process_my_seats())) and s.process_id = wanted
     and s.role = case wanted_side when 'families' then 'family' else 'provider' end) $$;

-- The organisations that I am from in a role that invites families, and whose invitations I see. Whoever builds or researches for
-- the same organisation sees none of them, in whichever process it recruits, and whenever it began to.
create function process_offices_i_recruit_for() returns setof uuid
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select m.organisation_id from people_membership m
   where m.account_id = people_me() and m.organisation_id is not null and people_my_municipality() is not null
     and m.role in ('provider', 'facilitator', 'process-leader', 'housing-manager', 'caseworker')
     and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()) $$;

create function process_i_recruit_for(wanted uuid, office uuid) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select exists (select 1 from process_recruitingchannel c
   where c.process_id = wanted and c.organisation_id = office and office = any(array(select process_offices_i_recruit_for()))
     and c.opens <= people_today() and c.closes >= people_today()
     and exists (select 1 from process_process p where p.id = wanted and p.closed_at is null)) $$;

-- What the menu wants to know of the asker, in one question, as every page asks it. What the pages themselves let in is theirs.
create function process_my_places()
returns table (processes uuid[], roles text[], recruits boolean, has_matter boolean, helps boolean)
language sql stable security definer parallel safe rows 1 set search_path = pg_catalog, public as $$
    select array(select process_my_processes()),
        array(select m.role::text from people_membership m
              where m.account_id = people_me() and (select people_my_municipality()) is not null
              and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())),
        exists (select 1 from process_recruitingchannel c where c.organisation_id in (select process_offices_i_recruit_for())),
        exists (select people_my_families())
            or exists (select 1 from people_statement s where s.author_id = (select people_my_person()))
            or exists (select 1 from people_consent c where c.giver_id = (select people_my_person())),
        exists (select 1 from people_mandate m
                where m.helper_id = people_me() and (select people_my_municipality()) is not null
                and m.starts <= people_today() and m.ends >= people_today()) $$;
