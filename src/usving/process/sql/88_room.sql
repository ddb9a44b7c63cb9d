-- The room of a gathering that goes on: who is present, what hangs on the wall, and that something has changed.

-- Whether a gathering has begun: its time has come, or its room has been opened, on its own day or later: a gathering moved to
-- another day has not begun because its room was open once. The rule has_begun says the same. Not a definer.
create function process_has_begun(wanted uuid) returns boolean
language sql stable set search_path = pg_catalog, public as
$$ select exists (select 1 from process_gathering g where g.id = wanted
     and (g.starts_at <= now() or exists (select 1 from process_room r where r.gathering_id = wanted
         and (r.opened_at at time zone 'Europe/Oslo')::date >= (g.starts_at at time zone 'Europe/Oslo')::date))) $$;

-- Gatherings that go on and where I am: my seat is asked, or I lead and have come into the room where all see it.
create function process_rooms_i_am_in() returns setof uuid
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select g.id from process_room r join process_gathering g on g.id = r.gathering_id
   where r.ended_at is null and g.process_id = any(array(select process_my_processes()))
     and now() < g.starts_at + make_interval(mins => g.minutes) + interval '12 hours'
     and (exists (select 1 from process_seat s where s.process_id = g.process_id and s.id = any(array(select process_my_seats()))
              and case g.kind when 'bilateral' then exists (select 1 from process_gatheringguest q where q.gathering_id = g.id and q.seat_id = s.id)
                       when 'open' then s.role not in ('facilitator', 'process-leader')
                       else s.role in ('family', 'provider') and (g.circle_id is null or s.circle_id = g.circle_id) end)
       or (g.id = any(array(select process_gatherings_i_run()))
           and exists (select 1 from process_roomleader l where l.gathering_id = g.id and l.seat_id = any(array(select process_my_seats()))))) $$;

-- What hangs on the walls of the rooms I am in. The rule shows_on_wall says the same.
create function process_on_my_walls() returns setof uuid
language sql stable security definer parallel safe rows 50 set search_path = pg_catalog, public as
$$ select c.id from process_wallpost w
   join process_contribution c on c.id = w.contribution_id and c.gathering_id = w.gathering_id
   join process_gathering g on g.id = w.gathering_id and g.process_id = c.process_id
   where w.gathering_id = any(array(select process_rooms_i_am_in()))
     and not exists (select 1 from process_hiding h where h.contribution_id = c.id)
     and case when g.kind in ('families', 'providers') then c.audience in ('circle', 'all') and c.circle_id = g.circle_id
              when g.kind = 'joint' then c.audience = 'all' and exists (select 1 from process_gate o where o.process_id = g.process_id)
              else false end $$;

-- One wall, as all present see it. The photo is named, not given.
create function process_wall(wanted uuid) returns table (
    post uuid, contribution uuid, words text, signed text, alias boolean, step smallint, at timestamptz, photo_words text, width smallint, height smallint, mine boolean
)
language sql stable security definer rows 50 set search_path = pg_catalog, public as
$$ select w.id, c.id, c.text, c.signed, c.voice = 'alias', w.step, w.at, p.words, p.width, p.height, c.author_id = people_me() or c.seat_id = any(array(select process_my_seats()))
   from process_wallpost w join process_contribution c on c.id = w.contribution_id
   left join process_contributionphoto p on p.contribution_id = c.id
   where w.gathering_id = wanted and c.id = any(array(select process_on_my_walls()))
   order by w.at desc, w.id $$;

-- Seats that hang on the wall of a gathering I lead under their own name. Whoever chose another name is not told by this.
create function process_heard_on_wall(wanted uuid) returns setof uuid
language sql stable security definer rows 20 set search_path = pg_catalog, public as
$$ select distinct s.id from process_wallpost w join process_contribution c on c.id = w.contribution_id
   join process_seat s on s.process_id = c.process_id
    and (s.id = c.seat_id or s.family_id = c.family_id or (c.family_id is null and s.account_id = c.author_id))
   where w.gathering_id = wanted and wanted = any(array(select process_gatherings_i_run())) and c.voice <> 'alias'
     and c.id = any(array(select process_on_my_walls())) $$;

-- Something in the room has changed: raise its version, and tell those who listen when the transaction is over.
create function process_room_changed(wanted uuid) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare fresh bigint;
begin
    update process_room set version = version + 1 where gathering_id = wanted returning version into fresh;
    if fresh is not null then perform pg_notify('room', wanted || ' ' || fresh); end if;
    return fresh;
end $$;

-- End the rooms that somebody forgot to end, twelve hours after their gatherings: the ticks of who has been heard go as well.
create function process_end_forgotten_rooms() returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare forgotten uuid; ended bigint := 0;
begin
    for forgotten in select r.gathering_id from process_room r join process_gathering g on g.id = r.gathering_id
        where r.ended_at is null and g.starts_at + make_interval(mins => g.minutes) + interval '12 hours' < now() for update of r
    loop
        update process_room set ended_at = now() where gathering_id = forgotten;
        delete from process_heard h where h.gathering_id = forgotten;
        perform process_room_changed(forgotten);
        ended := ended + 1;
    end loop;
    return ended;
end $$;
