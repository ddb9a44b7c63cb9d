-- Reading together: whose hand is mine, which sources are still shared, and how far a finding has come.

create function insight_hands_of_mine() returns setof uuid
language sql stable security definer parallel safe rows 100 set search_path = pg_catalog, public as
$$ select h.id from insight_hand h where h.account_id = people_me() and people_my_municipality() is not null $$;

-- Whether a text is still shared with both sides, in the wording that was read. Not a definer: asked by hand it sees only what
-- the asker may read.
create function insight_source_stands(of_process uuid, of_contribution uuid, of_experience uuid, seen text) returns boolean
language sql stable parallel safe set search_path = pg_catalog, public as
$$ select case when of_contribution is not null then exists (
       select 1 from process_contribution c where c.id = of_contribution and c.process_id = of_process and c.audience = 'all'
         and encode(sha256(convert_to(c.text, 'UTF8')), 'hex') = seen
         and not exists (select 1 from process_hiding h where h.contribution_id = c.id))
     else exists (
       select 1 from insight_experience e where e.id = of_experience and e.process_id = of_process and e.audience = 'all'
         and encode(sha256(convert_to(e.text, 'UTF8')), 'hex') = seen) end $$;

-- The findings that I may still draft: no wording of theirs has been answered, and I speak for a side.
create function insight_findings_i_draft() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as
$$ select f.id from insight_finding f where f.state = 'draft' and f.process_id = any(array(select process_joined_with_me()))
     and exists (select 1 from process_seat s where s.process_id = f.process_id and s.role in ('family', 'provider')
         and s.id = any(array(select process_seats_i_answer_for()))) $$;

-- The findings of my processes that have lost a source: taken back, narrowed, hidden, deleted or changed.
create function insight_findings_that_lost() returns setof uuid
language sql stable security definer rows 10 set search_path = pg_catalog, public as
$$ select distinct s.finding_id from insight_findingsource s where s.process_id = any(array(select process_joined_with_me()))
     and not insight_source_stands(s.process_id, s.contribution_id, s.experience_id, s.digest) $$;

-- How many of a side have said this to the wording that stands now. Who stands behind counts only while they have also read;
-- one whose name is gone is counted as one.
create function insight_said_by_side(wanted uuid, of_side text, what text) returns integer
language sql stable set search_path = pg_catalog, public as
$$ select count(distinct coalesce(h.account_id, w.id))::integer from insight_finding f
     join insight_findingwords w on w.finding_id = f.id and w.wording = f.wording and w.side = of_side and w.says = what
     left join insight_hand h on h.id = w.hand_id
   where f.id = wanted and (what <> 'stand' or h.id is null or exists (
       select 1 from insight_findingwords r join insight_hand g on g.id = r.hand_id
       where r.finding_id = f.id and r.wording = f.wording and r.says = 'read' and g.account_id = h.account_id)) $$;

-- What is known of the wording of a finding that I may read: how many on each side have read it and stand behind it, how many
-- sources it has, and how many of them are lost. Numbers only.
create function insight_finding_facts(wanted uuid) returns table (
    families_read integer, providers_read integer, families_stand integer, providers_stand integer, sources integer, lost integer
) language sql stable security definer set search_path = pg_catalog, public as
$$ select insight_said_by_side(f.id, 'families', 'read'), insight_said_by_side(f.id, 'providers', 'read'),
       insight_said_by_side(f.id, 'families', 'stand'), insight_said_by_side(f.id, 'providers', 'stand'),
       (select count(*)::integer from insight_findingsource s where s.finding_id = f.id),
       (select count(*)::integer from insight_findingsource s where s.finding_id = f.id
          and not insight_source_stands(s.process_id, s.contribution_id, s.experience_id, s.digest))
   from insight_finding f where f.id = wanted
     and (f.process_id = any(array(select process_joined_with_me())) or people_me_or_pending() is null) $$;

