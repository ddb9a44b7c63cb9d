-- Acts that no row policy can let anyone do by hand.

-- Count the families' voices again and open the gate if they carry it. Anyone may call it: it decides nothing of its own.
create function process_recount_gate(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare families integer; joined integer; agreed integer; of_municipality uuid;
begin
    select p.municipality_id into of_municipality from process_process p
    where p.id = wanted and p.municipality_id = people_my_municipality() and p.closed_at is null for update;
    if of_municipality is null then return false; end if;
    select count(*) into families from process_families_of(wanted);
    select count(*) filter (where v.matter = 'join'), count(*) filter (where v.matter = 'majority') into joined, agreed
    from process_familyvoice v where v.process_id = wanted and v.says and v.family_id in (select process_families_of(wanted));
    if families > 0 and (joined >= families or (agreed >= families and joined >= families / 2 + 1)) then
        insert into process_gate (id, municipality_id, process_id, opened_at)
        values (gen_random_uuid(), of_municipality, wanted, now()) on conflict (process_id) do nothing;
        return found;
    end if;
    return false;
end $$;
