-- Answering an invitation, before anyone is known.

-- What an invitation says, by its one-time word. The same before and after an answer, so that a copy of the word tells nothing.
create function process_invitation_read(word text)
returns table (side text, process text, question text, municipality text, office text, phone text, starts date, ends date, arena text)
language sql stable security definer set search_path = pg_catalog, public as
$$ select i.side::text, p.name::text, p.question, m.name::text, o.name::text, o.phone::text, p.starts, p.ends, p.arena::text
   from process_invitation i join process_process p on p.id = i.process_id
   join people_municipality m on m.id = i.municipality_id join people_organisation o on o.id = i.organisation_id
   where i.digest = word and i.expires_at > now() $$;

-- Answer it. Returns what became of it: declined, accepted (a new account, let in at once), existing (an account with the
-- address was there: log in the usual way), known (was answered yes before), full (no seat left), gone.
create function process_answer_invitation(
    word text, said text, new_account uuid, new_username text, family_name text, of_language text
) returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare asked process_invitation; before text; free_seat uuid; holder people_account; person uuid; family uuid;
begin
    select * into asked from process_invitation i where i.digest = word and i.expires_at > now() for update;
    if asked.id is null then return 'gone'; end if;
    select a.answer into before from process_invitationanswer a where a.invitation_id = asked.id;
    if before = 'yes' then return case when said = 'yes' then 'known' else 'declined' end; end if;
    if said = 'no' then
        insert into process_invitationanswer (id, invitation_id, answer) values (gen_random_uuid(), asked.id, 'no')
        on conflict (invitation_id) do nothing;
        return 'declined';
    end if;
    select s.id into free_seat from process_seat s
    where s.process_id = asked.process_id and s.account_id is null and s.family_id is null
      and s.role = case asked.side when 'families' then 'family' else 'provider' end
      and (asked.seat_id is null or s.id = asked.seat_id) and (s.ends is null or s.ends >= people_today())
    order by s.organisation_id = asked.organisation_id desc nulls last, s.code limit 1 for update;
    if free_seat is null then return 'full'; end if;
    insert into process_invitationanswer (id, invitation_id, answer) values (gen_random_uuid(), asked.id, 'yes')
    on conflict (invitation_id) do update set answer = 'yes';
    select * into holder from people_account a
    where a.municipality_id = asked.municipality_id and asked.way = 'email' and a.email = lower(asked.address);
    if holder.id is null then
        person := gen_random_uuid();
        insert into people_person (id, municipality_id, name, phone, staff)
        values (person, asked.municipality_id, asked.to_name, case when asked.way = 'sms' then asked.address else '' end,
                asked.side = 'providers');
        insert into people_account (id, municipality_id, person_id, username, email, language, is_active, created_at, password)
        values (new_account, asked.municipality_id, person, new_username,
                case when asked.way = 'email' then lower(asked.address) else '' end, of_language, true, now(), '!')
        returning * into holder;
    end if;
    if asked.side = 'families' then
        select m.family_id into family from people_familymember m
        where m.person_id = holder.person_id and m.kind = 'adult' and (m.ends is null or m.ends >= people_today()) limit 1;
        if family is null then
            family := gen_random_uuid();
            insert into people_family (id, municipality_id, name) values (family, asked.municipality_id, family_name);
            insert into people_familymember (id, municipality_id, family_id, person_id, kind, starts)
            values (gen_random_uuid(), asked.municipality_id, family, holder.person_id, 'adult', people_today());
        end if;
        update process_seat set family_id = family, called = (select f.name from people_family f where f.id = family),
            starts = people_today() where id = free_seat;
    else
        insert into people_membership (id, municipality_id, account_id, role, organisation_id, starts)
        values (gen_random_uuid(), asked.municipality_id, holder.id, 'provider', asked.organisation_id, people_today());
        update process_seat set account_id = holder.id, organisation_id = asked.organisation_id, starts = people_today(),
            called = (select p.name from people_person p where p.id = holder.person_id)
        where id = free_seat;
    end if;
    return case when holder.id = new_account then 'accepted' else 'existing' end;
end $$;

-- The family may be called otherwise later; its seats follow.
create function process_rename_family(wanted uuid) returns void
language sql volatile security definer set search_path = pg_catalog, public as
$$ update process_seat s set called = f.name from people_family f
   where f.id = wanted and s.family_id = wanted and f.id = any(array(select people_families_i_speak_for())) $$;
