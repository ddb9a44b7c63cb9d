-- A large world, made of nothing but numbers: asked by a superuser after the demonstration has been filled in, whose stations'
-- words and plans it borrows. Everybody in it is made up. :municipalities and :processes (in each) are put in by world.py.
--
-- Municipality m has the processes (m-1)*:processes+1 …; process p has the families 5p-4 … 5p and eleven seats; family f has the
-- adults 2f-1 and 2f, both with accounts, and two children. Odd processes have opened their gate. Process 1 is the busy one:
-- a thousand contributions more at station 3, thirty gatherings more; family 1 has a long trail.

set session_replication_role = replica;  -- each row's neighbours are made by the same numbers; foreign keys are not asked
set synchronous_commit = off;

create function pg_temp.of(kind text, n bigint) returns uuid language sql immutable parallel safe
return md5(kind || n)::uuid;

create temp table town as select m, pg_temp.of('municipality', m) id from generate_series(1, :municipalities) m;
create temp table matter as
select p, (p - 1) / :processes + 1 m, (p - 1) % :processes q, 4 + p % 3 here, current_date - 120 - p % 60 starts,
       pg_temp.of('process', p) id, pg_temp.of('municipality', (p - 1) / :processes + 1) town,
       pg_temp.of('families', p) families, pg_temp.of('providers', p) providers
from generate_series(1, :municipalities * :processes) p;
create temp table home as
select f, (f - 1) / 5 + 1 p, (f - 1) % 5 place, x.m, x.town, x.id process, pg_temp.of('family', f) id
from generate_series(1, :municipalities * :processes * 5) f join matter x on x.p = (f - 1) / 5 + 1;
-- The staff: a provider for each process, and those who facilitate, lead, follow up (two hundred families each), administer.
create temp table staff as
select m, town.id town, kind, i, pg_temp.of(kind, m * 100000 + i) account, pg_temp.of(kind || '-person', m * 100000 + i) person,
       pg_temp.of('organisation', m * 100 + i % 30 + 1) office
from town, (values ('provider', :processes), ('facilitator', 100), ('process-leader', 20),
                   ('caseworker', :processes * 5 / 200 + 1), ('administrator', 1), ('volunteer', 3000)) many (kind, number),
     generate_series(0, many.number - 1) i
where kind <> 'volunteer' or m = 1;

insert into people_municipality (id, number, name) select id, '8' || lpad(m::text, 3, '0'), 'Storby ' || m from town;
insert into people_organisation (id, municipality_id, code, name, kind, phone, logo)
select pg_temp.of('organisation', m * 100 + i), id, 'kontor-' || i, 'Kontor ' || i, case when i <= 20 then 'nav' else 'other' end,
       '33000000', '' from town, generate_series(1, 30) i;

insert into people_person (id, municipality_id, name, phone, staff)
select person, town, initcap(kind) || ' ' || m || '-' || i, '33' || lpad(i::text, 6, '0'), true from staff
union all select pg_temp.of('adult-person', 2 * f - a), town, 'Voksen ' || 2 * f - a, '', false from home, generate_series(0, 1) a
union all select pg_temp.of('child', 2 * f - a), town, 'Barn ' || 2 * f - a, '', false from home, generate_series(0, 1) a;
insert into people_account (id, municipality_id, person_id, username, email, language, is_active, created_at, password, last_login)
select account, town, person, kind || '-' || m || '-' || i, '', 'nb', true, now() - interval '1 year', '!', now() from staff
union all
select pg_temp.of('adult', 2 * f - a), town, pg_temp.of('adult-person', 2 * f - a), 'voksen-' || 2 * f - a, '', 'nb', true,
       now() - interval '1 year', '!', now() from home, generate_series(0, 1) a;
insert into people_membership (id, municipality_id, account_id, role, organisation_id, starts)
select pg_temp.of('held' || kind, m * 100000 + i), town, account, kind, office, current_date - 400 from staff;
insert into people_family (id, municipality_id, name, code) select id, town, 'Familien ' || f, '' from home;
insert into people_familymember (id, municipality_id, family_id, person_id, kind, position, starts)
select gen_random_uuid(), town, id, pg_temp.of(case when k < 2 then 'adult-person' else 'child' end, 2 * f - k % 2),
       case when k < 2 then 'adult' else 'child' end, k, current_date - 400 from home, generate_series(0, 3) k;
