-- One's own data. Erasing and clearing away are made from the register of personal data: see people/models/own_data_functions.py.

-- Tell those who are to answer a wish of the asker's that there is one: a message each, in their own language. Returns the
-- messages. The family's contact person, or every privacy officer of the municipality.
create function people_tell_answerers(wish uuid, title_by_language jsonb, text_by_language jsonb) returns setof uuid
language sql volatile security definer set search_path = pg_catalog, public as
$$ insert into people_notice (id, municipality_id, account_id, channel, address, subject, body, created_at, kind)
   select gen_random_uuid(), a.municipality_id, a.id, 'email', a.email, title_by_language ->> a.language,
          text_by_language ->> a.language, now(), 'rights'
   from people_correction c join people_account a on a.municipality_id = c.municipality_id and a.is_active
   where c.id = $1 and c.account_id = people_me() and case c.answerer
       when 'contact' then exists (select 1 from people_followup f where f.worker_id = a.id and f.family_id = c.family_id
            and f.starts <= people_today() and (f.ends is null or f.ends >= people_today()))
       else exists (select 1 from people_membership m where m.account_id = a.id and m.role = 'privacy-officer'
            and m.starts <= people_today() and (m.ends is null or m.ends >= people_today())) end
   returning id $$;
