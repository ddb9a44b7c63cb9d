-- Who asks, and what is theirs. Stable within a statement; each returns ids for `= any(array(select f()))`.
-- A function within a condition stands in a `(select …)` of its own, so that it is asked once and not for each row.

create function people_me() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('usving.account', true), '')::uuid $$;

create function people_pending() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('usving.pending', true), '')::uuid $$;

create function people_me_or_pending() returns uuid language sql stable parallel safe as
$$ select coalesce(people_me(), people_pending()) $$;

-- Whether the asker has shown well who they are: by an electronic identity, a key, or a code against identification.
create function people_i_am_strong() returns boolean language sql stable parallel safe as
$$ select people_me() is not null and coalesce(current_setting('usving.strong', true), '') = '1' $$;

create function people_today() returns date language sql stable parallel safe as
$$ select (now() at time zone 'Europe/Oslo')::date $$;

create function people_my_municipality() returns uuid
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select municipality_id from people_account where id = people_me_or_pending() and is_active $$;

-- The asker, while they are here as anything: one of the staff from the first day of a role to the last, anyone else always.
create function people_me_here() returns uuid
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select a.id from people_account a join people_person p on p.id = a.person_id
   where a.id = people_me() and a.is_active and (not p.staff or exists (
       select 1 from people_membership m where m.account_id = a.id
         and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()))) $$;

-- Whether someone comes in and is here as anything. Not a definer: asked by hand it answers of those the asker may see.
create function people_is_here(someone uuid) returns boolean
language sql stable parallel safe as
$$ select exists (select 1 from people_account a join people_person p on p.id = a.person_id
   where a.id = someone and a.is_active and (not p.staff or exists (
       select 1 from people_membership m where m.account_id = a.id
         and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())))) $$;

create function people_my_person() returns uuid
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select person_id from people_account where id = people_me() and is_active $$;

create function people_my_families() returns setof uuid
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select m.family_id from people_familymember m
   where m.person_id = (select people_my_person()) and m.kind in ('adult', 'youth')
     and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()) $$;

create function people_families_i_speak_for() returns setof uuid
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select m.family_id from people_familymember m
   where m.person_id = (select people_my_person()) and m.kind = 'adult'
     and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()) $$;

-- Whether someone may follow up a family today: works here, and neither gives out homes nor administers. Whoever leaves, or
-- takes such a role, is no family's contact person from that day. Not a definer: asked by hand it answers of the asker's own.
create function people_may_follow_up(someone uuid) returns boolean
language sql stable parallel safe as
$$ select coalesce(bool_and(m.role not in ('housing-manager', 'caseworker', 'complaint-body', 'administrator'))
       and bool_or(m.role not in ('family-member', 'volunteer', 'helper', 'guest')), false)
   from people_membership m join people_account a on a.id = m.account_id and a.is_active
   where m.account_id = someone and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()) $$;

create function people_families_i_follow() returns setof uuid
language sql stable security definer parallel safe rows 50 set search_path = pg_catalog, public as
$$ select f.family_id from people_followup f
   where f.worker_id = people_me() and people_my_municipality() is not null and (select people_may_follow_up(people_me()))
     and f.starts <= people_today() and (f.ends is null or f.ends >= people_today()) $$;

create function people_my_people() returns setof uuid
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as
$$ select m.person_id from people_familymember m
   where (m.ends is null or m.ends >= people_today())
     and m.family_id in (select people_my_families() union all select people_families_i_follow()) $$;

create function people_i_care_for() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as
$$ select m.person_id from people_familymember m
   where m.kind = 'child' and (m.ends is null or m.ends >= people_today())
     and m.family_id in (select people_families_i_speak_for()) $$;

create function people_my_organisations() returns setof uuid
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select m.organisation_id from people_membership m
   where m.account_id = people_me() and m.organisation_id is not null and people_my_municipality() is not null
     and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()) $$;

create function people_my_staff() returns setof uuid
language sql stable security definer parallel safe rows 200 set search_path = pg_catalog, public as
$$ select a.id from people_account a join people_person p on p.id = a.person_id
   where p.staff and p.municipality_id = (select people_my_municipality()) and a.municipality_id = p.municipality_id $$;

create function people_my_staff_people() returns setof uuid
language sql stable security definer parallel safe rows 200 set search_path = pg_catalog, public as
$$ select p.id from people_person p where p.staff and p.municipality_id = (select people_my_municipality()) $$;

create function people_i_have_role(wanted text) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select exists (select 1 from people_membership m
   where m.account_id = people_me() and m.role = wanted and people_my_municipality() is not null
     and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())) $$;

create function people_i_administer() returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select people_i_have_role('administrator') $$;
