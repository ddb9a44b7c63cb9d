-- Acts in the exchange that no row policy can let anyone do by hand, and what the clock does.

-- Tell the other of the two that there is something, in their own language. Returns the messages; the asker learns nothing.
create function strengths_tell_other(wanted uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind, about)
   select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email, titles ->> a.language, texts ->> a.language, now(), 'news',
          g.id
   from strengths_agreement g
   cross join lateral strengths_accounts_behind(
       case when g.giver_id in (select strengths_my_holders()) then g.taker_id else g.giver_id end) x
   join people_account a on a.id = x and a.id <> people_me()
   where g.id = wanted and (g.giver_id in (select strengths_my_holders()) or g.taker_id in (select strengths_my_holders()))
   returning id $$;

-- Take something from the reuse shelf: the first who asks has it. Returns agreed, taken or refused.
create function strengths_take_from_shelf(wanted uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare mine strengths_agreement; thing strengths_post;
begin
    select * into mine from strengths_agreement a where a.id = wanted and a.state = 'proposed'
        and a.taker_id in (select strengths_my_holders()) and a.process_id in (select strengths_i_trade_in());
    select * into thing from strengths_post p where p.id = mine.post_id and p.station for update;
    if mine.id is null or thing.id is null then return 'refused'; end if;
    if thing.state <> 'open' then return 'taken'; end if;
    update strengths_post set state = 'promised' where id = thing.id;
    update strengths_agreement set state = 'agreed', place = left(thing.area, 120), time_words = left(thing.time_words, 120)
    where id = mine.id;
    return 'agreed';
end $$;

-- Take down what is mine, also where I have left or the process is closed: whoever waits for an answer gets a kind no.
create function strengths_take_down(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    update strengths_post set state = 'withdrawn' where id = wanted and (owner_id in (select strengths_my_holders())
        or (on_paper and entered_by_id = people_me() and process_id in (select strengths_i_type_in_for())));
    if not found then return false; end if;
    update strengths_agreement set state = 'declined', changed_on = people_today() where post_id = wanted and state = 'proposed';
    return true;
end $$;

-- The seats that I may type in for: of families and volunteers where I lead or support the process, and of those whom I help by
-- a mandate to write for them.
create function strengths_seats_i_type_for() returns table (seat uuid, process uuid)
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as
$$ select s.id, s.process_id from process_seat s join process_process p on p.id = s.process_id and p.closed_at is null
   where s.role in ('family', 'volunteer') and (s.account_id is not null or s.family_id is not null)
     and s.municipality_id = people_my_municipality()
     and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today())
     and (s.process_id in (select process_i_type_in())
          or s.account_id in (select a.id from people_account a where a.person_id in (select people_i_write_for()))
          or s.family_id in (select m.family_id from people_familymember m where m.person_id in (select people_i_write_for())
               and m.kind = 'adult' and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()))) $$;

create function strengths_i_type_in_for() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select distinct process from strengths_seats_i_type_for() $$;

-- Type in what someone has on paper, for their own seat, for the families here alone. It stands that it was typed in, and they
-- read it in their log. Sent twice it is one. Returns false where I may not.
create function strengths_type_in(
    key uuid, of_seat uuid, of_way text, of_kind text, what text, more text, sign text, until_day date, typist text
) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare place process_seat; behind uuid := gen_random_uuid();
begin
    select s.* into place from process_seat s join strengths_seats_i_type_for() t on t.seat = s.id where s.id = of_seat;
    if place.id is null then return false; end if;
    if exists (select 1 from strengths_post p where p.id = key) then
        return exists (select 1 from strengths_post p where p.id = key and p.entered_by_id = people_me());
    end if;
    insert into strengths_holder (id, municipality_id, process_id, account_id, family_id)
    values (behind, place.municipality_id, place.process_id, place.account_id, place.family_id);
    insert into strengths_post (id, municipality_id, process_id, owner_id, circle_id, way, kind, title, words, count, signed, alias,
        area, time_words, lent, reach, state, until, station, on_paper, entered_by_id, entered_as, made_on, hidden_why)
    values (key, place.municipality_id, place.process_id, behind, place.circle_id, of_way, of_kind, what, more, 1, sign, true,
        '', '', false, 'families', 'open', until_day, false, true, people_me(), typist, people_today(), '');
    insert into audit_entry (id, municipality_id, at, actor_id, actor_role, event, about_kind, about_id, family_id, account_id, facts)
    values (gen_random_uuid(), place.municipality_id, now(), people_me(), '', 'strengths.post_typed_in', 'strengths.post', key,
            place.family_id, place.account_id, '{}');
    return true;
