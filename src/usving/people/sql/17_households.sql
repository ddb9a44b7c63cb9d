-- Who lives with whom, as far as one who acts for a person must know; and what is noted on paper.

-- The people of someone's households now, for the person, for a helper with a mandate, and for whoever follows them up. Those
-- who act for another are told of the person and the minors only: another adult's name is no part of the help.
create function people_household_for(someone uuid) returns table (person uuid, name text, kind text)
language sql stable security definer set search_path = pg_catalog, public as $$
    with allowed as (
        select someone is not distinct from people_my_person() as own,
            someone in (select people_i_answer_for() union select people_i_write_for())
            or exists (select 1 from people_familymember m where m.person_id = someone
                       and m.family_id in (select people_families_i_follow())
                       and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())) as acting
    ), near as (
        select o.person_id, min(o.kind) as kind, min(o.position) as position
        from people_familymember a join people_familymember o on o.family_id = a.family_id
        where a.person_id = someone and a.starts <= people_today() and (a.ends is null or a.ends >= people_today())
          and o.starts <= people_today() and (o.ends is null or o.ends >= people_today())
        group by o.person_id
    )
    select p.id, p.name::text, coalesce(near.kind, 'adult')
    from people_person p left join near on near.person_id = p.id, allowed
    where (p.id = someone or near.person_id is not null)
      and (own or (acting and (p.id = someone or near.kind <> 'adult')))
    order by p.id <> someone, near.position, p.name $$;

-- Whose trail an act for someone belongs in: the account of one whom the asker is, acts for or follows up; null otherwise.
create function people_account_of(someone uuid) returns uuid
language sql stable security definer set search_path = pg_catalog, public as $$
    select a.id from people_account a where a.person_id = someone and (
        someone = people_my_person() or exists (select 1 from people_mandate m where m.person_id = someone and m.helper_id = people_me())
        or someone in (select m.person_id from people_familymember m where m.family_id in (select people_families_i_follow()))) $$;

-- What one person is asked, of all that is asked of the asker: as oneself, or as one the asker answers for.
create function people_requests_for(of_giver uuid) returns setof uuid
language sql stable security definer rows 10 set search_path = pg_catalog, public as
$$ select r.id from people_consentrequest r
   where r.id in (select people_requests_to_me())
     and (of_giver = people_my_person() or of_giver in (select people_i_answer_for()))
     and (of_giver = r.about_id or of_giver in (select people_givers(r.about_id, r.part))) $$;

-- How many questions wait for the asker's own answer: neither a living yes nor a no.
create function people_questions_waiting() returns integer
language sql stable security definer set search_path = pg_catalog, public as
$$ select count(*)::integer from people_requests_for(people_my_person()) asked
   where not exists (select 1 from people_consentrefusal n where n.request_id = asked and n.giver_id = people_my_person())
     and not exists (select 1 from people_consent c where c.request_id = asked and c.giver_id = people_my_person()
                     and c.withdrawn_at is null and c.until >= people_today()) $$;

-- Those of the asker and the asker's children who go by another name.
create function people_hidden_of_mine() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public as
$$ select x.person_id from people_protectedidentity x
   where x.person_id = people_my_person() or x.person_id in (select people_i_care_for()) $$;

-- A withdrawal on paper: what someone had opened of a part for a recipient is closed. Returns what was closed, for the trail
-- of the one who gave it; the page says the same whether there was anything or not.
create function people_withdraw_on_paper(
    of_giver uuid, of_part text, at_organisation uuid, at_team uuid, someone uuid
) returns setof uuid language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if people_manner_for(of_giver, null, null) is distinct from 'paper' then return; end if;
    return query update people_consent c set withdrawn_at = now(), withdrawn_by_id = people_me()
    where c.giver_id = of_giver and c.part = of_part and c.withdrawn_at is null and c.until >= people_today()
      and c.organisation_id is not distinct from at_organisation and c.team_id is not distinct from at_team
      and c.worker_id is not distinct from someone
    returning c.id;
end $$;

-- A message to one whose address the asker may not see: staff of the municipality, or one's own helper. It says that there is
-- something, never what. False where there is no address, or nobody to tell.
create function people_tell(message uuid, whom uuid, titles jsonb, texts jsonb) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind)
    select message, a.municipality_id, a.id, 'email', a.email, titles ->> a.language, texts ->> a.language, now(), 'consent'
    from people_account a
    where a.id = whom and a.is_active and a.email || a.mobile <> '' and a.municipality_id = people_my_municipality()
      and (a.id in (select people_my_staff())
           or a.id in (select m.helper_id from people_mandate m where m.person_id = people_my_person()));
    return found;
end $$;

-- The asker's own helpers now, each with the office it comes from, or none.
create function people_my_helpers() returns table (helper uuid, organisation uuid)
language sql stable security definer set search_path = pg_catalog, public as
$$ select distinct on (w.account_id) w.account_id, w.organisation_id
   from people_mandate m join people_membership w on w.account_id = m.helper_id
   where m.person_id = people_my_person() and m.starts <= people_today() and m.ends >= people_today() and w.role = 'helper'
     and w.starts <= people_today() and (w.ends is null or w.ends >= people_today())
   order by w.account_id, w.starts $$;
