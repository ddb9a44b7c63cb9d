"""Ending someone else's seat, with a last day that can be changed or taken back until it is over."""

from collections.abc import Callable
from datetime import date
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.actions.notices import tell_concerned
from usving.people.models import Account
from usving.process.models import Seat
from usving.process.models.refusals import REFUSALS
from usving.process.rules.leaving import WhyNotEnd


@transaction.atomic
def end_seat(seat: Seat, *, last_day: date, by: Account) -> None:
    """Let a seat end with `last_day`, which still counts, and tell the one who sits there.

    An empty seat of the same kind stands beside it from now on, for whoever comes after. Raises Refused.
    """
    following = _following(seat)
    outcome = answer_of("process_end_seat", seat.pk, last_day, following, f"{seat.role}-{following.hex[:8]}")
    _refuse_unless("ended", outcome, field="last_day")
    record("process.seat_ended", by=by, about=seat, account=seat.account_id, seat_role=seat.role)
    _tell(seat, _ends)


@transaction.atomic
def keep_seat(seat: Seat, *, by: Account) -> None:
    """Take back the last day of a seat, once, and tell the one who sits there. Raises Refused where it is over."""
    outcome = answer_of("process_keep_seat", seat.pk, _following(seat))
    if outcome == "as-before":
        return
    _refuse_unless("kept", outcome)
    record("process.seat_kept", by=by, about=seat, account=seat.account_id, seat_role=seat.role)
    _tell(seat, _lasts)


def _following(seat: Seat) -> UUID:
    """The id of the empty seat that comes after this one: the same each time, so that there is one."""
    return uuid5(seat.pk, "following")


def _refuse_unless(wanted: str, outcome: str, *, field: str | None = None) -> None:
    if outcome != wanted:
        raise Refused(REFUSALS[WhyNotEnd(outcome)], field=field)


def _tell(seat: Seat, subject: Callable[[], str]) -> None:
    tell_concerned("process_tell_seat", seat.pk, subject=subject, body=lambda: _body(subject()))


def _body(what: str) -> str:
    said = {"what": what, "address": f"{settings.BASE_URL}{reverse('own_things')}"}
    return _(
        "Hei!\n\n%(what)s.\nDet du har skrevet, er fortsatt ditt. Se det her:\n\n%(address)s\n\nHilsen U-sving\n"
    ) % said  # fmt: skip


def _ends() -> str:
    return _("En plass du har, har fått en siste dag")


def _lasts() -> str:
    return _("En plass du har, varer likevel")
