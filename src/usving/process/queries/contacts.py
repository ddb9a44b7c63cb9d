"""Whom someone can call."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Case, F, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from usving.people.access import current
from usving.people.models import Account, FollowUp, Membership
from usving.people.models.accounts import ROLES
from usving.people.queries.behind import Behind, people_behind
from usving.people.rules.roles import Role
from usving.process.access import Standing
from usving.process.models import Seat
from usving.process.models.processes import SEAT_ROLES
from usving.process.queries.mine import seat_is_held_now
from usving.process.rules.seats import SeatRole

# In order: the first kind that there is someone of is shown.
RANKS: tuple[Any, ...] = (
    _("kontaktpersonen deres"),
    SEAT_ROLES[SeatRole.FACILITATOR],
    SEAT_ROLES[SeatRole.PROCESS_LEADER],
    ROLES[Role.ADMINISTRATOR],
)


@dataclass(frozen=True)
class Contact:
    """Someone to call, as the component core/ui/person.html shows them."""

    name: str
    role: str
    organisation: str
    phone: str


def whom_to_call(who: Standing, account: Account) -> list[Contact]:
    """Whom one can call: those who follow the family up; else who facilitates; else who leads; else the administrator."""
    ranked = _near(who, account) or _administrators(
        account
    )  # these are asked last: that a row is of staff is dear to find out
    if not ranked:
        return []
    nearest = min(ranked)
    found = people_behind(ranked[nearest]).values()
    return [_contact(person, str(RANKS[nearest])) for person in sorted(found, key=lambda person: person.name)]


def _contact(person: Behind, role: str) -> Contact:
    return Contact(person.name, role.capitalize(), person.organisation or "", person.phone)


def _near(who: Standing, account: Account) -> dict[int, set[UUID]]:
    """The ids of those around one whom one could call, by rank, in one query."""
    followers = FollowUp.objects.filter(current(), family__in=who.families).order_by()
    leading = {"account__isnull": False, "role__in": [SeatRole.FACILITATOR, SeatRole.PROCESS_LEADER]}
    seats = Seat.objects.filter(seat_is_held_now(), process__in=who.processes(), **leading)
    rank = Case(When(role=SeatRole.FACILITATOR, then=1), default=2)
    rows = _as_rank(followers, "worker_id", Value(0)).union(_as_rank(seats.order_by(), "account_id", rank))
    return _by_rank(rows, account)


def _administrators(account: Account) -> dict[int, set[UUID]]:
    """The ids of those who administer the municipality, under their rank."""
    held = Membership.objects.filter(current(), role=Role.ADMINISTRATOR, municipality=account.municipality_id)
    return _by_rank(_as_rank(held.order_by(), "account_id", Value(3)), account)


def _by_rank(rows: Iterable[dict[str, Any]], account: Account) -> dict[int, set[UUID]]:
    """The ids by rank; nobody is told to call themselves."""
    ranked: dict[int, set[UUID]] = {}
    for row in rows:
        if row["whom"] != account.pk:
            ranked.setdefault(row["rank"], set()).add(row["whom"])
    return ranked


def _as_rank(rows: QuerySet[Any], column: str, rank: Value | Case) -> QuerySet[Any]:
    return rows.annotate(whom=F(column), rank=rank).values("whom", "rank")
