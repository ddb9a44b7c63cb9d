"""How a process is set up: all of it on one page, and a page for each thing that can be changed."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.people.models import Organisation
from usving.process.access import channel_of, empty_seat_of, partner_of, process_to, station_of
from usving.process.actions import setup as actions
from usving.process.actions.setup_begin import organisation
from usving.process.actions.setup_offices import remove_office, why_office_stays
from usving.process.forms import setup as forms
from usving.process.models import Process
from usving.process.queries import setup as queries
from usving.process.rules.seats import INVITED_BY_LEADERS, Act, SeatRole
from usving.process.rules.setup import code_of

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def setup(request: HttpRequest, pk: UUID) -> HttpResponse:
    """All of the set-up, and who waits for what."""
    process, who = process_to(Act.SET_UP, request.user, pk)
    context = {"process": process, "set_up": queries.set_up_of(process, who), "breadcrumbs": crumbs(process)[:1]}
    return page(request, "process/setup/setup.html", context)


@GET_OR_POST
def setup_frame(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The frame: name, question, arena, days."""
    process = _led(request, pk)
    form = forms.FrameForm(_typed(request), initial=forms.FrameForm.start(process))

    def change() -> None:
        actions.change_frame(process, fields=form.written(), by=request.user)

    return _changed(request, process, form, change, "frame.html")


