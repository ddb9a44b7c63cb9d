-- What waits for the asker in this area: an answer to what one put up, something lent that is due tomorrow or before, and a
-- question to vouch for someone. Not a definer: the tables' own policies answer.
create function strengths_waits_for_me() returns table (kind text, id uuid, title text, due date)
language sql stable set search_path = pg_catalog, public as
$$ select case when a.state = 'proposed' then 'answer' else 'lent' end, a.id, a.what::text, a.due from strengths_agreement a
   join process_process p on p.id = a.process_id and p.closed_at is null
   where (a.state = 'proposed' and case a.asked when 'giver' then a.giver_id else a.taker_id end in (select strengths_my_holders()))
      or (a.state = 'handed-over' and a.lent and a.due <= people_today() + 1 and a.taker_id in (select strengths_my_holders()))
   union all
   select 'vouching', v.id, v.words::text, null from strengths_vouching v where v.asked_id = people_me() and v.answer = 'waiting' $$;
