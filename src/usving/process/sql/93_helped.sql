-- What a helper may note for one whom they help. Stands last: it asks who is asked to a gathering (92_notices).

-- The gatherings to come that one is asked to whom the asker helps, by a mandate to write for them: when, and what is answered.
create function process_gatherings_of_helped(by_mandate uuid) returns table (
    gathering uuid, seat uuid, starts_at timestamptz, minutes integer, family boolean, coming text, people integer
) language sql stable security definer set search_path = pg_catalog, public as
$$ select g.id, x.seat, g.starts_at, g.minutes::integer, s.role = 'family', coalesce(t.coming, 'unknown')::text,
          coalesce(t.people, 1)::integer
   from people_mandate m join people_account a on a.person_id = m.person_id
   join process_gathering g on g.municipality_id = m.municipality_id and g.called_off_at is null
     and g.starts_at + g.minutes * interval '1 minute' > now()
   join process_process p on p.id = g.process_id and p.closed_at is null
   cross join lateral process_asked_on(g.id, people_today()) x
   join process_seat s on s.id = x.seat
   left join process_attendance t on t.gathering_id = g.id and t.seat_id = x.seat
   where m.id = by_mandate and m.helper_id = people_me() and m.person_id in (select people_i_write_for())
     and x.account = a.id order by g.starts_at, g.id $$;

-- Note what one says whom the asker helps. It stands that the helper noted it; the last word counts. False where nobody asked.
create function process_note_for_helped(by_mandate uuid, wanted uuid, said text, how_many integer) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare asked record; place process_seat;
begin
    select * into asked from process_gatherings_of_helped(by_mandate) g where g.gathering = wanted limit 1;
    if asked.gathering is null or said not in ('yes', 'no') then return false; end if;
    select * into place from process_seat s where s.id = asked.seat;
    insert into process_attendance (id, municipality_id, gathering_id, seat_id, coming, people, how, noted_by_id, answered_at)
    values (gen_random_uuid(), place.municipality_id, wanted, place.id, said,
            case when asked.family then greatest(1, least(20, how_many)) else 1 end, 'call', people_me(), now())
    on conflict (gathering_id, seat_id) do update set coming = excluded.coming, people = excluded.people, how = 'call',
        noted_by_id = excluded.noted_by_id, answered_at = now();
    insert into audit_entry (id, municipality_id, at, actor_id, actor_role, event, about_kind, about_id, family_id, account_id, facts)
    values (gen_random_uuid(), place.municipality_id, now(), people_me(), 'helper', 'process.answer_noted', 'process.gathering', wanted,
            place.family_id, place.account_id, jsonb_build_object('coming', said, 'how', 'call'));
    return true;
end $$;
