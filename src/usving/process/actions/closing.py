"""Closing a process, and opening it again."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.models import Process
from usving.process.models.refusals import REFUSALS
from usving.process.rules.closing import WhyNotClose, WhyNotReopen

ONLY_LEADERS = _("Bare de som leder prosessen, kan gjøre dette.")


@transaction.atomic
def close(process: Process, *, key: UUID, reason: str, by: Account) -> None:
    """Close a process: from now on nobody writes there, and the guest in the families' circle reads no more.

    `key` is the id of the row that says so; sent twice it closes once. Raises Refused without both sides' approval of what
    the last station takes with it, and without a reason.
    """
    outcome = answer_of("process_close", key, process.pk, reason)
    if outcome == "refused":
        raise Refused(ONLY_LEADERS)
    if outcome != "closed":
        why = WhyNotClose(outcome)
        raise Refused(REFUSALS[why], field="reason" if why is WhyNotClose.REASON_MISSING else None)
    process.refresh_from_db()
    record("process.closed", by=by, about=process)


@transaction.atomic
def reopen(process: Process, *, by: Account) -> None:
    """Open a process again that was closed within the last thirty days. Raises Refused."""
    outcome = answer_of("process_reopen", process.pk)
    if outcome == "refused":
        raise Refused(ONLY_LEADERS)
    if outcome != "opened":
        raise Refused(REFUSALS[WhyNotReopen(outcome)])
    process.refresh_from_db()
    record("process.reopened", by=by, about=process)
