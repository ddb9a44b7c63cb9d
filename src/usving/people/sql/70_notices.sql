-- Notices on their way: taken by a worker, sent, bundled or kept; where people cannot be reached; codes by SMS; stand-ins.
-- The worker asks as nobody, and what it is told here goes nowhere but to the one the notice is to.

-- A message that is not done with, held for the transaction, with what is needed to choose its way. Times are given, not
-- read, so that the whole way can be tried with the clock moved. One of the staff whose roles are over has no address for what
-- belongs to the work: it stays on their own page. Whoever is in a family too, is reached for its sake.
create function people_notice_take(message uuid) returns table (
    kind text, state text, channel text, address text, subject text, body text, due_at timestamptz, before timestamptz,
    taken_until timestamptz, account uuid, language text, email text, mobile text, wishes jsonb, failing text[]
) language sql volatile security definer set search_path = pg_catalog, public as
$$ select n.kind::text, n.state::text, n.channel::text, n.address::text, n.subject::text, n.body, n.due_at, n.before, n.taken_until,
          n.account_id, coalesce(a.language, 'nb')::text, case when reached then a.email else '' end::text,
          case when reached then a.mobile else '' end::text, to_jsonb(w),
          array(select f.channel::text from people_failingaddress f where f.account_id = n.account_id
                and f.address = case f.channel when 'email' then a.email else a.mobile end)
   from people_notice n left join people_account a on a.id = n.account_id
   left join people_noticewishes w on w.account_id = n.account_id
   cross join lateral (values (n.kind in ('login', 'security', 'rights') and a.id is not null or people_is_here(a.id)
       or exists (select 1 from people_familymember m where m.person_id = a.person_id and m.kind in ('adult', 'youth')
           and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())))) here (reached)
   where n.id = message and n.state in ('waiting', 'taken') and people_me_or_pending() is null for update of n $$;

-- What was decided for a message: to wait until, to be taken now, or to be kept on the person's own page.
create function people_notice_decide(
    message uuid, new_state text, new_channel text, new_address text, due timestamptz, lease timestamptz, keep_text boolean
) returns void language sql volatile security definer set search_path = pg_catalog, public as
$$ update people_notice n
   set state = new_state, channel = coalesce(new_channel, n.channel), address = coalesce(new_address, n.address),
       due_at = coalesce(due, n.due_at), taken_until = lease, tries = n.tries + (new_state = 'taken')::int,
       body = case when new_state = 'kept' and not keep_text then '' else n.body end
   where n.id = message and n.state in ('waiting', 'taken') and people_me_or_pending() is null $$;

-- What else of the same kind is on its way to the same person: those that wait and could go now, and when one last went (now,
-- while another worker holds one). Two workers with one message each come here one after the other, and neither waits for a row
-- that the other holds. What was tried before may have arrived: it goes by itself, with the same key as then.
create function people_notice_near(message uuid, at timestamptz, out others uuid[], out last timestamptz)
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare mine people_notice;
begin
    select * into mine from people_notice n where n.id = message and people_me_or_pending() is null;
    if mine.account_id is null or mine.tries > 0 then return; end if;
    perform pg_advisory_xact_lock(hashtextextended('people_notice ' || mine.account_id || ' ' || mine.kind, 0));
    last := (select max(case n.state when 'taken' then at else n.sent_at end) from people_notice n
        where n.account_id = mine.account_id and n.kind = mine.kind and n.id <> message
          and ((n.state = 'taken' and n.taken_until > at) or (n.state in ('sent', 'bundled') and n.sent_at <= at)));
    others := array(select n.id from people_notice n
        where n.account_id = mine.account_id and n.kind = mine.kind and n.id <> message and n.state = 'waiting' and n.tries = 0
          and (n.due_at is null or n.due_at <= at) and (n.before is null or n.before > at) for update skip locked);
end $$;

-- One-time words must not stay in a sent message; on a demonstration the page `Sendt` shows them.
create function people_notice_sent(message uuid, at timestamptz, keep_text boolean, receipt text) returns void
language sql volatile security definer set search_path = pg_catalog, public as
$$ update people_notice set state = 'sent', sent_at = at, taken_until = null, reference = left(receipt, 100),
       body = case when keep_text then body else '' end
   where id = message and state = 'taken' and people_me_or_pending() is null $$;

