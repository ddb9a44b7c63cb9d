-- Closing a process, and opening it again. From the closing on nobody writes: the policies ask process_i_write_in and
-- process_i_run, which know open processes only.

-- Whether both sides have approved what the last station takes with it.
create function process_last_is_agreed(wanted uuid) returns boolean
language sql stable set search_path = pg_catalog, public as
$$ select count(distinct a.side) = 2 from process_handoverapproval a join process_handover h on h.id = a.hand_over_id
   join process_station s on s.id = h.station_id
   where h.process_id = wanted and h.replaced_at is null and s.number = 7 $$;

-- Close a process that one leads. The guest in the families' circle loses that reading, and is not let in again by a reopening:
-- the families are asked anew. Gatherings to come are called off, and letters that are out can no longer be answered.
-- Returns closed; closed-already; closing-reason-missing; refused where the asker does not lead. The same key twice closes once.
create function process_close(key uuid, wanted uuid, why text) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare agreed boolean;
begin
    if wanted not in (select process_i_lead()) then return 'refused'; end if;
    perform 1 from process_process p where p.id = wanted for update;
    if exists (select 1 from process_process p where p.id = wanted and p.closed_at is not null) then return 'closed-already'; end if;
    agreed := process_last_is_agreed(wanted);
    if not agreed and btrim(why) = '' then return 'closing-reason-missing'; end if;
    insert into process_closing (id, municipality_id, process_id, agreed, reason, by_id, at)
    select key, p.municipality_id, p.id, agreed, btrim(why), people_me(), now() from process_process p where p.id = wanted;
    update process_process set closed_at = now(), reads_until = people_today() + reading_days where id = wanted;
    delete from process_familyvoice v where v.process_id = wanted and v.matter = 'guest';
    perform process_forget_groups(wanted);
    update process_gathering set called_off_at = now() where process_id = wanted and called_off_at is null and starts_at > now();
    update process_invitation set expires_at = now() where process_id = wanted and expires_at > now();
    return 'closed';
end $$;

-- Open a process again that was closed within the last thirty days. Returns opened; not-closed; reopening-too-late; refused.
create function process_reopen(wanted uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare frame process_process;
begin
    if wanted not in (select process_i_lead()) then return 'refused'; end if;
    select * into frame from process_process p where p.id = wanted for update;
    if frame.closed_at is null then return 'not-closed'; end if;
    if (frame.closed_at at time zone 'Europe/Oslo')::date + 30 < people_today() then return 'reopening-too-late'; end if;
    update process_process set closed_at = null, reads_until = null where id = wanted;
    update process_closing set reopened_at = now(), reopened_by_id = people_me() where process_id = wanted and reopened_at is null;
    return 'opened';
end $$;
