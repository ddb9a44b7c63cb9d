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

-- How many families have said yes through an office: one number, from five up, fixed the first time anyone asks after recruiting
-- has closed. Whoever also leads the process can close recruiting, open it and close it again; the number then says what it
-- said, and one answer more is not seen in it. Before five are invited there is nothing to tell, and nothing is fixed.
create function process_recruiting_total(wanted uuid) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare office process_recruitingchannel; told bigint;
begin
    select * into office from process_recruitingchannel c where c.id = wanted and c.closes < people_today()
      and c.organisation_id = any(array(select process_offices_i_recruit_for()));
    if office.id is null then return null; end if;
    insert into process_recruitingtotal (id, channel_id, accepted)
    select gen_random_uuid(), office.id, count(a.id)
    from process_invitation i left join process_invitationanswer a on a.invitation_id = i.id and a.answer = 'yes'
    where i.process_id = office.process_id and i.organisation_id = office.organisation_id and i.side = 'families'
    having count(i.id) >= 5
    on conflict (channel_id) do nothing;
    select t.accepted into told from process_recruitingtotal t where t.channel_id = office.id and t.accepted >= 5;
    return told;
end $$;
