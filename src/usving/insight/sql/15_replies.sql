-- Answers that are owed: who owes them, who is told, and what the clock reminds of. Nobody learns an address by it.

-- The accounts behind a seat today. Not a definer: only the functions below see them.
create function insight_behind(wanted uuid) returns setof uuid
language sql stable parallel safe rows 2 set search_path = pg_catalog, public as
$$ select a.id from process_seat s join people_account a on a.is_active and (a.id = s.account_id or exists (
       select 1 from people_familymember m where m.family_id = s.family_id and m.person_id = a.person_id and m.kind = 'adult'
         and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())))
   where s.id = wanted and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today()) $$;

-- Whether whoever facilitates reads along in a circle of families, for a family that sits there now. Not a definer.
create function insight_guest_reads(of_circle uuid, of_family uuid, of_role text) returns boolean
language sql stable parallel safe set search_path = pg_catalog, public as
$$ select of_role = 'facilitator' and exists (
       select 1 from process_circle c join process_process p on p.id = c.process_id and p.closed_at is null
       where c.id = of_circle and c.side = 'families' and of_family in (select process_families_of(c.process_id))
         and not exists (select 1 from process_families_of(c.process_id) f where not exists (
             select 1 from process_familyvoice v
             where v.process_id = c.process_id and v.family_id = f and v.matter = 'guest' and v.says))) $$;

-- The seats that may read an experience by its audience, but those of its author's own family and of its author. Not a definer.
create function insight_seats_reading(wanted uuid) returns table (seat uuid, role text)
language sql stable parallel safe rows 10 set search_path = pg_catalog, public as
$$ select s.id, s.role::text from insight_experience e join process_seat s on s.process_id = e.process_id
   where e.id = wanted and s.family_id is distinct from coalesce(e.family_id, '00000000-0000-0000-0000-000000000000')
     and s.account_id is distinct from e.author_id and s.role in ('family', 'provider', 'facilitator', 'process-leader')
     and (s.starts is null or s.starts <= people_today()) and (s.ends is null or s.ends >= people_today())
     and case e.audience
         when 'chosen' then exists (select 1 from insight_experiencereader r where r.experience_id = e.id and r.seat_id = s.id)
         when 'circle' then s.circle_id = e.circle_id or insight_guest_reads(e.circle_id, e.family_id, s.role)
         when 'all' then s.circle_id = e.circle_id or insight_guest_reads(e.circle_id, e.family_id, s.role)
             or exists (select 1 from process_gate g where g.process_id = e.process_id)
         else false end $$;

-- The family's contacts who may read an experience. Not a definer.
create function insight_contacts_reading(wanted uuid) returns setof uuid
language sql stable parallel safe rows 2 set search_path = pg_catalog, public as
$$ select f.worker_id from insight_experience e join people_followup f on f.family_id = e.family_id
   where e.id = wanted and e.for_contact and f.starts <= people_today() and (f.ends is null or f.ends >= people_today())
     and people_may_follow_up(f.worker_id) $$;

-- Whom an answer waits for now. The seat or contact it was given to; where nobody sits there any more, those who lead and may
-- read it, then whoever may read it; where nobody does, the one who told it: they can let others read. Never nobody.
create function insight_who_owes(wanted uuid) returns setof uuid
language sql stable parallel safe rows 3 set search_path = pg_catalog, public as
$$ with reply as materialized (select * from insight_reply r where r.id = wanted),
   reading as materialized (
       select x.seat, x.role, a as account from reply r, insight_seats_reading(r.experience_id) x, insight_behind(x.seat) a),
   levels as (
       select 1 as level, account from reply r join reading x on x.seat = r.seat_id
       union all select 1, c from reply r, insight_contacts_reading(r.experience_id) c where c = r.contact_id
       union all select 1, account from reply r, reading where r.seat_id is null and r.contact_id is null
       union all select 2, account from reading where role in ('facilitator', 'process-leader')
       union all select 3, account from reading
       union all select 3, c from reply r, insight_contacts_reading(r.experience_id) c
       union all select 4, e.author_id from reply r join insight_experience e on e.id = r.experience_id)
   select distinct account from levels where level = (select min(level) from levels) $$;

-- The contact of my family who reads what I told: the one to answer where no seat in the process reads it.
create function insight_contact_for(wanted uuid) returns uuid
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select c from insight_contacts_reading(wanted) c where exists (
       select 1 from insight_experience e where e.id = wanted and e.author_id = people_me()) order by c limit 1 $$;

-- Keep a notice for each of some accounts, but the asker: that there is something, never what. Once a day for one thing at most.
-- Not a definer. Returns the messages.
create function insight_tell(whom uuid[], of_kind text, what uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile set search_path = pg_catalog, public as
$$ insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind, about)
   select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email, titles ->> a.language, texts ->> a.language, now(),
          of_kind, what
   from people_account a where a.id = any(whom) and a.is_active and a.id is distinct from people_me() and not exists (
       select 1 from people_notice n where n.account_id = a.id and n.about = what and n.subject = titles ->> a.language
         and n.created_at > now() - interval '1 day')
   returning id $$;

-- Tell whoever owes an answer that it waits: by its author, by those who lead, or by whoever had it before.
create function insight_tell_who_owes(wanted uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ select insight_tell(array(select insight_who_owes(r.id)), 'follow-up', r.id, titles, texts)
   from insight_reply r where r.id = wanted and r.process_id in (select process_my_processes()) $$;

-- Tell whoever told something that it has come a step further, or is answered; by one who takes part where it was told.
create function insight_tell_teller(wanted uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ select insight_tell(array[e.author_id], 'news', e.id, titles, texts)
   from insight_experience e where e.id = wanted and e.municipality_id = people_my_municipality()
     and (e.process_id in (select process_my_processes()) or people_me() in (select insight_contacts_reading(e.id))) $$;

-- What the clock may remind of: each answer that is owed and near its last day, with each whom it waits for; those who lead and
-- may read it, and whoever told it, when the day is over. The worker asks as nobody.
create function insight_reply_facts(at timestamptz) returns table (
    reply uuid, experience uuid, account uuid, language text, due date, whom text
) language sql stable security definer set search_path = pg_catalog, public as
$$ with owed as materialized (
       select r.* from insight_reply r join process_process p on p.id = r.process_id and p.closed_at is null
       where people_me_or_pending() is null and r.answered_at is null
         and r.due <= (at at time zone 'Europe/Oslo')::date + 3),
   told as (
       select o.id, o.experience_id, a as account, o.due, 'owes' as whom from owed o, insight_who_owes(o.id) a
       union all select o.id, o.experience_id, a, o.due, 'leads'
       from owed o, insight_seats_reading(o.experience_id) x, insight_behind(x.seat) a
       where x.role in ('facilitator', 'process-leader') and o.due < (at at time zone 'Europe/Oslo')::date
       union all select o.id, o.experience_id, e.author_id, o.due, 'told'
       from owed o join insight_experience e on e.id = o.experience_id where o.due < (at at time zone 'Europe/Oslo')::date)
   select distinct on (t.id, t.account) t.id, t.experience_id, t.account, a.language::text, t.due, t.whom
   from told t join people_account a on a.id = t.account and a.is_active
   order by t.id, t.account, t.whom $$;
