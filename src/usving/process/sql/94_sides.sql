-- Those of one side, and telling them that the other side has proposed something.

-- Everyone with a login who sits on one side of a process today: a provider, or the adults of a family. Not a definer.
create function process_people_of_side(wanted uuid, of_side text) returns setof uuid
language sql stable parallel safe rows 20 set search_path = pg_catalog, public as
$$ select distinct a.id from process_seat s join people_account a on a.is_active and (a.id = s.account_id or exists (
       select 1 from people_familymember m where m.family_id = s.family_id and m.person_id = a.person_id and m.kind = 'adult'
         and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())))
   where s.process_id = wanted and s.role = case of_side when 'families' then 'family' when 'providers' then 'provider' end
     and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today()) $$;

-- Tell the side that a method waits for; asked by the one who proposed it. Whoever was told of it is not told again.
-- Returns the messages.
create function process_tell_of_proposal(proposal uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind, about)
   select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email, titles ->> a.language, texts ->> a.language, now(), 'news', p.id
   from process_methodproposal p
   cross join lateral process_people_of_side(p.process_id, replace(p.state, 'waits-for-', '')) other(account)
   join people_account a on a.id = other.account and a.id <> people_me()
   where p.id = proposal and p.by_id = people_me() and p.closed_at is null and not exists (
       select 1 from people_notice n where n.account_id = a.id and n.about = p.id)
   returning id $$;
