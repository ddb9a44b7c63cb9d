"""A person's notices, wishes and addresses, as their own page shows them."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.db.models import Q, QuerySet
from django.utils import timezone

from usving.core.database.asking import rows_of
from usving.people.models import Account, FailingAddress, Notice, NoticeWishes, NumberChange, StandIn
from usving.people.rules.notices import Reach, Way

BODY = "body"  # nobody reads it back: one-time words may stand in it


def ways_open() -> frozenset[Way]:
    """The ways that go from this house; on a demonstration both, though nothing leaves it."""
    channels = {Way.EMAIL: settings.MAIL_CHANNEL, Way.SMS: settings.SMS_CHANNEL}
    return frozenset(way for way, channel in channels.items() if channel != "off" or settings.DEMO)


def wishes_of(account: Account) -> NoticeWishes:
    """How someone wants to be told; a row that is not kept where they have said nothing."""
    return NoticeWishes.objects.filter(account=account).first() or NoticeWishes(account=account)


def failing_of(account: Account) -> list[FailingAddress]:
    """The addresses one has now that have been refused for good."""
    now = {"email": account.email, "sms": account.mobile}
    return [each for each in FailingAddress.objects.filter(account=account) if each.address == now[each.channel]]


def reach_of(account: Account) -> Reach:
    """Where someone can be reached."""
    failing = frozenset(Way(each.channel) for each in failing_of(account))
    return Reach(account.email, account.mobile, ways_open(), failing)


def notices_of(account: Account) -> QuerySet[Notice]:
    """What one has been told of, newest first; never the text, nor what one waits for oneself at the door."""
    found = Notice.objects.filter(account=account).exclude(kind__in=["login", "bundle"]).defer(BODY)
    return found.order_by("-created_at", "pk")


def linked_to(account: Account) -> QuerySet[Notice]:
    """The notices of one's own that are about something with a page; never the text."""
    return Notice.objects.filter(account=account, about__isnull=False).defer(BODY)


def waiting_number(account: Account) -> NumberChange | None:
    """The number that waits for its code, or None."""
    return NumberChange.objects.filter(account=account, expires_at__gt=timezone.now()).first()


@dataclass(frozen=True)
class Away:
    """A period of standing in, and the name of the other one."""

    period: StandIn
    name: str


def stand_ins_of(account: Account) -> tuple[list[Away], list[Away]]:
    """Who is told while one is away, and whom one stands in for; now or later."""
    found = StandIn.objects.filter(ended_at__isnull=True, ends__gte=timezone.localdate()).order_by("starts", "pk")
    periods = list(found.filter(Q(account=account) | Q(stand_in=account)))
    names = _names() if periods else {}
    mine = [Away(each, names[each.stand_in_id]) for each in periods if each.account_id == account.pk]
    return mine, [Away(each, names[each.account_id]) for each in periods if each.stand_in_id == account.pk]


def _names() -> dict[UUID, str]:
    """Staff see each other's names, not each other's accounts: the database tells which is whose."""
    return dict(rows_of("people_in_my_stand_ins"))


def may_stand_in() -> list[tuple[str, str]]:
    """Those the asker may choose as stand-in, as (id, name)."""
    with connection.cursor() as cursor:
        cursor.execute("select account, name from people_stand_in_names() order by name, account")
        return [(str(account), name) for account, name in cursor.fetchall()]
