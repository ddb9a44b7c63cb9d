-- The short list of functions that answer before anyone is known. docs/referanse/database.md holds the same list, by test.

-- The municipalities to choose among on the login page.
create function people_municipalities() returns table (id uuid, number text, name text)
language sql stable security definer set search_path = pg_catalog, public as
$$ select m.id, m.number, m.name from people_municipality m order by m.name $$;

-- The one account of staff in a municipality with this user name or address, with the digest of its password, for the password
-- page. Only staff have passwords; a family's account is not found here, or anyone could ask whether an address has one.
create function people_login_candidate(at_municipality uuid, typed text) returns table (id uuid, password text)
language sql stable security definer set search_path = pg_catalog, public as
$$ select a.id, a.password from people_account a join people_person p on p.id = a.person_id and p.staff
   where a.municipality_id = at_municipality and a.is_active
     and (a.username = lower(typed) or (a.email <> '' and a.email = lower(typed)))
   order by a.username = lower(typed) desc limit 1 $$;

-- A person asked for a one-time link by e-mail: keeps the digest and the message, if the address is known. Says nothing.
create function people_offer_link(
    at_municipality uuid, typed text, token_digest text, lives interval, message uuid, title_by_language jsonb, text_by_language jsonb
) returns void language plpgsql security definer set search_path = pg_catalog, public as $$
declare found_account people_account;
begin
    select * into found_account from people_account a
    where a.municipality_id = at_municipality and a.is_active and a.email <> '' and a.email = lower(typed);
    if found_account.id is null then return; end if;
    -- Five that still work lie in the mailbox already: one more helps nobody, and nobody's mailbox is filled from here.
    if (select count(*) from people_loginlink l where l.account_id = found_account.id and l.purpose = 'login'
          and l.spent_at is null and l.expires_at > now()) >= 5 then return; end if;
    insert into people_loginlink (id, account_id, digest, purpose, expires_at)
    values (gen_random_uuid(), found_account.id, token_digest, 'login', now() + lives);
    insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind)
    values (message, found_account.municipality_id, found_account.id, 'email', found_account.email,
            title_by_language ->> found_account.language, text_by_language ->> found_account.language, now(), 'login');
end $$;

-- Who a living one-time word belongs to, without spending it: the page that asks "log in as …?" shows no name by it.
create function people_link_lives(token_digest text) returns boolean
language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (select 1 from people_loginlink l join people_account a on a.id = l.account_id
   where l.digest = token_digest and l.spent_at is null and l.expires_at > now() and a.is_active) $$;

-- Spend a one-time word: returns whom it lets in and what it was for, once; of two at the same time one gets it.
create function people_spend_link(token_digest text) returns table (account uuid, purpose text)
language sql volatile security definer set search_path = pg_catalog, public as
$$ update people_loginlink l set spent_at = now() from people_account a
   where l.digest = token_digest and l.spent_at is null and l.expires_at > now() and a.id = l.account_id and a.is_active
   returning l.account_id, l.purpose::text $$;

create function people_session_load(key_digest text) returns text
language sql stable security definer set search_path = pg_catalog, public as
$$ select data from people_session where digest = key_digest and expires_at > now() $$;

create function people_session_save(
    key_digest text, kept text, until timestamptz, of_account text, from_outside text, fresh boolean
) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if fresh then
        insert into people_session (id, digest, account_id, outside, data, expires_at, created_at)
        values (gen_random_uuid(), key_digest, of_account::uuid, from_outside, kept, until, now()) on conflict (digest) do nothing;
    else
        update people_session set data = kept, expires_at = until, account_id = of_account::uuid, outside = from_outside
        where digest = key_digest;
    end if;
    return found;
end $$;

create function people_session_delete(key_digest text) returns void
language sql volatile security definer set search_path = pg_catalog, public as
$$ delete from people_session where digest = key_digest $$;

create function people_session_sweep() returns void
language sql volatile security definer set search_path = pg_catalog, public as
$$ delete from people_session where expires_at < now() $$;

-- What a municipality has confirmed last in a matter, for jobs that ask as nobody; null where it has confirmed nothing. It
-- says nothing of anyone.
create function people_setting(at_municipality uuid, matter text) returns jsonb
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select c.value from people_confirmation c where c.municipality_id = at_municipality and c.code = matter
   order by c.at desc, c.id desc limit 1 $$;

-- Whether the first administrator's one-time word can still be used: it is unspent, not too old, and the house is empty.
create function people_first_key_lives(word_digest text) returns boolean
language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (select 1 from people_firstkey k where k.digest = word_digest and k.spent_at is null and k.expires_at > now())
     and not exists (select 1 from people_municipality) $$;

-- The first municipality with its first administrator, once: spends the word. Returns the account, or null where the word
-- is worth nothing; of two at the same time one gets it.
create function people_begin_municipality(
    word_digest text, municipality_number text, municipality_name text, new_account uuid, called text, new_username text,
    at_address text, password_digest text, of_language text
) returns uuid language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare home uuid := gen_random_uuid(); person uuid := gen_random_uuid();
begin
    perform 1 from people_firstkey k
    where k.digest = word_digest and k.spent_at is null and k.expires_at > now() for update;
    if not found or exists (select 1 from people_municipality) then return null; end if;
    update people_firstkey set spent_at = now() where spent_at is null;
    insert into people_municipality (id, number, name) values (home, municipality_number, municipality_name);
    insert into people_person (id, municipality_id, name, phone, staff) values (person, home, called, '', true);
    insert into people_account (id, municipality_id, person_id, username, email, language, is_active, created_at, password)
    values (new_account, home, person, new_username, lower(at_address), of_language, true, now(), password_digest);
    insert into people_membership (id, municipality_id, account_id, role, starts)
    values (gen_random_uuid(), home, new_account, 'administrator', people_today());
    return new_account;
end $$;
