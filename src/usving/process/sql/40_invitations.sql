-- Answering an invitation, before anyone is known. The one-time word itself is asked for, not the digest that the office's
-- own row shows it: whoever can read the row can still neither open the page nor answer.

-- The invitation that a word belongs to, with the way and the address that this very word went by: every word that was sent
-- leads to the one invitation, and all are good as long as it is. Not a definer: only the functions below may read them all.
create function process_invitation_of(word text) returns setof process_invitation
language sql stable set search_path = pg_catalog, public as
$$ select went.* from (
     select i.id, i.way, i.address from process_invitation i where i.digest = encode(sha256(convert_to(word, 'UTF8')), 'hex')
     union all select s.invitation_id, s.way, s.address from process_invitationsending s
     where s.digest = encode(sha256(convert_to(word, 'UTF8')), 'hex')
     union all select r.invitation_id, r.way, r.address from process_invitationreminder r
     where r.digest = encode(sha256(convert_to(word, 'UTF8')), 'hex')) w
   join process_invitation i on i.id = w.id
   cross join lateral jsonb_populate_record(i, jsonb_build_object('way', w.way, 'address', w.address)) went $$;

-- What the one invited will sit as: a family, or what the seat is for. Those who lead invite to a provider's seat and to those
-- around the table; to a seat that leads nobody is invited, whatever the row says.
create function process_invited_as(asked process_invitation) returns text
language sql stable set search_path = pg_catalog, public as
$$ select case asked.side when 'families' then 'family' else coalesce(
     (select s.role::text from process_seat s where s.id = asked.seat_id and s.process_id = asked.process_id
        and s.role in ('contractor', 'volunteer', 'helper', 'researcher', 'guest')), 'provider') end $$;

-- Whether one who sits so comes from work, with an office behind them: by password and a second lock. The others come as
-- themselves, by a link, and belong to no organisation here.
create function process_comes_from_work(seat_role text) returns boolean
language sql immutable parallel safe set search_path = pg_catalog, public as
$$ select seat_role in ('provider', 'contractor', 'researcher') $$;

-- What an invitation says, by its one-time word. The same before and after an answer, so that a copy of the word tells nothing.
create function process_invitation_read(word text) returns table (
    side text, role text, process text, question text, municipality text, office text, phone text, starts date, ends date,
    arena text, partners text[], lives boolean, language text
) language sql stable security definer set search_path = pg_catalog, public as
$$ select i.side::text, process_invited_as(i), p.name::text, p.question, m.name::text, o.name::text, o.phone::text,
       p.starts, p.ends, p.arena::text,
       array(select b.name::text from process_partner a join people_organisation b on b.id = a.organisation_id
             where a.process_id = p.id order by b.name),
       i.expires_at > now() and i.withdrawn_at is null, i.language::text
   from process_invitation_of(word) i join process_process p on p.id = i.process_id
   join people_municipality m on m.id = i.municipality_id join people_organisation o on o.id = i.organisation_id $$;

-- The free seat that an invitation leads to, or none.
create function process_free_seat(asked process_invitation) returns uuid
language sql volatile set search_path = pg_catalog, public as
$$ select s.id from process_seat s
   where s.process_id = asked.process_id and s.account_id is null and s.family_id is null
     and s.role = process_invited_as(asked)
     and (asked.seat_id is null or s.id = asked.seat_id) and (s.ends is null or s.ends >= people_today())
   order by s.organisation_id is not distinct from asked.organisation_id desc, s.code limit 1 $$;

-- The account that already has the address an invitation was sent to, or none.
create function process_holder(asked process_invitation) returns people_account
language sql stable set search_path = pg_catalog, public as
$$ select a from people_account a
   where a.municipality_id = asked.municipality_id and asked.way = 'email' and a.email = lower(asked.address) $$;

-- The account of one who was not here before. It has no password; the name is the one on the invitation until they change it.
-- The user name is letters drawn by lot: nothing of anyone stands in it.
create function process_new_holder(asked process_invitation, new_account uuid, letters text, of_language text)
returns people_account language plpgsql volatile set search_path = pg_catalog, public as $$
declare person uuid := gen_random_uuid(); holder people_account; chair text := process_invited_as(asked);
begin
    insert into people_person (id, municipality_id, name, phone, staff)
    values (person, asked.municipality_id, asked.to_name, case when asked.way = 'sms' then asked.address else '' end,
            process_comes_from_work(chair));
    insert into people_account (id, municipality_id, person_id, username, email, language, is_active, created_at, password)
    values (new_account, asked.municipality_id, person,
            case when chair = 'family' then 'fam-' when process_comes_from_work(chair) then 'ansatt-' else 'med-' end || letters,
            case when asked.way = 'email' then lower(asked.address) else '' end, of_language, true, now(), '!')
    returning * into holder;
    return holder;
end $$;

