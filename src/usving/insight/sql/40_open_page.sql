-- The open page: what it is made of, whose yes it has, opening it, and taking down from it.

create function insight_my_open_parts() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as
$$ select p.id from insight_openpart p where p.author_id = people_me() $$;

-- The mark of some words under a name: a yes is to exactly these.
create function insight_words_digest(heading text, words text, signed text) returns text
language sql immutable parallel safe as
$$ select encode(sha256(convert_to(heading || E'\n' || words || E'\n' || signed, 'UTF8')), 'hex') $$;

-- The mark of a whole draft: its words, and every part that is put on it, in their order. Empty for one who does not see it.
create function insight_page_digest(wanted uuid) returns text
language sql stable parallel safe as
$$ select encode(sha256(convert_to(o.slug || E'\n' || o.language || E'\n' || o.title || E'\n' || o.intro || E'\n' || coalesce((
       select string_agg(p.kind || insight_words_digest(p.heading, p.words, p.signed), E'\n' order by p.place, p.id)
       from insight_openpart p where p.process_id = o.process_id and p.place is not null), ''), 'UTF8')), 'hex')
   from insight_openpage o where o.id = wanted $$;

-- Whether the author of a part that is a story still lets it stand open, and has said yes to exactly these words. Not a definer.
create function insight_story_agreed(of_part insight_openpart, heading text, words text, signed text) returns boolean
language sql stable parallel safe as
$$ select exists (select 1 from insight_experience e where e.id = of_part.experience_id and e.author_id = of_part.author_id
       and e.for_open_page)
     and exists (select 1 from insight_openyes y where y.part_id = of_part.id and y.author_id = of_part.author_id
       and y.digest = insight_words_digest(heading, words, signed)) $$;

-- Whether what a part says is so still: both sides stand behind the finding and every source is shared, or it is in use. Own words
-- and stories rest on nothing of the kind. Not a definer.
create function insight_part_rests(of_kind text, of_finding uuid, of_use uuid) returns boolean
language sql stable parallel safe as
$$ select case of_kind
     when 'finding' then exists (select 1 from insight_finding f where f.id = of_finding and f.state = 'stands')
       and not exists (select 1 from insight_findingsource s where s.finding_id = of_finding
         and not insight_source_stands(s.process_id, s.contribution_id, s.experience_id, s.digest))
     when 'use' then exists (select 1 from insight_use u where u.id = of_use and u.ended_at is null)
     else true end $$;

-- Whether a finding has been moved since a moment: it may have been worded anew in between. Not a definer.
create function insight_finding_moved_since(wanted uuid, moment timestamptz) returns boolean
language sql stable parallel safe as
$$ select exists (select 1 from insight_finding f where f.id = wanted and f.settled_at > moment) $$;

-- The parts of a draft I may see that everyone does not read now, and whether they rest on what they say again: then they are read
-- when the page is opened anew.
create function insight_parts_fallen(of_process uuid) returns table (part uuid, rests boolean)
language sql stable security definer rows 5 set search_path = pg_catalog, public as
$$ select p.id, insight_part_rests(p.kind, p.finding_id, p.use_id) from insight_openpart p
   left join insight_openshown s on s.part_id = p.id
   where p.process_id = of_process and p.place is not null and p.kind in ('finding', 'use')
     and (of_process in (select process_joined_with_me()) or of_process in (select process_i_lead()))
     and (not insight_part_rests(p.kind, p.finding_id, p.use_id) or insight_finding_moved_since(p.finding_id, s.at)) $$;

