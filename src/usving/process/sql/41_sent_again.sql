-- What becomes of an invitation after it was first sent. Nothing here tells anyone whether or what was answered.

-- The invitations I may see: my office's to families, and those to providers in processes I lead.
create function process_invitations_of_mine() returns setof uuid
language sql stable security definer parallel safe rows 50 set search_path = pg_catalog, public as
$$ select i.id from process_invitation i
   where i.side = 'families' and i.organisation_id = any(array(select process_offices_i_recruit_for()))
      or i.side = 'providers' and i.process_id = any(array(select process_i_lead())) $$;

-- Whether I may send an invitation once more: mine, alive, and for families only while the office recruits.
create function process_i_send_again(wanted uuid) returns boolean
language sql stable security definer parallel safe set search_path = pg_catalog, public as
$$ select exists (select 1 from process_invitation i
   where i.id = wanted and i.id in (select process_invitations_of_mine()) and i.withdrawn_at is null and i.expires_at > now()
     and (i.side = 'providers' and i.process_id in (select process_i_run())
          or i.side = 'families' and process_i_recruit_for(i.process_id, i.organisation_id))) $$;

-- Withdraw an invitation: none of its words answers any more. Who has come in already, sits where they sit.
create function process_withdraw_invitation(wanted uuid) returns boolean
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
begin
    update process_invitation i set withdrawn_at = now()
    where i.id = wanted and i.withdrawn_at is null and i.id in (select process_invitations_of_mine());
    return found;
end $$;

-- How many invitations each office has sent for a process, for those who lead it. Sent, whatever was answered.
create function process_sent_counts(wanted uuid) returns table (office uuid, sent bigint)
language sql stable security definer set search_path = pg_catalog, public as
$$ select i.organisation_id, count(*) from process_invitation i
   where i.process_id = wanted and i.side = 'families' and wanted in (select process_i_lead()) group by 1 $$;

-- The invitations whose turn it is to be reminded of, whatever was answered, for the clock alone: so many days after the last
-- time it was sent, told or reminded of; while it and its process live, and for families while the office recruits. A letter on
-- paper is sent again by hand.
create function process_reminders_due() returns table (
    invitation uuid, side text, way text, address text, office text, phone text, process text, municipality text, expires_at timestamptz,
    language text
) language sql stable security definer set search_path = pg_catalog, public as
$$ select i.id, i.side::text, w.way::text, w.address::text, o.name::text, o.phone::text, p.name::text, m.name::text, i.expires_at,
          i.language::text
   from process_invitation i join process_process p on p.id = i.process_id
   join people_organisation o on o.id = i.organisation_id join people_municipality m on m.id = i.municipality_id
   left join process_recruitingchannel c
     on c.process_id = i.process_id and c.organisation_id = i.organisation_id and i.side = 'families'
   cross join lateral (
     select v.way, v.address from (
       select i.way, i.address, i.sent_at union all
       select s.way, s.address, s.sent_at from process_invitationsending s where s.invitation_id = i.id) v
     where v.way in ('email', 'sms') and v.address <> '' order by v.sent_at desc limit 1) w
   cross join lateral (select count(*) as reminded, max(r.at) as at from process_invitationreminder r where r.invitation_id = i.id) r
   cross join lateral (select max(s.sent_at) as at from process_invitationsending s where s.invitation_id = i.id) s
   where people_me_or_pending() is null and p.closed_at is null and i.withdrawn_at is null and i.expires_at > now()
     and (i.side = 'providers' or people_today() between c.opens and c.closes)
     and r.reminded < coalesce(c.reminders, 2)
     and people_today() >= (greatest(i.sent_at, s.at, r.at) at time zone 'Europe/Oslo')::date + coalesce(c.remind_after, 7) $$;

-- Take the turn of one reminder. The message is kept only where nothing was answered and a seat is still free; nobody is told
-- which it was, the caller neither: it asks for the sending of the message whether it is there or not.
create function process_remind(wanted uuid, word_digest text, message uuid, title text, words text) returns void
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare asked process_invitation; due record;
begin
    select * into asked from process_invitation i where i.id = wanted for update;
    select * into due from process_reminders_due() d where d.invitation = wanted;
    if due.invitation is null then return; end if;
    insert into process_invitationreminder (id, invitation_id, way, address, digest, at)
    values (gen_random_uuid(), wanted, due.way, due.address, word_digest, now());
    if process_free_seat(asked) is null
       or exists (select 1 from process_invitationanswer a where a.invitation_id = wanted) then return; end if;
    insert into people_notice (id, municipality_id, channel, address, subject, body, created_at, kind)
    values (message, asked.municipality_id, due.way, due.address, title, words, now(), 'invitation');
end $$;
