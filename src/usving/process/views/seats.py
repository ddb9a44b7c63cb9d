"""Who sits at the table, and inviting someone to an empty seat."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from usving.core.listing import asked_of, listed
from usving.core.pages import page, refusals_on
from usving.process.access import process_for, seat_to_invite_to, standing_of
from usving.process.actions.recruiting import invite_to_seat
from usving.process.actions.recruiting_words import Sent
from usving.process.forms.recruiting import InvitationForm
from usving.process.models import Process
from usving.process.queries import seats as queries
from usving.process.queries.recruiting import language_to_begin_with, sent_by_leaders
from usving.process.queries.recruiting_sent import letter_of
from usving.process.rules.recruiting import InvitationWay
from usving.process.rules.seats import AROUND, Act


@require_GET
def seats(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The two sides, as one may see them, the empty places, and the partners."""
    process, who = process_for(request.user, pk), standing_of(request.user)
    may_invite = who.may(Act.INVITE_PROVIDERS, process.pk)
    context = {
        "process": process,
        "groups": queries.seats_by_side(process, who),
        "partners": queries.partners_of(process),
        "may_invite": may_invite,
        "not_reached": queries.not_reached(process) if process.pk in who.led else set(),
        "breadcrumbs": crumbs(process),
    }
    if may_invite:
        context["list"] = listed(asked_of(request), sent_by_leaders(process, request.user), searchable=False)
    return page(request, "process/seats.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def seat_invitation(request: HttpRequest, pk: UUID, seat: UUID) -> HttpResponse:
    """Invite someone to an empty seat: a provider, or one around the table."""
    found = seat_to_invite_to(request.user, pk, seat)
    begun = {"language": language_to_begin_with(found.process)}
    form = InvitationForm(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            to = form.addressed()
            sent = invite_to_seat(found, key=form.cleaned_data["key"], to=to, by=request.user)
            if to.way is InvitationWay.PAPER:
                return letter(request, sent, resolve_url("seats", found.process_id))
            messages.success(request, _("Invitasjonen er sendt."))
    context = {"process": found.process, "seat": found, "form": form, "breadcrumbs": crumbs(found.process, listed=True)}
    context["around"] = found.role in AROUND
    return page(request, "process/seats_invitation.html", context, then=resolve_url("seats", found.process_id))


def letter(request: HttpRequest, sent: Sent, back: str) -> HttpResponse:
    """The letter for paper, with its code: shown as the answer to the form that made it, and never again."""
    words = letter_of(sent.invitation, sent.word)
    return render(request, "process/letter.html", {"letter": words, "back": back})


def crumbs(process: Process, *, listed: bool = False) -> list[dict[str, str]]:
    """The way to a page about seats."""
    way = [{"label": process.name, "url": resolve_url("u", process.pk)}]
    return [*way, {"label": _("Plasser"), "url": resolve_url("seats", process.pk)}] if listed else way
