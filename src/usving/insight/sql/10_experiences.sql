-- Experiences: whose they are, who may read them, and what may always be taken back.

create function insight_i_told() returns setof uuid
language sql stable security definer parallel safe rows 50 set search_path = pg_catalog, public as
$$ select e.id from insight_experience e where e.author_id = people_me() $$;

-- The same, only where one still writes: what may be added to.
create function insight_i_still_tell() returns setof uuid
language sql stable security definer parallel safe rows 50 set search_path = pg_catalog, public as
$$ select e.id from insight_experience e where e.author_id = people_me() and e.process_id = any(array(select process_i_write_in())) $$;

create function insight_chosen_for_me() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as
$$ select r.experience_id from insight_experiencereader r where r.seat_id = any(array(select process_my_seats())) $$;

-- The accounts of those who are in one of my families today. What someone told the family is not the family's when they have
-- left it.
create function insight_accounts_at_home() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as
$$ select a.id from people_familymember m join people_account a on a.person_id = m.person_id
   where m.family_id = any(array(select people_my_families()))
     and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()) $$;

-- What was meant for all by a family that left before the circles joined: it stays with its circle.
create function insight_kept_back() returns setof uuid
language sql stable security definer parallel safe rows 5 set search_path = pg_catalog, public as
$$ select e.id from insight_experience e join process_gate g on g.process_id = e.process_id
   where e.audience = 'all' and e.family_id is not null and e.process_id = any(array(select process_joined_with_me()))
     and not exists (select 1 from process_seat s where s.process_id = e.process_id and s.family_id = e.family_id
         and (s.ends is null or s.ends >= (g.opened_at at time zone 'Europe/Oslo')::date)) $$;

-- The accounts of the persons for whom I write, as their helper.
create function insight_authors_i_write_for() returns setof uuid
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select a.id from people_account a where a.is_active and a.person_id = any(array(select people_i_write_for())) $$;

-- Write out what is said in a voice one is let hear, as its author's helper. The author reads in the trail who did it.
create function insight_write_out(wanted uuid, said text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    update insight_experience e set text = said, changed_at = now()
    where e.id = wanted and e.for_helper and e.author_id in (select insight_authors_i_write_for())
      and exists (select 1 from insight_experiencesound s where s.experience_id = e.id)
      and exists (select 1 from process_process p where p.id = e.process_id and p.closed_at is null);
    return found;
end $$;

-- Take back what one has let others do with an experience: `what` is audience, nameless, contact, helper, open-page, or all. One
-- may always do that, also after having left and after the process has closed. An answer that nobody has given is no longer owed
-- when nobody but the author reads it.
create function insight_take_back(wanted uuid, what text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    update insight_experience e set
        audience = case when what in ('audience', 'all') then 'me' else audience end,
        nameless = nameless and what not in ('nameless', 'all'),
        for_contact = for_contact and what not in ('contact', 'all'),
        for_helper = for_helper and what not in ('helper', 'all'),
        for_open_page = for_open_page and what not in ('open-page', 'all')
    where e.id = wanted and e.author_id = people_me() and people_my_municipality() is not null;
    if not found then return false; end if;
    if what in ('audience', 'all') then
        delete from insight_experiencereader r where r.experience_id = wanted;
    end if;
    if what in ('open-page', 'all') then perform insight_take_story_down(wanted); end if;
    delete from insight_reply r using insight_experience e where r.experience_id = wanted and e.id = wanted
        and r.answered_at is null and e.audience in ('me', 'family') and not e.for_contact;
    return true;
end $$;

-- Take away what one has told, with all that hangs on it. It lies where its author alone finds it for thirty days.
create function insight_take_away(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    perform 1 from insight_experience e where e.id = wanted and e.author_id = people_me() and people_my_municipality() is not null
    for update;
    if not found then return false; end if;
    insert into insight_removedexperience (id, municipality_id, process_id, station_id, author_id, family_id, circle_id, voice,
        signed, topic, headline, text, told_at, removed_at, photo_words, photo_large, photo_small, photo_width, photo_height,
        sound_kind, sound_heard)
    select e.id, e.municipality_id, e.process_id, e.station_id, e.author_id, e.family_id, e.circle_id, e.voice,
        e.signed, e.topic, e.headline, e.text, e.told_at, now(), coalesce(p.words, ''), p.large, p.small, p.width, p.height,
        coalesce(s.kind, ''), s.heard
    from insight_experience e left join insight_experiencephoto p on p.experience_id = e.id
    left join insight_experiencesound s on s.experience_id = e.id where e.id = wanted;
    delete from insight_experiencereader r where r.experience_id = wanted;
    delete from insight_experiencephoto p where p.experience_id = wanted;
    delete from insight_experiencesound s where s.experience_id = wanted;
    delete from insight_reply r where r.experience_id = wanted;
    perform insight_forget_story(wanted);
    delete from insight_experience e where e.id = wanted;
    return true;
end $$;

-- Have back what one took away in the last thirty days, for oneself alone: who reads it and what it may be used for is chosen
-- anew.
create function insight_put_back(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    perform 1 from insight_removedexperience e
    where e.id = wanted and e.author_id = people_me() and e.removed_at > now() - interval '30 days' for update;
    if not found then return false; end if;
    insert into insight_experience (id, municipality_id, process_id, station_id, author_id, family_id, circle_id, voice, signed,
        topic, headline, text, audience, nameless, for_contact, for_helper, for_open_page, told_at)
    select e.id, e.municipality_id, e.process_id, e.station_id, e.author_id, e.family_id, e.circle_id, e.voice, e.signed,
        e.topic, e.headline, e.text, 'me', false, false, false, false, e.told_at
    from insight_removedexperience e where e.id = wanted;
    insert into insight_experiencephoto (id, municipality_id, experience_id, words, large, small, width, height)
    select gen_random_uuid(), e.municipality_id, e.id, e.photo_words, e.photo_large, e.photo_small, e.photo_width, e.photo_height
    from insight_removedexperience e where e.id = wanted and e.photo_large is not null;
    insert into insight_experiencesound (id, municipality_id, experience_id, kind, heard)
    select gen_random_uuid(), e.municipality_id, e.id, e.sound_kind, e.sound_heard
    from insight_removedexperience e where e.id = wanted and e.sound_heard is not null;
    delete from insight_removedexperience e where e.id = wanted;
    return true;
end $$;
