"""The logo of a partner: shown, set, taken away."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.core.pictures import TYPE
from usving.process.access import logo_for, partner_of, process_to
from usving.process.actions import setup_logos as actions
from usving.process.forms.setup_logos import LogoForm
from usving.process.models import Partner
from usving.process.rules.seats import Act


@require_safe
def logo(request: HttpRequest, pk: UUID, partner: UUID, mark: str) -> HttpResponse:
    """The picture. Its address changes when the picture does, so one's own browser may keep it."""
    found = logo_for(request.user, pk, partner, mark)
    kept = {"Cache-Control": "private, max-age=604800, immutable", "Content-Security-Policy": "default-src 'none'"}
    return HttpResponse(bytes(found.content), content_type=TYPE, headers=kept)


@require_http_methods(["GET", "HEAD", "POST"])
def setup_logo(request: HttpRequest, pk: UUID, partner: UUID) -> HttpResponse:
    """Set a logo, or another one."""
    found = led(request, pk, partner)
    posted = request.method == "POST"
    form = LogoForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        with refusals_on(form):
            actions.set_logo(found, file=form.cleaned_data["picture"], by=request.user)
            messages.success(request, _("Logoen er lagret."))
    context = {"process": found.process, "partner": found, "form": form, "breadcrumbs": crumbs(found)}
    return page(request, "process/setup/logo.html", context, then=partner_at(found))


@require_POST
def setup_logo_removal(request: HttpRequest, pk: UUID, partner: UUID) -> HttpResponse:
    """Take it away."""
    found = led(request, pk, partner)
    actions.remove_logo(found, by=request.user)
    messages.success(request, _("Logoen er fjernet."))
    return go(request, partner_at(found))


def led(request: HttpRequest, pk: UUID, partner: UUID) -> Partner:
    """The partner, for one who sets up its process."""
    process, _who = process_to(Act.SET_UP, request.user, pk)
    return partner_of(process, partner)


def partner_at(partner: Partner) -> str:
    """The address of a partner's page in the set-up."""
    return resolve_url("setup_partner", partner.process_id, partner.pk)


def crumbs(partner: Partner) -> list[dict[str, str]]:
    """The way to it."""
    process = partner.process
    return [
        {"label": process.name, "url": resolve_url("u", process.pk)},
        {"label": _("Oppsett"), "url": resolve_url("setup", process.pk)},
        {"label": partner.organisation.name, "url": partner_at(partner)},
    ]