-- The family that an adult speaks for, made with that adult in it where there is none; it is called what its seat is called.
create function process_family_of(holder people_account, seat uuid) returns uuid
language plpgsql volatile set search_path = pg_catalog, public as $$
declare family uuid;
begin
    select m.family_id into family from people_familymember m
    where m.person_id = holder.person_id and m.kind = 'adult' and (m.ends is null or m.ends >= people_today()) limit 1;
    if family is null and seat is not null then
        family := gen_random_uuid();
        insert into people_family (id, municipality_id, name)
        select family, holder.municipality_id, coalesce(nullif(s.label, ''), s.code) from process_seat s where s.id = seat;
        insert into people_familymember (id, municipality_id, family_id, person_id, kind, starts)
        values (gen_random_uuid(), holder.municipality_id, family, holder.person_id, 'adult', people_today());
    end if;
    return family;
end $$;

-- Sit down: the family, or the one invited with the role that the seat is for, and with their organisation where they come
-- from work: a volunteer, a helper or a guest gets none, and with it nothing of what an organisation sees. Nor does anyone get
-- one that was put away while the letter lay there: the role is theirs without it. It is held meanwhile. It stands in the
-- trail of the one who sits, of nobody else; of one whose account is new, the caller writes it, as that one.
create function process_sit_down(asked process_invitation, holder people_account, seat uuid, fresh boolean) returns void
language plpgsql volatile set search_path = pg_catalog, public as $$
declare family uuid; chair text := process_invited_as(asked); home uuid;
begin
    if asked.side = 'families' then
        family := process_family_of(holder, seat);
        update process_seat set family_id = family, starts = people_today(),
            called = (select f.name from people_family f where f.id = family) where id = seat;
    else
        select o.id into home from people_organisation o
        where o.id = asked.organisation_id and o.put_away_at is null and process_comes_from_work(chair) for share;
        insert into people_membership (id, municipality_id, account_id, role, organisation_id, starts)
        select gen_random_uuid(), asked.municipality_id, holder.id, chair, home, people_today()
        where not exists (select 1 from people_membership m where m.account_id = holder.id and m.role = chair
            and m.organisation_id is not distinct from home and (m.ends is null or m.ends >= people_today()));
        update process_seat set account_id = holder.id, organisation_id = asked.organisation_id, starts = people_today(),
            called = (select p.name from people_person p where p.id = holder.person_id) where id = seat;
    end if;
    insert into audit_entry (id, municipality_id, at, actor_role, event, about_kind, about_id, family_id, account_id, facts)
    select gen_random_uuid(), asked.municipality_id, now(), '', 'process.seat_taken', 'process.seat', seat, family, holder.id, '{}'
    where not fresh;
end $$;

-- Whether the one invited has a seat in the process already; a worker's that is over is none, and a family keeps its own.
create function process_sits_already(asked process_invitation, holder people_account) returns boolean
language sql stable set search_path = pg_catalog, public as
$$ select holder.id is not null and exists (select 1 from process_seat s where s.process_id = asked.process_id
     and (s.account_id = holder.id and (s.ends is null or s.ends >= people_today())
          or s.family_id = process_family_of(holder, null))) $$;

-- Answer it. Returns what became of it: declined, accepted (a new account, let in at once), existing (an account with the
-- address was there: log in the usual way), known (was answered yes before), full (no seat left), gone.
-- Accepted is said again for an hour to the same word, so that a double click or a lost line shuts nobody out.
-- One answer at a time in a process: of two that want the last seat, one gets it.
create function process_answer_invitation(word text, said text, new_account uuid, letters text, of_language text)
returns text language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare asked process_invitation; holder people_account; seat uuid;
begin
    select * into asked from process_invitation_of(word) i where i.expires_at > now() and i.withdrawn_at is null;
    if asked.id is null or said not in ('yes', 'no') then return 'gone'; end if;
    if said = 'no' then
        insert into process_invitationanswer (id, invitation_id, answer) values (gen_random_uuid(), asked.id, 'no')
        on conflict (invitation_id) do nothing;
        return 'declined';
    end if;
    perform 1 from process_process p where p.id = asked.process_id for update;
    if exists (select 1 from process_invitationanswer a where a.invitation_id = asked.id and a.answer = 'yes') then
        return case when exists (select 1 from people_account a where a.id = new_account and a.is_active
            and a.created_at > now() - interval '1 hour') then 'accepted' else 'known' end;
    end if;
    holder := process_holder(asked);
    if not process_sits_already(asked, holder) then
        seat := process_free_seat(asked);
        if seat is null or not coalesce(holder.is_active, true) then return 'full'; end if;
        if holder.id is null then holder := process_new_holder(asked, new_account, letters, of_language); end if;
        perform process_sit_down(asked, holder, seat, holder.id = new_account);
    end if;
    insert into process_invitationanswer (id, invitation_id, answer) values (gen_random_uuid(), asked.id, 'yes')
    on conflict (invitation_id) do update set answer = 'yes';
    return case when holder.id = new_account then 'accepted' else 'existing' end;
end $$;

-- Whether an office invites in an open process: on the days it recruits, before them, or by a letter that can still be answered.
create function process_office_invites(office uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, public as $$
    select exists (select 1 from process_recruitingchannel c join process_process p on p.id = c.process_id
                   where c.organisation_id = office and c.closes >= people_today() and p.closed_at is null)
        or exists (select 1 from process_invitation i
                   where i.organisation_id = office and i.expires_at > now() and i.withdrawn_at is null) $$;
