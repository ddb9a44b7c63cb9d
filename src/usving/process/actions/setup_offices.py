"""Taking away an office that invites families, where nothing hangs on it any more."""

from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of, rows_of
from usving.core.refusal import Refused
from usving.core.telling import told
from usving.people.models import Account
from usving.process.models import RecruitingChannel, Seat
from usving.process.rules.seats import SeatRole


@transaction.atomic
def remove_office(channel: RecruitingChannel, *, by: Account) -> None:
    """Let an office invite no more. Families who have come in stay, and so does what it has sent. Raises Refused."""
    outcome = answer_of("process_remove_office", channel.pk)
    if outcome == "refused":
        raise Refused(_("Bare de som leder prosessen, kan fjerne et kontor."))
    if outcome != "removed":
        raise Refused(why_office_stays(channel))
    record("process.office_removed", by=by, about=channel)


def why_office_stays(channel: RecruitingChannel) -> str:
    """Say why an office cannot be taken away: what still hangs on it, all of it; empty where nothing does."""
    return " ".join(
        _sentence(channel, why, last_day) for why, last_day in rows_of("process_why_office_stays", channel.pk)
    )


def _sentence(channel: RecruitingChannel, why: str, last_day: date | None) -> str:
    if why == "invited":
        words = _("Familier som er invitert herfra, kan svare til og med %(day)s. Kontoret kan fjernes etter det.")
        return words % {"day": told(last_day, "day")}
    if why == "waits":
        words = _("Disse plassene er ledige for familier herfra: %(seats)s. Fjern dem først.")
        return words % {"seats": ", ".join(f"«{seat}»" for seat in _waiting_seats(channel))}
    return _("Antallet ja herfra er talt opp, og skal aldri kunne telles på nytt. Derfor blir kontoret stående.")


def _waiting_seats(channel: RecruitingChannel) -> list[str]:
    """The empty seats that the office is to find families for."""
    found = Seat.objects.filter(
        Q(ends__isnull=True) | Q(ends__gte=timezone.localdate()),
        process=channel.process_id,
        organisation=channel.organisation_id,
        role=SeatRole.FAMILY,
        family__isnull=True,
        account__isnull=True,
    )
    return [str(seat) for seat in found.order_by("code")]
