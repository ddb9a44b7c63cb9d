-- What is lifted out of the room: whom it concerns, who has it, how it rises, and how it is answered.

-- What concerns a seat of mine, as soon as it is asked about; and what I have written.
create function steering_escalations_i_ask() returns setof uuid
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as
$$ select e.id from steering_escalation e where e.by_id = people_me() and e.process_id = any(array(select process_my_processes()))
   union
   select c.escalation_id from steering_escalationconcern c join steering_escalation e on e.id = c.escalation_id
   where c.seat_id = any(array(select process_my_seats())) and e.state <> 'draft' $$;

-- The same, and in processes I lead what is sent.
create function steering_escalations_i_follow() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as
$$ select steering_escalations_i_ask() union
   select e.id from steering_escalation e where e.process_id = any(array(select process_i_lead()))
     and e.state in ('sent', 'answered', 'settled') $$;

-- What is lifted to me, now or before; never what is withdrawn.
create function steering_escalations_i_hold() returns setof uuid
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as
$$ select s.escalation_id from steering_escalationstep s join steering_escalation e on e.id = s.escalation_id
   where s.account_id = people_me() and s.began_at is not null and e.state in ('sent', 'answered', 'settled') $$;

-- What I may do something with, ask with words and ladder, and what nobody else has seen yet; all in open processes.
create function steering_escalations_i_word() returns setof uuid
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as
$$ select e.id from steering_escalation e where e.id in (select steering_escalations_i_ask())
     and e.process_id = any(array(select process_i_write_in())) $$;

create function steering_escalations_i_shape() returns setof uuid
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as
$$ select e.id from steering_escalation e where e.id in (select steering_escalations_i_word()) and e.state in ('draft', 'asked') $$;

create function steering_escalations_i_draft() returns setof uuid
language sql stable security definer parallel safe rows 10 set search_path = pg_catalog, public as
$$ select e.id from steering_escalation e where e.id in (select steering_escalations_i_word())
     and e.by_id = people_me() and e.state = 'draft' $$;

