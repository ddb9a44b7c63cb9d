"""Which rows are not this person's: whatever they send, those must stand as they stood."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from tests.crawl.facts import LEADS, Facts
from tests.database import as_owner
from usving.process.models import RecruitingChannel

# Not looked at: what is written to others because of what one did, and what counts attempts at the doors.
EXEMPT = {"people_notice", "people_loginlink", "audit_entry", "people_session", "people_attempt", "procrastinate_jobs"}
OWN_ONLY = {
    "people_owncopy",
    "people_knowndevice",
    "people_addresschange",
    "people_noticewishes",
    "people_failingaddress",
    "people_numberchange",
    "people_outsideidentity",
    "mfa_authenticator",
    "process_colourresult",
}
# Its author's alone only for a while: an idea is taken on by all who take part once it is shared.
WHILE = {"insight_idea": "state = 'note'"}
Marks = frozenset[tuple[str, int, str]]


class Rows:
    """The rows of everybody else, by account: other municipalities, families, processes and people."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.columns = _columns()
        self._asked: dict[UUID | None, str] = {}
        self._stood: dict[UUID | None, Marks] = {}

    def stood(self, account: UUID | None) -> Marks:
        """The marks of the rows before anything was sent; asked once, as all that is sent is taken back."""
        if account not in self._stood:
            self._stood[account] = self.stand(account)
        return self._stood[account]

    def stand(self, account: UUID | None) -> Marks:
        """A mark for each table: how many rows in it are not this person's, and the sum of what stands in them."""
        if account not in self._asked:
            self._asked[account] = self._question(account)
        with as_owner(), connection.cursor() as cursor:
            cursor.execute(self._asked[account])
            return frozenset((table, count, str(total)) for table, count, total in cursor.fetchall())

    def changed(self, account: UUID | None) -> list[str]:
        """The tables in which something that is not this person's has changed."""
        return sorted({table for table, _count, _sum in self.stand(account) ^ self.stood(account)})

    def _question(self, account: UUID | None) -> str:
        parts = []
        for table, columns in self.columns.items():
            condition = "true" if account is None else " or ".join(self._conditions(account, table, columns)) or "false"
            parts.append(
                f"select '{table}', count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from {table} t where {condition}"
            )
        return " union all ".join(parts)

    def _conditions(self, account: UUID, table: str, columns: set[str]) -> list[str]:
        """What makes a row of this table somebody else's; a row that is said to be nobody's is left to the municipality."""
        who = self.facts.accounts[account]
        seats = [seat for seat in self.facts.seats if account in self.facts.on(seat)]
        led = {seat.process_id for seat in seats if seat.role in LEADS}
        families = {family for family in self._families() if account in self.facts.near_family(family)}
        families |= {seat.family_id for seat in self.facts.seats if seat.process_id in led and seat.family_id}
        found = []
        if "municipality_id" in columns:
            found.append(f"municipality_id <> '{who.municipality_id}'")
        if "family_id" in columns:
            others = self._families() - families  # a family that is made just now is nobody else's
            found.append(_one_of("family_id", others))
        if "process_id" in columns and account not in self.facts.administer:
            found.append(_none_of("process_id", {seat.process_id for seat in seats} | self._recruits(account)))
        if "author_id" in columns:
            helped = {person for person, helpers in self.facts.helpers.items() if account in helpers}
            others = _none_of("author_id", {account, who.person_id} | helped)  # an account's words, or a person's
            found.append(f"({others} and {WHILE.get(table, 'true')})")
        if table in OWN_ONLY:
            found.append(_none_of("user_id" if "user_id" in columns else "account_id", {account}))
        if table in ("people_person", "people_account") and account not in self.facts.administer:
            near = {place.person_id for place in self.facts.places if place.family_id in families} | {who.person_id}
            known = {one.person_id for one in (*self.facts.accounts.values(), *self.facts.places)}
            others = (
                ", ".join(f"'{one}'" for one in sorted(known - near, key=str)) or "null"
            )  # whoever is added is nobody's yet
            found.append(f"{'id' if table == 'people_person' else 'person_id'} in ({others})")
        return found

    def _families(self) -> set[UUID]:
        return {place.family_id for place in self.facts.places}

    def _recruits(self, account: UUID) -> set[UUID]:
        offices = [office for office, here in self.facts.offices.items() if account in here]
        with as_owner():
            return set(RecruitingChannel.objects.filter(organisation__in=offices).values_list("process_id", flat=True))


def _one_of(column: str, ids: Iterable[UUID]) -> str:
    """The row names one of these."""
    among = ", ".join(f"'{one}'" for one in sorted(ids, key=str)) or "null"
    return f"({column} in ({among})) is true"


def _none_of(column: str, ids: Iterable[UUID]) -> str:
    """The row names somebody, and none of these."""
    among = ", ".join(f"'{one}'" for one in sorted(ids, key=str)) or "null"
    return f"({column} is not null and ({column} in ({among})) is not true)"


def _columns() -> dict[str, set[str]]:
    """The tables that say whose a row is, with those of their columns."""
    found: dict[str, set[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname, attname from pg_attribute a join pg_class c on c.oid = a.attrelid"
            " where relnamespace = 'public'::regnamespace and relkind = 'r' and attnum > 0 and not attisdropped"
        )
        for table, column in cursor.fetchall():
            found.setdefault(table, set()).add(column)
    telling = {"municipality_id", "family_id", "process_id", "author_id", "account_id", "user_id"}
    return {table: columns for table, columns in sorted(found.items()) if columns & telling and table not in EXEMPT}