insert into people_followup (id, municipality_id, family_id, worker_id, starts)
select gen_random_uuid(), town, id, pg_temp.of('caseworker', m * 100000 + ((f - 1) % (:processes * 5)) / 200), current_date - 400
from home;
-- One adult in each home has written of two parts of the matter, and opened one of them for an office.
insert into people_statement (id, municipality_id, author_id, part, purpose, text, own, version, written_at, changed_at)
select pg_temp.of(part, f), town, pg_temp.of('adult-person', 2 * f), part, 'follow-up', repeat('Vi bor trangt og flytter ofte. ', 1 + f % 5),
       false, 1, now() - interval '90 days', now() - interval '90 days' from home, (values ('housing'), ('economy')) written (part);
insert into people_statementsubject (id, municipality_id, statement_id, person_id)
select gen_random_uuid(), town, pg_temp.of(part, f), pg_temp.of('adult-person', 2 * f)
from home, (values ('housing'), ('economy')) written (part);
insert into people_consent (id, municipality_id, giver_id, about_id, part, purpose, organisation_id, given_at, until, text_version,
                            manner, recorded_by_id)
select gen_random_uuid(), town, pg_temp.of('adult-person', 2 * f), pg_temp.of('adult-person', 2 * f), 'housing', 'follow-up',
       pg_temp.of('organisation', m * 100 + f % 30 + 1), now() - interval '60 days', current_date + 60, '1', 'tap', pg_temp.of('adult', 2 * f)
from home;
insert into people_session (id, digest, account_id, data, expires_at, created_at)
select gen_random_uuid(), encode(sha256(convert_to(id::text, 'UTF8')), 'hex'), pg_temp.of('adult', 2 * f), '{}',
       now() + interval '5 hours', now() from home where f % 2 = 0;

insert into process_process (id, municipality_id, code, name, question, arena, starts, ends, here, languages, "order")
select id, town, 'prosess-' || p, 'Prosess ' || p, 'Hva skal til for at alle får et godt sted å bo?', 'Et nabolag', starts,
       current_date + 120, here, '["nb"]', '{}' from matter;
insert into process_partner (id, municipality_id, process_id, organisation_id, part)
select gen_random_uuid(), town, id, pg_temp.of('organisation', m * 100 + (q + i) % 30 + 1), 'Er med' from matter, generate_series(0, 3) i;
insert into process_circle (id, municipality_id, process_id, side, code)
select families, town, id, 'families', 'familiene' from matter union all select providers, town, id, 'providers', 'tjenestene' from matter;
insert into process_station (id, municipality_id, process_id, number, arm, opens, words)
select pg_temp.of('station', p * 10 + s.number), town, x.id, s.number, s.arm, s.opens, s.words from matter x, process_station s
where s.process_id = (select id from process_process where municipality_id not in (select id from town) order by code limit 1);
insert into process_stationmove (id, municipality_id, process_id, came_from, went_to, reason, at)
select gen_random_uuid(), town, id, n, n + 1, '', starts + n * 20 from matter, generate_series(1, 6) n where n < here;

insert into process_seat (id, municipality_id, process_id, code, role, circle_id, organisation_id, side, label, called,
                          account_id, family_id, starts)
select pg_temp.of('family-seat', f), x.town, x.id, 'familie-' || place, 'family', families, null::uuid, 'families', '', 'Familien ' || f,
       null::uuid, home.id, current_date - 110 from home join matter x using (p)
union all
select pg_temp.of('provider-seat', p * 4 + j), x.town, x.id, 'tjeneste-' || j, 'provider', providers, office, 'providers', '',
       'Provider ' || x.m || '-' || i, account, null, current_date - 110
from matter x, generate_series(0, 3) j join staff on true
where kind = 'provider' and staff.m = x.m and i = (x.q + j * 251) % :processes
union all
select pg_temp.of('facilitator-seat', p), x.town, x.id, 'veileder', 'facilitator', null, office, '', '', 'Facilitator ' || i, account,
       null, null from matter x join staff on staff.m = x.m and kind = 'facilitator' and i = x.q % 100