end $$;

-- Hide something that I read as the facilitator, and say why to its owner, whom I do not learn of: one line in the log of each,
-- and none that names both. False where I may not.
create function strengths_hide_post(wanted uuid, why text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare thing strengths_post;
begin
    update strengths_post set hidden_at = now(), hidden_why = why
    where id = wanted and hidden_at is null and process_id in (select process_i_facilitate()) returning * into thing;
    if thing.id is null then return false; end if;
    insert into audit_entry (id, municipality_id, at, actor_id, actor_role, event, about_kind, about_id, family_id, account_id, facts)
    select gen_random_uuid(), thing.municipality_id, now(), who.actor, who.role, 'strengths.post_hidden', 'strengths.post', thing.id,
           who.family, who.account, '{}'
    from strengths_holder h cross join lateral (values
        (null::uuid, 'facilitator', h.family_id, h.account_id), (people_me(), '', null, null)) who (actor, role, family, account)
    where h.id = thing.owner_id;
    return true;
end $$;

-- The clock -----------------------------------------------------------------------------------------------------------------

-- What is lent and not back, with each who has it: for the clock alone. Not where the process is closed, or one of the two has left.
create function strengths_lent_facts() returns table (agreement uuid, account uuid, language text, due date)
language sql stable security definer set search_path = pg_catalog, public as
$$ select g.id, a.id, a.language::text, g.due from strengths_agreement g
   join process_process p on p.id = g.process_id and p.closed_at is null
   cross join lateral strengths_accounts_behind(g.taker_id) x join people_account a on a.id = x
   where people_me_or_pending() is null and g.state = 'handed-over' and g.lent and g.due is not null
     and strengths_holder_sits(g.giver_id, 0) and strengths_holder_sits(g.taker_id, 0) $$;

-- Those who have left and not come back by the next day: what they have put up is taken down. Returns what still went on with
-- someone, and each account of the one who remains, to be told.
create function strengths_settle_those_gone() returns table (agreement uuid, account uuid, language text)
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if people_me_or_pending() is not null then return; end if;
    update strengths_post q set state = 'withdrawn' from process_process p
    where p.id = q.process_id and p.closed_at is null and q.state = 'open' and not strengths_holder_sits(q.owner_id, 1);
    return query select g.id, a.id, a.language::text from strengths_agreement g
        join process_process p on p.id = g.process_id and p.closed_at is null
        cross join lateral (values (g.giver_id, g.taker_id), (g.taker_id, g.giver_id)) pair (gone, here)
        cross join lateral strengths_accounts_behind(pair.here) x join people_account a on a.id = x
        where g.state in ('proposed', 'agreed', 'handed-over')
          and not strengths_holder_sits(pair.gone, 1) and strengths_holder_sits(pair.here, 0);
end $$;

-- Let what was promised stand again where the two have called it off; whichever of them did it. Not from the shelf: there too.
create function strengths_stands_again(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    update strengths_post p set state = 'open' from strengths_agreement a
    where a.id = wanted and a.state = 'cancelled' and p.id = a.post_id and p.state = 'promised'
      and (a.giver_id in (select strengths_my_holders()) or a.taker_id in (select strengths_my_holders()));
    return found;
end $$;

-- The seats of one whom I help by a mandate to write for them, each with the name of its process.
create function strengths_seats_of_helped(by_mandate uuid) returns table (seat uuid, process text)
language sql stable security definer set search_path = pg_catalog, public as
$$ select s.id, p.name::text from people_mandate m join people_account a on a.person_id = m.person_id
   join strengths_seats_i_type_for() t on true
   join process_seat s on s.id = t.seat and (s.account_id = a.id or s.family_id in (
       select f.family_id from people_familymember f where f.person_id = m.person_id and f.kind = 'adult'))
   join process_process p on p.id = s.process_id
   where m.id = by_mandate and m.helper_id = people_me() and m.person_id in (select people_i_write_for()) order by p.name, s.id $$;

-- Let what was offered of a strength stand without it: asked by the one who takes it off the map.
create function strengths_let_go(wanted uuid) returns boolean
language sql volatile security definer set search_path = pg_catalog, public as
$$ with mine as (select r.id from strengths_resource r where r.id = wanted
       and (r.account_id = people_me() or r.family_id in (select people_my_families()))),
   gone as (update strengths_holder h set resource_id = null from mine where h.resource_id = mine.id returning h.id),
   asked as (update strengths_vouching v set resource_id = null from mine where v.resource_id = mine.id returning v.id)
   select exists (select 1 from mine) $$;
