"""Who sits at the table: the two sides, those around, the empty places, and the partners behind."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from usving.core.database.asking import ids_of, rows_of
from usving.process.access import Standing, seats_visible_to
from usving.process.models import Partner, Process, Seat
from usving.process.models.processes import SEAT_ROLES
from usving.process.queries.gatherings import taken
from usving.process.rules.seats import INVITED_BY_LEADERS, SIDE_OF, SeatRole, Side


@dataclass(frozen=True)
class RoleSeats:
    """The seats of one role: those one sees with someone in them, the empty ones, and the count.

    `taken` is None where it is not told; `seen` is whether one sees the seats themselves.
    """

    role: SeatRole
    label: str
    sitting: list[Seat]
    empty: list[Seat]
    taken: int | None
    places: int
    seen: bool

    @property
    def free(self) -> int:
        """How many places are empty."""
        return self.places - (self.taken or 0)

    @property
    def by_leaders(self) -> bool:
        """Whether those who lead invite to the seats of this role."""
        return self.role in INVITED_BY_LEADERS


def seats_by_side(process: Process, who: Standing) -> dict[str, list[RoleSeats]]:
    """The seats of a process as one may see them, by side; `around` are those on no side."""
    counts, seen = seat_counts(process), _seen(process, who)
    groups: dict[str, list[RoleSeats]] = {Side.FAMILIES.value: [], Side.PROVIDERS.value: [], "around": []}
    for role in SeatRole:
        if role in counts:
            side = SIDE_OF.get(role)
            groups[side.value if side else "around"].append(_role(role, seen.get(role), counts[role]))
    return groups


def seat_counts(process: Process) -> dict[SeatRole, tuple[int | None, int]]:
    """How many seats of each role are taken and how many there are; None where the database does not tell."""
    counts = rows_of("process_seat_counts", process.pk)
    return {SeatRole(role): (taken, places) for role, taken, places in counts}


def partners_of(process: Process) -> QuerySet[Partner]:
    """The organisations behind a process, and their part in it."""
    found = Partner.objects.filter(process=process).select_related("organisation", "logo").defer("logo__content")
    return found.order_by("organisation__name")


def not_reached(process: Process) -> set[UUID]:
    """The seats that notices do not reach, for those who lead; never where they were sent, nor what they said."""
    return set(ids_of("process_not_reached", process.pk))


def _seen(process: Process, who: Standing) -> dict[SeatRole, list[Seat]]:
    """The seats one sees that are taken or empty today, by role."""
    visible = seats_visible_to(who).filter(taken() | Q(account__isnull=True, family__isnull=True), process=process)
    by_role: dict[SeatRole, list[Seat]] = {}
    for seat in visible.select_related("organisation").order_by("code"):
        by_role.setdefault(SeatRole(seat.role), []).append(seat)
    return by_role


def _role(role: SeatRole, seen: list[Seat] | None, count: tuple[int | None, int]) -> RoleSeats:
    sitting = [seat for seat in seen or [] if seat.account_id or seat.family_id]
    empty = [seat for seat in seen or [] if not (seat.account_id or seat.family_id)]
    return RoleSeats(role, str(SEAT_ROLES[role]), sitting, empty, *count, seen=seen is not None)
