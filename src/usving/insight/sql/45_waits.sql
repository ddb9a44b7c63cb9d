-- What waits for the asker in this area, as rows of a kind, what it is about, its words and its day. Not a definer: the tables' own
-- policies answer, so that nothing is told here which one could not read on its own page.
create function insight_waits_for_me() returns table (kind text, id uuid, title text, due date)
language sql stable set search_path = pg_catalog, public as
$$ with owed as (
       select r.process_id, r.due, coalesce(r.contact_id = people_me(), false) or r.seat_id in (select process_my_seats())
              or (r.seat_id is null and r.contact_id is null) as mine
       from insight_reply r join insight_experience e on e.id = r.experience_id
       where r.answered_at is null and e.author_id <> people_me() and people_me() is not null)
   select case when o.mine then 'reply' else 'late' end, o.process_id, '', min(o.due) from owed o
   join process_process p on p.id = o.process_id and p.closed_at is null
   where o.mine or (o.due < people_today() and o.process_id in (select process_i_run())) group by 1, 2
   union all
   select 'story', s.experience_id, s.heading::text, null from insight_openpart s
   where s.author_id = people_me() and s.kind = 'story' and s.place is not null and s.experience_id is not null
     and not exists (select 1 from insight_openyes y
         where y.part_id = s.id and y.digest = insight_words_digest(s.heading, s.words, s.signed))
   union all
   select distinct 'pilot', t.id, t.title::text, null::date from insight_pilot t
   join process_seat s on s.process_id = t.process_id and s.role in ('family', 'provider')
     and s.id in (select process_seats_i_answer_for())
   where t.state = 'over' and t.process_id in (select process_joined_with_me())
     and not exists (select 1 from insight_pilotreview r where r.pilot_id = t.id
         and r.side = case s.role when 'family' then 'families' else 'providers' end) $$;
