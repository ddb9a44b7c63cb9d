-- Processes that nobody leads, and a new leader for one: by the municipality's administrator, who sees nothing else of it.

-- Whether someone leads a process today: with a seat that holds, a login that is open and a role. Not a definer.
create function process_is_led(wanted uuid) returns boolean
language sql stable set search_path = pg_catalog, public as
$$ select exists (select 1 from process_seat s where s.process_id = wanted and s.role in ('facilitator', 'process-leader')
     and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today())
     and people_is_here(s.account_id)) $$;

-- The open processes of the asker's municipality that nobody leads; nothing for anyone but its administrator.
create function process_not_led() returns table (process uuid, name text, starts date, ends date)
language sql stable security definer rows 3 set search_path = pg_catalog, public as
$$ select p.id, p.name::text, p.starts, p.ends from process_process p
   where p.municipality_id = (select people_my_municipality()) and (select people_i_administer())
     and p.closed_at is null and not process_is_led(p.id) order by p.name, p.id $$;

-- Give a process that nobody leads someone of the municipality who has that role today; never the asker: two pairs of eyes see
-- who leads. An empty seat of the kind is taken first, else one is made of what is given. Returns given, with the seat; led (by
-- someone already), not-a-leader, or refused where the asker does not administer or the process is closed.
create function process_give_leader(wanted uuid, someone uuid, next_seat uuid, next_code text, next_label text)
returns table (outcome text, seat uuid) language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare home uuid := people_my_municipality(); free_seat uuid;
begin
    perform 1 from process_process p where p.id = wanted and p.municipality_id = home and p.closed_at is null
      and people_i_administer() for update;
    if not found then return query select 'refused', null::uuid; return; end if;
    if process_is_led(wanted) then return query select 'led', null::uuid; return; end if;
    if someone = people_me() or not people_is_here(someone) or not exists (
        select 1 from people_membership m join people_account a on a.id = m.account_id and a.municipality_id = home
        where m.account_id = someone and m.role = 'process-leader' and m.starts <= people_today()
          and (m.ends is null or m.ends >= people_today())) then
        return query select 'not-a-leader', null::uuid; return;
    end if;
    select s.id into free_seat from process_seat s where s.process_id = wanted and s.role = 'process-leader'
      and s.account_id is null and (s.ends is null or s.ends >= people_today()) order by s.code limit 1 for update;
    if free_seat is null then
        free_seat := next_seat;
        insert into process_seat (id, municipality_id, process_id, code, role, circle_id, side, label, called)
        values (next_seat, home, wanted, next_code, 'process-leader', process_circle_for(wanted, 'process-leader'), 'providers',
                next_label, '');
    end if;
    update process_seat set account_id = someone, starts = people_today(), called = (
        select n.name from people_account a join people_person n on n.id = a.person_id where a.id = someone) where id = free_seat;
    return query select 'given', free_seat;
end $$;

-- Where one of the staff has seats in open processes, how many, and whether nobody else leads there; for the administrator, who
-- is about to end a role.
create function process_seats_of_staff(someone uuid) returns table (name text, seats bigint, alone boolean)
language sql stable security definer rows 3 set search_path = pg_catalog, public as
$$ select p.name::text, count(*), bool_or(s.role in ('facilitator', 'process-leader')) and not exists (
         select 1 from process_seat o where o.process_id = p.id and o.account_id <> someone and o.role in ('facilitator', 'process-leader')
           and (o.starts is null or o.starts <= people_today()) and (o.ends is null or o.ends >= people_today())
           and people_is_here(o.account_id))
   from process_seat s join process_process p on p.id = s.process_id and p.closed_at is null
   where s.account_id = someone and someone in (select people_my_staff()) and (select people_i_administer())
     and (s.ends is null or s.ends >= people_today()) group by p.id order by p.name, p.id $$;
