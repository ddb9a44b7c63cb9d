-- Functions for one who is known.

-- A one-time way in for someone else: a family's adult for its people, whoever follows the family up for paper, the
-- administrator for staff. The caller writes it into the trail of the one it lets in.
create function people_make_link(for_account uuid, token_digest text, made_for text, lives interval) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if not exists (
        select 1 from people_account a where a.id = for_account and a.municipality_id = people_my_municipality()
          and (a.id = people_me() or (people_i_administer() and a.id in (select people_my_staff())) or a.person_id in (
              select m.person_id from people_familymember m where m.family_id in (select people_families_i_speak_for())
              union select m.person_id from people_familymember m where m.family_id in (select people_families_i_follow())))
    ) then return false; end if;
    insert into people_loginlink (id, account_id, digest, purpose, expires_at)
    values (gen_random_uuid(), for_account, token_digest, made_for, now() + lives);
    return true;
end $$;