@GET_OR_POST
def setup_station(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    """A station's days and words."""
    process = _led(request, pk)
    station = station_of(process, number)
    form = forms.StationForm(_typed(request), initial=forms.StationForm.start(station))

    def change() -> None:
        actions.change_station(station, fields=form.written(), by=request.user)

    context = {"station": station, **queries.neighbours_of(station)}
    return _changed(request, process, form, change, "station.html", context)


@GET_OR_POST
def setup_partner_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new partner."""
    process = _led(request, pk)
    form = forms.PartnerForm(
        _typed(request), organisations=queries.organisations_of(request.user, process.partners.all())
    )

    def change() -> None:
        key, part = form.cleaned_data["key"], form.cleaned_data["part"]
        actions.add_partner(process, key=key, organisation=_chosen(form), part=part, by=request.user)

    return _changed(request, process, form, change, "partner_new.html")


@GET_OR_POST
def setup_partner(request: HttpRequest, pk: UUID, partner: UUID) -> HttpResponse:
    """What a partner does."""
    process = _led(request, pk)
    found = partner_of(process, partner)
    form = forms.PartForm(_typed(request), initial={"part": found.part})

    def change() -> None:
        actions.change_partner(found, part=form.cleaned_data["part"], by=request.user)

    return _changed(request, process, form, change, "partner.html", {"partner": found})


@require_POST
def setup_partner_removal(request: HttpRequest, pk: UUID, partner: UUID) -> HttpResponse:
    """Remove a partner."""
    process = _led(request, pk)
    actions.remove_partner(partner_of(process, partner), by=request.user)
    messages.success(request, _("Partneren er fjernet. Plassene og det som er sagt, er som før."))
    return go(request, setup_at(process))


@GET_OR_POST
def setup_seat_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new seat for a family, a provider, or someone around the table."""
    process = _led(request, pk)
    form = forms.SeatForm(
        _typed(request),
        organisations=queries.organisations_for(request.user),
        offices=queries.office_ids(process),
    )

    def change() -> None:
        typed = form.cleaned_data
        role, home = SeatRole(typed["role"]), _chosen(form)
        actions.add_seat(process, key=typed["key"], role=role, label=typed["label"], organisation=home, by=request.user)

    return _changed(request, process, form, change, "seat_new.html")


@GET_OR_POST
def setup_seat(request: HttpRequest, pk: UUID, seat: UUID) -> HttpResponse:
    """An empty seat: what it is called and for whom, or away with it. A family's has its office already."""
    process = _led(request, pk)
    found = empty_seat_of(process, seat)
    initial = {"label": found.label, "organisation": found.organisation_id}
    homes = queries.organisations_for(request.user, but=found.organisation_id)
    form = forms.EmptySeatForm(_typed(request), initial=initial, organisations=homes)
    if found.role not in INVITED_BY_LEADERS:
        return _removable(request, process, {"seat": found})

    def change() -> None:
        typed = form.cleaned_data
        actions.change_seat(found, label=typed["label"], organisation=typed["organisation"], by=request.user)

    return _changed(request, process, form, change, "seat.html", {"seat": found})


@require_POST
def setup_seat_removal(request: HttpRequest, pk: UUID, seat: UUID) -> HttpResponse:
    """Remove an empty seat; the reason why not, where it has to stay."""
    process = _led(request, pk)
    try:
        actions.remove_seat(empty_seat_of(process, seat), by=request.user)
        messages.success(request, _("Plassen er fjernet."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return go(request, setup_at(process))


@GET_OR_POST
def setup_leader(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One more who leads."""
    process = _led(request, pk)
    people = queries.leaders_to_seat(process)
    form = forms.LeaderForm(_typed(request), people=people)

    def change() -> None:
        role, account = form.chosen()
        actions.seat_leader(process, key=form.cleaned_data["key"], role=role, account=account, by=request.user)

    return _changed(request, process, form, change, "leader.html", {"people": people})


@GET_OR_POST
def setup_office_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One more office that invites."""
    process = _led(request, pk)
    form = forms.OfficeForm(
        _typed(request), organisations=queries.organisations_of(request.user, process.channels.all())
    )

    def change() -> None:
        typed = form.cleaned_data
        days = {"opens": typed["opens"], "closes": typed["closes"]}
        actions.add_office(process, key=typed["key"], organisation=_chosen(form), **days, by=request.user)

    return _changed(request, process, form, change, "office_new.html")


@GET_OR_POST
def setup_office(request: HttpRequest, pk: UUID, office: UUID) -> HttpResponse:
    """When an office invites, or away with it."""
    process = _led(request, pk)
    found = channel_of(process, office)
    form = forms.DaysForm(_typed(request), initial=forms.DaysForm.start(found))

    def change() -> None:
        actions.change_office(found, fields=form.written(), by=request.user)

    context = {"office": found, "why_stays": why_office_stays(found)}
    return _changed(request, process, form, change, "office.html", context)


@require_POST
def setup_office_removal(request: HttpRequest, pk: UUID, office: UUID) -> HttpResponse:
    """Take an office away; the reason why not, where something still hangs on it."""
    process = _led(request, pk)
    try:
        remove_office(channel_of(process, office), by=request.user)
        messages.success(request, _("Kontoret er fjernet. Familiene som er kommet inn, er som før."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return go(request, setup_at(process))


def _led(request: HttpRequest, pk: UUID) -> Process:
    """The process, for one who may set it up; locked where something is sent, so that two changes come one after the other."""
    process, _who = process_to(Act.SET_UP, request.user, pk)
    return actions.hold(process) if request.method == "POST" else process


def _typed(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _chosen(form: BaseForm) -> Organisation:
    """The organisation that was chosen, or the new one by its name."""
    typed = form.cleaned_data
    chosen: Organisation | None = typed["organisation"]
    return chosen or organisation(code_of(typed["new_name"], "organisasjon"), typed["new_name"], typed["new_kind"])


def _changed(
    request: HttpRequest,
    process: Process,
    form: BaseForm,
    change: Callable[[], None],
    template: str,
    context: dict[str, Any] | None = None,
) -> HttpResponse:
    """Answer with the form's page; where it was sent and all is well, `change` is done and the set-up shown."""
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            change()
            messages.success(request, _("Endringen er lagret."))
    shown = {"process": process, "form": form, "breadcrumbs": crumbs(process), **(context or {})}
    return page(request, f"process/setup/{template}", shown, then=setup_at(process))


def _removable(request: HttpRequest, process: Process, context: dict[str, Any]) -> HttpResponse:
    """The page of a seat that can only be removed; nothing is posted here."""
    if request.method == "POST":
        raise Http404
    return page(request, "process/setup/seat.html", {"process": process, "breadcrumbs": crumbs(process), **context})


def setup_at(process: Process) -> str:
    """The address of the set-up."""
    return resolve_url("setup", process.pk)


def crumbs(process: Process) -> list[dict[str, str]]:
    """The way to a page about the set-up."""
    return [
        {"label": process.name, "url": resolve_url("u", process.pk)},
        {"label": _("Oppsett"), "url": setup_at(process)},
    ]
