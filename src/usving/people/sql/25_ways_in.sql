-- More that answers before anyone is known: attempts, identities from outside, addresses that are confirmed.

-- How often something has failed lately, by keyed digests. The rows are held until the transaction is over, so that guesses
-- of the same kind come one at a time.
create function people_attempts(digests text[]) returns table (digest text, failures integer, last_at timestamptz)
language sql volatile security definer set search_path = pg_catalog, public as
$$ select a.digest::text, a.failures, a.last_at from people_attempt a where a.digest = any(digests) order by a.digest for update $$;

-- Count a failure under each of these digests; what is older than the window is forgotten first.
create function people_attempt_failed(digests text[], within interval) returns void
language sql volatile security definer set search_path = pg_catalog, public as $$
    insert into people_attempt as a (digest, failures, last_at)
    select d, 1, now() from unnest(digests) d order by d
    on conflict (digest) do update
    set failures = case when a.last_at < now() - within then 1 else a.failures + 1 end, last_at = now() $$;

-- Forget the attempts that are older than the window.
create function people_attempts_sweep(within interval) returns void
language sql volatile security definer set search_path = pg_catalog, public as
$$ delete from people_attempt where last_at < now() - within $$;

-- Whom an identity from outside lets in, by its keyed digest, which is another one in every municipality.
create function people_outside_candidate(wanted text) returns uuid
language sql stable security definer set search_path = pg_catalog, public as
$$ select o.account_id from people_outsideidentity o join people_account a on a.id = o.account_id
   where o.digest = wanted and a.is_active $$;

-- End the logins that came from one login at an identity provider, which says by a keyed digest that it is over.
create function people_outside_logged_out(wanted text) returns bigint
language sql volatile security definer set search_path = pg_catalog, public as
$$ with gone as (delete from people_session where outside = wanted and wanted <> '' returning 1) select count(*) from gone $$;

-- Whether a word in an identity provider's message is new; each is taken once, and kept as long as attempts are.
create function people_word_is_new(wanted text) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    insert into people_attempt (digest, failures, last_at) values (wanted, 0, now()) on conflict do nothing;
    return found;
end $$;

-- Ask for an address of one's own. The answer, the rows and the message are alike whether anyone else has it: it gets a way
-- to confirm, or its owner is told that someone tried. What is asked again drops what was asked before.
create function people_ask_address(
    typed text, token_digest text, lives interval, message uuid,
    free_title jsonb, free_text jsonb, taken_title jsonb, taken_text jsonb
) returns void language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare asker people_account; holder people_account;
begin
    select * into asker from people_account a where a.id = people_me() and a.is_active;
    if asker.id is null or typed = '' then return; end if;
    select * into holder from people_account a
    where a.municipality_id = asker.municipality_id and a.email = lower(typed) and a.id <> asker.id;
    delete from people_addresschange c where c.account_id = asker.id;
    insert into people_addresschange (id, account_id, address, digest, asked_at, expires_at)
    values (gen_random_uuid(), asker.id, lower(typed), case when holder.id is null then token_digest else encode(sha256(gen_random_uuid()::text::bytea), 'hex') end, now(), now() + lives);
    insert into people_notice (id, municipality_id, account_id, made_by, channel, address, subject, body, created_at, kind)
    values (message, asker.municipality_id, null, null, 'email', lower(typed),
            case when holder.id is null then free_title ->> asker.language else taken_title ->> holder.language end,
            case when holder.id is null then free_text ->> asker.language else taken_text ->> holder.language end, now(), 'login');
end $$;

-- Whether the word of a confirmation lives; says nothing of whose it is.
create function people_address_waits(token_digest text) returns boolean
language sql stable security definer set search_path = pg_catalog, public as
$$ select exists (select 1 from people_addresschange c join people_account a on a.id = c.account_id
   where c.digest = token_digest and c.expires_at > now() and a.is_active) $$;

-- Confirm an address: it becomes the account's own, links sent to the old one stop working, the old one is told, and it stands
-- in the owner's trail. False where the word does not live, or someone else has taken the address meanwhile.
create function people_confirm_address(token_digest text, message uuid, old_title jsonb, old_text jsonb) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare change people_addresschange; owner people_account;
begin
    delete from people_addresschange c where c.digest = token_digest and c.expires_at > now() returning * into change;
    if change.id is null then return false; end if;
    select * into owner from people_account a where a.id = change.account_id and a.is_active for update;
    if owner.id is null then return false; end if;
    begin
        update people_account set email = change.address where id = owner.id;
    exception when unique_violation then return false;
    end;
    update people_loginlink set spent_at = now() where account_id = owner.id and purpose = 'login' and spent_at is null;
    if owner.email <> '' and owner.email <> change.address then
        insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind)
        values (message, owner.municipality_id, owner.id, 'email', owner.email,
                old_title ->> owner.language, old_text ->> owner.language, now(), 'security');
    end if;
    insert into audit_entry (id, municipality_id, at, actor_id, actor_role, event, about_kind, about_id, account_id, facts)
    values (gen_random_uuid(), owner.municipality_id, now(), owner.id, '', 'people.address_confirmed', 'people.account', owner.id,
            owner.id, '{}');
    return true;
end $$;
