-- Planning gatherings: places, needs that are told, answers without login, the calendar.

-- Whether the asker plans gatherings anywhere in the municipality.
create function process_i_plan() returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select exists (select process_i_run()) $$;

-- The places of the gatherings that the asker may see; the same conditions as the gatherings' own policy.
create function process_venues_of_mine() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as
$$ select g.venue_id from process_gathering g where g.venue_id is not null and (
     g.circle_id = any(array(select process_circles_i_sit_in()))
     or g.kind in ('joint', 'open') and g.process_id = any(array(select process_my_processes()))
     or g.id = any(array(select process_gatherings_i_am_asked_to()))
     or g.process_id = any(array(select process_i_lead()))) $$;

-- The needs that are told to the asker: of those who have said yes to a gathering that the asker plans, until two days after.
create function process_needs_told_to_me() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as
$$ select n.id from process_need n
   join process_seat s on s.family_id = n.family_id or s.account_id = n.account_id
   join process_attendance a on a.seat_id = s.id and a.coming = 'yes'
   join process_gathering g on g.id = a.gathering_id
   where n.told and g.process_id = any(array(select process_i_run())) and g.called_off_at is null
     and (s.account_id is null or people_is_here(s.account_id)) and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today())
     and g.starts_at + g.minutes * interval '1 minute' > now() - interval '2 days' $$;

-- How old the children are who are to be minded at a gathering that the asker plans, seat by seat; no names. Told with the need.
create function process_ages_to_mind(wanted uuid) returns table (seat uuid, age integer)
language sql stable security definer set search_path = pg_catalog, public as
$$ select s.id, extract(year from age(g.starts_at::date, b.day))::integer
   from process_gathering g join process_attendance a on a.gathering_id = g.id and a.coming = 'yes'
   join process_seat s on s.id = a.seat_id
   join process_need n on n.family_id = s.family_id and n.kind = 'childcare' and n.id in (select process_needs_told_to_me())
   join people_familymember m on m.family_id = s.family_id and m.kind = 'child'
     and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
   join people_birth b on b.person_id = m.person_id
   where g.id = wanted and g.id = any(array(select process_gatherings_i_run())) order by 1, 2 $$;

-- The key that a word belongs to, as long as its seat is held by one who still comes in, the process open and the gathering not
-- over. Not a definer: only the functions below may read them all.
create function process_answer_key_of(word text) returns setof process_answerkey
language sql stable set search_path = pg_catalog, public as
$$ select k.* from process_answerkey k join process_gathering g on g.id = k.gathering_id
   join process_process p on p.id = g.process_id join process_seat s on s.id = k.seat_id
   where k.digest = encode(sha256(convert_to(word, 'UTF8')), 'hex') and p.closed_at is null
     and (s.account_id is not null or s.family_id is not null) and (s.account_id is null or people_is_here(s.account_id))
     and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today())
     and g.starts_at + g.minutes * interval '1 minute' > now() $$;

-- The language that whoever sits in a seat reads; a family's is that of the adult who came into it first. Null where nobody has
-- an account. Not a definer: only the functions below may read them.
create function process_language_at(place process_seat) returns text
language sql stable set search_path = pg_catalog, public as
$$ select coalesce((select a.language::text from people_account a where a.id = place.account_id and a.is_active),
     (select a.language::text from people_familymember m join people_account a on a.person_id = m.person_id and a.is_active
      where m.family_id = place.family_id and m.kind = 'adult'
        and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
      order by m.starts, a.created_at, a.id limit 1)) $$;

-- What a word for an answer tells: when the gathering is and a number to call, in which language. Neither whose it is nor what was
-- answered before, neither the place nor what it is about, so that a copy of the word is of little use.
create function process_answer_read(word text) returns table (
    starts_at timestamptz, minutes integer, municipality text, phone text, family boolean, called_off boolean,
    language text
) language sql stable security definer set search_path = pg_catalog, public as
$$ select g.starts_at, g.minutes::integer, m.name::text, coalesce(l.phone, '')::text,
       s.role = 'family', g.called_off_at is not null, coalesce(process_language_at(s), '')
   from process_answer_key_of(word) k join process_gathering g on g.id = k.gathering_id
   join process_seat s on s.id = k.seat_id join people_municipality m on m.id = g.municipality_id
   left join lateral (select p.phone from process_seat f join people_account a on a.id = f.account_id and a.is_active
       join people_person p on p.id = a.person_id
       where f.process_id = g.process_id and f.role in ('facilitator', 'process-leader')
         and (f.ends is null or f.ends >= people_today()) order by f.role, f.code limit 1) l on true $$;

