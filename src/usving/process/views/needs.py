"""Needs: one's own, and for those who plan what is told for a gathering."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from usving.core.pages import go, page, refusals_on
from usving.people.models import Family
from usving.process.access import gathering_to_lead, needs_to_say, seat_asked, standing_of, whose_needs
from usving.process.actions import needs as actions
from usving.process.forms.needs import ArrangementForm, NeedsForm, as_said
from usving.process.models import Gathering
from usving.process.queries.gatherings import asked_to, state_of
from usving.process.queries.needs import ages_at_home, needs_of, told_at
from usving.process.rules.needs import NeedKind


@require_http_methods(["GET", "HEAD", "POST"])
def my_needs(request: HttpRequest) -> HttpResponse:
    """What we need to be able to come: said once, and shown to nobody who was not chosen."""
    owner, may_say = whose_needs(request.user)
    if request.method == "POST":
        owner = needs_to_say(request.user)
    form = NeedsForm(request.POST if request.method == "POST" else None, initial=as_said(needs_of(owner)))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            seats = standing_of(request.user).seats
            actions.say_needs(owner, said=form.said(), seats=seats, by=request.user)
            messages.success(request, _("Lagret. Bare det du har krysset av for, blir vist."))
    family = owner if isinstance(owner, Family) else None
    ages = ages_at_home(family) if family else []
    context = {"form": form, "family": family, "ages": ages, "may_say": may_say}
    return page(request, "process/my_needs.html", context, then="my_needs")


@require_GET
def gathering_needs(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What those who come have told they need: the sum, and each to be ticked off."""
    found, who = gathering_to_lead(request.user, pk)
    context = {"gathering": found, "process": found.process, "groups": told_at(found, who), "state": state_of(found)}
    return page(request, "process/gathering_needs.html", context | {"breadcrumbs": crumbs(found)})


@require_POST
def arrangement(request: HttpRequest, pk: UUID, seat: UUID, kind: str) -> HttpResponse:
    """Tick one off, or on again, and say who does it."""
    found, who = gathering_to_lead(request.user, pk)
    if kind not in set(NeedKind):
        raise Http404
    whose = seat_asked([each.seat for each in asked_to(found, who)], seat)
    form = ArrangementForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        actions.arrange(found, seat=whose, kind=NeedKind(kind), done=said["done"], words=said["words"], by=request.user)
        messages.success(request, _("Lagret."))
    else:
        messages.warning(request, _("Skriv kortere, høyst 120 tegn."))
    return go(request, resolve_url("gathering_needs", found.pk))


def crumbs(gathering: Gathering) -> list[dict[str, str]]:
    """The way to it."""
    return [
        {"label": gathering.process.name, "url": resolve_url("u", gathering.process_id)},
        {"label": _("Samlinger"), "url": resolve_url("gatherings", gathering.process_id)},
        {"label": gathering.title, "url": resolve_url("gathering", gathering.pk)},
    ]
