-- Leaving. It holds from the next request on, and whoever left can come back until the end of the day.

-- Who else leads a process now, besides the holder of a seat: a closed login and a role that is over lead nothing.
create function process_other_leaders(of_seat process_seat) returns bigint
language sql stable set search_path = pg_catalog, public as
$$ select count(*) from process_seat o where o.process_id = of_seat.process_id and o.id <> of_seat.id
     and o.account_id is not null and o.account_id <> of_seat.account_id and o.role in ('facilitator', 'process-leader')
     and (o.starts is null or o.starts <= people_today()) and (o.ends is null or o.ends >= people_today())
     and people_is_here(o.account_id) $$;

-- Stand up from a seat. What a family had meant for all, and what still waits at the gate, stays with the circle: the voices
-- of those who remain may open the gate now, and nobody but the author lets others read.
create function process_stand_up(wanted process_seat) returns boolean
language plpgsql volatile set search_path = pg_catalog, public as $$
declare kept uuid[] := '{}';
begin
    if wanted.family_id is not null and not exists (select 1 from process_gate g where g.process_id = wanted.process_id) then
        with narrowed as (
            update process_contribution set audience = 'circle'
            where process_id = wanted.process_id and family_id = wanted.family_id and audience = 'all' returning id
        ) select coalesce(array_agg(id), '{}') into kept from narrowed;
    end if;
    update process_seat set ends = people_today() - 1 where id = wanted.id;
    insert into process_leaving (id, municipality_id, process_id, seat_id, family_id, by_id, left_at, until, held_back)
    values (gen_random_uuid(), wanted.municipality_id, wanted.process_id, wanted.id, wanted.family_id, people_me(), now(),
            wanted.ends, kept);
    return process_recount_gate(wanted.process_id);
end $$;

-- Leave a seat of one's own, or as an adult the family's. Returns left; opened (the gate opened by it); not-yours;
-- leaving-takes-an-adult; last-leader (of a process that is not closed: someone else must lead first).
create function process_leave(wanted uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare mine process_seat;
begin
    perform 1 from process_process p join process_seat s on s.process_id = p.id
    where s.id = wanted and s.id = any(array(select process_my_seats())) for update of p;
    select * into mine from process_seat s where s.id = wanted and s.id = any(array(select process_my_seats())) for update;
    if mine.id is null then return 'not-yours'; end if;
    if mine.family_id is not null and mine.family_id not in (select people_families_i_speak_for()) then
        return 'leaving-takes-an-adult';
    end if;
    if mine.role in ('facilitator', 'process-leader') and mine.process_id in (select process_i_run())
        and process_other_leaders(mine) = 0 then return 'last-leader'; end if;
    return case when process_stand_up(mine) then 'opened' else 'left' end;
end $$;

-- Leave a family as an adult in it, with or without taking back what one has shared with the family. The last adult takes the
-- family's seats along: nobody is left to speak for it. Returns left, opened, not-yours or leaving-takes-an-adult.
create function process_leave_family(wanted uuid, take_back boolean) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare opened boolean := false; chair process_seat; me uuid := people_my_person();
begin
    if wanted not in (select people_my_families()) then return 'not-yours'; end if;
    if wanted not in (select people_families_i_speak_for()) then return 'leaving-takes-an-adult'; end if;
    perform 1 from people_family f where f.id = wanted for update;
    if not exists (select 1 from people_familymember m where m.family_id = wanted and m.person_id <> me and m.kind = 'adult'
        and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())) then
        for chair in select * from process_seat s where s.family_id = wanted and s.id = any(array(select process_my_seats()))
            order by s.id for update loop
            opened := process_stand_up(chair) or opened;
        end loop;
    end if;
    if take_back then
        update process_contribution set audience = 'me' where author_id = people_me() and family_id = wanted and audience = 'family';
    end if;
    insert into process_leaving (id, municipality_id, family_id, by_id, left_at, until, held_back)
    select gen_random_uuid(), m.municipality_id, wanted, people_me(), now(), m.ends, '{}'
    from people_familymember m where m.family_id = wanted and m.person_id = me;
    update people_familymember set ends = people_today() - 1 where family_id = wanted and person_id = me;
    return case when opened then 'opened' else 'left' end;
end $$;

-- Sit down again where one stood up: the seat as before, and what waited at the gate waits there again while it is closed.
create function process_sit_again(was process_leaving) returns void
language plpgsql volatile set search_path = pg_catalog, public as $$
begin
    update process_seat set ends = was.until where id = was.seat_id;
    update process_contribution set audience = 'all' where id = any(was.held_back) and audience = 'circle'
        and not exists (select 1 from process_gate g where g.process_id = was.process_id);
    update process_leaving set undone_at = now() where id = was.id;
end $$;

-- Come back to what one left today: a seat, or a family with the seats that went along. A gate that has opened stays open.
-- Returns back, back-already, day-is-over or not-yours.
create function process_return(wanted uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare was process_leaving; along process_leaving;
begin
    select * into was from process_leaving l where l.id = wanted and l.by_id = people_me() for update;
    if was.id is null or people_my_municipality() is null then return 'not-yours'; end if;
    if was.undone_at is not null then return 'back-already'; end if;
    if (was.left_at at time zone 'Europe/Oslo')::date <> people_today() then return 'day-is-over'; end if;
    if was.seat_id is null then
        update people_familymember set ends = was.until where family_id = was.family_id and person_id = people_my_person();
        for along in select * from process_leaving l where l.by_id = was.by_id and l.family_id = was.family_id
            and l.left_at = was.left_at and l.seat_id is not null and l.undone_at is null loop
            perform process_sit_again(along);
        end loop;
        update process_leaving set undone_at = now() where id = wanted;
    else
        if was.family_id is not null and was.family_id not in (select people_families_i_speak_for()) then return 'not-yours'; end if;
        perform process_sit_again(was);
    end if;
    return 'back';
end $$;

-- Take back what I wrote: from now on only I read it. One may always do that, also after having left and after the process has
-- closed, when nothing else of it can be changed.
create function process_take_back(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    update process_contribution set audience = 'me'
    where id = wanted and (author_id = people_me() or seat_id in (select process_seats_ever_mine()));
    if not found then return false; end if;
    delete from process_contributionreader r where r.contribution_id = wanted;
    return true;
end $$;
