-- What keeps an organisation or one of its teams from being put away: roles, consents, recruiting; empty where nothing does.
-- It says one thing at a time and never how many or whose: what families have said yes to is none of the administrator's.
-- Null for whoever is not the administrator there. Asked by the policy too, so that no page can forget it. Empty where it is put
-- away already: its name can be corrected then, whatever has come to hang on it since.
create function people_still_used(of_organisation uuid, of_team uuid) returns text
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
    if not people_i_administer() or not exists (
        select 1 from people_organisation o where o.id = of_organisation and o.municipality_id = people_my_municipality()
    ) then return null; end if;
    if exists (select 1 from people_organisation o where of_team is null and o.id = of_organisation and o.put_away_at is not null)
        or exists (select 1 from people_team t where t.id = of_team and t.put_away_at is not null) then return ''; end if;
    if exists (select 1 from people_membership m
               where m.organisation_id = of_organisation and (of_team is null or m.team_id = of_team)
                 and (m.ends is null or m.ends >= people_today())) then return 'roles'; end if;
    if exists (select 1 from people_consent c
               where c.organisation_id = of_organisation and (of_team is null or c.team_id = of_team)
                 and c.withdrawn_at is null and c.until >= people_today()) then return 'consents'; end if;
    if of_team is null and process_office_invites(of_organisation) then return 'recruiting'; end if;
    return '';
end $$;
