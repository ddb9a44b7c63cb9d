-- How far the asker's municipality has come with what it needs first: an office, a colleague of the asker's, someone in one of
-- the roles that lead. What any of its staff may see anyway, asked here without going through all of them.
create function people_first_steps(lead_roles text[])
returns table (has_organisation boolean, has_staff boolean, has_leader boolean)
language sql stable security definer rows 1 set search_path = pg_catalog, public as $$
    select exists (select 1 from people_organisation o where o.municipality_id = here and o.put_away_at is null),
        exists (select 1 from people_person p join people_account a on a.person_id = p.id
                where p.staff and p.municipality_id = here and a.id <> people_me()),
        exists (select 1 from people_membership m
                join people_account a on a.id = m.account_id join people_person p on p.id = a.person_id
                where m.municipality_id = here and m.role = any(lead_roles) and p.staff
                  and m.starts <= people_today() and (m.ends is null or m.ends >= people_today()))
    from people_my_municipality() here $$;

-- End what came by the mailbox of one of the staff, for the administrator who corrects where their mail goes: logins that last,
-- links that are sent, an address that waits. Password, second lock, number and identities from outside stay: they are the
-- colleague's own, who has only another address. False for anyone else, and for oneself.
create function people_end_ways_in(of_account uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if not people_i_administer() or of_account = people_me() or of_account not in (select people_my_staff()) then
        return false;
    end if;
    delete from people_session where account_id = of_account;
    update people_loginlink set spent_at = now() where account_id = of_account and spent_at is null;
    delete from people_addresschange where account_id = of_account;
    return true;
end $$;

-- The same where the address never was theirs, and a stranger may have come in by it: what a stranger could have set up goes too,
-- and the account is as one that nobody has used. A new welcome is then the only way in.
create function people_forget_ways_in(of_account uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    if not people_end_ways_in(of_account) then return false; end if;
    update people_account set password = '!', mobile = '', last_login = null where id = of_account;
    delete from mfa_authenticator where user_id = of_account;
    delete from people_outsideidentity where account_id = of_account;
    delete from people_numberchange where account_id = of_account;
    delete from people_knowndevice where account_id = of_account;
    perform process_end_keys_of(of_account);
    return true;
end $$;
