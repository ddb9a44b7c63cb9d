"""Giving a process that nobody leads a new leader, by one who sees nothing else of it."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usving.audit.actions import record
from usving.core.database.asking import rows_of
from usving.core.refusal import Refused
from usving.people.actions.notices import in_each_language, post_notice
from usving.people.models import Account
from usving.process.models import Process, Seat
from usving.process.models.processes import SEAT_ROLES
from usving.process.queries.not_led import given_already
from usving.process.rules.seats import SeatRole

WHY_NOT: dict[str, Any] = {
    "led": gettext_lazy("Noen leder prosessen nå. De som leder, velger selv hvem som leder sammen med dem."),
    "not-a-leader": gettext_lazy("Personen er ikke prosjektleder i kommunen nå. Velg en annen, eller gi rollen først."),
    "refused": gettext_lazy("Bare en administrator i kommunen kan sette inn en ny leder, og bare i en åpen prosess."),
}
ROLE = SeatRole.PROCESS_LEADER


@transaction.atomic
def give_leader(process: Process, *, key: UUID, account: UUID, by: Account) -> None:
    """Seat a process leader where nobody leads, and tell them; it stands in their own trail. Raises Refused.

    `key` is the id of the seat, where one has to be made; the same key twice seats them once.
    """
    label = str(SEAT_ROLES[ROLE]).capitalize()
    code = f"{ROLE.value}-{key.hex[:8]}"
    ((outcome, seat),) = rows_of("process_give_leader", process.pk, account, key, code, label)
    if outcome == "led" and given_already(key=key, account=account, by=by):
        return
    if outcome != "given":
        raise Refused(WHY_NOT[outcome], field="person")
    about = Seat(pk=seat, municipality_id=by.municipality_id)  # the administrator may name it, and not read it
    told: dict[str, Any] = {"about": about, "account": account, "role": "administrator"}
    record("process.leader_seated", by=by, **told, seat_role=ROLE.value, key=key)
    _tell(process, account, by)


def _tell(process: Process, account: UUID, by: Account) -> None:
    to = Account.objects.get(pk=account)
    there = f"{settings.BASE_URL}{reverse('u', args=[process.pk])}"
    subject = in_each_language(_subject)[to.language]
    body = in_each_language(lambda: _body(_subject(), there))[to.language]
    post_notice(by=by, to=to, subject=subject, body=body, about=process.pk)


def _subject() -> str:
    return _("Du er satt inn som leder av en prosess")


def _body(what: str, address: str) -> str:
    return _("Hei!\n\n%(what)s.\n\n%(address)s\n\nHilsen U-sving\n") % {"what": what, "address": address}
