-- Ideas: where the acting side is open, who works on an idea, and what its steps rest on.

-- Processes that have made the turn: they stand past the bottom of the U, or have stood there.
create function insight_has_turned(wanted uuid) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select exists (select 1 from process_process p where p.id = wanted and p.here > 4)
       or exists (select 1 from process_stationmove m where m.process_id = wanted and m.went_to > 4) $$;

-- Processes in which I act: I write there, the circles are one, and the turn is made.
create function insight_i_act_in() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select w from process_i_write_in() w where w in (select process_joined_with_me()) and insight_has_turned(w) $$;

-- Ideas I may add something to: my own notes where I write, and what is shared where I act.
create function insight_ideas_i_work_on() returns setof uuid
language sql stable security definer parallel safe rows 50 set search_path = pg_catalog, public as
$$ select i.id from insight_idea i where (i.state = 'note' and i.author_id = people_me()
       and i.process_id = any(array(select process_i_write_in())))
     or (i.state <> 'note' and i.process_id = any(array(select insight_i_act_in()))) $$;

-- Ideas of mine that others have built on: they stay, and I may take my name off them.
create function insight_ideas_built_on() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as
$$ select i.id from insight_idea i where i.author_id = people_me() and (
     exists (select 1 from insight_ideareason r where r.idea_id = i.id and r.by_id <> people_me())
     or exists (select 1 from insight_ideaproof f where f.idea_id = i.id and f.by_id is distinct from people_me())
     or exists (select 1 from insight_pilot p where p.idea_id = i.id)
     or exists (select 1 from insight_use u where u.idea_id = i.id)) $$;

-- Take away an idea of mine that nobody else has built on, with what I hung on it. Also where the process is closed, or I have
-- left: my words are mine.
create function insight_remove_idea(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    perform 1 from insight_idea i where i.id = wanted and i.author_id = people_me() and people_my_municipality() is not null
        and i.id not in (select insight_ideas_built_on()) for update;
    if not found then return false; end if;
    delete from insight_ideamove m where m.idea_id = wanted;
    delete from insight_ideasource s where s.idea_id = wanted;
    delete from insight_ideareason r where r.idea_id = wanted;
    delete from insight_ideaproof f where f.idea_id = wanted;
    delete from insight_idea i where i.id = wanted;
    return true;
end $$;

-- When an idea last went back from a state: what proved that state before, is set aside.
create function insight_idea_since(wanted uuid, from_state text) returns timestamptz
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select coalesce(max(m.at), '-infinity') from insight_ideamove m
   where m.idea_id = wanted and m.act = 'go-back' and m.came_from = from_state $$;

-- The proofs that stand for an idea, by the names that the rules give them.
create function insight_idea_proofs(wanted uuid) returns setof text
language sql stable security definer parallel safe rows 7 set search_path = pg_catalog, public as
$$ select 'told' from insight_idea i where i.id = wanted and i.need <> '' and i.for_whom <> '' and i.users <> ''
   union select distinct f.side || case f.step when 'find-new' then '-compared' else '-showed' end from insight_ideaproof f
   where f.idea_id = wanted
     and f.at > insight_idea_since(wanted, case f.step when 'find-new' then 'new' else 'useful' end)
   union select 'tried' from insight_pilot p where p.idea_id = wanted and p.state in ('goes-on', 'changes')
     and p.judged_at > insight_idea_since(wanted, 'useful')
   union select 'described' from insight_use u where u.idea_id = wanted
     and u.at > insight_idea_since(wanted, 'used') $$;

-- Whether an idea may stand in a state: each step up to there has its proofs. The rules say the same (rules/ideas.py NEEDS). That the
-- need is told, is asked for when it is found new; its words may be changed after.
create function insight_idea_has_come_to(wanted uuid, to_state text) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ with proofs as (select array(select insight_idea_proofs(wanted)) as have)
   select case when to_state not in ('new', 'useful', 'used') then true
     else have @> array['families-compared', 'providers-compared']
       and (have @> array['told'] or exists (select 1 from insight_idea i where i.id = wanted and i.state in ('new', 'useful', 'used')))
       and (to_state = 'new' or have @> array['tried'] or have @> array['families-showed', 'providers-showed'])
       and (to_state <> 'used' or have @> array['described']) end
   from proofs $$;
