-- Ideas that families have given others. Words, an area and a rough cost: no name, no day, and never an order that tells whose.
-- Nothing is shown before three other households have given, never what one's own gave, and to nobody who has no household.
create function people_idea_pool() returns table (words text, area text, band text)
language sql stable security definer rows 30 set search_path = pg_catalog, public as $$
    with here as (
        select i.*, coalesce(i.family_id, i.giver_id) as home from people_pooledidea i
        where i.municipality_id = (select people_my_municipality()) and i.giver_id <> people_me()
          and (i.family_id is null or i.family_id not in (select people_my_families())))
    select distinct h.words::text, h.area::text, h.band::text from here h
    where (select count(distinct home) from here) >= 3 and exists (select people_my_families())
    order by 1, 2, 3 $$;