-- How many sources of a finding I have not read in the wording it was made of.
create function insight_sources_unread(wanted uuid) returns integer
language sql stable security definer set search_path = pg_catalog, public as
$$ select count(*)::integer from insight_findingsource s where s.finding_id = wanted and not exists (
       select 1 from insight_sourcereading r where r.account_id = people_me() and r.digest = s.digest
         and (r.contribution_id = s.contribution_id or r.experience_id = s.experience_id)) $$;

-- Whether I may say this to this wording: to disagree always, to have read when I have opened every source and none is lost, to
-- stand behind when I have read and it tells what supports it and what speaks against it. One stance at a time: the one before
-- is taken away first.
create function insight_may_say(wanted uuid, of_wording integer, what text) returns boolean
language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (select 1 from insight_finding f, lateral (
           select array_agg(w.says::text) as said from insight_findingwords w join insight_hand h on h.id = w.hand_id
           where w.finding_id = f.id and w.wording = f.wording and h.account_id = people_me()) mine,
           insight_finding_facts(f.id) k
       where f.id = wanted and f.wording = of_wording and case what
           when 'object' then not coalesce(mine.said && array['stand', 'object'], false)
           when 'read' then f.state <> 'again' and k.lost = 0 and k.sources > 0 and insight_sources_unread(f.id) = 0
               and not coalesce('read' = any(mine.said), false)
           when 'stand' then f.state <> 'again' and coalesce('read' = any(mine.said), false)
               and not coalesce(mine.said && array['stand', 'object'], false)
               and btrim(f.supports) <> '' and btrim(f.against) <> ''
           else false end) $$;

-- Let the state of a finding follow what is known of it, and say which it is. Anyone may ask: the answer is in the facts alone.
create function insight_settle_finding(wanted uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare found_it insight_finding; k record; after_it text;
begin
    select * into found_it from insight_finding f where f.id = wanted for update;
    select * into k from insight_finding_facts(wanted);
    if found_it.id is null or k.sources is null then return null; end if;
    after_it := case
        when found_it.state = 'again' or (k.lost > 0 and found_it.state <> 'draft') then 'again'
        when k.sources = 0 or k.lost > 0 or (k.families_read < 1 and k.providers_read < 1) then 'draft'
        when k.providers_read < 1 then 'families-read'
        when k.families_read < 1 then 'providers-read'
        when k.families_stand > 0 and k.providers_stand > 0 then 'stands'
        when k.families_stand > 0 then 'families-stand'
        when k.providers_stand > 0 then 'providers-stand'
        else 'read' end;
    update insight_finding set state = after_it, settled_at = now() where id = wanted and state <> after_it;
    return after_it;
end $$;

-- Word a finding anew, for a side that I speak for: both sides are asked again. `seen` is the wording that was on the screen.
-- Returns whether it was that one still.
create function insight_reword(wanted uuid, seen integer, new_title text, new_words text, new_supports text, new_against text)
returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    update insight_finding f set title = new_title, words = new_words, supports = new_supports, against = new_against,
        wording = f.wording + 1, state = 'draft', settled_at = now()
    where f.id = wanted and f.wording = seen and f.process_id = any(array(select process_joined_with_me()))
      and exists (select 1 from process_seat s where s.process_id = f.process_id and s.role in ('family', 'provider')
          and s.id = any(array(select process_seats_i_answer_for())));
    return found;
end $$;

-- Say of every finding that has lost a source that it must be looked at again; for the clock alone. Returns their numbers.
create function insight_settle_lost() returns setof uuid
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare each uuid;
begin
    if people_me_or_pending() is not null then return; end if;
    for each in select distinct f.id from insight_finding f join insight_findingsource s on s.finding_id = f.id
        where f.state not in ('draft', 'again')
          and not insight_source_stands(s.process_id, s.contribution_id, s.experience_id, s.digest) loop
        perform insight_settle_finding(each);
        return next each;
    end loop;
end $$;
