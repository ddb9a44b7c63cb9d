-- Writing, saying yes, taking it back: each checks who asks, and says by one word what became of it.

create function people_write_statement(
    new_id uuid, of_author uuid, about uuid[], of_part text, for_purpose text, words text, as_own boolean
) returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare mine uuid := people_my_person(); near uuid[]; young uuid[];
begin
    if of_author is distinct from mine and of_author not in (select people_i_write_for()) then return 'not-yours'; end if;
    if exists (select 1 from people_statement where id = new_id) then return 'already'; end if;
    select array_agg(o.person_id), array_agg(o.person_id) filter (where o.kind <> 'adult' and a.kind = 'adult') into near, young
    from people_familymember a join people_familymember o on o.family_id = a.family_id
    where a.person_id = of_author and a.starts <= people_today() and (a.ends is null or a.ends >= people_today())
      and o.starts <= people_today() and (o.ends is null or o.ends >= people_today());
    if cardinality(about) = 0 or not about <@ (coalesce(near, '{}') || of_author) then return 'about'; end if;
    if as_own and not about <@ (coalesce(young, '{}') || of_author) then return 'own'; end if;
    insert into people_statement (id, municipality_id, author_id, typed_by_id, part, purpose, text, own, version, written_at, changed_at)
    values (new_id, people_my_municipality(), of_author, case when of_author is distinct from mine then people_me() end,
            of_part, for_purpose, words, as_own, 1, now(), now());
    insert into people_statementsubject (id, municipality_id, statement_id, person_id)
    select gen_random_uuid(), people_my_municipality(), new_id, person from unnest(about) person group by person;
    return 'written';
end $$;

-- Whether a consent may name this recipient: part of the municipality, there in a role that may receive, and not allocating.
create function people_may_receive(at_organisation uuid, at_team uuid, someone uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
    select (at_organisation is null or exists (select 1 from people_organisation o
            where o.id = at_organisation and o.municipality_id = people_my_municipality() and o.put_away_at is null))
       and (at_team is null or exists (select 1 from people_team t where t.id = at_team and t.organisation_id = at_organisation
            and t.put_away_at is null))
       and (someone is not null or at_organisation is not null)
       and (someone is null or (at_team is null and not people_allocated_since(someone, now()) and exists (
            select 1 from people_membership m join people_account a on a.id = m.account_id
            where a.id = someone and a.is_active and a.municipality_id = people_my_municipality()
              and m.role in ('provider', 'facilitator', 'process-leader', 'contractor', 'site-lead', 'volunteer', 'helper')
              and m.organisation_id is not distinct from at_organisation
              and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())))) $$;

-- Whether someone has a say about a person's part: the person, one of the givers, or a parent for their own words about a minor.
create function people_decides(someone uuid, for_person uuid, of_part text) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
    select someone = for_person or someone in (select people_givers(for_person, of_part)) or exists (
        select 1 from people_familymember a join people_familymember c on c.family_id = a.family_id
        where a.person_id = someone and a.kind = 'adult' and c.person_id = for_person and c.kind <> 'adult'
          and a.starts <= people_today() and (a.ends is null or a.ends >= people_today())
          and c.starts <= people_today() and (c.ends is null or c.ends >= people_today())) $$;

-- As what the asker may answer for someone: tap for oneself, helper by mandate, paper where one follows the family up and is
-- not let in by the answer; null where one may not.
create function people_manner_for(of_giver uuid, at_organisation uuid, someone uuid) returns text
language sql stable security definer set search_path = pg_catalog, public as $$
    select case
        when of_giver = people_my_person() then 'tap'
        when of_giver in (select people_i_answer_for()) and someone is distinct from people_me() then 'helper'
        when someone is distinct from people_me() and not coalesce(at_organisation in (select people_my_organisations()), false)
             and exists (select 1 from people_familymember m where m.person_id = of_giver
                         and m.family_id in (select people_families_i_follow())
                         and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())) then 'paper'
    end $$;

create function people_give_consent(
    new_id uuid, of_giver uuid, about uuid, of_part text, for_purpose text, at_organisation uuid, at_team uuid, someone uuid,
    last_day date, answers uuid, wording text
) returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare how text := people_manner_for(of_giver, at_organisation, someone);
begin
    if how is null or not people_decides(of_giver, about, of_part) then return 'not-yours'; end if;
    if exists (select 1 from people_consent where id = new_id) then return 'already'; end if;
    if not people_may_receive(at_organisation, at_team, someone) then return 'recipient'; end if;
    if last_day < people_today() or last_day > people_today() + 365 then return 'until'; end if;
    if answers is not null and not exists (
        select 1 from people_consentrequest r where r.id = answers and r.about_id = about and r.part = of_part
          and r.purpose = for_purpose and r.taken_back_at is null) then return 'request'; end if;
    insert into people_consent (id, municipality_id, giver_id, about_id, part, purpose, organisation_id, team_id, worker_id,
        request_id, given_at, until, text_version, manner, recorded_by_id)
    values (new_id, people_my_municipality(), of_giver, about, of_part, for_purpose, at_organisation, at_team, someone,
        answers, now(), last_day, wording, how, people_me());
    return how;
