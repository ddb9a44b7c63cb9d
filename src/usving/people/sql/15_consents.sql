-- Who decides for whom, whom a consent lets in, and what it opens. The plain rule stands in `people/rules/consents.py`.

-- From which age one decides oneself about a part; the sources stand in `people/rules/parts.py`, and a test compares.
create function people_legal_age(of_part text) returns integer language sql immutable parallel safe as
$$ select case of_part when 'health' then 16 when 'housing' then 18 when 'economy' then 18 when 'home-plan' then 18 else 15 end $$;

create function people_i_am_parent_of() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as
$$ select m.person_id from people_familymember m
   where m.kind in ('child', 'youth') and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
     and m.family_id in (select people_families_i_speak_for()) $$;

-- The persons who must all say yes before something about one of them opens; for each person and part, side by side in two lists.
create function people_givers_of(persons uuid[], parts text[]) returns table (person uuid, part text, giver uuid)
language sql stable security definer parallel safe rows 100 set search_path = pg_catalog, public as $$
    with asked as materialized (
        select distinct x.person, x.part from unnest(persons, parts) x(person, part)
    ), homes as materialized (
        select m.person_id, m.family_id, m.kind from people_familymember m
        where m.person_id = any(persons) and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
    ), placed as materialized (
        select person_id, bool_or(kind = 'adult') as adult, bool_or(kind = 'youth') as youth from homes group by person_id
    ), judged as materialized (
        select a.person, a.part,
            p.person_id is null or p.adult
                or coalesce(extract(year from age(people_today(), b.day)) >= people_legal_age(a.part), false) as alone,
            b.day is null and p.youth as unsure
        from asked a left join placed p on p.person_id = a.person left join people_birth b on b.person_id = a.person
    )
    select j.person, j.part, j.person from judged j where j.alone or j.unsure
    union
    select j.person, j.part, m.person_id from judged j
    join homes h on h.person_id = j.person join people_familymember m on m.family_id = h.family_id
    where not j.alone and m.kind = 'adult' and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()) $$;

create function people_givers(of_person uuid, of_part text) returns setof uuid
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select giver from people_givers_of(array[of_person], array[of_part]) $$;

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

-- Until which day someone has allocated, or still does; null for one who never has. A consent from before it lets nobody in.
create function people_allocated_until(someone uuid) returns date
language sql stable parallel safe set search_path = pg_catalog, public as
$$ select max(coalesce(m.ends, 'infinity')) from people_membership m
   where m.account_id = someone and m.role in ('housing-manager', 'caseworker', 'complaint-body')
     and m.starts <= people_today() $$;

create function people_allocated_since(someone uuid, moment timestamptz) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select coalesce(people_allocated_until(someone) >= (moment at time zone 'Europe/Oslo')::date, false) $$;

-- The consents that let the asker in now.
create function people_consents_to_me() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as $$
    with work as materialized (
        select m.organisation_id, m.team_id from people_membership m
        where m.account_id = people_me() and people_my_municipality() is not null
          and m.role in ('provider', 'facilitator', 'process-leader', 'contractor', 'site-lead', 'volunteer', 'helper')
          and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
    )
    select c.id from (
        select * from people_consent c where c.worker_id = people_me() and c.withdrawn_at is null
        union all
        select * from people_consent c where c.worker_id is null and c.withdrawn_at is null
            and c.organisation_id = any(array(select organisation_id from work))
    ) c, coalesce(people_allocated_until(people_me()), '-infinity') allocated
    where c.until >= people_today() and allocated < (c.given_at at time zone 'Europe/Oslo')::date
      and exists (select 1 from work w where case
          when c.worker_id is not null then w.organisation_id is not distinct from c.organisation_id
          when c.team_id is not null then w.team_id = c.team_id
          else w.organisation_id = c.organisation_id end) $$;

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

-- What a consent or danger has opened for the asker. About each of those some words are about, each who decides must have said
-- yes to the asker; what one has written about oneself waits for oneself too, and words that are one's own for their author alone.
-- What nobody decides about does not open. Counted for all words at once: a question for each took tens of milliseconds. With
-- `someone`, only what a yes or a danger about that person has opened.
create function people_statements_opened(someone uuid) returns setof uuid
language sql stable security definer parallel safe rows 50 set search_path = pg_catalog, public as $$
    with mine as materialized (
        select distinct c.giver_id, c.about_id, c.part, c.purpose from people_consent c
        where c.id in (select people_consents_to_me())
    ), words as materialized (
        select distinct s.id, s.own, s.author_id, s.part, s.purpose from mine m
        join people_statementsubject x on x.person_id = m.about_id
        join people_statement s on s.id = x.statement_id and s.part = m.part and s.purpose = m.purpose and s.removed_at is null
        where someone is null or m.about_id = someone
    ), concerned as materialized (
        select w.*, x.person_id, w.own and w.author_id <> x.person_id as authors
        from words w join people_statementsubject x on x.statement_id = w.id
    ), givers as materialized (
        select g.* from (select array_agg(c.person_id) as persons, array_agg(c.part) as parts from concerned c) asked,
            people_givers_of(asked.persons, asked.parts) g
    ), decided as (
        select c.*, c.author_id as decider from concerned c where c.authors or c.author_id = c.person_id
        union all
        select c.*, g.giver from concerned c left join givers g on g.person = c.person_id and g.part = c.part where not c.authors
    )
    select d.id from decided d
    left join mine m on m.giver_id = d.decider and m.about_id = d.person_id and m.part = d.part and m.purpose = d.purpose
    group by d.id having bool_and(m.giver_id is not null)
    union
    select s.id from people_override o
    join people_statementsubject x on x.person_id = o.about_id join people_statement s on s.id = x.statement_id
    where o.opened_by_id = people_me() and people_my_municipality() is not null and o.closes_at > now()
      and (someone is null or o.about_id = someone)
      and s.part in ('housing', 'contact') and not s.own and s.removed_at is null $$;

create function people_statements_open_to_me() returns setof uuid
language sql stable security definer parallel safe rows 50 set search_path = pg_catalog, public as
$$ select people_statements_opened(null) $$;

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
