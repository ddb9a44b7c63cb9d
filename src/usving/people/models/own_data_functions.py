"""The functions of the database that are made from the register: erasing oneself, and clearing away what has had its time.

They take no condition from whoever calls them: what they touch is only the asker's own, or only what is overdue.
"""

from usving.core.fates import carry_out, erasure, overdue
from usving.people.rules.own_data import FEWEST
from usving.people.rules.retention import purposes

# What a municipality has decided itself: see people/rules/confirmations.py.
CONFIRMED = (
    "(select c.value::integer from people_confirmation c where c.municipality_id = of_municipality"
    " and c.code = 'retention.' || wanted order by c.at desc, c.id desc limit 1)"
)
DEFINER = "security definer set search_path = pg_catalog, public"
OUR_DAYS = "set timezone = 'Europe/Oslo'"  # so that the first hours of a night do not count as the day before
TABLE = '"{0}"'

ERASE = """
-- Erase the asker: every row of theirs meets the fate that its model declares. What belongs to a family goes with the last
-- one who has a login there, and its children with it. `leave`: what both sides have adopted may stay without a name.
create function people_erase(leave boolean) returns boolean language plpgsql volatile {definer} as $erase$
declare me uuid := people_me(); mine uuid := people_my_person(); is_staff boolean;
    accounts uuid[]; people uuid[]; homes uuid[]; one uuid;
begin
    if mine is null then return false; end if;
    perform 1 from people_account a where a.id = me for update;
    is_staff := (select p.staff from people_person p where p.id = mine);
    accounts := array[me];
    homes := array(select h.id from people_family h where h.id in (select people_my_families()) and not exists (
        select 1 from people_familymember m where m.family_id = h.id and m.person_id <> mine and m.kind <> 'child'
          and (m.ends is null or m.ends >= people_today())));
    people := array[mine] || array(select distinct m.person_id from people_familymember m
        where m.family_id = any(homes) and m.kind = 'child' and not exists (select 1 from people_familymember o
            where o.person_id = m.person_id and o.family_id <> all(homes) and (o.ends is null or o.ends >= people_today())));
    {statements};
    if not is_staff then
        begin
            delete from people_account where id = me;
            set constraints all immediate;
        exception when foreign_key_violation then null; -- an empty row stays under what was left without a name
        end;
        set constraints all deferred;
        foreach one in array people loop
            begin
                delete from people_person where id = one;
                set constraints all immediate;
            exception when foreign_key_violation then null;
            end;
            set constraints all deferred;
        end loop;
    end if;
    foreach one in array homes loop
        begin
            delete from people_family where id = one;
            set constraints all immediate;
        exception when foreign_key_violation then null;
        end;
        set constraints all deferred;
    end loop;
    return true;
end $erase$;
"""

DAYS = """
-- How many days a municipality keeps what it has for a purpose: its own newest decision, else the newest default that holds.
create function people_days_kept(wanted text, of_municipality uuid) returns integer language sql stable {definer} as
$$ select coalesce({confirmed},
    (select d.days from (values {defaults}) as d (purpose, since, days)
     where d.purpose = wanted and d.since <= people_today() order by d.since desc limit 1)) $$;
"""

RETAIN = """
-- Clear away what has had its time, as of a day that is not after today, and note how many; for the nightly job.
create function people_retain(up_to date) returns integer language plpgsql volatile {definer} {days} as $retain$
declare as_of date := least(up_to, people_today()); cleared integer := 0; done integer;
begin
    {statements};
    return cleared;
end $retain$;
"""

DUE = """
-- How much would be cleared away tonight, in the asker's municipality; for its administrator and its privacy officer.
-- A small number is told as null.
create function people_retention_due() returns table (purpose text, about text, number bigint)
language plpgsql stable {definer} {days} as $due$
declare as_of date := people_today(); home uuid := people_my_municipality();
begin
    if home is null or not (people_i_administer() or people_i_have_role('privacy-officer')) then return; end if;
    return query {counts};
end $due$;
"""


def functions() -> str:
    """The text of them all."""
    return "".join((_days(), _erase(), _retain(), _due()))


def _erase() -> str:
    return ERASE.format(definer=DEFINER, statements=";\n    ".join(erasure()))


def _days() -> str:
    values = ", ".join(
        f"('{purpose.code}', date '{period.since}', {period.days})"
        for purpose in purposes()
        for period in purpose.periods
    )
    return DAYS.format(definer=DEFINER, confirmed=CONFIRMED, defaults=values)


def _retain() -> str:
    statements = []
    for each, kept, due in overdue():
        table = TABLE.format(each.model._meta.db_table)
        whose = f"{kept.place} is not null" if kept.told else "false"
        number = f"case when count(*) >= {FEWEST} then count(*) end"
        statements.append(
            "insert into people_clearing (id, municipality_id, at, purpose, about, number)"
            f" select gen_random_uuid(), {kept.place}, now(), '{kept.purpose}', '{each.label}', {number}"
            f" from {table} where {due} and {whose} group by {kept.place}"
        )
        statements += carry_out(each.model, kept.fate, due)
        statements.append("get diagnostics done = row_count;\n    cleared := cleared + done")
    return RETAIN.format(definer=DEFINER, days=OUR_DAYS, statements=";\n    ".join(statements))


def _due() -> str:
    counts = [
        f"select '{kept.purpose}'::text, '{each.label}'::text,"
        f" case when count(*) = 0 or count(*) >= {FEWEST} then count(*) end"
        f" from {TABLE.format(each.model._meta.db_table)} where {due} and {kept.place} = home"
        for each, kept, due in overdue()
        if kept.told
    ]
    return DUE.format(definer=DEFINER, days=OUR_DAYS, counts="\n    union all ".join(counts))