union all
select pg_temp.of('leader-seat', p), x.town, x.id, 'leder', 'process-leader', null, office, '', '', 'Leader ' || i, account,
       null, null from matter x join staff on staff.m = x.m and kind = 'process-leader' and i = x.q % 20;

insert into process_gathering (id, municipality_id, process_id, code, station, kind, circle_id, title, starts_at, minutes, place,
                               ground, host_id, agenda)
select pg_temp.of('gathering', p * 100 + k), town, x.id, 'samling-' || k, least(here, 1 + k), kind,
       case kind when 'families' then families when 'providers' then providers end, 'Samling ' || k,
       current_date + interval '17 hours' + case when k in (3, 4, 5) then k else k - 100 end * interval '1 day', 120,
       'Bydelshuset', 'neutral', null,
       '[{"title": "Velkommen", "minutes": 15}, {"title": "Rundt bordet", "minutes": 75}, {"title": "Veien videre", "minutes": 30}]'
from matter x, generate_series(0, case when p = 1 then 35 else 5 end) k,
     lateral (select (array['families', 'providers', 'joint', 'families', 'joint', 'bilateral'])[k % 6 + 1] kind) each;
insert into process_gatheringguest (id, municipality_id, gathering_id, seat_id)
select gen_random_uuid(), town, pg_temp.of('gathering', p * 100 + 5), seat from matter,
       lateral (values (pg_temp.of('family-seat', p * 5)), (pg_temp.of('provider-seat', p * 4))) asked (seat);
insert into process_attendance (id, municipality_id, gathering_id, seat_id, coming, people, came)
select gen_random_uuid(), s.municipality_id, g.id, s.id, case when g.starts_at > now() and s.code like '%-0' then 'no' else 'yes' end,
       1, case when g.starts_at < now() then true end
from process_gathering g join process_seat s on s.process_id = g.process_id and s.role in ('family', 'provider')
     and (g.circle_id is null or s.circle_id = g.circle_id)
where g.municipality_id in (select id from town) and g.kind <> 'bilateral' and (g.starts_at < now() or s.code ~ '[012]$');

-- Twenty-five contributions in a process: fifteen by families, eight by providers, two by whoever facilitates.
create temp table said as
select c, p, k, 1 + k % 4 station, x.m, x.q, case when k < 15 then 'family' when k < 23 then 'provider' else 'facilitator' end who
from generate_series(1, :municipalities * :processes * 25 + 1000) c,
     lateral (select case when c <= :municipalities * :processes * 25 then (c - 1) / 25 + 1 else 1 end p,
                     case when c <= :municipalities * :processes * 25 then (c - 1) % 25 else 2 + c % 5 * 4 end k) put
     join matter x using (p);
update said set station = 3 where c > :municipalities * :processes * 25;
insert into process_contribution (id, municipality_id, process_id, station_id, gathering_id, author_id, family_id, circle_id, voice,
                                  signed, text, audience, written_at)
select pg_temp.of('contribution', c), x.town, x.id, pg_temp.of('station', said.p * 10 + station), null,
       case who when 'family' then pg_temp.of('adult', (said.p * 5 - k % 5) * 2)
                when 'provider' then pg_temp.of('provider', said.m * 100000 + (said.q + k % 4 * 251) % :processes)
                else pg_temp.of('facilitator', said.m * 100000 + said.q % 100) end,
       case who when 'family' then pg_temp.of('family', said.p * 5 - k % 5) end,
       case who when 'family' then families when 'provider' then providers end, 'person', 'En av oss',
       repeat('Vi trenger et sted der ungene kan leke og naboene kjenner hverandre. ', 1 + c % 6) || 'Bidrag ' || c || '.',
       case when who = 'facilitator' then 'chosen'
            else (array['me', 'circle', 'all', 'chosen', 'circle', 'all', case who when 'family' then 'family' else 'me' end,
                        'circle', 'all', 'all'])[c % 10 + 1] end,
       now() - c % 5000 * interval '20 minutes'
