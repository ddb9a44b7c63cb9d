-- Names in the exchange: nobody signs as another who takes part, or under a name that another has chosen.

-- A name as it is compared: letters and digits alone, however it is spaced, marked or capitalised.
create function strengths_plain_name(said text) returns text
language sql immutable parallel safe set search_path = pg_catalog, public as
$$ select regexp_replace(lower(normalize(said, nfkc)), '[^[:alnum:]]', '', 'g') $$;

-- Whether `said` would be taken for `name`: the same, what begins a person's name, or the whole of it among other words.
create function strengths_names_alike(said text, name text, of_person boolean) returns boolean
language sql immutable parallel safe set search_path = pg_catalog, public as
$$ select said = strengths_plain_name(name)
     or of_person and said in (strengths_plain_name(split_part(btrim(name), ' ', 1)),
         strengths_plain_name(regexp_replace(name, '^familien? ', '', 'i')))
     or btrim(name) like '_% _%' and length(strengths_plain_name(name)) > 4 and strpos(said, strengths_plain_name(name)) > 0 $$;

-- The names that stand for someone in a process, each with whose it is: those who sit there, at homes that may be found; their
-- organisations; and the names under which something is put up or answered. Not a definer: only the functions below may ask it.
create function strengths_names_in(meeting uuid) returns table (name text, account uuid, family uuid, of_person boolean)
language sql stable set search_path = pg_catalog, public as
$$ with seats as (select s.* from process_seat s where s.process_id = meeting),
   hidden as (select m.family_id as id from people_familymember m join people_protectedidentity x on x.person_id = m.person_id),
   people as (select a.id, a.person_id, null::uuid as family from seats s join people_account a on a.id = s.account_id
       union select a.id, m.person_id, m.family_id from seats s join people_familymember m on m.family_id = s.family_id
           and m.kind in ('adult', 'youth') and (m.ends is null or m.ends >= people_today())
         join people_account a on a.person_id = m.person_id),
   seated as (
       select p.name::text, w.id as account, null::uuid as family, true as of_person from people w join people_person p on p.id = w.person_id
       where not exists (select 1 from people_protectedidentity x where x.person_id = w.person_id)
         and (w.family is null or w.family not in (select id from hidden))
       union all select f.name::text, null, f.id, true from seats s join people_family f on f.id = s.family_id
       where f.id not in (select id from hidden)
       union all select s.called::text, s.account_id, s.family_id, true from seats s
       where s.called <> '' and (s.family_id is null or s.family_id not in (select id from hidden))),
   bodies as (
       select o.name::text from people_organisation o where o.id in (select s.organisation_id from seats s where s.role <> 'family')
          or o.id in (select r.organisation_id from process_partner r where r.process_id = meeting)
       union all select m.name::text from people_municipality m join process_process p on p.municipality_id = m.id
       where p.id = meeting),
   signed as (
       select p.signed::text as name, p.owner_id as holder from strengths_post p where p.process_id = meeting
       union all select g.giver_signed::text, g.giver_id from strengths_agreement g where g.process_id = meeting
       union all select g.taker_signed::text, g.taker_id from strengths_agreement g where g.process_id = meeting)
   select * from seated
   union all select b.name, null, null, false from bodies b
   union all select d.name, h.account_id, h.family_id, false from signed d left join strengths_holder h on h.id = d.holder
       where d.name <> '' $$;

-- Whether a name is another's in a process where I meet the others, or there where I type in for a seat. It says yes or no, and
-- never whose: a yes may be a name that someone made up.
create function strengths_name_is_anothers(meeting uuid, wanted text, of_seat uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as
$$ with place as (
       select meeting as process, array[people_me()] as accounts, array(select people_my_families()) as families
       where of_seat is null and meeting in (select strengths_i_meet_in())
       union all select s.process_id, array_append(array(
               select a.id from people_account a join people_familymember m on m.person_id = a.person_id
               where m.family_id = s.family_id), s.account_id), array[s.family_id]
       from process_seat s join strengths_seats_i_type_for() t on t.seat = s.id where s.id = of_seat)
   select exists (select 1 from place, strengths_names_in(place.process) n
       where strengths_names_alike(strengths_plain_name(wanted), n.name, n.of_person)
         and not coalesce(n.account = any(place.accounts), false) and not coalesce(n.family = any(place.families), false)) $$;

-- The first of some names that stands nowhere in a process where I meet the others, my own among them: a suggestion.
create function strengths_free_name(meeting uuid, names text[]) returns text
language sql stable security definer set search_path = pg_catalog, public as
$$ select each.name from unnest(names) with ordinality each (name, place)
   where meeting in (select strengths_i_meet_in())
     and not exists (select 1 from strengths_names_in(meeting) n
       where strengths_names_alike(strengths_plain_name(each.name), n.name, n.of_person))
   order by each.place limit 1 $$;