-- An address that was refused for good. Its owner is told at the next login, those who lead the process that there is one; what
-- the message said is told nobody. The message waits for another way where its receiver is known, else it is over.
create function people_notice_failed(message uuid) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare failed people_notice; known boolean;
begin
    select * into failed from people_notice n
    where n.id = message and n.state = 'taken' and people_me_or_pending() is null for update;
    if failed.id is null then return; end if;
    select a.id is not null into known from people_account a where a.id = failed.account_id
      and failed.address in (a.email, a.mobile) and failed.kind <> 'login';
    if failed.account_id is not null then
        insert into people_failingaddress (id, account_id, channel, address, since)
        select gen_random_uuid(), a.id, failed.channel, failed.address, now() from people_account a
        where a.id = failed.account_id and failed.address in (a.email, a.mobile)
        on conflict (account_id, channel) do update set address = excluded.address, since = excluded.since;
    end if;
    update people_notice set taken_until = null, state = case when known then 'waiting' else 'failed' end,
        body = case when known then body else '' end where id = message;
end $$;

-- What waits and whose time has come, by whom it is to; null for those who are not known here.
create function people_notices_due(at timestamptz) returns table (account uuid, message uuid, kind text)
language sql stable security definer set search_path = pg_catalog, public as
$$ select n.account_id, n.id, n.kind::text from people_notice n
   where n.state = 'waiting' and n.due_at <= at and people_me_or_pending() is null order by n.account_id, n.created_at $$;

-- Make one message of several that wait; returns how many. The others are sent with it. Whoever gets it reads a number only.
create function people_bundle(
    of_account uuid, members uuid[], message uuid, titles jsonb, texts jsonb, at timestamptz
) returns integer
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare number integer;
begin
    if people_me_or_pending() is not null then return 0; end if;
    with gone as (
        update people_notice set state = 'bundled', taken_until = null, sent_at = at, bundle = message, body = ''
        where id = any(members) and account_id = of_account and state = 'waiting' returning 1)
    select count(*) into number from gone;
    if number > 0 then
        insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind)
        select message, a.municipality_id, a.id, 'email', a.email, replace(titles ->> a.language, '{}', number::text),
               replace(texts ->> a.language, '{}', number::text), now(), 'bundle'
        from people_account a where a.id = of_account;
    end if;
    return number;
end $$;

-- What waits for me is looked at anew, by the wishes I have now. Returns the messages.
create function people_replan_mine() returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ update people_notice set due_at = null where account_id = people_me() and state = 'waiting' and due_at is not null returning id $$;

-- Whether I may name someone to be told while I am away: a colleague with the same role at the same place, at work now.
create function people_may_stand_in() returns setof uuid
language sql stable security definer parallel safe rows 20 set search_path = pg_catalog, public as
$$ select distinct c.account_id from people_membership m
   join people_membership c on c.role = m.role and c.organisation_id is not distinct from m.organisation_id
     and c.municipality_id = m.municipality_id and c.account_id <> m.account_id
   join people_account a on a.id = c.account_id and a.is_active join people_person p on p.id = a.person_id and p.staff
   where m.account_id = people_me() and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())
     and c.starts <= people_today() and (c.ends is null or c.ends >= people_today())
     and c.role not in ('family-member', 'guest', 'helper') $$;

create function people_stand_in_names() returns table (account uuid, name text)
language sql stable security definer set search_path = pg_catalog, public as
$$ select a.id, p.name::text from people_account a join people_person p on p.id = a.person_id
   where a.id in (select people_may_stand_in()) $$;

-- Those in my periods of standing in: the one who is away, and the one who is told. Their names are staff's, known to all here.
create function people_in_my_stand_ins() returns table (account uuid, name text)
language sql stable security definer set search_path = pg_catalog, public as
$$ select a.id, p.name::text from people_standin s join people_account a on a.id in (s.account_id, s.stand_in_id)
   join people_person p on p.id = a.person_id where people_me() in (s.account_id, s.stand_in_id) $$;

