-- Who decides for whom, whom a consent lets in, and what it opens. The plain rule stands in `people/rules/consents.py`.

-- From which age one decides oneself about a part; the sources stand in `people/rules/parts.py`, and a test compares.
create function people_legal_age(of_part text) returns integer language sql immutable parallel safe as
$$ select case of_part when 'health' then 16 when 'housing' then 18 when 'economy' then 18 when 'home-plan' then 18 else 15 end $$;

create function people_i_am_parent_of() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as
$$ select m.person_id from people_familymember m
   where m.kind in ('child', 'youth') and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
     and m.family_id in (select people_families_i_speak_for()) $$;

-- The persons who must all say yes before something about one of them opens.
create function people_givers(of_person uuid, of_part text) returns setof uuid
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as $$
    with own as (
        select m.family_id, m.kind from people_familymember m
        where m.person_id = of_person and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
    ), known as (
        select (select b.day from people_birth b where b.person_id = of_person) as born
    ), self as (
        select not exists (select 1 from own) or exists (select 1 from own where kind = 'adult')
            or coalesce(extract(year from age(people_today(), born)) >= people_legal_age(of_part), false) as alone,
            born is null and exists (select 1 from own where kind = 'youth') as unsure
        from known
    )
    select of_person from self where alone or unsure
    union
    select m.person_id from people_familymember m, self
    where not alone and m.kind = 'adult' and m.family_id in (select family_id from own)
      and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()) $$;

-- The persons for whom a helper with a living mandate may answer, and for whom it may write.
create function people_i_answer_for() returns setof uuid
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select m.person_id from people_mandate m
   where m.helper_id = people_me() and m.may_answer and (select people_i_have_role('helper'))
     and m.starts <= people_today() and m.ends >= people_today() $$;

create function people_i_write_for() returns setof uuid
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select m.person_id from people_mandate m
   where m.helper_id = people_me() and m.may_write and (select people_i_have_role('helper'))
     and m.starts <= people_today() and m.ends >= people_today() $$;

create function people_is_helper(someone uuid) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select exists (select 1 from people_membership m join people_account a on a.id = m.account_id
   where m.account_id = someone and m.role = 'helper' and a.municipality_id = (select people_my_municipality())
     and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())) $$;

-- Whether someone has allocated at any time since a moment: then no consent from before it lets them in.
create function people_allocated_since(someone uuid, moment timestamptz) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select exists (select 1 from people_membership m
   where m.account_id = someone and m.role in ('housing-manager', 'caseworker', 'complaint-body')
     and m.starts <= people_today() and (m.ends is null or m.ends >= (moment at time zone 'Europe/Oslo')::date)) $$;

-- The consents that let the asker in now.
create function people_consents_to_me() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as $$
    with work as materialized (
        select m.organisation_id, m.team_id from people_membership m
        where m.account_id = people_me() and people_my_municipality() is not null
          and m.role in ('provider', 'facilitator', 'process-leader', 'contractor', 'site-lead', 'volunteer', 'helper')
          and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
    )
    select c.id from people_consent c
    where c.withdrawn_at is null and c.until >= people_today()
      and (c.worker_id = people_me() or (c.worker_id is null and c.organisation_id in (select organisation_id from work)))
      and exists (select 1 from work w where case
          when c.worker_id is not null then w.organisation_id is not distinct from c.organisation_id
          when c.team_id is not null then w.team_id = c.team_id
          else w.organisation_id = c.organisation_id end)
      and not people_allocated_since(people_me(), c.given_at) $$;

create function people_statements_i_wrote() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as
$$ select s.id from people_statement s where s.author_id = (select people_my_person()) $$;

-- What others have put down about the asker, or about nobody but children the asker is a parent of.
create function people_statements_about_me() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as $$
    select s.id from people_statementsubject x join people_statement s on s.id = x.statement_id
    where x.person_id = (select people_my_person()) and not s.own and s.removed_at is null
    union
    select s.id from people_statementsubject x join people_statement s on s.id = x.statement_id
    where x.person_id = any(array(select people_i_care_for())) and not s.own and s.removed_at is null
      and not exists (select 1 from people_statementsubject y where y.statement_id = s.id
                      and y.person_id <> all(array(select people_i_care_for()))) $$;