end $$;

create function people_shorten_consent(consent uuid, last_day date) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare found_consent people_consent;
begin
    select * into found_consent from people_consent c where c.id = consent for update;
    if found_consent.id is null or people_manner_for(found_consent.giver_id, null, null) is null then return 'not-yours'; end if;
    if found_consent.withdrawn_at is not null then return 'withdrawn'; end if;
    if last_day < people_today() or last_day > found_consent.until then return 'until'; end if;
    update people_consent set until = last_day where id = consent;
    return 'shortened';
end $$;

create function people_withdraw_consent(consent uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare found_consent people_consent;
begin
    select * into found_consent from people_consent c where c.id = consent for update;
    if found_consent.id is null or people_manner_for(found_consent.giver_id, null, null) is null then return 'not-yours'; end if;
    update people_consent set withdrawn_at = now(), withdrawn_by_id = people_me() where id = consent and withdrawn_at is null;
    return 'withdrawn';
end $$;

-- Danger (forvaltningsloven § 13 b first paragraph no. 7): a worker who knows the person opens two parts for a day.
create function people_open_in_danger(
    new_id uuid, someone uuid, on_ground text, because text, barred_by text, to_be_told date
) returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if someone not in (select people_i_may_ask()) or people_allocated_since(people_me(), now()) or not exists (
        select 1 from people_membership m where m.account_id = people_me() and m.role in ('provider', 'facilitator')
          and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())) then return 'not-yours'; end if;
    if exists (select 1 from people_override where id = new_id) then return 'already'; end if;
    insert into people_override (id, municipality_id, about_id, opened_by_id, ground, reason, opened_at, closes_at, silent_by,
        tell_on, told_at)
    values (new_id, people_my_municipality(), someone, people_me(), on_ground, because, now(), now() + interval '24 hours',
        barred_by, to_be_told, case when barred_by = '' then now() end);
    return 'opened';
end $$;

-- Whose trail a reading belongs in: the accounts of the person and of those who decide about the part.
create function people_concerned(someone uuid, of_part text) returns setof uuid
language sql stable security definer rows 2 set search_path = pg_catalog, public as $$
    select a.id from people_account a where a.municipality_id = people_my_municipality()
      and a.person_id = any(array(select someone union select people_givers(someone, of_part))) $$;

-- Who let the asker in by these consents; and who is told that the asker was shown someone's name in a list: the household that
-- the asker follows up, else those alone who have opened something about the person, so that no one else learns of it.
create function people_openers(consents uuid[]) returns setof uuid
language sql stable security definer rows 2 set search_path = pg_catalog, public as $$
    select a.id from people_consent c join people_account a on a.person_id = c.giver_id
    where c.id = any(consents) and c.id in (select people_consents_to_me()) $$;

create function people_told_of_listing(someone uuid) returns setof uuid
language sql stable security definer rows 2 set search_path = pg_catalog, public as $$
    select people_concerned(someone, 'contact') where exists (
        select 1 from people_familymember m where m.person_id = someone
          and m.family_id in (select people_families_i_follow())
          and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()))
    union
    select people_openers(array(select c.id from people_consent c where c.about_id = someone)) $$;