from said join matter x using (p);
insert into process_contributionreader (id, municipality_id, contribution_id, seat_id)
select gen_random_uuid(), town, pg_temp.of('contribution', c), seat from said join matter x using (p),
       lateral (values (pg_temp.of('family-seat', p * 5 - c % 5)), (pg_temp.of('provider-seat', p * 4 + c % 4))) asked (seat)
where who = 'facilitator' or c % 10 = 3;
insert into process_hiding (id, municipality_id, process_id, contribution_id, by_id, reason, at)
select gen_random_uuid(), town, x.id, pg_temp.of('contribution', c), null, 'Noen er nevnt med navn.', now()
from said join matter x using (p) where c % 100 = 42;
insert into process_report (id, municipality_id, process_id, contribution_id, by_id, reason, at, closed_at)
select gen_random_uuid(), town, x.id, pg_temp.of('contribution', c), pg_temp.of('adult', p * 10), 'Dette kjenner noen igjen.', now(),
       case when c % 200 = 0 then now() end from said join matter x using (p) where c % 100 = 0;

insert into process_handover (id, municipality_id, process_id, station_id, text, proposed_by, at)
select pg_temp.of('words', p * 10 + n), town, id, pg_temp.of('station', p * 10 + n), 'Vi vil ha trygge, rimelige hjem nær skolen.',
       'families', now() - interval '9 days' from matter, generate_series(1, 5) n where n < here;
insert into process_handoverapproval (id, municipality_id, process_id, hand_over_id, side, at)
select gen_random_uuid(), municipality_id, process_id, h.id, side, at
from process_handover h, (values ('families'), ('providers')) both_sides (side) where municipality_id in (select id from town);
insert into process_handoversource (id, municipality_id, process_id, hand_over_id, contribution_id)
select gen_random_uuid(), town, x.id, pg_temp.of('words', p * 10 + station), pg_temp.of('contribution', c)
from said join matter x using (p) where c % 10 = 2 and station < here and c <= :municipalities * :processes * 25;
insert into process_familyvoice (id, municipality_id, process_id, family_id, matter, says, at)
select gen_random_uuid(), town, process, id, what, p % 2 = 1 or place < 2, now()
from home, (values ('join'), ('guest')) asked (what);
insert into process_gate (id, municipality_id, process_id, opened_at)
select gen_random_uuid(), town, id, starts + 50 from matter where p % 2 = 1;

insert into process_recruitingchannel (id, municipality_id, process_id, organisation_id, opens, closes)
select pg_temp.of('channel', p), town, id, pg_temp.of('organisation', m * 100 + q % 20 + 1), starts - 60,
       case when q % 200 = 0 then current_date + 10 else starts end from matter;
insert into process_invitation (id, municipality_id, process_id, side, organisation_id, to_name, way, address, digest, sent_at, expires_at)
select pg_temp.of('invitation', p * 10 + n), town, id, 'families', pg_temp.of('organisation', m * 100 + q % 20 + 1), 'Familie ' || n, 'paper',
       '', encode(sha256(convert_to('word' || p * 10 + n, 'UTF8')), 'hex'), starts - 30, starts + 30
from matter, generate_series(1, 6) n;
insert into process_invitationanswer (id, invitation_id, answer)
select gen_random_uuid(), pg_temp.of('invitation', p * 10 + n), 'yes' from matter, generate_series(1, 5) n;

insert into audit_entry (id, municipality_id, at, actor_id, actor_role, event, about_kind, about_id, family_id, account_id, facts)
select gen_random_uuid(), town, now() - n * interval '7 hours', actor, '', event, '', null, id, pg_temp.of('adult', 2 * f - n % 2), '{}'
from home, generate_series(1, case when f = 1 then 3000 else 5 end) n,
     lateral (select (array['process.contribution_written', 'people.family_read', 'process.gathering_answered'])[n % 3 + 1] event,
                     case when n % 3 = 1 then pg_temp.of('caseworker', m * 100000 + ((f - 1) % (:processes * 5)) / 200)
                          else pg_temp.of('adult', 2 * f - n % 2) end actor) told;

reset session_replication_role;
