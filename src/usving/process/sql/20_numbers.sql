-- How many seats of each role are taken and how many there are, in a process of my municipality. How many families have
-- come is told only to those who see the families' seats: whoever invites could else count the answers one by one.
create function process_seat_counts(wanted uuid) returns table (role text, taken bigint, places bigint)
language sql stable security definer set search_path = pg_catalog, public as
$$ select s.role::text,
     case when s.role <> 'family' or wanted in (select process_i_lead() union all select process_joined_with_me()
         union all select c.process_id from process_circle c where c.side = 'families' and c.id in (select process_my_circles()))
     then count(*) filter (where s.account_id is not null or s.family_id is not null) end,
     count(*)
   from process_seat s where s.process_id = wanted and s.municipality_id = (select people_my_municipality())
     and (s.ends is null or s.ends >= people_today())
   group by s.role $$;

-- How many families have said yes through an office, after its recruiting has closed, and only from five up.
create function process_recruiting_total(channel uuid) returns bigint
language sql stable security definer set search_path = pg_catalog, public as
$$ select nullif(case when count(*) >= 5 then count(*) end, 0)
   from process_recruitingchannel c
   join process_invitation i on i.process_id = c.process_id and i.organisation_id = c.organisation_id and i.side = 'families'
   join process_invitationanswer a on a.invitation_id = i.id and a.answer = 'yes'
   where c.id = channel and c.closes < people_today() and c.organisation_id = any(array(select people_my_organisations())) $$;
