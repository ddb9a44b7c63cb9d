-- Take away what I wrote, with all that others hung on it: a report, a hiding, a source that a hand-over named.
create function process_take_away(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    perform 1 from process_contribution c where c.id = wanted and c.author_id = people_me() for update;
    if not found then return false; end if;
    delete from process_contributionreader r where r.contribution_id = wanted;
    delete from process_report r where r.contribution_id = wanted;
    delete from process_hiding h where h.contribution_id = wanted;
    delete from process_handoversource s where s.contribution_id = wanted;
    delete from process_contribution c where c.id = wanted;
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
