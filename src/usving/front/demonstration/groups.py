"""Groups at the last two gatherings of the demonstration, and what a few have told for making them."""

from uuid import uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.people.models import Account
from usving.process.access import standing_of
from usving.process.actions import colours
from usving.process.actions import groups as actions
from usving.process.models import Gathering, Grouping, Process, Seat
from usving.process.queries.groups import come_now, sit_at_tables
from usving.process.rules.colours import ColourSource
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.groups import Choices, PairRule
from usving.process.rules.seats import SeatRole

# What the exercise came to for the first who tell, family and provider in turn, and whether it may be used.
TOLD = (((2, 6, 3), True), ((5, 1, 4), True), ((6, 2, 2), False), ((1, 3, 6), True))


def sit_at_the_tables(process: Process) -> None:
    """Let a few tell their colours, and seat those who came to the last two gatherings."""
    leader = Account.objects.filter(seat__process=process, seat__role=SeatRole.FACILITATOR).first()
    if leader is None:
        return
    for account, (scores, shared) in zip(_tellers(process), TOLD, strict=False):
        with acting_as(account.pk):
            colours.tell(process, scores=scores, source=ColourSource.EXERCISE, shared=shared, by=account)
    held = [each for each in Gathering.objects.filter(process=process) if each.ends_at < timezone.now()]
    for gathering in [each for each in held if each.kind != GatheringKind.BILATERAL][-2:]:
        _seat(gathering, leader)
    with acting_as(leader.pk):
        first, second = [seat for seat in sit_at_tables(process, standing_of(leader)) if seat.role == SeatRole.FAMILY][
            :2
        ]
        actions.note_pair(process, first=first, second=second, rule=PairRule.APART, by=leader)


def _tellers(process: Process) -> list[Account]:
    """The first of some families and of some providers, by turns."""
    families = Seat.objects.filter(process=process, role=SeatRole.FAMILY, family__isnull=False).order_by("code")
    adults = [
        member.person.account
        for seat in families[:2]
        if seat.family
        for member in seat.family.members.filter(kind="adult", person__account__isnull=False).order_by("position")[:1]
    ]
    providers = Account.objects.filter(seat__process=process, seat__role=SeatRole.PROVIDER).order_by("username")[:2]
    return [account for pair in zip(adults, providers, strict=False) for account in pair]


def _seat(gathering: Gathering, leader: Account) -> None:
    """Make groups of those who came, and show them as the evening begins."""
    with acting_as(leader.pk):
        who = standing_of(leader)
        people = {str(asked.seat.pk): count for asked, count in come_now(gathering, who) if count}
        if not people:
            return
        made = actions.make_groups(
            gathering, key=uuid4(), choices=Choices(4), people=people, keep=False, by=leader, who=who
        )
        actions.publish(made, by=leader)
    Grouping.objects.filter(pk=made.pk).update(made_at=gathering.starts_at, published_at=gathering.starts_at)
