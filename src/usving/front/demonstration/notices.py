"""Notices in a demonstration: a number to get SMS at, wishes, an address that fails, and one who is away."""

from datetime import timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from usving.core.identity import acting_as
from usving.people.actions.notice_wishes import choose_wishes, name_stand_in
from usving.people.models import Account, FailingAddress, Family, Municipality
from usving.people.queries.notices import may_stand_in
from usving.people.rules.notices import NoticeKind
from usving.people.rules.roles import MemberKind

NUMBER = "+999000000{:02}"  # a country code that no country has
AWAY = timedelta(days=14)


def tell(municipality: Municipality) -> None:
    """Someone in each family has a number, one wants SMS, one address fails, and one worker has a stand-in."""
    families = Family.objects.filter(municipality=municipality).order_by("code", "pk")
    adults = [
        Account.objects.filter(person__familymember__family=family, person__familymember__kind=MemberKind.ADULT)
        .order_by("username")
        .first()
        for family in families
    ]
    known = [account for account in adults if account]
    for number, account in enumerate(known, start=1):
        Account.objects.filter(pk=account.pk).update(mobile=NUMBER.format(number))
    if known:
        _wants_sms(Account.objects.get(pk=known[0].pk))
        _fails(known[-1])
    _has_stand_in(municipality)


def _wants_sms(account: Account) -> None:
    off = [NoticeKind.NEWS.value, NoticeKind.PULSE.value]
    wanted = {
        "way": "sms",
        "hour": 18,
        "quiet_from": 20,
        "quiet_to": 9,
        "off": off,
        "paused_until": None,
        "tells_when": True,
    }
    with acting_as(account.pk):
        choose_wishes(account, wanted=wanted, by=account)


def _fails(account: Account) -> None:
    """Mail has been refused; the number works, so that notices come through all the same."""
    FailingAddress.objects.create(account=account, channel="email", address=account.email)


def _has_stand_in(municipality: Municipality) -> None:
    """The first worker who has a colleague with the same role at the same place, is away from tomorrow."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    for account in Account.objects.filter(municipality=municipality, person__staff=True).order_by("username"):
        with acting_as(account.pk):
            if colleagues := may_stand_in():
                name_stand_in(
                    key=uuid4(), stand_in=UUID(colleagues[0][0]), starts=tomorrow, ends=tomorrow + AWAY, by=account
                )
                return
