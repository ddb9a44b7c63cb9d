"""Beginning a process from a document: all of it, or nothing. Asked by a process leader, who leads it from then on."""

import json
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.actions.administration_put_away import refuse_put_away
from usving.people.models import Account, Organisation
from usving.process.actions.files import Loading, order_of
from usving.process.models import Process
from usving.process.rules import file
from usving.process.rules.seats import SeatRole, Side


@transaction.atomic
def begin(document: file.ProcessFile, *, key: UUID, by: Account) -> Process:
    """Make the process that a document describes, in one's own municipality, with oneself as its leader; nobody else is in it.

    `key` is the row's own id: sent twice it is one process. Raises Refused for a document of another municipality, for one
    that lasts no time, and for whoever is no process leader here.
    """
    document = document.without_people()
    if document.municipality.number != by.municipality.number:
        raise Refused(_("Filen er laget for en annen kommune enn din."))
    if document.process.ends <= document.process.starts:
        raise Refused(_("Prosessen må slutte etter at den starter."))
    mine = leader_seat(document)
    outcome = _frame(document, mine, key)
    if outcome == "refused":
        raise Refused(_("Bare prosjektledere i kommunen kan sette opp en prosess."))
    process = Process.objects.select_related("municipality").get(pk=key)
    if outcome == "made":
        Process.objects.filter(pk=key).update(reading_days=document.process.reading_days)
        _Beginning(document, process, mine).run()
        record("process.begun", by=by, about=process, account=by.pk)
    return process


def leader_seat(document: file.ProcessFile) -> file.Seat:
    """The seat that whoever begins the process takes: the document's first for a process leader, or one of its own."""
    named = next((seat for seat in document.seats if seat.role == SeatRole.PROCESS_LEADER), None)
    code = next(
        code for code in ("prosjektleder", "prosjektleder-1", "prosjektleder-2") if code not in _codes(document)
    )
    return named or file.Seat(id=code, role=SeatRole.PROCESS_LEADER.value, label=_("Prosjektleder"))


def _codes(document: file.ProcessFile) -> set[str]:
    return {seat.id for seat in document.seats}


def _frame(document: file.ProcessFile, mine: file.Seat, key: UUID) -> str:
    """Have the database make what no row policy lets anyone make by hand: the frame, the circles, the first seat."""
    frame, circles = document.process, {Side(row.side): row.id for row in document.circles}
    values: list[Any] = [
        key,
        frame.id,
        frame.name,
        frame.question,
        frame.arena,
        frame.starts,
        frame.ends,
        json.dumps(list(frame.languages)),
        json.dumps(order_of(document)),
        *(circles.get(side, side.value) for side in Side),
        mine.id,
        mine.label,
    ]
    return answer_of("process_begin", *values)


class _Beginning(Loading):
    """The rest, row by row, as the policies let a leader write it."""

    def __init__(self, document: file.ProcessFile, process: Process, mine: file.Seat) -> None:
        super().__init__(document, process, timezone.localdate())
        self.mine = mine

    def organisation(self, row: file.Organisation) -> Organisation:
        return organisation(row.id, row.name, row.kind)

    def make_circles(self) -> None:
        self.circles = {Side(circle.side): circle for circle in self.process.circles.all()}

    def seats_to_make(self) -> tuple[file.Seat, ...]:
        return tuple(seat for seat in self.document.seats if seat.id != self.mine.id)


def organisation(code: str, name: str, kind: str) -> Organisation:
    """The municipality's organisation with this code, made where it is new.

    Raises Refused for whoever leads nothing, and where it is put away.
    """
    found = answer_of("process_organisation", code, name, kind)
    if found is None:
        raise Refused(_("Bare de som leder en prosess, kan legge til en organisasjon."))
    here = Organisation.objects.get(pk=found)
    refuse_put_away(here, field="new_name")
    return here
