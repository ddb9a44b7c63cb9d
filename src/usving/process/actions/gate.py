"""The families' voices, and the gate they open."""

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.access import family_ids
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import FamilyVoice, Gate, Process
from usving.process.models.refusals import REFUSALS
from usving.process.rules.gate import Matter, WhyNotSpeak, why_not_speak
from usving.process.rules.seats import Act


@transaction.atomic
def speak(process: Process, *, matter: Matter, says: bool, by: Account, who: Standing) -> bool:
    """Give the family's one voice in a matter, or change it. Returns whether the gate opened by it.

    The count is the database's own (process_recount_gate): nobody else can open the gate, and nothing closes it again.
    """
    place = who.place_in(process.pk)
    family = place.family if place else None
    reason = why_not_speak(
        sits_here=family is not None and who.may(Act.SPEAK_AT_GATE, process.pk),
        adult=family in family_ids(by, adult=True),
        matter=matter,
        gate_is_open=Gate.objects.filter(process=process).exists(),
    )
    if reason or family is None:
        raise Refused(REFUSALS[reason or WhyNotSpeak.NOT_A_FAMILY_HERE])
    FamilyVoice.objects.update_or_create(
        process=process,
        family_id=family,
        matter=matter.value,
        defaults={"says": says, "by": by, "at": timezone.now(), "municipality_id": by.municipality_id},
    )
    record("process.family_spoke", by=by, about=process, family=family, matter=matter.value, says=says)
    return matter is not Matter.GUEST and _recount(process, by)


def _recount(process: Process, by: Account) -> bool:
    opened = bool(answer_of("process_recount_gate", process.pk))
    if opened:
        record("process.gate_opened", by=by, about=process)
    return opened
