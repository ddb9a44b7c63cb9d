-- Telling those whose addresses the asker may not see, and of whom the asker may not learn how many they are.

-- Tell those whom a question of the asker's concerns, and write it in the trail of each: all who decide, and the one it is
-- about. Returns the messages.
create function people_tell_asked(request uuid, titles jsonb, texts jsonb) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare asked people_consentrequest; concerned uuid[];
begin
    select * into asked from people_consentrequest r where r.id = request and r.asked_by_id = people_me();
    if asked.id is null then return; end if;
    concerned := array(
        select a.id from people_account a where a.is_active and a.municipality_id = asked.municipality_id
          and (a.person_id in (select people_givers(asked.about_id, asked.part)) or a.person_id = asked.about_id and exists (
              select 1 from people_statement s join people_statementsubject x on x.statement_id = s.id
              where s.author_id = asked.about_id and x.person_id = asked.about_id and s.part = asked.part
                and s.removed_at is null)));
    insert into audit_entry (id, municipality_id, at, actor_id, actor_role, actor_organisation_id, event, about_kind, about_id,
        account_id, facts)
    select gen_random_uuid(), asked.municipality_id, now(), asked.asked_by_id, '', asked.organisation_id, 'people.consent_asked',
        'people.person', asked.about_id, someone, jsonb_build_object('part', asked.part, 'request', asked.id)
    from unnest(concerned) someone;
    return query insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind)
    select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email, titles ->> a.language, texts ->> a.language, now(), 'consent'
    from people_account a where a.id = any(concerned) and a.email || a.mobile <> ''
    returning id;
end $$;

-- Tell those whom changed words of the asker's are about too, once a day at most: they may have opened them for someone. Returns
-- the messages.
create function people_tell_subjects(statement uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as $$
    insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind)
    select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email, titles ->> a.language, texts ->> a.language, now(), 'consent'
    from people_statement s join people_statementsubject x on x.statement_id = s.id
    join people_account a on a.person_id = x.person_id and a.is_active
    where s.id = statement and s.author_id = people_my_person() and not s.own and x.person_id <> s.author_id
      and a.email || a.mobile <> '' and not exists (
          select 1 from people_notice n where n.account_id = a.id and n.subject = titles ->> a.language
            and n.created_at > now() - interval '1 day')
    returning id $$;

-- Tell those whom an opening in danger concerns, once they may know, and without a word of what it was: asked by whoever opened,
-- or by the clock. Also those without an address: it stands among their notices. Returns the messages.
create function people_tell_family_of_danger(opening uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as $$
    insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind, about)
    select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email, titles ->> a.language, texts ->> a.language, now(),
           'rights', o.id
    from people_override o join people_account a on a.id in (select people_danger_concerns(o.id)) and a.is_active
    where o.id = opening and o.told_at is not null and o.opened_by_id = coalesce(people_me_or_pending(), o.opened_by_id)
      and not exists (select 1 from people_notice n where n.account_id = a.id and n.about = o.id)
    returning id $$;

-- Tell the municipality's privacy officers that someone has opened in danger, at once, told to the family or not.
create function people_tell_officers_of_danger(opening uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as $$
    insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind, about)
    select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email, titles ->> a.language, texts ->> a.language, now(),
           'rights', o.id
    from people_override o join people_account a on a.municipality_id = o.municipality_id and a.is_active
    where o.id = opening and o.opened_by_id = people_me() and exists (
        select 1 from people_membership m where m.account_id = a.id and m.role = 'privacy-officer'
          and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()))
      and not exists (select 1 from people_notice n where n.account_id = a.id and n.about = o.id)
    returning id $$;

-- What those are called whose matter danger has opened, for the privacy officer who shall judge it. By the name they go by here.
create function people_named_in_danger(openings uuid[]) returns table (opening uuid, name text)
language sql stable security definer set search_path = pg_catalog, public as $$
    select o.id, p.name::text from people_override o join people_person p on p.id = o.about_id
    where o.id = any(openings) and o.municipality_id = people_my_municipality()
      and (select people_i_have_role('privacy-officer')) $$;
