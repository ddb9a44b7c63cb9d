-- The household's money. Nobody but the adults of the family, or the one person, ever gets a row or a sum of it.

create function economy_my_books() returns setof uuid
language sql stable security definer parallel safe rows 2 set search_path = pg_catalog, public as
$$ select b.id from economy_book b
   where b.account_id = people_me() or b.family_id in (select people_families_i_speak_for()) $$;

-- A helper with a mandate to write puts a line into the own book of the one they help; the book is made where there is none.
-- They are shown nothing of it, neither before nor after. False where they may not; the same line twice is one.
create function economy_put_line(
    by_mandate uuid, new_id uuid, in_month date, line_kind text, called text, sum_ore bigint
) returns boolean language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare whose people_account; there uuid;
begin
    select a.* into whose from people_mandate m join people_account a on a.person_id = m.person_id
    where m.id = by_mandate and m.helper_id = people_me() and m.person_id in (select people_i_write_for());
    if whose.id is null or sum_ore < 0 or extract(day from in_month) <> 1 then return false; end if;
    insert into economy_book (id, municipality_id, account_id, people, deadlines, made_at)
    values (gen_random_uuid(), whose.municipality_id, whose.id, '{}', '{}', now()) on conflict (account_id) do nothing;
    select b.id into there from economy_book b where b.account_id = whose.id;
    if (select count(*) from economy_line l where l.book_id = there) >= 5000 then return false; end if;
    insert into economy_line (id, municipality_id, book_id, month, kind, words, ore, recurs, source, bank_words, mark, changed_at)
    values (new_id, whose.municipality_id, there, in_month, line_kind, called, sum_ore, false, 'helper', '', '', now())
    on conflict (id) do nothing;
    if found then
        insert into audit_entry (id, municipality_id, at, actor_id, actor_role, event, about_kind, about_id, account_id, facts)
        values (gen_random_uuid(), whose.municipality_id, now(), people_me(), 'helper', 'economy.line_put', 'economy.book', there,
                whose.id, '{}');
    end if;
    return true;
end $$;