-- Answer by a word. Returns answered, off (it is called off), or gone (the word is worth nothing). The last word counts.
create function process_answer_by_key(word text, said text, how_many integer) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare asked process_answerkey; meeting process_gathering; place process_seat;
begin
    select * into asked from process_answer_key_of(word);
    if asked.id is null or said not in ('yes', 'no') then return 'gone'; end if;
    select * into meeting from process_gathering g where g.id = asked.gathering_id for update;
    if meeting.called_off_at is not null then return 'off'; end if;
    select * into place from process_seat s where s.id = asked.seat_id;
    insert into process_attendance as a (id, municipality_id, gathering_id, seat_id, coming, people, how, answered_at)
    values (gen_random_uuid(), asked.municipality_id, asked.gathering_id, asked.seat_id, said,
            case when place.role = 'family' then greatest(1, least(20, how_many)) else 1 end, 'link', now())
    on conflict (gathering_id, seat_id) do update set coming = excluded.coming, people = excluded.people, how = 'link',
        noted_by_id = null, answered_at = now();
    insert into audit_entry (id, municipality_id, at, actor_role, event, about_kind, about_id, family_id, account_id, facts)
    values (gen_random_uuid(), asked.municipality_id, now(), '', 'process.gathering_answered', 'process.gathering',
            asked.gathering_id, place.family_id, place.account_id, jsonb_build_object('coming', said, 'how', 'link'));
    return 'answered';
end $$;

-- Whose calendar a word opens; null for one that opens none.
create function process_feed_of(word text) returns uuid
language sql stable security definer set search_path = pg_catalog, public as
$$ select f.account_id from process_calendarfeed f join people_account a on a.id = f.account_id and a.is_active
   where f.digest = encode(sha256(convert_to(word, 'UTF8')), 'hex') $$;

-- End what opens without login for one of the staff, their calendar and the links they answer by, where the administrator says that
-- a stranger may have them. Nothing for anyone else, and for oneself.
create function process_end_keys_of(someone uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if not people_i_administer() or someone = people_me() or someone not in (select people_my_staff()) then return; end if;
    delete from process_calendarfeed where account_id = someone;
    delete from process_answerkey k using process_seat s where s.id = k.seat_id and s.account_id = someone and k.linked;
end $$;

-- Whether someone at home goes by another name because they must not be found: then no calendar says where.
create function process_home_is_hidden() returns boolean
language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (select 1 from people_protectedidentity x
   where x.person_id = people_my_person() or x.person_id in (select m.person_id from people_familymember m
       where m.family_id in (select people_my_families()) and (m.ends is null or m.ends >= people_today()))) $$;

-- The seats asked to a gathering that the asker plans, and whether a notice can reach anyone there; no address is told.
create function process_reach_of(wanted uuid) returns table (seat uuid, reached boolean)
language sql stable security definer set search_path = pg_catalog, public as
$$ select s.id, bool_or(a.email <> '' or a.mobile <> '')
   from process_gathering g join process_seat s on s.process_id = g.process_id
   join people_account a on a.is_active and (a.id = s.account_id or exists (
       select 1 from people_familymember m where m.family_id = s.family_id and m.person_id = a.person_id and m.kind = 'adult'
         and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())))
   where g.id = wanted and g.id = any(array(select process_gatherings_i_run())) group by s.id $$;

-- The language that each seat of a gathering's process reads today, for whoever plans it and prints cards for them. A seat where
-- nobody has an account is left out.
create function process_seat_languages(wanted uuid) returns table (seat uuid, language text)
language sql stable security definer set search_path = pg_catalog, public as
$$ select s.id, l.language
   from process_gathering g join process_seat s on s.process_id = g.process_id and (s.ends is null or s.ends >= people_today())
   cross join lateral (select process_language_at(s) as language) l
   where g.id = wanted and g.id = any(array(select process_gatherings_i_run())) and l.language is not null $$;

-- Put each seat's own link for answering into the messages about a gathering that were kept in this very transaction, in place
-- of the address of its page. `links` are by seat. Only where the asker plans it; returns how many messages there were.
create function process_put_answer_links(wanted uuid, page text, links jsonb) returns bigint
language sql volatile security definer set search_path = pg_catalog, public as
$$ with changed as (
     update people_notice n set body = replace(n.body, page, links ->> s.id::text)
     from process_gathering g join process_seat s on s.process_id = g.process_id
     where g.id = wanted and g.id = any(array(select process_gatherings_i_run())) and links ? s.id::text
       and n.about = g.id and n.kind = 'gathering' and n.sent_at is null and n.created_at = now()
       and (n.account_id = s.account_id or exists (
           select 1 from people_familymember m join people_account a on a.person_id = m.person_id
           where m.family_id = s.family_id and a.id = n.account_id and m.kind = 'adult'
             and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())))
     returning 1)
   select count(*) from changed $$;
