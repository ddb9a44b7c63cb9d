-- A family's contact person: asked by the family, answered by the worker, ended by either. An administrator sees none of it.

-- Tell the adults of a family, each in their own language. Not a definer. Returns the messages.
create function people_tell_adults(of_family uuid, title_by_language jsonb, text_by_language jsonb) returns setof uuid
language sql volatile as
$$ insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind)
   select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email,
          title_by_language ->> a.language, text_by_language ->> a.language, now(), 'contact'
   from people_familymember m join people_account a on a.person_id = m.person_id and a.is_active
   where m.family_id = of_family and m.kind = 'adult' and m.starts <= people_today()
     and (m.ends is null or m.ends >= people_today())
   returning id $$;

-- The same for a worker.
create function people_tell_worker(worker uuid, title_by_language jsonb, text_by_language jsonb) returns setof uuid
language sql volatile as
$$ insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind)
   select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email,
          title_by_language ->> a.language, text_by_language ->> a.language, now(), 'contact'
   from people_account a where a.id = worker and a.is_active
   returning id $$;

-- The worker answers a family that has asked. A yes lets the worker follow it up from today. Returns whether the question
-- was still open, and the messages to send.
create function people_answer_contact(
    request uuid, said text, new_followup uuid, title_by_language jsonb, text_by_language jsonb
) returns table (answered boolean, messages uuid[]) language plpgsql volatile security definer
set search_path = pg_catalog, public as $$
declare asked people_contactrequest;
begin
    select * into asked from people_contactrequest r
    where r.id = request and r.worker_id = people_me() and r.reply = '' and r.municipality_id = people_my_municipality() for update;
    if asked.id is null or said not in ('yes', 'no') or (said = 'yes' and not people_may_follow_up(people_me())) then
        return query select false, '{}'::uuid[]; return;
    end if;
    update people_contactrequest set reply = said, replied_at = now() where id = request;
    if said = 'yes' then
        insert into people_followup (id, municipality_id, family_id, worker_id, starts)
        values (new_followup, asked.municipality_id, asked.family_id, asked.worker_id, people_today());
    end if;
    return query select true, array(select people_tell_adults(asked.family_id, title_by_language, text_by_language));
end $$;

-- An adult of the family takes a question back before it is answered. Returns whether it was open.
create function people_withdraw_contact(request uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    update people_contactrequest set reply = 'withdrawn', replied_at = now()
    where id = request and reply = '' and family_id in (select people_families_i_speak_for());
    return found;
end $$;

-- An adult of the family, or the worker, ends it. At once: the last day that counts is yesterday. Tells the other side.
create function people_end_contact(followup uuid, title_by_language jsonb, text_by_language jsonb)
returns table (ended boolean, messages uuid[]) language plpgsql volatile security definer
set search_path = pg_catalog, public as $$
declare over people_followup;
begin
    update people_followup f set ends = people_today() - 1
    where f.id = followup and (f.ends is null or f.ends >= people_today())
      and f.municipality_id = people_my_municipality()
      and (f.worker_id = people_me() or f.family_id in (select people_families_i_speak_for()))
    returning f.* into over;
    if over.id is null then return query select false, '{}'::uuid[]; return; end if;
    return query select true, case when over.worker_id = people_me()
        then array(select people_tell_adults(over.family_id, title_by_language, text_by_language))
        else array(select people_tell_worker(over.worker_id, title_by_language, text_by_language)) end;
end $$;

-- Every night: whoever has left, or has taken a role that gives out homes, follows up nobody from now on; the families are
-- told. Decides nothing of its own, and answers before anyone is known. Returns the messages to send.
create function people_part_from_those_who_left(title_by_language jsonb, text_by_language jsonb) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare over people_followup;
begin
    for over in update people_followup f set ends = people_today() - 1
        where (f.ends is null or f.ends >= people_today()) and not people_may_follow_up(f.worker_id) returning f.*
    loop
        insert into audit_entry (id, municipality_id, at, actor_role, event, about_kind, about_id, family_id, account_id, facts)
        values (gen_random_uuid(), over.municipality_id, now(), '', 'people.contact_left', 'people.followup', over.id,
                over.family_id, over.worker_id, '{}');
        return query select * from people_tell_adults(over.family_id, title_by_language, text_by_language);
    end loop;
    update people_contactrequest r set reply = 'no', replied_at = now()
    where r.reply = '' and not people_may_follow_up(r.worker_id);
end $$;
