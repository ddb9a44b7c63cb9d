"""Counting one's own week, and drawing the weeks that are over."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.insight.models import WeekCount
from usving.insight.models.refusals import REFUSALS
from usving.insight.rules.weeks import Item, WhyNotWeek, why_not_fill
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Process


@transaction.atomic
def fill_in(
    process: Process, *, week: date, values: Mapping[Item, Decimal], who: Standing, by: Account
) -> list[WeekCount]:
    """Write what one has counted in a week; what stood there before gives way. Sent twice, it is written once.

    Raises Refused for a week that cannot be filled in, or for no number.
    """
    side, place = who.side_in(process.pk), who.place_in(process.pk)
    if reason := why_not_fill(values, side=side, week=week, today=timezone.localdate()):
        raise Refused(REFUSALS[reason], field="week" if reason is WhyNotWeek.NOT_NOW else None)
    assert side is not None and place is not None
    mine = WeekCount.objects.filter(account=by, process=process, week=week)
    mine.exclude(item__in=list(values)).delete()
    made = [
        WeekCount.objects.update_or_create(
            account=by, process=process, week=week, item=item.value, defaults={"value": value},
            create_defaults={
                "value": value, "municipality_id": by.municipality_id, "seat_id": place.seat, "side": side.value
            },
        )[0]
        for item, value in values.items()
    ]  # fmt: skip
    record("insight.week_filled_in", by=by, about=process, account=by.pk)
    return made


@transaction.atomic
def take_away(process: Process, *, week: date, by: Account) -> None:
    """Take away what one has counted in a week. A figure that is drawn already stays: nobody can be found in it."""
    WeekCount.objects.filter(account=by, process=process, week=week).delete()
    record("insight.week_taken_away", by=by, about=process, account=by.pk)


def draw_weeks() -> int:
    """Draw the weeks whose days for filling in are over; by the clock. Returns how many figures are new."""
    with transaction.atomic():
        return int(answer_of("insight_draw_weeks"))
