-- A demonstration: answers only where the database is marked as one, whoever asks.

create function people_demonstration()
returns table (account uuid, name text, roles text[], organisation text, family text, municipality text)
language sql stable security definer set search_path = pg_catalog, public as $$
    select a.id, p.name::text,
        array(select distinct m.role::text from people_membership m
              where m.account_id = a.id and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
              union select 'family-member' from people_familymember f where f.person_id = a.person_id
              order by 1),
        (select o.name::text from people_membership m join people_organisation o on o.id = m.organisation_id
         where m.account_id = a.id order by m.starts, o.name limit 1),
        (select f.name::text from people_familymember m join people_family f on f.id = m.family_id
         where m.person_id = a.person_id and (m.ends is null or m.ends >= people_today()) order by m.starts, f.name limit 1),
        u.name::text
    from people_account a join people_person p on p.id = a.person_id join people_municipality u on u.id = a.municipality_id
    where a.is_active and exists (select 1 from people_demonstrationmark)
    order by u.name, p.staff, p.name $$;

-- Every message of a demonstration with its text, newest first, and how many there are in all.
create function people_demonstration_sent(skipped integer, most integer)
returns table (channel text, address text, subject text, body text, created_at timestamptz, sent_at timestamptz, messages bigint)
language sql stable security definer set search_path = pg_catalog, public as $$
    select n.channel::text, n.address::text, n.subject::text, n.body, n.created_at, n.sent_at, count(*) over ()
    from people_notice n where exists (select 1 from people_demonstrationmark)
    order by n.created_at desc, n.id offset skipped limit most $$;
