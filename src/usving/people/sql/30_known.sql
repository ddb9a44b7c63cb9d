-- Functions for one who is known.

-- A one-time way in for someone else: a family's adult for those of its people who have not been here yet, whoever follows
-- the family up for paper, the administrator for staff. Whoever has logged in once is let in by nobody else in the family:
-- what an adult or a youth keeps to themselves stays theirs. A new code on paper makes the older ones useless. One that was
-- handed over against identification lets in further, and is made by whoever follows the family up alone.
-- The caller writes it into the trail of the one it lets in.
create function people_make_link(for_account uuid, token_digest text, made_for text, lives interval) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if made_for not in ('paper', 'shown', 'welcome') or not exists (
        select 1 from people_account a where a.id = for_account and a.municipality_id = people_my_municipality()
          and a.is_active
          and (made_for <> 'shown' and a.id = people_me()
               or made_for <> 'shown' and people_i_administer() and a.id in (select people_my_staff()) or a.person_id in (
              select m.person_id from people_familymember m
              where made_for <> 'shown' and a.last_login is null and (m.ends is null or m.ends >= people_today())
                and m.family_id in (select people_families_i_speak_for())
              union select m.person_id from people_familymember m
              where (m.ends is null or m.ends >= people_today()) and m.family_id in (select people_families_i_follow())))
    ) then return false; end if;
    update people_loginlink set spent_at = now()
    where account_id = for_account and purpose in ('paper', 'shown') and made_for in ('paper', 'shown') and spent_at is null;
    insert into people_loginlink (id, account_id, digest, purpose, expires_at)
    values (gen_random_uuid(), for_account, token_digest, made_for, now() + lives);
    return true;
end $$;

-- A family's adult adds someone to it: a child without an account, a youth or another adult with one. The same key twice
-- adds once. An address that someone else has is left out, and the answer is alike: nobody tries addresses here. Returns added, already, or refused where the asker may not speak for the family.
create function people_add_member(
    to_family uuid, new_person uuid, called text, as_kind text, new_account uuid, new_username text, at_address text, of_language text
) returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare home uuid;
begin
    if to_family not in (select people_families_i_speak_for()) then return 'refused'; end if;
    if exists (select 1 from people_familymember m where m.person_id = new_person and m.family_id = to_family) then return 'already'; end if;
    select f.municipality_id into home from people_family f where f.id = to_family;
    insert into people_person (id, municipality_id, name, phone, staff) values (new_person, home, called, '', false);
    insert into people_familymember (id, municipality_id, family_id, person_id, kind, position, starts)
    select gen_random_uuid(), home, to_family, new_person, as_kind, coalesce(max(m.position), 0) + 1, people_today()
    from people_familymember m where m.family_id = to_family;
    if as_kind <> 'child' then
        insert into people_account (id, municipality_id, person_id, username, email, language, is_active, created_at, password)
        values (new_account, home, new_person, new_username,
            case when exists (select 1 from people_account a where a.municipality_id = home and a.email = lower(at_address))
                 then '' else lower(at_address) end, of_language, true, now(), '!');
    end if;
    return 'added';
end $$;

-- The people behind ids in the trail, and the ones whom a family can call: oneself, one's family, and staff of the
-- municipality, whose names and numbers everyone there sees; one's helpers, and those one helps.
create function people_behind(accounts uuid[]) returns table (account uuid, name text, phone text, organisation text, staff boolean)
language sql stable security definer set search_path = pg_catalog, public as $$
    select a.id, p.name::text, p.phone::text,
        (select o.name::text from people_membership m join people_organisation o on o.id = m.organisation_id
         where m.account_id = a.id and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
         order by m.starts, o.name limit 1), p.staff
    from people_account a join people_person p on p.id = a.person_id
    where a.id = any(accounts) and a.municipality_id = (select people_my_municipality())
      and (p.staff or a.id = people_me() or p.id in (select people_my_people())
           or p.id in (select people_near_by_mandate())) $$;