-- Take a ladder down, so that another can be made; only where nothing is sent.
create function steering_clear_ladder(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if wanted not in (select steering_escalations_i_shape()) then return false; end if;
    delete from steering_escalationstep s where s.escalation_id = wanted;
    return true;
end $$;

-- The step that has it now. Not a definer.
create function steering_step_now(wanted uuid) returns setof steering_escalationstep
language sql stable set search_path = pg_catalog, public as
$$ select s.* from steering_escalationstep s where s.escalation_id = wanted and s.began_at is not null and s.left_at is null
   order by s.number limit 1 $$;

-- One step further, or a reminder where nobody stands above. The word is for whoever has it then. Returns risen or reminded.
create function steering_go_up(wanted uuid, word_digest text, at timestamptz) returns text
language plpgsql volatile set search_path = pg_catalog, public as $$
declare here steering_escalationstep; above steering_escalationstep; today date := (at at time zone 'Europe/Oslo')::date;
begin
    select * into here from steering_step_now(wanted);
    select * into above from steering_escalationstep s where s.escalation_id = wanted and s.number > here.number
    order by s.number limit 1;
    delete from steering_escalationkey k where k.step_id = here.id;
    insert into steering_escalationkey (id, municipality_id, step_id, digest, made_at)
    values (gen_random_uuid(), here.municipality_id, coalesce(above.id, here.id), word_digest, at);
    if above.id is null then
        update steering_escalationstep set reminded_at = at, due = today + 7 where id = here.id;
        return 'reminded';
    end if;
    update steering_escalationstep set left_at = at where id = here.id;
    update steering_escalationstep set began_at = at, due = today + days where id = above.id;
    return 'risen';
end $$;

-- What nobody has answered and whose day is over, for the clock alone.
create function steering_overdue(on_day date) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public as
$$ select e.id from steering_escalation e join process_process p on p.id = e.process_id and p.closed_at is null
   cross join lateral steering_step_now(e.id) s
   where people_me_or_pending() is null and e.state = 'sent' and s.due < on_day order by e.id $$;

-- Let one rise, for the clock alone, and say so in the trail. Returns risen, reminded or nothing (someone answered meanwhile).
create function steering_rise(wanted uuid, word_digest text, at timestamptz) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare found steering_escalation; became text;
begin
    if people_me_or_pending() is not null then return 'nothing'; end if;
    select * into found from steering_escalation e where e.id = wanted for update;
    if found.state <> 'sent' or not exists (select 1 from steering_step_now(wanted) s
        where s.due < (at at time zone 'Europe/Oslo')::date) then return 'nothing'; end if;
    became := steering_go_up(wanted, word_digest, at);
    insert into audit_entry (id, municipality_id, at, actor_role, event, about_kind, about_id, facts)
    values (gen_random_uuid(), found.municipality_id, at, '',
        case became when 'risen' then 'steering.escalation_risen' else 'steering.escalation_reminded' end, 'steering.escalation', wanted, '{}');
    return became;
end $$;

-- One step further after an answer that did not help, for those it concerns. Returns risen, top (nobody above) or refused.
create function steering_escalate_further(wanted uuid, word_digest text, at timestamptz) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare found steering_escalation;
begin
    if wanted not in (select steering_escalations_i_word()) then return 'refused'; end if;
    select * into found from steering_escalation e where e.id = wanted for update;
    if found.state <> 'answered' then return 'refused'; end if;
    if not exists (select 1 from steering_escalationstep s where s.escalation_id = wanted and s.began_at is null) then
        return 'top';
    end if;
    update steering_escalation set state = 'sent' where id = wanted;
    return steering_go_up(wanted, word_digest, at);
end $$;

-- Write down an answer from the step that has it now. Returns answered, already (the same key), or gone. Not a definer.
create function steering_put_answer(wanted uuid, said text, said_words text, said_way text, who uuid, key uuid) returns text
language plpgsql volatile set search_path = pg_catalog, public as $$
declare found steering_escalation; here steering_escalationstep;
begin
    select * into found from steering_escalation e where e.id = wanted for update;
    if exists (select 1 from steering_escalationanswer a where a.id = key) then return 'already'; end if;
    select * into here from steering_step_now(wanted);
    if found.state <> 'sent' or here.id is null or btrim(said_words) = '' then return 'gone'; end if;
    insert into steering_escalationanswer (id, municipality_id, escalation_id, step_id, outcome, words, way, by_id, at)
    values (key, found.municipality_id, wanted, here.id, said, btrim(said_words), said_way, who, now());
    update steering_escalation set state = 'answered' where id = wanted;
    delete from steering_escalationkey k where k.step_id = here.id;
    return 'answered';
end $$;

-- Answer as the one who has it now; or, as one who leads, write in what they answered another way.
create function steering_answer_escalation(wanted uuid, said text, said_words text, said_way text, key uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare mine boolean; noted boolean;
begin
    mine := exists (select 1 from steering_step_now(wanted) s join steering_escalation e on e.id = s.escalation_id
        join process_process p on p.id = e.process_id
        where s.account_id = people_me() and p.closed_at is null) and said_way = 'platform';
    noted := exists (select 1 from steering_escalation e where e.id = wanted
        and (e.process_id = any(array(select process_i_run())) or e.id in (select steering_escalations_i_word())))
        and said_way in ('phone', 'letter', 'talk');
    if exists (select 1 from steering_escalationanswer a where a.id = key and a.by_id = people_me()) then return 'already'; end if;
    if not (mine or noted) then return 'gone'; end if;
    return steering_put_answer(wanted, said, said_words, said_way, people_me(), key);
end $$;

-- What a word for a step tells. Where it is withdrawn, that it is, and nothing of what it was.
create function steering_escalation_read(word text) returns table (
    state text, title text, words text, due date, municipality text, process text, name text, phone text
) language sql stable security definer set search_path = pg_catalog, public as
$$ select e.state::text, case when e.state = 'sent' then e.title else '' end::text,
       case when e.state = 'sent' then e.text else '' end, s.due, m.name::text,
       case when e.state = 'sent' then p.name else '' end::text, s.name::text, coalesce(l.phone, '')::text
   from steering_escalationkey k join steering_escalationstep s on s.id = k.step_id
   join steering_escalation e on e.id = s.escalation_id join process_process p on p.id = e.process_id
   join people_municipality m on m.id = e.municipality_id
   left join lateral (select x.phone from process_seat f join people_account a on a.id = f.account_id and a.is_active
       join people_person x on x.id = a.person_id where f.process_id = e.process_id and f.role in ('facilitator', 'process-leader')
         and (f.ends is null or f.ends >= people_today()) order by f.role, f.code limit 1) l on true
   where k.digest = encode(sha256(convert_to(word, 'UTF8')), 'hex') and s.left_at is null and p.closed_at is null
     and e.state in ('sent', 'withdrawn') $$;

-- Answer by a word. Returns whether it was written down.
create function steering_escalation_by_key(word text, said text, said_words text, key uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare found steering_escalationstep; entry uuid;
begin
    select s.* into found from steering_escalationkey k join steering_escalationstep s on s.id = k.step_id
      join steering_escalation e on e.id = s.escalation_id join process_process p on p.id = e.process_id
    where k.digest = encode(sha256(convert_to(word, 'UTF8')), 'hex') and s.left_at is null and p.closed_at is null;
    if found.id is null or said not in ('will', 'partly', 'cannot') then return false; end if;
    if steering_put_answer(found.escalation_id, said, said_words, 'link', null, key) <> 'answered' then return false; end if;
    insert into audit_entry (id, municipality_id, at, actor_role, event, about_kind, about_id, facts)
    values (gen_random_uuid(), found.municipality_id, now(), '', 'steering.escalation_answered', 'steering.escalation',
            found.escalation_id, jsonb_build_object('outcome', said, 'way', 'link'));
    return true;
end $$;

-- Whom it concerns: the accounts behind the seats, and the one who wrote it; not a definer.
create function steering_concerned(wanted uuid) returns setof uuid
language sql stable parallel safe rows 10 set search_path = pg_catalog, public as
$$ select e.by_id from steering_escalation e where e.id = wanted and e.by_id is not null
   union select h.account from steering_holders(array(select c.seat_id from steering_escalationconcern c
       where c.escalation_id = wanted), people_today()) h $$;

-- Those who lead the process, and the one who has it now where they have an account; not definers.
create function steering_leaders_of(wanted uuid) returns setof uuid
language sql stable parallel safe rows 5 set search_path = pg_catalog, public as
$$ select h.account from steering_holders(array(select s.id from process_seat s join steering_escalation e on e.process_id = s.process_id
     where e.id = wanted and s.role in ('facilitator', 'process-leader')), people_today()) h $$;

create function steering_holder_of(wanted uuid) returns setof uuid
language sql stable parallel safe rows 1 set search_path = pg_catalog, public as
$$ select s.account_id from steering_step_now(wanted) s where s.account_id is not null $$;

-- Keep a notice to each of some accounts but the asker, in their language; not a definer. Returns the messages.
create function steering_keep_notices(whom uuid[], of_what uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile set search_path = pg_catalog, public as
$$ insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind, about)
   select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email, titles ->> a.language, texts ->> a.language, now(),
          'follow-up', of_what
   from people_account a where a.id = any(whom) and a.is_active and a.id is distinct from people_me()
   returning id $$;

-- Tell those it concerns, for one of them or for the one who has it now, or those who lead.
create function steering_tell_concerned(wanted uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ select steering_keep_notices(array(select steering_concerned(wanted)), wanted, titles, texts)
   where people_me_or_pending() is null or wanted in (select steering_escalations_i_follow() union select steering_escalations_i_hold()) $$;

-- Tell the one who has it now, for those it concerns or the clock.
create function steering_tell_holder(wanted uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ select steering_keep_notices(array(select steering_holder_of(wanted)), wanted, titles, texts)
   where people_me_or_pending() is null or wanted in (select steering_escalations_i_word()) $$;

-- Tell those who lead, for those it concerns or the clock.
create function steering_tell_leaders(wanted uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ select steering_keep_notices(array(select steering_leaders_of(wanted)), wanted, titles, texts)
   where people_me_or_pending() is null or wanted in (select steering_escalations_i_word()) $$;

-- Keep a letter to the address of the one who has it now and has no account; for those it concerns or the clock. Empty: none.
-- Nobody has told us what they read: of the languages of the texts it is the one that the process speaks most.
create function steering_write_holder(wanted uuid, titles jsonb, texts jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ insert into people_notice (id, municipality_id, channel, address, subject, body, created_at, kind, about)
   select gen_random_uuid(), s.municipality_id, 'email', s.email, titles ->> l.code, texts ->> l.code, now(), 'follow-up', wanted
   from steering_step_now(wanted) s join steering_escalation e on e.id = wanted join process_process p on p.id = e.process_id
   cross join lateral (select coalesce((
       select c.code from jsonb_array_elements_text(p.languages) with ordinality c(code, place)
       where titles ? c.code order by c.place limit 1), 'nb') as code) l
   where s.account_id is null and s.email <> ''
     and (people_me_or_pending() is null or wanted in (select steering_escalations_i_word()))
   returning id $$;

-- What a word is of; for those who answer by it.
create function steering_escalation_of_word(word text) returns setof uuid
language sql stable security definer set search_path = pg_catalog, public as
$$ select s.escalation_id from steering_escalationkey k join steering_escalationstep s on s.id = k.step_id
   where k.digest = encode(sha256(convert_to(word, 'UTF8')), 'hex') $$;
