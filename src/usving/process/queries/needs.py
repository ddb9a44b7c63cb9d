"""Needs as those who have them see them, and as those who plan do."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from usving.core.database.asking import rows_of
from usving.people.models import Account, Birth, Family, FamilyMember
from usving.people.rules.consents import age_on
from usving.process.access import Standing, needs_visible_to
from usving.process.models import Arrangement, Attendance, Gathering, Need, Seat
from usving.process.models.needs import NEED_KINDS
from usving.process.rules.gatherings import Coming
from usving.process.rules.needs import COUNTED, NeedKind, sums


@dataclass(frozen=True)
class Told:
    """What one seat that comes has told it needs, and what is noted about it."""

    seat: Seat
    need: Need
    arrangement: Arrangement | None
    ages: list[int]


@dataclass(frozen=True)
class Group:
    """All of one kind: its words, how much there is, whether that is people, and each seat's."""

    kind: NeedKind
    label: Any
    sum: int
    counts_people: bool
    told: list[Told]
    missing: int  # how many are not seen to yet


def needs_of(owner: Family | Account) -> dict[NeedKind, Need]:
    """What someone has said they need, by its kind."""
    found = Need.objects.filter(family=owner) if isinstance(owner, Family) else Need.objects.filter(account=owner)
    return {NeedKind(need.kind): need for need in found}


def ages_at_home(family: Family) -> list[int]:
    """How old the children of a family are, as far as the family has said when they were born; youngest first."""
    children = FamilyMember.objects.filter(family=family, kind="child", ends__isnull=True).values("person")
    today = timezone.localdate()
    return sorted(
        age_on(born, today) for born in Birth.objects.filter(person__in=children).values_list("day", flat=True)
    )


def told_at(gathering: Gathering, who: Standing) -> list[Group]:
    """What those who come to a gathering have told they need, kind by kind; for those who plan it."""
    coming = Attendance.objects.filter(gathering=gathering, coming=Coming.YES).select_related("seat")
    seats = [each.seat for each in coming.order_by("seat__called", "seat__code")]
    needs = _by_owner(needs_visible_to(who).filter(told=True))
    noted = {(each.seat_id, each.kind): each for each in Arrangement.objects.filter(gathering=gathering)}
    ages = _ages_to_mind(gathering) if seats else {}
    found = [
        Told(
            seat,
            need,
            noted.get((seat.pk, need.kind)),
            ages.get(seat.pk, []) if need.kind == NeedKind.CHILDCARE else [],
        )
        for seat in seats
        for need in needs[seat.family_id or seat.account_id]
    ]
    return [group for kind in NeedKind if (group := _group(kind, [t for t in found if t.need.kind == kind])).told]


def arranged_for(gathering: Gathering, seat: UUID) -> list[Arrangement]:
    """What is seen to for one's own seat at a gathering."""
    return list(Arrangement.objects.filter(gathering=gathering, seat=seat, done=True).order_by("kind"))


def _by_owner(needs: Any) -> dict[UUID | None, list[Need]]:
    found: dict[UUID | None, list[Need]] = defaultdict(list)
    for need in needs:
        found[need.family_id or need.account_id].append(need)
    return found


def _group(kind: NeedKind, told: list[Told]) -> Group:
    missing = sum(not (each.arrangement and each.arrangement.done) for each in told)
    return Group(kind, NEED_KINDS[kind], sums(t.need.facts() for t in told)[kind], kind in COUNTED, told, missing)


def _ages_to_mind(gathering: Gathering) -> dict[UUID, list[int]]:
    """The ages of the children to be minded, by seat; the database tells them where childcare is told."""
    found: dict[UUID, list[int]] = defaultdict(list)
    for seat, age in rows_of("process_ages_to_mind", gathering.pk):
        found[seat].append(age)
    return found
