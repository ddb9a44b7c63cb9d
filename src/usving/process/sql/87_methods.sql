-- Methods: who receives those of other municipalities, and the answer to a proposal.

-- Whether I keep the municipality's methods: its administrators and process leaders do.
create function process_i_keep_methods() returns boolean
language sql stable parallel safe set search_path = pg_catalog, public as
$$ select people_i_have_role('administrator') or people_i_have_role('process-leader') $$;

-- Say yes or no to a proposal for one of the sides. What both stand by becomes the next version of the method in the
-- municipality. The moves are those of usving.process.rules.methods.versions.MOVES; an answer that is none of them changes nothing.
-- Returns the state the proposal then has; answered-already; refused where the asker does not speak for that side, or the process is closed.
create function process_method_answer(wanted uuid, for_side text, says boolean) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare
    asked process_methodproposal;
    becomes text;
    last integer;
begin
    select * into asked from process_methodproposal p where p.id = wanted for update;
    if not found or for_side not in ('families', 'providers') or asked.process_id not in (select process_i_write_in())
        or not process_i_speak_for_side(asked.process_id, for_side) then return 'refused'; end if;
    if asked.closed_at is not null then return 'answered-already'; end if;
    if says and asked.state <> 'waits-for-' || for_side then return asked.state; end if;
    becomes := case when says then 'adopted' else 'declined' end;
    update process_methodproposal p set state = becomes, closed_at = now(),
        families_at = case when says and for_side = 'families' then now() else p.families_at end,
        providers_at = case when says and for_side = 'providers' then now() else p.providers_at end
    where p.id = wanted;
    if says then
        perform pg_advisory_xact_lock(hashtextextended('method ' || asked.municipality_id || ' ' || asked.code, 0));
        select coalesce(max(v.number), 0) into last from process_methodversion v
        where v.municipality_id = asked.municipality_id and v.code = asked.code;
        last := greatest(last, asked.based_on) + 1;
        insert into process_methodversion (id, municipality_id, code, number, content, origin, origin_number, received, at)
        select gen_random_uuid(), asked.municipality_id, asked.code, last, asked.content, m.name, last, false, now()
        from people_municipality m where m.id = asked.municipality_id;
    end if;
    return becomes;
end $$;