-- Tell the stand-in of the one a message is to, once: that something has come, never what. Returns the new message.
create function people_notice_copy(message uuid, on_day date, titles jsonb, texts jsonb) returns uuid
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare copied uuid;
begin
    insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind, copy_of)
    select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email, titles ->> a.language,
           replace(texts ->> a.language, '{}', p.name), now(), 'stand-in', n.id
    from people_notice n join people_account away on away.id = n.account_id join people_person p on p.id = away.person_id and p.staff
    join people_standin s on s.account_id = n.account_id and s.ended_at is null and on_day between s.starts and s.ends
    join people_account a on a.id = s.stand_in_id and a.is_active
    where n.id = message and n.copy_of is null and people_me_or_pending() is null and exists (
        select 1 from people_membership m join people_membership c on c.role = m.role
          and c.organisation_id is not distinct from m.organisation_id
        where m.account_id = s.account_id and c.account_id = s.stand_in_id
          and m.starts <= on_day and (m.ends is null or m.ends >= on_day)
          and c.starts <= on_day and (c.ends is null or c.ends >= on_day))
    order by s.starts desc, s.id limit 1
    on conflict (copy_of) do nothing returning id into copied;
    return copied;
end $$;

-- A person asked for six digits by SMS: keeps the digest and the message, if the number is known. Says nothing. Few live at
-- a time, and few are sent to one number in a day, whoever asks.
create function people_offer_code(
    at_municipality uuid, typed text, code_digest text, lives interval, most_a_day integer, message uuid, text_by_language jsonb
) returns void language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare found_account people_account;
begin
    select * into found_account from people_account a
    where a.municipality_id = at_municipality and a.is_active and a.mobile <> '' and a.mobile = typed for update;
    if found_account.id is null then return; end if;
    if (select count(*) from people_loginlink l where l.account_id = found_account.id and l.purpose = 'sms'
          and l.expires_at > now() - interval '1 day') >= most_a_day then return; end if;
    insert into people_loginlink (id, account_id, digest, purpose, expires_at)
    values (gen_random_uuid(), found_account.id, code_digest, 'sms', now() + lives);
    insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind)
    values (message, found_account.municipality_id, found_account.id, 'sms', found_account.mobile, '',
            text_by_language ->> found_account.language, now(), 'login');
end $$;

-- Ask for a mobile number of one's own. The answer and the rows are alike whether anyone else has it: it gets a code, or its
-- owner is told that someone tried. What is asked again drops what was asked before.
create function people_ask_number(
    typed text, code_digest text, lives interval, message uuid, free_text jsonb, taken_text jsonb
) returns void language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare asker people_account; holder people_account;
begin
    select * into asker from people_account a where a.id = people_me() and a.is_active;
    if asker.id is null or typed = '' then return; end if;
    select * into holder from people_account a
    where a.municipality_id = asker.municipality_id and a.mobile = typed and a.id <> asker.id;
    delete from people_numberchange c where c.account_id = asker.id;
    insert into people_numberchange (id, account_id, number, digest, tries, asked_at, expires_at)
    values (gen_random_uuid(), asker.id, typed,
            case when holder.id is null then code_digest else encode(sha256(gen_random_uuid()::text::bytea), 'hex') end,
            0, now(), now() + lives);
    insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind)
    values (message, asker.municipality_id, null, 'sms', typed, '',
            case when holder.id is null then free_text ->> asker.language else taken_text ->> holder.language end, now(), 'login');
end $$;

-- Type the code: the number becomes one's own. `ok`, `wrong`, or `over` where it is too late, tried too often, or taken.
create function people_confirm_number(code_digest text, most_tries integer) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare change people_numberchange;
begin
    select * into change from people_numberchange c where c.account_id = people_me() for update;
    if change.id is null or change.expires_at <= now() or change.tries >= most_tries then return 'over'; end if;
    if change.digest <> code_digest then
        update people_numberchange set tries = tries + 1 where id = change.id;
        return case when change.tries + 1 >= most_tries then 'over' else 'wrong' end;
    end if;
    begin
        update people_account set mobile = change.number where id = change.account_id;
    exception when unique_violation then return 'over';
    end;
    delete from people_numberchange where id = change.id;
    return 'ok';
end $$;
