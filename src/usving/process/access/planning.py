"""The doors to what is planned around a gathering: series, needs, arrangements, answers without login."""

from datetime import timedelta
from uuid import UUID

from django.db.models import DateTimeField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Value
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from usving.people.access import family_ids, own_family
from usving.people.models import Account, Family
from usving.process.access.standing import Standing, standing_of
from usving.process.models import Attendance, GatheringSeries, Need, Seat
from usving.process.rules.gatherings import Coming
from usving.process.rules.needs import TOLD_AFTER


def series_to_lead(user: Account, pk: UUID) -> tuple[GatheringSeries, Standing]:
    """A series of a process one leads on; 404 otherwise."""
    who = standing_of(user)
    found = GatheringSeries.objects.filter(process__in=who.run).select_related("process")
    return get_object_or_404(found, pk=pk), who


def whose_needs(user: Account) -> tuple[Family | Account, bool]:
    """Whose needs one reads, the family's or one's own, and whether one may say them: a youth leaves that to an adult."""
    family = own_family(user)
    if family is None:
        return user, True
    return family, family.pk in family_ids(user, adult=True)


def needs_to_say(user: Account) -> Family | Account:
    """Whose needs one may say; 404 for a youth."""
    owner, may_say = whose_needs(user)
    if not may_say:
        raise Http404
    return owner


def needs_visible_to(who: Standing) -> QuerySet[Need]:
    """The needs one may see: one's own, one's family's, and those told for a gathering one plans by who has said yes to it."""
    today = timezone.localdate()
    held = (Q(seat__starts__isnull=True) | Q(seat__starts__lte=today)) & (
        Q(seat__ends__isnull=True) | Q(seat__ends__gte=today)
    )
    lasts = F("gathering__minutes") * Value(timedelta(minutes=1))
    ends = ExpressionWrapper(F("gathering__starts_at") + lasts, output_field=DateTimeField())
    yes = Attendance.objects.alias(ends=ends).filter(
        held, coming=Coming.YES, gathering__process__in=who.run, gathering__called_off_at__isnull=True,
        ends__gt=timezone.now() - TOLD_AFTER,
    )  # fmt: skip
    of_family = Exists(yes.filter(seat__family=OuterRef("family")))
    of_account = Exists(yes.filter(seat__account=OuterRef("account")))
    return Need.objects.filter(
        Q(family__in=who.families) | Q(account=who.account) | (Q(told=True) & (Q(of_family) | Q(of_account)))
    )


def seat_asked(seats: list[Seat], pk: UUID) -> Seat:
    """One of the seats that are asked; 404 otherwise."""
    found = next((seat for seat in seats if seat.pk == pk), None)
    if found is None:
        raise Http404
    return found
