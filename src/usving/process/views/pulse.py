"""The pulse of a gathering, and how much each side said."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page
from usving.process.access import FACILITATES, gathering_for, gathering_to_lead
from usving.process.actions import pulse as actions
from usving.process.forms.pulse import PulseForm
from usving.process.models import Gathering
from usving.process.queries import pulse as queries
from usving.process.queries.gatherings import state_of
from usving.process.queries.room import room_of
from usving.process.rules.gatherings import GatheringKind
from usving.process.rules.pulse import OPEN_FOR, PulseOutcome

THANKS = {
    PulseOutcome.THANKS: gettext_lazy("Takk. Ingen kan se hva du svarte."),
    PulseOutcome.ALREADY: gettext_lazy("Du har svart. Det går bare an én gang."),
    PulseOutcome.CLOSED: gettext_lazy("Pulsen er lukket. Svaret ble ikke tatt med."),
}


@require_http_methods(["GET", "HEAD", "POST"])
def pulse(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer the two questions; or see how the marks fell, when it is closed and there are enough."""
    gathering, who = gathering_for(request.user, pk)
    found = queries.pulse_of(gathering)
    if found is None or gathering.kind == GatheringKind.BILATERAL:
        raise Http404
    if request.method == "POST" and not found.asked:
        raise Http404
    form = PulseForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        outcome = actions.answer(gathering.pk, **form.cleaned_data)
        if outcome is PulseOutcome.REFUSED:
            raise Http404
        messages.add_message(
            request, messages.SUCCESS if outcome is PulseOutcome.THANKS else messages.WARNING, THANKS[outcome]
        )
    context: dict[str, Any] = {"gathering": gathering, "process": gathering.process, "pulse": found, "form": form}
    context |= {"runs": gathering.process_id in who.run, "closes_at": gathering.ends_at + OPEN_FOR}
    context["breadcrumbs"] = crumbs(gathering)
    return page(request, "process/after/pulse.html", context, then=resolve_url("pulse", gathering.pk))


@require_POST
def pulse_closing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close the pulse before its time."""
    gathering, _who = gathering_to_lead(request.user, pk)
    if gathering.kind == GatheringKind.BILATERAL:
        raise Http404
    if actions.close(gathering, by=request.user):
        messages.success(request, _("Pulsen er lukket."))
    return go(request, resolve_url("pulse", gathering.pk))


@require_safe
def voice_share(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How much each side said, for whoever facilitates."""
    gathering, who = gathering_for(request.user, pk)
    if gathering.process_id not in who.processes(FACILITATES):
        raise Http404
    context = {"gathering": gathering, "process": gathering.process, "voices": queries.voice_of_sides(gathering)}
    context |= {"over": state_of(gathering, room_of(gathering)) == "held", "breadcrumbs": crumbs(gathering)}
    return page(request, "process/after/voice_share.html", context)


def crumbs(gathering: Gathering) -> list[dict[str, str]]:
    """The way to these pages."""
    return [
        {"label": gathering.process.name, "url": resolve_url("u", gathering.process_id)},
        {"label": _("Samlinger"), "url": resolve_url("gatherings", gathering.process_id)},
        {"label": gathering.title, "url": resolve_url("gathering", gathering.pk)},
    ]