-- Open the page as it is drafted now, for one who leads: both sides have agreed to exactly this, and every teller to their own
-- words, and what is said of findings and uses is so. What stood there before is replaced. Returns opened, or why not: refused,
-- page-changed-meanwhile, page-empty, page-part-fallen, page-story-waits, page-not-agreed.
create function insight_open_now(wanted uuid, seen text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare draft insight_openpage; mark text;
begin
    select * into draft from insight_openpage o where o.id = wanted and o.process_id in (select process_i_run()) for update;
    if draft.id is null then return 'refused'; end if;
    perform 1 from insight_openpart p where p.process_id = draft.process_id for update;  -- nobody rewords what is being opened
    mark := insight_page_digest(wanted);
    if mark <> seen then return 'page-changed-meanwhile'; end if;
    if not exists (select 1 from insight_openpart p where p.process_id = draft.process_id and p.place is not null) then
        return 'page-empty';
    end if;
    if exists (select 1 from insight_openpart p where p.process_id = draft.process_id and p.place is not null
        and not insight_part_rests(p.kind, p.finding_id, p.use_id)) then return 'page-part-fallen'; end if;
    if exists (select 1 from insight_openpart p where p.process_id = draft.process_id and p.place is not null
        and p.kind = 'story' and not insight_story_agreed(p, p.heading, p.words, p.signed)) then return 'page-story-waits'; end if;
    if (select count(distinct a.side) from insight_openagreement a where a.page_id = wanted and a.digest = mark) < 2 then
        return 'page-not-agreed';
    end if;
    update insight_openpart p set taken_down_at = now() where p.process_id = draft.process_id and p.place is null
        and p.shown_from is not null and p.taken_down_at is null;
    delete from insight_openshown s where s.page_id = wanted;
    delete from insight_openpart p where p.process_id = draft.process_id and p.place is null and p.author_id is null;
    insert into insight_openshown (id, municipality_id, process_id, page_id, part_id, author_id, kind, place, heading, words, signed, at)
    select gen_random_uuid(), draft.municipality_id, draft.process_id, wanted, null, null, 'text', 0, draft.title, draft.intro, '', now();
    insert into insight_openshown (id, municipality_id, process_id, page_id, part_id, author_id, kind, place, heading, words, signed, at)
    select gen_random_uuid(), p.municipality_id, p.process_id, wanted, p.id, p.author_id, p.kind, p.place + 1, p.heading, p.words,
           p.signed, now()
    from insight_openpart p where p.process_id = draft.process_id and p.place is not null;
    update insight_openpart p set shown_from = now(), taken_down_at = null
    where p.process_id = draft.process_id and p.place is not null and (p.shown_from is null or p.taken_down_at is not null);
    return 'opened';
end $$;

-- Take a part that is nobody's own words off the draft, for one who leads. What stands open of it stays till the page is opened anew,
-- and the part with it: what it rests on is asked at each reading.
create function insight_take_part_off(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    perform 1 from insight_openpart p where p.id = wanted and p.author_id is null and p.process_id in (select process_i_run()) for update;
    if not found then return false; end if;
    update insight_openpart p set place = null where p.id = wanted and exists (select 1 from insight_openshown s where s.part_id = wanted);
    if not found then delete from insight_openpart p where p.id = wanted; end if;
    return true;
end $$;

-- Take the whole page down, for one who leads; also when the process is closed.
create function insight_close_page(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare gone boolean;
begin
    perform 1 from insight_openpage o where o.id = wanted and o.process_id in (select process_i_lead());
    if not found then return false; end if;
    update insight_openpart p set taken_down_at = now() from insight_openshown s where s.page_id = wanted and s.part_id = p.id;
    delete from insight_openshown s where s.page_id = wanted;
    gone := found;
    delete from insight_openpart p using insight_openpage o where o.id = wanted and p.process_id = o.process_id
        and p.place is null and p.author_id is null;
    return gone;
end $$;

-- Take one's own story down, at a word: from the page, and from the draft. Also after having left, and when the process is closed.
create function insight_take_down(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare gone boolean;
begin
    perform 1 from insight_openpart p where p.id = wanted and p.author_id = people_me() and people_my_municipality() is not null;
    if not found then return false; end if;
    delete from insight_openshown s where s.part_id = wanted;
    gone := found;
    delete from insight_openyes y where y.part_id = wanted;
    update insight_openpart p set place = null, taken_down_at = case when gone then now() else taken_down_at end where p.id = wanted;
    return true;
end $$;

-- The same for what an experience has there, when its author takes that choice back or takes it all away; asked by
-- insight_take_back and insight_take_away. Not a definer.
create function insight_take_story_down(of_experience uuid) returns void
language plpgsql volatile set search_path = pg_catalog, public as $$
declare wanted uuid;
begin
    for wanted in select p.id from insight_openpart p where p.experience_id = of_experience loop
        perform insight_take_down(wanted);
    end loop;
end $$;

create function insight_forget_story(of_experience uuid) returns void
language sql volatile set search_path = pg_catalog, public as
$$ delete from insight_openshown s using insight_openpart p where p.id = s.part_id and p.experience_id = of_experience;
   delete from insight_openyes y using insight_openpart p where p.id = y.part_id and p.experience_id = of_experience;
   delete from insight_openpart p where p.experience_id = of_experience $$;

-- Tell the author of a story that its words are proposed anew, and wait for a yes; by one who leads.
create function insight_tell_story(wanted uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ select insight_tell(array[p.author_id], 'news', p.id, titles, texts) from insight_openpart p
   where p.id = wanted and p.author_id is not null and p.process_id in (select process_i_run()) $$;
