"""Who reads what one has told, what it may be used for, and taking either back."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.insight.access import own_experience, own_experience_to_change
from usving.insight.actions import experiences as actions
from usving.insight.models import Experience
from usving.insight.models.refusals import REFUSALS
from usving.insight.queries import experiences as queries
from usving.insight.rules.experiences import Choice, why_not_choose
from usving.insight.rules.experiences import Experience as Told
from usving.process.access import Standing
from usving.process.forms.contributions import AudienceForm
from usving.process.models.contributions import AUDIENCES
from usving.process.models.refusals import REFUSALS as PROCESS_REFUSALS
from usving.process.queries import contributions as shared
from usving.process.rules.audience import Audience, why_not_share
from usving.process.rules.seats import SeatRole

SOMEBODY = frozenset({UUID(int=0)})  # before anyone is chosen the page asks only whether someone could be


@dataclass(frozen=True)
class Row:
    """One choice on the page: an audience with who would read now, or a use; and why it cannot be chosen."""

    value: str
    label: Any
    readers: tuple[str, ...] = ()
    refusal: Any = ""
    checked: bool = False


@require_http_methods(["GET", "HEAD", "POST"])
def audience(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Choose who may read."""
    told, who = own_experience_to_change(request.user, pk)
    seats = shared.seats_to_choose(told.process_id, who)
    begun = {"audience": told.audience, "chosen": list(told.readers.values_list("seat", flat=True))}
    form = AudienceForm(request.POST if request.method == "POST" else None, initial=begun, seats=seats)
    if request.method == "POST" and form.is_valid():
        wanted = Audience(form.cleaned_data["audience"])
        with refusals_on(form):
            actions.share(told, audience=wanted, chosen=form.cleaned_data["chosen"], by=request.user, who=who)
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Lagret. Du kan endre hvem som leser, når du vil."))
        return go(request, reverse("experience_choices", args=[told.pk]))
    return page(request, "insight/experiences/audience.html", _audience_page(told, form, who, request))


@require_safe
def choices(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What it may be used for: each a choice of its own, none made for one."""
    told, who = own_experience(request.user, pk)
    facts = Told(told.written(), told.choices)
    rows = []
    for each in Choice:
        reason = why_not_choose(facts, each, by=request.user.pk)
        rows.append(Row(each.value, each, refusal=REFUSALS[reason] if reason else "", checked=each in told.choices))
    context = {
        "experience": told,
        "place": queries.place_of(told),
        "rows": rows,
        "has_sound": "sound" in queries.told_with(told),
        "may_choose": who.place_in(told.process_id) is not None,
    }
    return page(request, "insight/experiences/choices.html", context)


@require_POST
def let(request: HttpRequest, pk: UUID, choice: str) -> HttpResponse:
    """Let it be used in one way more."""
    told, who = own_experience_to_change(request.user, pk)
    try:
        actions.let(told, _choice(choice), by=request.user, who=who)
    except Refused as refused:
        messages.error(request, refused.sentence)
    return go(request, reverse("experience_choices", args=[told.pk]) + f"#{choice}")


@require_POST
def unlet(request: HttpRequest, pk: UUID, choice: str) -> HttpResponse:
    """Take one choice back; it holds from the next click of anyone."""
    told, _who = own_experience(request.user, pk)
    actions.unlet(told, _choice(choice), by=request.user)
    messages.success(request, _("Tatt tilbake. Det gjelder fra nå."))
    return go(request, reverse("experience_choices", args=[told.pk]) + f"#{choice}")


@require_POST
def taken_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let nobody but oneself read it or use it from now on."""
    told, _who = own_experience(request.user, pk)
    actions.take_back(told, by=request.user)
    messages.success(request, _("Tatt tilbake. Fra nå kan bare du lese det. Det noen har lest, har de lest."))
    return go(request, reverse("experience", args=[told.pk]))


def _choice(code: str) -> Choice:
    if code not in {each.value for each in Choice}:
        raise Http404
    return Choice(code)


def _audience_page(told: Experience, form: AudienceForm, who: Standing, request: HttpRequest) -> dict[str, Any]:
    readers = shared.readers_of(told, request.user, who)
    place = who.place_in(told.process_id)
    return {
        "experience": told,
        "place": queries.place_of(told),
        "form": form,
        "choices": [_row(each, told, readers, form["audience"].value()) for each in Audience],
        "chosen": {str(getattr(seat, "pk", seat)) for seat in form["chosen"].value() or []},
        "readers": readers,
        "is_family": place is not None and place.role is SeatRole.FAMILY,
    }


def _row(each: Audience, told: Experience, readers: shared.Readers, value: Any) -> Row:
    names = {
        Audience.FAMILY: readers.family,
        Audience.CIRCLE: readers.circle,
        Audience.ALL: readers.all if readers.gate_is_open else readers.circle,
    }
    reason = why_not_share(told.written(), by=told.author_id, to=each, chosen=SOMEBODY)
    refusal = PROCESS_REFUSALS[reason] if reason else ""
    return Row(each.value, AUDIENCES[each], names.get(each, ()), refusal, value == each.value)
