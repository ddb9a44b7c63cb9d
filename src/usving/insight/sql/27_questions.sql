-- Open questions: how open each is, and who is reminded to look at it again.

-- Let the state of a question follow what the sides have said since it was last held open, and the day to look at it again
-- follow the last look. Anyone may ask: the answer is in what is said alone.
create function insight_settle_question(wanted uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare families boolean; providers boolean; after_it text;
begin
    perform 1 from insight_question q where q.id = wanted and q.process_id = any(array(select process_joined_with_me())) for update;
    if not found then return null; end if;
    with since as (
        select w.side from insight_questionwords w where w.question_id = wanted and w.did = 'close' and w.said_at > coalesce((
            select max(o.said_at) from insight_questionwords o where o.question_id = wanted and o.did = 'open'), '-infinity'))
    select coalesce(bool_or(side = 'families'), false), coalesce(bool_or(side = 'providers'), false) into families, providers from since;
    after_it := case when families and providers then 'closed' when families then 'families-close'
        when providers then 'providers-close' else 'open' end;
    update insight_question q set state = after_it, look_on = coalesce((
        select max((w.said_at at time zone 'Europe/Oslo')::date) + 365 from insight_questionwords w
        where w.question_id = wanted and w.did = 'look'), q.look_on)
    where q.id = wanted;
    return after_it;
end $$;

-- Whom to remind of which question on a day, for the clock alone: those who lead, from the day it is to be looked at and once a
-- month after. Whose process is closed is not reminded.
create function insight_questions_to_look_at(on_day date) returns table (question uuid, account uuid, language text)
language sql stable security definer set search_path = pg_catalog, public as
$$ select distinct q.id, a.id, a.language::text from insight_question q join process_process p on p.id = q.process_id and p.closed_at is null
     join process_seat s on s.process_id = p.id and s.role in ('facilitator', 'process-leader')
       and (s.starts is null or s.starts <= on_day) and (s.ends is null or s.ends >= on_day)
     join people_account a on a.id = s.account_id and a.is_active
   where people_me_or_pending() is null and q.look_on <= on_day and (on_day - q.look_on) % 30 = 0 $$;
