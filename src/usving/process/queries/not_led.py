"""The processes that nobody leads, as the municipality's administrator sees them: names and days, nothing of what is in them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from usving.audit.models import Entry
from usving.core.database.asking import rows_of
from usving.people.access import current
from usving.people.models import Account, Membership
from usving.people.queries.behind import people_behind
from usving.process.rules.seats import SeatRole

SEATED = "process.leader_seated"


@dataclass(frozen=True)
class NotLed:
    """A process that nobody leads: what it is called, and its days."""

    process: UUID
    name: str
    starts: date
    ends: date


def not_led() -> list[NotLed]:
    """Those of the asker's municipality, by name; none for anyone but its administrator."""
    return [NotLed(*row) for row in rows_of("process_not_led")]


def who_could_lead(administrator: Account) -> list[tuple[str, str]]:
    """The municipality's process leaders today, as (role:account, name), without the administrator and closed logins."""
    role = SeatRole.PROCESS_LEADER.value
    held = Membership.objects.filter(
        current(), municipality=administrator.municipality_id, role=role, account__is_active=True
    )
    found = people_behind(set(held.exclude(account=administrator.pk).values_list("account", flat=True))).values()
    return [(f"{role}:{each.account}", each.name) for each in sorted(found, key=lambda each: each.name)]


def given_already(*, key: UUID, account: UUID, by: Account) -> bool:
    """Whether `by` has seated this leader already with this very form, as their own trail says."""
    return Entry.objects.filter(actor_id=by.pk, event=SEATED, account_id=account, facts__key=str(key)).exists()
