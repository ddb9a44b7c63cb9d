"""The vocabulary of row policies, as SQL conditions. A new table's policy is one line made of these words.

The functions named here are in `people/sql`; each is evaluated once per statement, never once per row
(`= any(array(select f()))`; measured against the other ways, it is the only one that holds at 100 000 families).
"""

from usving.core.policy import Policy

ME = "(select people_me())"
IN_MY_MUNICIPALITY = "municipality_id = (select people_my_municipality())"
I_ADMINISTER = "(select people_i_administer())"


def within(column: str, function: str) -> str:
    """The row's `column` is among the ids that `function` returns for whoever asks."""
    return f"{column} = any(array(select {function}()))"


def either(*conditions: str) -> str:
    """At least one of the conditions holds."""
    return " or ".join(f"({condition})" for condition in conditions)


def both(*conditions: str) -> str:
    """All of the conditions hold."""
    return " and ".join(f"({condition})" for condition in conditions)


def of_process(table: str, key: str) -> str:
    """The row says the same process as what it hangs on: the row of `table` that `key` points at."""
    return f"process_id = (select hung.process_id from {table} hung where hung.id = {key})"


def person_owned(column: str = "account_id") -> Policy:
    """Read and written by one account."""
    mine = f"{column} = {ME}"
    return Policy(select=mine, insert=mine, update=mine, delete=mine, why="person-owned")


def family_owned(column: str = "family_id") -> Policy:
    """Read and written by those who are in the family now."""
    ours = within(column, "people_my_families")
    return Policy(select=ours, insert=ours, update=ours, delete=ours, why="family-owned")


def party_owned(column: str, readers: str, writers: str) -> Policy:
    """Read and written by those whom a party table names; `readers` and `writers` are functions of ids."""
    return Policy(
        select=within(column, readers),
        insert=within(column, writers),
        update=within(column, writers),
        why="party-owned",
    )


def circle_owned(column: str = "circle_id") -> Policy:
    """Read by those who sit in the circle, and by its guests while they are let in."""
    return Policy(select=within(column, "process_my_circles"), why="circle-owned")


def process_owned(column: str = "process_id") -> Policy:
    """Read by all who have a seat in the process; written by those who lead it."""
    lead = within(column, "process_i_lead")
    seen = either(within(column, "process_my_processes"), lead)
    return Policy(select=seen, insert=lead, update=lead, why="process-owned")


def organisation_owned(column: str = "organisation_id") -> Policy:
    """Read and written by those who work in the organisation now."""
    ours = within(column, "people_my_organisations")
    return Policy(select=ours, insert=ours, update=ours, why="organisation-owned")


def municipality_owned() -> Policy:
    """Read by everyone who belongs to the municipality; written by its administrator."""
    administered = both(IN_MY_MUNICIPALITY, I_ADMINISTER)
    return Policy(select=IN_MY_MUNICIPALITY, insert=administered, update=administered, why="municipality-owned")
