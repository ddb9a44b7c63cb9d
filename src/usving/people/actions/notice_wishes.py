"""Saying how one wants to be told, that an address may be tried again, and who is told while one is away."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from usving.audit.actions import record
from usving.core.database.asking import ids_of
from usving.core.refusal import Refused
from usving.people.actions.notices import defer
from usving.people.models import Account, FailingAddress, NoticeWishes, StandIn
from usving.people.queries.notices import may_stand_in, reach_of, wishes_of
from usving.people.rules.notices import CHOOSABLE, WhyNotWishes, why_not_wishes

WHY_NOT = {
    WhyNotWishes.HOUR_IS_QUIET: (_("Velg en time som ikke er i den stille tiden."), "hour"),
    WhyNotWishes.PAUSE_PAST: (_("Velg en dag som ikke er over."), "paused_until"),
    WhyNotWishes.PAUSE_TOO_LONG: (_("En pause kan vare i tre måneder. Velg en tidligere dag."), "paused_until"),
    WhyNotWishes.NO_NUMBER: (_("Legg til et mobilnummer først. Det gjør du lenger nede på siden."), "way"),
    WhyNotWishes.NO_EMAIL: (_("Du har ingen e-postadresse her. Velg SMS, eller legg til en adresse på Om meg."), "way"),
}


@transaction.atomic
def choose_wishes(account: Account, *, wanted: Mapping[str, Any], by: Account) -> NoticeWishes:
    """Keep how someone wants to be told; what waits already, goes by the new wishes. Raises Refused."""
    wishes = wishes_of(account)
    for name, value in wanted.items():
        setattr(wishes, name, value)
    wishes.off = [kind.value for kind in CHOOSABLE if kind.value in wanted["off"]]
    if reason := why_not_wishes(wishes.wishes(), reach_of(account), today=timezone.localdate()):
        sentence, field = WHY_NOT[reason]
        raise Refused(sentence, field=field)
    kept, _fresh = NoticeWishes.objects.update_or_create(account=account, defaults=_values(wishes))
    for message in ids_of("people_replan_mine"):
        defer(message)
    record("people.notices_chosen", by=by, about=kept, account=account.pk)
    return kept


def _values(wishes: NoticeWishes) -> dict[str, Any]:
    names = ("way", "hour", "quiet_from", "quiet_to", "off", "paused_until", "tells_when")
    return {name: getattr(wishes, name) for name in names}


@transaction.atomic
def try_again(failing: FailingAddress, *, by: Account) -> None:
    """Let an address that was refused be tried once more; it is noted again where it is refused again."""
    failing.delete()
    record("people.address_tried_again", by=by, about=by, account=by.pk)


@transaction.atomic
def name_stand_in(*, key: UUID, stand_in: UUID, starts: Any, ends: Any, by: Account) -> StandIn:
    """Let a colleague be told while one is away. `key` is the row's own id. Raises Refused where it cannot be that one."""
    if str(stand_in) not in dict(may_stand_in()):
        raise Refused(_("Velg en kollega med samme rolle på samme sted."), field="stand_in")
    if ends < starts:
        raise Refused(_("Siste dag kan ikke være før første dag."), field="ends")
    if ends < timezone.localdate():
        raise Refused(_("Velg en dag som ikke er over."), field="ends")
    _refuse_overlap(key, starts, ends, by)
    named, fresh = StandIn.objects.get_or_create(
        pk=key,
        defaults={
            "municipality_id": by.municipality_id, "account": by, "stand_in_id": stand_in, "starts": starts, "ends": ends,
        },
    )  # fmt: skip
    if fresh:
        record("people.stand_in_named", by=by, about=named, account=stand_in)
    return named


def _refuse_overlap(key: UUID, starts: Any, ends: Any, by: Account) -> None:
    """One stands in at a time: two would both think that the other does it."""
    others = StandIn.objects.filter(account=by, ended_at__isnull=True, starts__lte=ends, ends__gte=starts)
    if others.exclude(pk=key).exists():
        raise Refused(_("Du har en stedfortreder i noen av disse dagene. Avslutt den først."), field="starts")


@transaction.atomic
def end_stand_in(period: StandIn, *, by: Account) -> None:
    """Let a stand-in be told no more from now on; twice is once."""
    if StandIn.objects.filter(pk=period.pk, ended_at__isnull=True).update(ended_at=timezone.now()):
        record("people.stand_in_ended", by=by, about=period, account=period.stand_in_id)