-- Either of the two ends a mandate; nobody changes one.
create function people_end_mandate(mandate uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    update people_mandate set ends = people_today() - 1
    where id = mandate and ends >= people_today() and (person_id = people_my_person() or helper_id = people_me());
    return found;
end $$;

-- Another name everywhere for one who must not be found; the true one is put where no page reads.
create function people_protect(someone uuid, called text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if someone is distinct from people_my_person() and someone not in (select people_i_care_for()) then return false; end if;
    insert into people_protectedidentity (id, municipality_id, person_id, name, phone)
    select gen_random_uuid(), p.municipality_id, p.id, p.name, p.phone from people_person p where p.id = someone
    on conflict (person_id) do nothing;
    update people_person set name = called, phone = '' where id = someone;
    return true;
end $$;

create function people_unprotect(someone uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if someone is distinct from people_my_person() and someone not in (select people_i_care_for()) then return false; end if;
    update people_person p set name = x.name, phone = x.phone from people_protectedidentity x
    where x.person_id = someone and p.id = someone;
    delete from people_protectedidentity where person_id = someone;
    return found;
end $$;

create function people_i_am_protected() returns boolean
language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (select 1 from people_protectedidentity where person_id = people_my_person()) $$;

-- One adult leaves a household at once, with the children who shall also live there. Nobody is taken out of the other home,
-- so no parent loses a say; the new home is seen by nobody in the old one.
create function people_split_household(from_family uuid, new_family uuid, called text, children uuid[]) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if exists (select 1 from people_family f where f.id = new_family) then return 'already'; end if;
    if from_family not in (select people_families_i_speak_for()) then return 'not-yours'; end if;
    if not children <@ coalesce((select array_agg(m.person_id) from people_familymember m where m.family_id = from_family
        and m.kind <> 'adult' and (m.ends is null or m.ends >= people_today())), '{}') then return 'children'; end if;
    insert into people_family (id, municipality_id, name, code) values (new_family, people_my_municipality(), called, '');
    insert into people_familymember (id, municipality_id, family_id, person_id, kind, position, starts)
    select gen_random_uuid(), people_my_municipality(), new_family, m.person_id, m.kind, m.position, people_today()
    from people_familymember m where m.family_id = from_family
      and (m.person_id = people_my_person() or m.person_id = any(children));
    update people_familymember set ends = people_today() - 1
    where family_id = from_family and person_id = people_my_person();
    return 'split';
end $$;

-- A person's own helper comes in as one: made by the person, who gives the mandate in the same act.
create function people_add_helper(new_person uuid, new_account uuid, called text, new_username text, at_address text, of_language text)
returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if people_my_person() is null then return 'not-yours'; end if;
    if exists (select 1 from people_person where id = new_person) then return 'already'; end if;
    insert into people_person (id, municipality_id, name, phone, staff) values (new_person, people_my_municipality(), called, '', false);
    insert into people_account (id, municipality_id, person_id, username, email, language, is_active, created_at, password)
    values (new_account, people_my_municipality(), new_person, new_username, at_address, of_language, true, now(), '!');
    insert into people_membership (id, municipality_id, account_id, role, starts)
    values (gen_random_uuid(), people_my_municipality(), new_account, 'helper', people_today());
    return 'added';
end $$;

create function people_helper_named(typed text) returns uuid
language sql stable security definer set search_path = pg_catalog, public as
$$ select a.id from people_account a where a.username = lower(typed) and a.municipality_id = people_my_municipality()
   and a.is_active and people_is_helper(a.id) $$;

-- For the clock: who is to be reminded that a consent ends soon, and whom to tell of an opening the law let wait. Ids only.
create function people_consents_ending(within_days integer) returns table (consent uuid, account uuid)
language sql stable security definer set search_path = pg_catalog, public as $$
    select c.id, a.id from people_consent c join people_account a on a.person_id = c.giver_id
    where c.withdrawn_at is null and c.reminded_at is null and a.is_active
      and c.until between people_today() and people_today() + within_days and c.given_at < now() - interval '7 days' $$;

create function people_consent_reminded(consent uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    update people_consent set reminded_at = now()
    where id = consent and reminded_at is null and giver_id = people_my_person();
    return found;
end $$;

create function people_overrides_to_tell() returns setof uuid
language sql stable security definer set search_path = pg_catalog, public as
$$ select o.id from people_override o where o.told_at is null and o.tell_on <= people_today() $$;

-- The accounts of those whom an opening in danger concerns: the person, and those who decide about what it opens.
create function people_danger_concerns(opening uuid) returns setof uuid
language sql stable security definer rows 3 set search_path = pg_catalog, public as $$
    select a.id from people_override o join people_account a on a.municipality_id = o.municipality_id
    where o.id = opening and (a.person_id = o.about_id or a.person_id in (
        select people_givers(o.about_id, part) from unnest(array['housing', 'contact']) part)) $$;

-- As what someone opened, and where from: the first role held then that may be let in by a consent.
create function people_opened_as(opening uuid) returns table (role text, organisation uuid)
language sql stable security definer rows 1 set search_path = pg_catalog, public as $$
    select m.role::text, m.organisation_id from people_override o join people_membership m on m.account_id = o.opened_by_id
    where o.id = opening and m.role in ('provider', 'facilitator') and m.starts <= (o.opened_at at time zone 'Europe/Oslo')::date
      and (m.ends is null or m.ends >= (o.opened_at at time zone 'Europe/Oslo')::date)
    order by m.starts, m.id limit 1 $$;

-- Tell of an opening whose day has come, in the log of everyone it concerns, with how often it was read; once. Whoever calls:
-- the day decides.
create function people_tell_of_override(opening uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare found_override people_override; times integer;
begin
    update people_override set told_at = now()
    where id = opening and told_at is null and tell_on <= people_today() returning * into found_override;
    if found_override.id is null then return false; end if;
    select count(*) into times from audit_entry e
    where e.event = 'people.part_opened' and e.about_id = found_override.about_id and e.account_id is null
      and e.actor_id = found_override.opened_by_id and e.at >= found_override.opened_at;
    insert into audit_entry (id, municipality_id, at, actor_id, actor_role, actor_organisation_id, event, about_kind, about_id,
        account_id, facts)
    select gen_random_uuid(), found_override.municipality_id, now(), found_override.opened_by_id, coalesce(office.role, ''),
           office.organisation, 'people.opened_in_danger', 'people.person', found_override.about_id, concerned,
           jsonb_build_object('ground', found_override.ground, 'read', times)
    from people_danger_concerns(opening) concerned left join people_opened_as(opening) office on true;
    return true;
end $$;
