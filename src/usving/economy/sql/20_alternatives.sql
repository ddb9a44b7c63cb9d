-- Weighing other ways to use what there is. Nobody but the adults of the family, or the one person, ever gets a row of it.

create function economy_my_weighings() returns setof uuid
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select w.id from economy_weighing w
   where w.account_id = people_me() or w.family_id in (select people_families_i_speak_for()) $$;

-- Tell whoever began a trial that it is over, once: that there is something, never what. For the clock alone. Returns the messages.
create function economy_remind_of_trials(on_day date, titles jsonb, texts jsonb) returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if people_me_or_pending() is not null then return; end if;
    return query
    with due as (
        update economy_savedplan p set reminded_at = now()
        where p.tried_until <= on_day and p.ended_at is null and p.reminded_at is null and p.tried_by_id is not null
        returning p.tried_by_id as account)
    insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind)
    select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email, titles ->> a.language, texts ->> a.language, now(), 'reminder'
    from due join people_account a on a.id = due.account and a.is_active
    returning id;
end $$;
