-- Whom a family may ask to follow it up: those who work, today, for the organisations that take part in its processes or
-- invited families to them. Empty for whoever does not speak for the family.
create function process_contact_candidates(of_family uuid) returns setof uuid
language sql stable security definer rows 50 set search_path = pg_catalog, public as
$$ with mine as (
       select s.process_id from process_seat s where s.family_id = of_family
         and of_family in (select people_families_i_speak_for())
         and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today())),
   offices as (
       select s.organisation_id from process_seat s where s.process_id in (select process_id from mine)
         and s.role = 'provider' and s.organisation_id is not null and (s.ends is null or s.ends >= people_today())
       union select a.organisation_id from process_partner a where a.process_id in (select process_id from mine)
       union select c.organisation_id from process_recruitingchannel c where c.process_id in (select process_id from mine))
   select distinct m.account_id from people_membership m join people_account a on a.id = m.account_id
     join people_person p on p.id = a.person_id and p.staff
   where m.organisation_id in (select organisation_id from offices) and m.role not in ('volunteer', 'helper', 'guest', 'family-member')
     and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
     and a.municipality_id = (select people_my_municipality()) and people_may_follow_up(a.id) $$;

-- An adult of the family asks someone. Returns asked, already (the question is open), follows (it is so already) or
-- refused, and the message to send.
create function process_ask_contact(
    of_family uuid, someone uuid, request uuid, title_by_language jsonb, text_by_language jsonb
) returns table (outcome text, messages uuid[]) language plpgsql volatile security definer
set search_path = pg_catalog, public as $$
begin
    perform 1 from people_family f where f.id = of_family for update;
    if exists (select 1 from people_contactrequest r where r.id = request
               or (r.family_id = of_family and r.worker_id = someone and r.reply = '')) then
        return query select 'already', '{}'::uuid[]; return;
    end if;
    if someone not in (select process_contact_candidates(of_family)) then
        return query select 'refused', '{}'::uuid[]; return;
    end if;
    if exists (select 1 from people_followup f where f.family_id = of_family and f.worker_id = someone
               and (f.ends is null or f.ends >= people_today())) then
        return query select 'follows', '{}'::uuid[]; return;
    end if;
    insert into people_contactrequest (id, municipality_id, family_id, called, worker_id, asked_at, reply)
    select request, f.municipality_id, f.id, f.name, someone, now(), '' from people_family f where f.id = of_family;
    return query select 'asked', array(select people_tell_worker(someone, title_by_language, text_by_language));
end $$;
