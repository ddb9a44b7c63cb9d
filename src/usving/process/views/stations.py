"""A station: what is said there, what it takes with it, and the way on or back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.process.access import Standing, hand_over_to_answer, process_to, process_to_take_part_in, station_of
from usving.process.actions import stations as actions
from usving.process.forms.contributions import ORDER, WHOSE
from usving.process.forms.stations import BackForm, HandOverForm, OnForm
from usving.process.models import HandOver, Station
from usving.process.models.refusals import REFUSALS
from usving.process.queries import contributions as said
from usving.process.queries import u as queries
from usving.process.rules.seats import Act, Side
from usving.process.rules.stations import LAST, Move, why_not_move


@require_safe
def station(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """One station, as far as one may see it."""
    process, who = process_to_take_part_in(request.user, pk)
    here = queries.station_with_words(station_of(process, number))
    return page(
        request,
        "process/station.html",
        {
            "process": process,
            "station": here,
            "gatherings": queries.gatherings_of(process, who).filter(station=number),
            "may_write": who.may(Act.WRITE, process.pk),
            **_hand_over(here, who),
            **_list(request, here, who),
        },
        part="list",
    )


def _hand_over(here: Station, who: Standing) -> dict[str, Any]:
    """What is taken on from here, whose answer is missing, and what one may do about it."""
    side = who.side_in(here.process_id)
    approved = frozenset(Side(each) for each in here.approved)  # type: ignore[attr-defined]
    return {
        "hand_over": here.living,  # type: ignore[attr-defined]
        "sides": [{"side": each.value, "approved": each in approved} for each in Side],
        "stands": approved == frozenset(Side),
        "may_word": side is not None,
        "may_approve": side is not None and side not in approved,
        "leads": here.process_id in who.run and here.number == here.process.here,
    }


def _list(request: HttpRequest, here: Station, who: Standing) -> dict[str, Any]:
    """One page of what is said here: that of the circles, or that which both read as one."""
    asked = asked_of(request, WHOSE, ORDER, also=("del",))
    joined, joint = here.process_id in who.joined, asked.also.get("del") == "felles"
    found = said.in_part(said.said_at(here, who), joint=joint, joined=joined)
    found = said.found_by(found, words=asked.words, whose=asked["hvem"], user=request.user)
    counts = said.counts_at(here, who)
    count = None if asked.words or asked["hvem"] else counts[joint]
    found = found.reverse() if asked["orden"] else found
    return {"list": listed(asked, found, count=count), "joined": joined, "joint": joint, "counts": counts}


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over_new(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """Word what a station takes with it, anew or for the first time."""
    process, who = process_to(Act.HAND_OVER, request.user, pk)
    here = queries.station_with_words(station_of(process, number))
    readable = said.to_build_on(here, who)
    context: dict[str, Any] = {"process": process, "station": here}
    if request.method != "POST":
        form = HandOverForm(initial=HandOverForm.start(here.living), readable=readable, here=number)  # type: ignore[attr-defined]
        return page(request, "process/hand_over_new.html", context | {"form": form})
    form = HandOverForm(request.POST, readable=readable, here=number)
    if form.is_valid():
        with refusals_on(form):
            actions.propose_hand_over(here, **form.cleaned_data, side=who.side_in(process.pk), by=request.user)
    context |= {"form": form, "newer": _newer(here, form)}
    return page(request, "process/hand_over_new.html", context, then=_words_of(here))


def _newer(here: Station, form: HandOverForm) -> HandOver | None:
    """The wording that has come while one wrote, where there is one; the same words may then be sent once more."""
    living = queries.station_with_words(here).living if form.errors else None  # type: ignore[attr-defined]
    if living is None or str(living.pk) == form.data.get("instead_of"):
        return None
    form.after(living.pk)
    return living


@require_POST
def hand_over_approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let one's own side stand by a wording."""
    hand_over, side = hand_over_to_answer(request.user, pk)
    try:
        actions.approve_hand_over(hand_over, side=side, by=request.user)
        messages.success(request, _("Takk. Nå står deres side bak forslaget."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, _words_of(hand_over.station))


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The way on as it stands, and back to an earlier station with a reason."""
    process, _who = process_to(Act.PLAN, request.user, pk)
    stations = queries.stations_of(process)
    here, earlier = stations[process.here - 1], stations[: process.here - 1]
    form = BackForm(request.POST if request.method == "POST" else None, stations=earlier)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.move(process, by=request.user, **form.cleaned_data)
    why_not = why_not_move(Move(process.here, process.here + 1, queries.handed_over(here)))
    context = {
        "process": process,
        "here": here,
        "ahead": stations[process.here] if process.here < LAST else None,
        "earlier": earlier,
        "why_not": REFUSALS[why_not] if why_not else "",
        "form": form,
    }
    return page(request, "process/u_move.html", context, then=reverse("u", args=[process.pk]))


@require_POST
def move_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    """On to the next station."""
    process, _who = process_to(Act.PLAN, request.user, pk)
    form = OnForm(request.POST)
    if not form.is_valid() or form.cleaned_data["to"] < process.here:
        return go(request, reverse("move", args=[process.pk]))
    if form.cleaned_data["to"] > process.here:
        try:
            actions.move(process, to=form.cleaned_data["to"], by=request.user)
        except Refused as refused:
            messages.warning(request, refused.sentence)
            return go(request, reverse("move", args=[process.pk]))
    return go(request, reverse("u", args=[process.pk]))


def _words_of(here: Station) -> str:
    return reverse("station", args=[here.process_id, here.number]) + "#tar-med"
