-- How the process works: who may answer, when a round opens and closes, and what may be told.

-- Whether I may answer a round for a side: it is open, and I sit in the process for that side.
create function steering_i_answer_quality(wanted uuid, wanted_side text) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select exists (select 1 from steering_qualityround r where r.id = wanted and r.closed_at is null
     and r.opens <= people_today() and r.closes >= people_today()
     and r.process_id = any(array(select process_i_write_in())) and process_i_speak_for_side(r.process_id, wanted_side)) $$;

-- The marks of a round, each with side and party: a family, or one provider. Not a definer.
create function steering_quality_marks(wanted uuid) returns table (statement text, side text, party uuid, mark integer)
language sql stable set search_path = pg_catalog, public as
$$ select m.key, q.side::text, coalesce(f.family_id, q.account_id), m.value::integer
   from steering_qualityanswer q join steering_qualityround r on r.id = q.round_id
   cross join lateral jsonb_each_text(q.marks) m
   left join lateral (select s.family_id from process_seat s join people_familymember x on x.family_id = s.family_id
       join people_account a on a.person_id = x.person_id
       where a.id = q.account_id and s.process_id = r.process_id and q.side = 'families' limit 1) f on true
   where q.round_id = wanted $$;

-- What may be told: see rules/quality.py told_of, which says the same. Middle and spread to the nearest half.
create function steering_quality_told(wanted uuid) returns table (statement text, side text, mean numeric, spread numeric)
language sql stable set search_path = pg_catalog, public as
$$ with marks as (select * from steering_quality_marks(wanted)),
   sides as (select m.statement, m.side, count(*) as answers, count(distinct m.party) as parties from marks m group by 1, 2),
   fit as (select s.statement, sum(s.answers) as answers, sum(s.parties) as parties,
               count(*) filter (where s.answers >= 3 and s.parties >= 3) = 2 as apart
           from sides s group by 1)
   select m.statement, case when f.apart then m.side else '' end, round(avg(m.mark) * 2) / 2, round(stddev_pop(m.mark) * 2) / 2
   from marks m join fit f on f.statement = m.statement
   where f.answers >= 5 and f.parties >= 3 group by 1, 2 $$;

-- Close a round: what may be told is kept, words as their giver chose, and every answer goes. Not a definer.
create function steering_close_round(wanted uuid) returns void
language plpgsql volatile set search_path = pg_catalog, public as $$
declare enough boolean;
begin
    perform 1 from steering_qualityround r where r.id = wanted and r.closed_at is null for update;
    if not found then return; end if;
    insert into steering_qualityresult (id, municipality_id, round_id, statement, side, mean, spread)
    select gen_random_uuid(), r.municipality_id, r.id, t.statement, t.side, t.mean, t.spread
    from steering_qualityround r cross join steering_quality_told(r.id) t where r.id = wanted;
    select count(distinct q.account_id) >= 5 and count(distinct coalesce(f.family_id, q.account_id)) >= 3 into enough
    from steering_qualityanswer q join steering_qualityround r on r.id = q.round_id
    left join lateral (select s.family_id from process_seat s join people_familymember x on x.family_id = s.family_id
        join people_account a on a.person_id = x.person_id
        where a.id = q.account_id and s.process_id = r.process_id and q.side = 'families' limit 1) f on true
    where q.round_id = wanted;
    insert into steering_qualitywords (id, municipality_id, round_id, text, words_for)
    select gen_random_uuid(), q.municipality_id, q.round_id, btrim(q.words), q.words_for from steering_qualityanswer q
    where q.round_id = wanted and enough and q.words_for <> 'nobody' and btrim(q.words) <> '' order by random();
    delete from steering_qualityanswer q where q.round_id = wanted;
    update steering_qualityround set closed_at = now(), told = exists (
        select 1 from steering_qualityresult t where t.round_id = wanted) where id = wanted;
end $$;

-- Close a round before its time, for those who lead. Returns whether it was open.
create function steering_shut_quality(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if not exists (select 1 from steering_qualityround r where r.id = wanted and r.closed_at is null
        and r.process_id = any(array(select process_i_run()))) then return false; end if;
    perform steering_close_round(wanted);
    return true;
end $$;

-- Close all rounds whose last day is over or whose process is, for the clock alone. Returns how many.
create function steering_shut_due_quality(on_day date) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare due record; number integer := 0;
begin
    if people_me_or_pending() is not null then return 0; end if;
    for due in select r.id from steering_qualityround r join process_process p on p.id = r.process_id
        where r.closed_at is null and (r.closes < on_day or p.closed_at is not null) order by r.id for update of r skip locked loop
        perform steering_close_round(due.id);
        number := number + 1;
    end loop;
    return number;
end $$;

-- Open the rounds whose day has come, for the clock alone: half-way through the frame, and two weeks before its end; each
-- once, and one at a time. The same as rules/quality.py opens_on. Returns how many.
create function steering_open_due_quality(on_day date) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare number integer;
begin
    if people_me_or_pending() is not null then return 0; end if;
    insert into steering_qualityround (id, municipality_id, process_id, moment, opens, closes)
    select distinct on (p.id) gen_random_uuid(), p.municipality_id, p.id, w.moment, on_day, on_day + 14
    from process_process p cross join lateral (values ('mid', p.starts + (p.ends - p.starts) / 2),
        ('end', greatest(p.ends - 14, p.starts))) w(moment, opens)
    where p.closed_at is null and on_day between w.opens and w.opens + 14
      and not exists (select 1 from steering_qualityround r where r.process_id = p.id
          and (r.moment = w.moment or r.closed_at is null))
    order by p.id, w.opens, w.moment desc
    on conflict do nothing;
    get diagnostics number = row_count;
    return number;
end $$;

-- Whom to tell that a round is open, for the clock alone: those who may answer and have not.
create function steering_quality_facts(on_day date) returns table (round uuid, process uuid, account uuid, language text, closes date)
language sql stable security definer set search_path = pg_catalog, public as
$$ select distinct r.id, r.process_id, h.account, a.language::text, r.closes from steering_qualityround r
   join process_process p on p.id = r.process_id and p.closed_at is null
   cross join lateral steering_holders(array(select s.id from process_seat s where s.process_id = r.process_id
       and s.role in ('family', 'provider')), on_day) h join people_account a on a.id = h.account
   where people_me_or_pending() is null and r.closed_at is null and r.opens <= on_day and r.closes >= on_day
     and not exists (select 1 from steering_qualityanswer q where q.round_id = r.id and q.account_id = h.account) $$;
