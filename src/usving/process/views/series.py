"""Several gatherings at once: by a rhythm, from the U, and moving a series."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.process.access import Standing, process_to, series_to_lead
from usving.process.actions import series as actions
from usving.process.actions.answers import invite
from usving.process.forms.series import MoveForm, SeriesForm
from usving.process.models import Gathering, Process
from usving.process.queries import series as queries
from usving.process.queries.gatherings import asked_to, usual_place
from usving.process.queries.venues import usual_venue
from usving.process.rules.seats import Act
from usving.process.rules.series import Rhythm


@require_http_methods(["GET", "HEAD", "POST"])
def series_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask for a series, then show its days before anything is made."""
    process, who = process_to(Act.PLAN, request.user, pk)
    form = _form(request, process, who)
    context = {"process": process, "form": form, "breadcrumbs": crumbs(process)}
    if request.method == "POST" and form.is_valid():
        return page(
            request, "process/series_preview.html", context | {"planned": _planned(form), "typed": request.POST}
        )
    return page(request, "process/series_new.html", context)


@require_POST
def series_made(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make the series that was shown."""
    process, who = process_to(Act.PLAN, request.user, pk)
    form = _form(request, process, who)
    if form.is_valid():
        with refusals_on(form):
            said, fields = form.cleaned_data, [each.fields for each in _planned(form)]
            actions.plan_series(
                key=said["key"], process=process, title=said["title"], gatherings=fields, by=request.user
            )
            messages.success(request, _("Samlingene er planlagt. De som er bedt, ser dem nå."))
    context = {"process": process, "form": form, "breadcrumbs": crumbs(process)}
    return page(request, "process/series_new.html", context, then=resolve_url("gatherings", process.pk))


@require_http_methods(["GET", "HEAD", "POST"])
def series_from_u(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The gatherings of the U that is shipped: shown first, then made."""
    process, who = process_to(Act.PLAN, request.user, pk)
    planned = queries.from_the_u(process, usual_place(process, who) or process.municipality.name)
    if request.method == "POST":
        try:
            key, fields = _key(request), [each.fields for each in planned]
            actions.plan_series(
                key=key, process=process, title=_("Samlingene i U-en"), gatherings=fields, by=request.user
            )
            messages.success(request, _("Samlingene er planlagt. Du kan endre hver av dem."))
        except Refused as refused:
            messages.warning(request, refused.sentence)
        return go(request, resolve_url("gatherings", process.pk))
    context = {"process": process, "planned": planned, "key": uuid4(), "breadcrumbs": crumbs(process)}
    return page(request, "process/series_from_u.html", context)


@require_GET
def series(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A series: what is still to come of it, and where each would go if it is moved."""
    found, _who = series_to_lead(request.user, pk)
    coming = actions.to_move(found)
    seen = ",".join(each.starts_at.isoformat() for each in coming)
    context = {
        "series": found, "process": found.process, "coming": coming, "seen": seen,
        "later": actions.moves_of(coming, 1), "earlier": actions.moves_of(coming, -1),
        "breadcrumbs": crumbs(found.process),
    }  # fmt: skip
    return page(request, "process/series.html", context)


@require_POST
def series_move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move all that is still to come, a week on or back."""
    found, _who = series_to_lead(request.user, pk)
    form = MoveForm(request.POST)
    if form.is_valid():
        try:
            said = form.cleaned_data
            count = actions.move_series(found, weeks=said["weeks"], seen=said["seen"], by=request.user)
            messages.success(request, _said(count))
        except Refused as refused:
            messages.warning(request, refused.sentence)
    return go(request, resolve_url("series", found.pk))


@require_POST
def series_invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the invitations to all that is still to come and has not been sent a moment ago."""
    found, who = series_to_lead(request.user, pk)
    sent: list[int] = [_invited(each, who, request.user) for each in actions.to_move(found)]
    count = sum(sent)
    said = ngettext("%(count)s invitasjon er på vei.", "%(count)s invitasjoner er på vei.", count) % {"count": count}
    messages.success(request, said)
    return go(request, resolve_url("series", found.pk))


def _invited(gathering: Gathering, who: Standing, by: Account) -> int:
    try:
        return invite(gathering, seats=[each.seat for each in asked_to(gathering, who)], by=by)
    except Refused:
        return 0


def _said(count: int) -> str:
    if not count:
        return _("Samlingene var flyttet allerede. Se over datoene.")
    return ngettext(
        "%(count)s samling er flyttet. Svarene er tatt vare på.",
        "%(count)s samlinger er flyttet. Svarene er tatt vare på.",
        count,
    ) % {"count": count}


def _form(request: HttpRequest, process: Process, who: Standing) -> SeriesForm:
    venue = usual_venue(process, who)
    usual = {"station": process.here, "venue": venue, "place": "" if venue else usual_place(process, who)}
    typed = request.POST if request.method == "POST" else None
    return SeriesForm(typed, initial=usual, process=process, user=request.user, who=who)


def _planned(form: SeriesForm) -> list[queries.Preview]:
    said = form.cleaned_data
    return queries.by_rhythm(form.planned(), Rhythm(said["rhythm"]), said["count"])


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


def crumbs(process: Process) -> list[dict[str, Any]]:
    """The way to it."""
    return [
        {"label": process.name, "url": resolve_url("u", process.pk)},
        {"label": _("Samlinger"), "url": resolve_url("gatherings", process.pk)},
    ]
