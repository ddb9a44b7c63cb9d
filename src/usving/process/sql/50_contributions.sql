-- The seats I sit on or have sat on, and those of my families: what was written there on paper stays ours to take back.
create function process_seats_ever_mine() returns setof uuid
language sql stable security definer parallel safe rows 3 set search_path = pg_catalog, public as
$$ select s.id from process_seat s where people_my_municipality() is not null
     and (s.account_id = people_me() or s.family_id = any(array(select people_my_families()))) $$;

-- Take away what I wrote, with all that others hung on it: a report, a hiding, a source that a hand-over named. It lies where
-- I alone find it for thirty days.
create function process_take_away(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    perform 1 from process_contribution c where c.id = wanted and (c.author_id = people_me()
        or c.seat_id in (select process_seats_ever_mine())
        or (c.entered_by_id = people_me() and c.author_id is null and c.audience <> 'me' and c.process_id in (select process_i_type_in())))
    for update;
    if not found then return false; end if;
    insert into process_removedcontribution (id, municipality_id, process_id, station_id, gathering_id, author_id, family_id,
        circle_id, voice, signed, text, written_at, removed_at, photo_words, photo_large, photo_small, photo_width, photo_height)
    select c.id, c.municipality_id, c.process_id, c.station_id, c.gathering_id, c.author_id, c.family_id,
        c.circle_id, c.voice, c.signed, c.text, c.written_at, now(), coalesce(p.words, ''), p.large, p.small, p.width, p.height
    from process_contribution c left join process_contributionphoto p on p.contribution_id = c.id
    where c.id = wanted and c.author_id is not null;  -- what was on paper still is
    delete from process_contributionreader r where r.contribution_id = wanted;
    delete from process_wallpost w where w.contribution_id = wanted;
    delete from process_contributionphoto p where p.contribution_id = wanted;
    delete from process_report r where r.contribution_id = wanted;
    delete from process_hiding h where h.contribution_id = wanted;
    delete from process_handoversource s where s.contribution_id = wanted;
    delete from process_contribution c where c.id = wanted;
    return true;
end $$;

-- Have back what I took away in the last thirty days, for me alone: who reads it now is chosen anew.
create function process_put_back(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    perform 1 from process_removedcontribution c
    where c.id = wanted and c.author_id = people_me() and c.removed_at > now() - interval '30 days' for update;
    if not found then return false; end if;
    insert into process_contribution (id, municipality_id, process_id, station_id, gathering_id, author_id, family_id,
        circle_id, voice, signed, text, audience, written_at)
    select c.id, c.municipality_id, c.process_id, c.station_id, c.gathering_id, c.author_id, c.family_id,
        c.circle_id, c.voice, c.signed, c.text, 'me', c.written_at
    from process_removedcontribution c where c.id = wanted;
    insert into process_contributionphoto (id, municipality_id, contribution_id, words, large, small, width, height)
    select gen_random_uuid(), c.municipality_id, c.id, c.photo_words, c.photo_large, c.photo_small, c.photo_width, c.photo_height
    from process_removedcontribution c where c.id = wanted and c.photo_large is not null;
    delete from process_removedcontribution c where c.id = wanted;
    return true;
end $$;

-- Show again what is hidden in a process I facilitate, and let its author read that in their own trail: I no longer see whose
-- it is. Returns whether there was anything to show.
create function process_show_again(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare gone process_hiding;
begin
    delete from process_hiding h where h.id = wanted and h.process_id in (select process_i_facilitate()) returning h.* into gone;
    if gone.id is null then return false; end if;
    insert into audit_entry (id, municipality_id, at, actor_id, actor_role, event, about_kind, about_id, account_id, facts)
    select gen_random_uuid(), gone.municipality_id, now(), people_me(), '', 'process.contribution_shown', 'process.hiding', gone.id,
           c.author_id, jsonb_build_object('contribution', c.id)
    from process_contribution c where c.id = gone.contribution_id;
    return true;
end $$;
