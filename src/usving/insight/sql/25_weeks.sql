-- The weeks of each side. What one has counted is read by nobody else; the figures are made here, by the clock alone.

-- Draw every week whose days for filling in are over: one rounded mean for each item, where at least five people from at least
-- three families or organisations have counted it. Nothing can be added to such a week any more, and what is drawn is never
-- drawn anew; so there is no second view of it to subtract from the first. Returns how many figures were drawn.
create function insight_draw_weeks() returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare number integer;
begin
    if people_me_or_pending() is not null then return 0; end if;
    insert into insight_weekfigure (id, municipality_id, process_id, week, item, value)
    select gen_random_uuid(), c.municipality_id, c.process_id, c.week, c.item, round(avg(c.value))::integer
    from insight_weekcount c join process_seat s on s.id = c.seat_id
    where c.week + 13 < people_today()
    group by c.municipality_id, c.process_id, c.week, c.item
    having count(distinct c.account_id) >= 5 and count(distinct coalesce(s.family_id, s.organisation_id,
        (select m.organisation_id from people_membership m where m.account_id = s.account_id
           and m.organisation_id is not null order by m.starts desc, m.id limit 1))) >= 3
    on conflict do nothing;
    get diagnostics number = row_count;
    return number;
end $$;
