"""The gate between the circles: what it is, where it stands, and each family's one voice."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from usving.core.pages import go, page
from usving.core.refusal import Refused
from usving.people.access import family_ids
from usving.process.access import Standing, process_to, process_to_take_part_in
from usving.process.actions import gate as actions
from usving.process.forms.gate import VoiceForm
from usving.process.models import Process
from usving.process.models.refusals import REFUSALS
from usving.process.queries import gate as queries
from usving.process.rules.gate import Matter, why_not_speak
from usving.process.rules.seats import Act, SeatRole


@require_safe
def gate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the gate is and where it stands; for the families also who has said what."""
    process, who = process_to_take_part_in(request.user, pk)
    context: dict[str, Any] = {"process": process, "gate": queries.opened_gate(process)}
    if who.may(Act.SPEAK_AT_GATE, process.pk):
        context |= _for_families(request, process, who, is_open=context["gate"] is not None)
    place = who.place_in(process.pk)
    facilitates = place is not None and place.role is SeatRole.FACILITATOR
    return page(
        request,
        "process/gate.html",
        context | {"facilitates": facilitates, "is_guest": facilitates and bool(who.circles - who.sits_in)},
    )


@require_POST
def voice(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the family's voice. A yes that opens the gate for good is asked for once more first."""
    process, who = process_to(Act.SPEAK_AT_GATE, request.user, pk)
    form, here = VoiceForm(request.POST), reverse("gate", args=[pk])
    if not form.is_valid():
        return go(request, here)
    matter, says = form.cleaned_data["matter"], form.cleaned_data["says"]
    if says and not form.cleaned_data["confirmed"] and _opens(request, process, who, matter):
        return page(request, "process/gate_confirm.html", {"process": process, "matter": matter.value})
    try:
        opened = actions.speak(process, matter=matter, says=says, by=request.user, who=who)
        messages.success(request, _("Porten er åpen.") if opened else _("Svaret fra familien din er lagret."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, here)


def _opens(request: HttpRequest, process: Process, who: Standing, matter: Matter) -> bool:
    """Whether a yes from one who may speak would open the gate now."""
    place = who.place_in(process.pk)
    if matter is Matter.GUEST or place is None or place.family not in family_ids(request.user, adult=True):
        return False
    return queries.opened_gate(process) is None and queries.voices_in(process, who).would_open(matter, place.family)


def _for_families(request: HttpRequest, process: Process, who: Standing, *, is_open: bool) -> dict[str, Any]:
    voices, place = queries.voices_in(process, who), who.place_in(process.pk)
    adult = place is not None and place.family in family_ids(request.user, adult=True)
    asked = {}
    for matter in Matter:
        reason = why_not_speak(sits_here=True, adult=adult, matter=matter, gate_is_open=is_open)
        asked[matter.value] = {"asked": voices.asked(matter), "refusal": REFUSALS[reason] if reason else ""}
    return {"families": True, **asked}