-- The persons who must all say yes about one of those some words are about; what one has written about oneself waits for
-- oneself too, whoever else decides. Empty where nobody decides: then it does not open. Not a definer: it is written out in the
-- question that asks, and people_givers is planned once for all rows instead of anew for each.
create function people_deciders(as_own boolean, author uuid, about uuid, of_part text) returns setof uuid
language sql stable parallel safe rows 2 as $$
    select author where as_own and about <> author
    union all select g from people_givers(about, of_part) g where not (as_own and about <> author)
    union all select author where about = author and exists (select 1 from people_givers(about, of_part)) $$;

-- What a consent or danger has opened for the asker.
create function people_statements_open_to_me() returns setof uuid
language sql stable security definer parallel safe rows 50 set search_path = pg_catalog, public as $$
    with mine as materialized (
        select c.giver_id, c.about_id, c.part, c.purpose from people_consent c where c.id in (select people_consents_to_me())
    )
    select s.id from people_statement s
    where s.removed_at is null
      and s.id in (select x.statement_id from people_statementsubject x where x.person_id in (select about_id from mine))
      and exists (select 1 from mine m where m.part = s.part and m.purpose = s.purpose)
      and not exists (
          select 1 from people_statementsubject x where x.statement_id = s.id and (
              not exists (select 1 from people_deciders(s.own, s.author_id, x.person_id, s.part))
              or exists (select 1 from people_deciders(s.own, s.author_id, x.person_id, s.part) person where not exists (
                  select 1 from mine m where m.giver_id = person and m.about_id = x.person_id
                    and m.part = s.part and m.purpose = s.purpose))))
    union
    select s.id from people_override o
    join people_statementsubject x on x.person_id = o.about_id join people_statement s on s.id = x.statement_id
    where o.opened_by_id = people_me() and people_my_municipality() is not null and o.closes_at > now()
      and s.part in ('housing', 'contact') and not s.own and s.removed_at is null $$;

-- What is asked of the asker, as one who decides or as a helper who may answer for one. One under the legal age is asked about
-- what it has written about itself.
create function people_requests_to_me() returns setof uuid
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as $$
    with deciders as materialized (select people_my_person() as person union select people_i_answer_for()),
    candidates as materialized (
        select person from deciders
        union select m.person_id from people_familymember m
              where m.kind in ('child', 'youth') and m.family_id in (
                  select f.family_id from people_familymember f where f.person_id in (select person from deciders)))
    select r.id from people_consentrequest r
    where r.about_id in (select person from candidates) and r.taken_back_at is null
      and (exists (select 1 from people_givers(r.about_id, r.part) g where g in (select person from deciders))
           or (r.about_id in (select person from deciders) and exists (
               select 1 from people_statement s join people_statementsubject x on x.statement_id = s.id
               where s.author_id = r.about_id and x.person_id = r.about_id and s.part = r.part and s.removed_at is null))) $$;

-- Whom a worker may ask: the people of families it follows up, and whoever has opened something for it already.
create function people_i_may_ask() returns setof uuid
language sql stable security definer parallel safe rows 50 set search_path = pg_catalog, public as $$
    select m.person_id from people_familymember m
    where m.family_id in (select people_families_i_follow())
      and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
    union select c.about_id from people_consent c where c.id in (select people_consents_to_me()) $$;

create function people_overrides_about_me() returns setof uuid
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select o.id from people_override o
   where o.about_id = (select people_my_person()) or o.about_id = any(array(select people_i_am_parent_of())) $$;

-- The people who have opened something for the asker, and those whom danger has opened: their name may be seen.
create function people_opened_to_me() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as $$
    select c.about_id from people_consent c where c.id in (select people_consents_to_me())
    union select o.about_id from people_override o
    where o.opened_by_id = people_me() and people_my_municipality() is not null and o.closes_at > now() $$;

-- Those one helps, and one's own helpers.
create function people_near_by_mandate() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as $$
    select m.person_id from people_mandate m where m.helper_id = people_me() and m.ends >= people_today()
    union select a.person_id from people_mandate m join people_account a on a.id = m.helper_id
    where m.person_id = (select people_my_person()) $$;
