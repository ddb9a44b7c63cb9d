"""The doors to the groups at the tables, and to what is kept for making them."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.people.models import Account
from usving.process.access.gatherings import gathering_for
from usving.process.access.processes import process_to_take_part_in
from usving.process.access.standing import Standing
from usving.process.models import ColourResult, Gathering, Grouping, GroupSeat, Process, SeatPair, TableWish
from usving.process.rules.seats import SeatRole


def makes_groups_in(who: Standing) -> frozenset[UUID]:
    """The processes in which one makes groups: those one facilitates that are not closed."""
    return frozenset(
        place.process for place in who.places if place.role is SeatRole.FACILITATOR and place.is_open
    )  # fmt: skip


def gathering_to_group(user: Account, pk: UUID) -> tuple[Gathering, Standing]:
    """A gathering one makes groups for; 404 for everyone but whoever facilitates it, also where the process is closed."""
    gathering, who = gathering_for(user, pk)
    if gathering.process_id not in makes_groups_in(who):
        raise Http404
    return gathering, who


def process_to_group(user: Account, pk: UUID) -> tuple[Process, Standing]:
    """A process one makes groups in; 404 for everyone else."""
    process, who = process_to_take_part_in(user, pk)
    if process.pk not in makes_groups_in(who):
        raise Http404
    return process, who


def groupings_visible_to(who: Standing) -> QuerySet[Grouping]:
    """The groupings someone may see: all where they lead, elsewhere the last published where one of their seats sits."""
    newer = Grouping.objects.filter(
        gathering=OuterRef("grouping__gathering"), published_at__isnull=False, number__gt=OuterRef("grouping__number")
    )
    mine = GroupSeat.objects.filter(~Exists(newer), seat__in=who.seats, grouping__published_at__isnull=False)
    return Grouping.objects.filter(Q(pk__in=mine.values("grouping")) | Q(gathering__process__in=who.led))


def group_seats_visible_to(who: Standing) -> QuerySet[GroupSeat]:
    """Who sits where, in the groupings someone may see."""
    return GroupSeat.objects.filter(grouping__in=groupings_visible_to(who).values("pk"))


def pairs_visible_to(who: Standing) -> QuerySet[SeatPair]:
    """Who is to sit together or apart: for whoever facilitates alone."""
    return SeatPair.objects.filter(process__in=makes_groups_in(who))


def wishes_visible_to(who: Standing) -> QuerySet[TableWish]:
    """Which seats gladly part: one's own, and all where one makes groups."""
    return TableWish.objects.filter(Q(seat__in=who.seats) | Q(process__in=makes_groups_in(who)))


def colours_visible_to(who: Standing) -> QuerySet[ColourResult]:
    """Colours: one's own."""
    return ColourResult.objects.filter(account=who.account)


def pair_in(process: Process, pk: UUID, who: Standing) -> SeatPair:
    """A pair in a process one makes groups in; 404 otherwise."""
    return get_object_or_404(pairs_visible_to(who), pk=pk, process=process)


def grouping_of(gathering: Gathering, pk: UUID, who: Standing) -> Grouping:
    """Groups of a gathering; 404 otherwise."""
    return get_object_or_404(groupings_visible_to(who), pk=pk, gathering=gathering)


def tables_for(user: Account, pk: UUID) -> tuple[Gathering, Standing]:
    """A gathering whose tables one may see: one sits at them, or leads; 404 otherwise."""
    gathering, who = gathering_for(user, pk)
    seen = groupings_visible_to(who).filter(gathering=gathering, published_at__isnull=False)
    if gathering.process_id not in who.led and not seen.exists():
        raise Http404
    return gathering, who
