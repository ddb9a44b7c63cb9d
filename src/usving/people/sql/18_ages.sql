-- A youth of the family has turned eighteen: adult from now on, who speaks for the family and leaves it as any other. The date of
-- birth decides where it is known; else an adult of the family does. Returns adult, not-a-youth, too-young, age-unknown or refused.
create function people_come_of_age(wanted uuid) returns text
language plpgsql volatile security definer set search_path = pg_catalog, public as $$
declare found_place people_familymember; years integer;
begin
    select * into found_place from people_familymember m
    where m.id = wanted and m.family_id in (select people_my_families())
      and (m.ends is null or m.ends >= people_today()) for update;
    if found_place.id is null or (found_place.person_id <> people_my_person()
        and found_place.family_id not in (select people_families_i_speak_for())) then return 'refused'; end if;
    if found_place.kind <> 'youth' then return 'not-a-youth'; end if;
    select extract(year from age(people_today(), b.day)) into years from people_birth b where b.person_id = found_place.person_id;
    if years < 18 then return 'too-young'; end if;
    if years is null and found_place.person_id = people_my_person() then return 'age-unknown'; end if;
    update people_familymember set kind = 'adult' where id = wanted;
    return 'adult';
end $$;
