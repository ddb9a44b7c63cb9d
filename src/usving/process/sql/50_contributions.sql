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
