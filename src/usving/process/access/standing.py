"""Where someone stands in the processes: their places, and what those let them do."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.utils import timezone

from usving.core.database.asking import ids_of
from usving.people.access import family_ids, here
from usving.people.models import Account
from usving.process.models import (
    Contribution,
    Gate,
    Seat,
)
from usving.process.rules.audience import Reader
from usving.process.rules.seats import LEADS, TAKES_PART, Act, SeatRole, Side, may

FACILITATES = frozenset({SeatRole.FACILITATOR})


@dataclass(frozen=True)
class Place:
    """One seat that someone sits in: where, as what, for which family or none."""

    seat: UUID
    process: UUID
    role: SeatRole
    circle: UUID | None
    family: UUID | None
    is_open: bool = True  # whether the process is, too: in one that is closed nobody writes
    organisation: UUID | None = None  # where a provider comes from; for a family the office that invited it
    ends: date | None = None  # its last day, where it has one


@dataclass(frozen=True)
class Standing:
    """Where someone stands in the processes: their places, what those let them do, and whose circles they read."""

    account: UUID
    families: frozenset[UUID]
    places: tuple[Place, ...]

    def processes(self, roles: frozenset[SeatRole] = frozenset(SeatRole)) -> frozenset[UUID]:
        """The processes in which one has a seat of one of these roles."""
        return frozenset(place.process for place in self.places if place.role in roles)

    def may(self, act: Act, process: UUID) -> bool:
        """Whether some seat in this process lets one do this."""
        return any(may(place.role, act, is_open=place.is_open) for place in self._in(process))

    def place_in(self, process: UUID) -> Place | None:
        """The seat one sits in here; the one that takes part before one that looks on."""
        here = self._in(process)
        return next((place for place in here if place.role in TAKES_PART), here[0] if here else None)

    def side_in(self, process: UUID) -> Side | None:
        """The side one speaks for in a hand-over: a family's or a provider's seat; None for those who lead, and when closed."""
        place = self.place_in(process)
        sides = {SeatRole.FAMILY: Side.FAMILIES, SeatRole.PROVIDER: Side.PROVIDERS}
        return sides.get(place.role) if place and place.is_open else None

    def owns(self, contribution: Contribution) -> bool:
        """Whether something said is one's own: one wrote it, or it is of one's seat from paper."""
        return contribution.author_id == self.account or contribution.seat_id in self.seats

    @cached_property
    def seats(self) -> frozenset[UUID]:
        """One's seats."""
        return frozenset(place.seat for place in self.places)

    @cached_property
    def led(self) -> frozenset[UUID]:
        """The processes one leads, closed ones too: one reads there what those who lead read."""
        return self.processes(LEADS)

    @cached_property
    def run(self) -> frozenset[UUID]:
        """The processes one leads on: those that are not closed."""
        return frozenset(place.process for place in self.places if place.role in LEADS and place.is_open)

    @cached_property
    def sits_in(self) -> frozenset[UUID]:
        """The circles one sits in."""
        return frozenset(place.circle for place in self.places if place.circle)

    @cached_property
    def joined(self) -> frozenset[UUID]:
        """The processes one takes part in whose circles have joined."""
        opened = Gate.objects.filter(process__in=self.processes(TAKES_PART))
        return frozenset(opened.values_list("process_id", flat=True))

    @cached_property
    def guest_of(self) -> frozenset[UUID]:
        """The circles of families in which one is a guest; the voices behind it are their own, so the database counts them."""
        return frozenset(ids_of("process_circles_i_am_guest_of")) if self.processes(FACILITATES) else frozenset()

    @cached_property
    def hosts(self) -> frozenset[UUID]:
        """The families whose guest one is."""
        return frozenset(ids_of("process_families_i_am_guest_of")) if self.guest_of else frozenset()

    @property
    def circles(self) -> frozenset[UUID]:
        """The circles one sees into: those one sits in, and those of families where one is a guest."""
        return self.sits_in | self.guest_of

    def reader_in(self, process: UUID) -> Reader:
        """What the rule of audiences wants to know of one."""
        joined = process in self.joined
        return Reader(self.account, self.families, self.seats, self.sits_in, joined, self.guest_of, self.hosts)

    def _in(self, process: UUID) -> list[Place]:
        """One's places in a process, in order."""
        return self._by_process.get(process, [])

    @cached_property
    def _by_process(self) -> dict[UUID, list[Place]]:
        found: dict[UUID, list[Place]] = {}
        for place in self.places:
            found.setdefault(place.process, []).append(place)
        return found


def standing_of(account: Account) -> Standing:
    """Return where this account stands today. With the last role of someone on the staff, all their seats rest."""
    today, families = timezone.localdate(), family_ids(account)
    seats = Seat.objects.filter(
        (Q(account=account.pk) & here(account)) | Q(family__in=families),
        Q(starts__isnull=True) | Q(starts__lte=today),
        Q(ends__isnull=True) | Q(ends__gte=today),
        Q(process__reads_until__isnull=True) | Q(process__reads_until__gte=today),
        municipality=account.municipality_id,
    ).annotate(closed_at=F("process__closed_at"))
    return Standing(account.pk, families, tuple(_place(seat) for seat in seats.order_by("pk")))


def _place(seat: Any) -> Place:
    role, is_open = SeatRole(seat.role), seat.closed_at is None
    return Place(
        seat.pk, seat.process_id, role, seat.circle_id, seat.family_id, is_open, seat.organisation_id, seat.ends
    )


def seated_families(process: UUID) -> frozenset[UUID]:
    """The families that sit in a process now."""
    today = timezone.localdate()
    seats = Seat.objects.filter(
        Q(starts__isnull=True) | Q(starts__lte=today),
        Q(ends__isnull=True) | Q(ends__gte=today),
        process=process,
        role=SeatRole.FAMILY,
        family__isnull=False,
    )
    return frozenset(seats.values_list("family_id", flat=True))
