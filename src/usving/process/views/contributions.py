"""Writing, choosing who reads, changing, taking away."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.process.access import (
    Standing,
    contribution_for,
    own_contribution,
    own_contribution_to_change,
    process_to,
    station_of,
)
from usving.process.actions import contributions as actions
from usving.process.forms.contributions import AudienceForm, WriteForm
from usving.process.models import Contribution, Process
from usving.process.models.contributions import AUDIENCES
from usving.process.models.refusals import REFUSALS
from usving.process.queries import contributions as queries
from usving.process.queries.gate import opened_gate
from usving.process.queries.wall import photo_of
from usving.process.rules.audience import Audience, Written, waits_at_gate, why_not_share
from usving.process.rules.seats import Act, SeatRole

SOMEBODY = frozenset({UUID(int=0)})  # before anyone is chosen the page asks only whether someone could be
ASKED = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True)
class Choice:
    """One audience on the page: who would read now, or why it cannot be chosen."""

    value: str
    label: Any
    readers: tuple[str, ...]
    refusal: Any
    checked: bool


@ASKED
def write(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Write something at a station, first for oneself alone."""
    process, who = process_to(Act.WRITE, request.user, pk)
    here = station_of(process, number)
    context = {"process": process, "station": here, "autosave": True}
    if request.method != "POST":
        start = WriteForm.start(request.GET.get("samling", ""))
        form = _write_form(request, process, who, None, initial=start)
        return page(request, "process/write.html", context | {"form": form, "key": start["key"]})
    form, then = _write_form(request, process, who, request.POST, initial=_stands(request)), None
    if form.is_valid():
        with refusals_on(form):
            actions.write(
                key=form.cleaned_data["key"], station=here, gathering=form.cleaned_data["samling"], by=request.user,
                who=who, **form.said,
            )  # fmt: skip
            then = reverse("audience", args=[form.cleaned_data["key"]])
    return page(request, "process/write.html", context | {"form": form, "key": form.data.get("key")}, then=then)


@require_POST
def draft(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Keep what is typed while one types, for the author alone; what others read already waits for the button."""
    process, who = process_to(Act.WRITE, request.user, pk)
    form = _write_form(request, process, who, request.POST, initial=_stands(request))
    if not form.is_valid():
        return page(request, "process/write_draft.html", {"form": form})
    if queries.draft_is_shared(form.cleaned_data["key"], request.user):
        return page(request, "process/write_draft.html", {"shared": True})
    with refusals_on(form):
        actions.write(
            key=form.cleaned_data["key"], station=station_of(process, number), gathering=form.cleaned_data["samling"],
            by=request.user, who=who, **form.said,
        )  # fmt: skip
    response = page(request, "process/write_draft.html", {"form": form, "saved_at": timezone.now()})
    response["Draft-Version"] = _write_form(request, process, who, None, initial=_stands(request)).newest
    return response


@require_safe
def contribution(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One thing said, and what one may do with it."""
    said, who = contribution_for(request.user, pk)
    mine = who.owns(said)
    context = {
        "contribution": said,
        "mine": mine,
        "taken_on": queries.taken_on(said),
        "photo": photo_of(said),
        "waits": waits_at_gate(Audience(said.audience), gate_is_open=opened_gate(said.process) is not None),
        "reported": None if mine else queries.own_report(said, request.user),
        "may_write": who.may(Act.WRITE, said.process_id),
        "may_report": not mine and who.may(Act.REPORT, said.process_id),
        "may_hide": not mine and who.may(Act.HIDE, said.process_id),
    }
    return page(request, "process/contribution.html", context)


@ASKED
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what one has said, or the name on it."""
    said, who = own_contribution_to_change(request.user, pk)
    context = {"process": said.process, "station": said.station, "contribution": said, "key": said.pk}
    context["autosave"] = said.audience == Audience.ME and who.may(Act.WRITE, said.process_id)
    if request.method != "POST":
        form = _write_form(request, said.process, who, None, initial=WriteForm.again(said))
        return page(request, "process/write.html", context | {"form": form})
    form = _write_form(request, said.process, who, request.POST, initial=WriteForm.again(said))
    if form.is_valid():
        with refusals_on(form):
            actions.change_text(said, by=request.user, **form.said)
    return page(request, "process/write.html", context | {"form": form}, then=reverse("contribution", args=[said.pk]))


@ASKED
def audience(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose who may read."""
    said, who = own_contribution_to_change(request.user, pk)
    seats = queries.seats_to_choose(said.process_id, who)
    begun = {"audience": said.audience, "chosen": list(said.readers.values_list("seat", flat=True))}
    form = AudienceForm(request.POST if request.method == "POST" else None, initial=begun, seats=seats)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            wanted = Audience(form.cleaned_data["audience"])
            actions.share(said, audience=wanted, chosen=form.cleaned_data["chosen"], by=request.user)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Lagret. Du kan endre hvem som leser, når du vil."))
        return go(request, reverse("contribution", args=[said.pk]))
    return page(request, "process/contribution_audience.html", _audience_page(said, form, who, request))


@ASKED
def delete(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take away what one has said, after having been asked once more."""
    said, _who = own_contribution(request.user, pk)
    then = reverse("station", args=[said.process_id, said.station.number])
    if request.method == "POST":
        actions.take_away(said, by=request.user)
        messages.success(request, _("Det du skrev, er tatt bort. Du kan angre i 30 dager under «Det jeg har skrevet»."))
        return go(request, then)
    context = {"contribution": said, "taken_on": queries.taken_on(said)}
    return page(request, "process/contribution_delete.html", context)


def _stands(request: HttpRequest) -> dict[str, Any]:
    """What stands under the form's key now: one's own words from a moment ago or from another screen, or nothing yet."""
    said = queries.own_by_key(request.POST.get("key", ""), request.user)
    return WriteForm.again(said) if said else WriteForm.start(request.POST.get("samling", ""))


def _write_form(request: HttpRequest, process: Process, who: Standing, data: Any, **kwargs: Any) -> WriteForm:
    place = who.place_in(process.pk)
    family = queries.family_name(place.family if place else None)
    gatherings = queries.gatherings_to_write_from(process, who)
    return WriteForm(data, name=request.user.person.name, family=family, gatherings=gatherings, **kwargs)


def _audience_page(said: Contribution, form: AudienceForm, who: Standing, request: HttpRequest) -> dict[str, Any]:
    readers, facts = queries.readers_of(said, request.user, who), said.facts()
    place = who.place_in(said.process_id)
    return {
        "contribution": said,
        "form": form,
        "choices": [_choice(each, facts, readers, form["audience"].value()) for each in Audience],
        "chosen": {str(getattr(seat, "pk", seat)) for seat in form["chosen"].value() or []},
        "readers": readers,
        "is_family": place is not None and place.role is SeatRole.FAMILY,
    }


def _choice(each: Audience, facts: Written, readers: queries.Readers, value: Any) -> Choice:
    names = {
        Audience.FAMILY: readers.family,
        Audience.CIRCLE: readers.circle,
        Audience.ALL: readers.all if readers.gate_is_open else readers.circle,
    }
    reason = why_not_share(facts, by=facts.author, to=each, chosen=SOMEBODY)
    refusal = REFUSALS[reason] if reason else ""
    return Choice(each.value, AUDIENCES[each], names.get(each, ()), refusal, value == each.value)
