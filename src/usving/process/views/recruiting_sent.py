"""An invitation that has been sent: once more, told face to face, withdrawn, and its letter as a file."""

from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from usving.core.letters import pdf
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.process.access import invitation_for
from usving.process.actions import recruiting_again as actions
from usving.process.forms.recruiting import KeyForm, SendingForm, WordForm
from usving.process.models import Invitation
from usving.process.models.refusals import REFUSALS
from usving.process.queries import recruiting_sent as queries
from usving.process.rules.recruiting import InvitationWay
from usving.process.rules.seats import Side

TEMPLATE = Path(__file__).parents[1] / "templates/process/letter.typ"


@require_GET
def invitation_sent(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One invitation: each time it went out, what can be done with it, and nothing of any answer."""
    found = invitation_for(request.user, pk)
    why_not = actions.why_not_send(found)
    context = {
        "invitation": found,
        "outgoings": queries.outgoings_of(found),
        "reminders": queries.reminders_planned(found),
        "why_not": REFUSALS[why_not] if why_not else "",
        "lives": actions.lives(found),
        "told": KeyForm(),
        "spoken": queries.spoken_of(found),
        "breadcrumbs": crumbs(found),
    }
    return page(request, "process/invitation_sent.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_sending(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send it once more; one on paper is answered with the letter itself, since its code stands in no address."""
    found = invitation_for(request.user, pk)
    form = SendingForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            key, way, address = form.cleaned_data["key"], form.way_chosen, form.cleaned_data["address"]
            sent = actions.send_again(found, key=key, way=way, address=address, by=request.user)
            if way is InvitationWay.PAPER:
                letter = queries.letter_of(found, sent.word)
                return render(request, "process/letter.html", {"letter": letter, "back": there(found)})
            messages.success(request, _("Invitasjonen er sendt en gang til."))
    why_not = actions.why_not_send(found)
    context: dict[str, Any] = {"invitation": found, "form": form, "why_not": REFUSALS[why_not] if why_not else ""}
    context["spoken"] = queries.spoken_of(found)
    context["breadcrumbs"] = [*crumbs(found), {"label": found.to_name, "url": there(found)}]
    return page(request, "process/invitation_sending.html", context, then=there(found))


@require_POST
def invitation_told(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Note that one has told of it face to face."""
    found, form = invitation_for(request.user, pk), KeyForm(request.POST)
    if form.is_valid():
        try:
            actions.note_told(found, key=form.cleaned_data["key"], by=request.user)
            messages.success(request, _("Det er notert at du har sagt det."))
        except Refused as refused:
            messages.error(request, refused.sentence)
    return go(request, there(found))


@require_POST
def invitation_withdrawal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Withdraw it."""
    found = invitation_for(request.user, pk)
    actions.withdraw(found, by=request.user)
    messages.success(request, _("Invitasjonen er trukket tilbake. Ingen får melding om det."))
    return go(request, there(found))


@require_POST
def invitation_letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The letter as a PDF. Its word comes from the page that shows it, since it is kept nowhere; any other makes no letter."""
    found, form = invitation_for(request.user, pk), WordForm(request.POST)
    if not form.is_valid() or not queries.has_word(found, form.cleaned_data["word"]):
        messages.error(request, _("Brevet kan ikke lages på nytt. Send invitasjonen en gang til."))
        return go(request, there(found))
    letter = queries.letter_of(found, form.cleaned_data["word"])
    said = {name: value for name, value in vars(letter).items() if name != "invitation"}
    name = {"Content-Disposition": f'attachment; filename="{_("invitasjon")}.pdf"'}
    return HttpResponse(pdf(TEMPLATE, said), content_type="application/pdf", headers=name)


def there(invitation: Invitation) -> str:
    """The address of an invitation that has been sent."""
    return resolve_url("invitation_sent", invitation.pk)


def crumbs(invitation: Invitation) -> list[dict[str, str]]:
    """The way to it: for a family over the office's recruiting, for a provider over the seats."""
    process = invitation.process
    if invitation.side == Side.PROVIDERS:
        way = [{"label": process.name, "url": resolve_url("u", process.pk)}]
        return [*way, {"label": _("Plasser"), "url": resolve_url("seats", process.pk)}]
    way = [{"label": _("Rekruttering"), "url": resolve_url("recruiting")}]
    channel = queries.channel_of_invitation(invitation)
    url = resolve_url("recruiting_channel", channel.pk) if channel else resolve_url("recruiting")
    return [*way, {"label": process.name, "url": url}]
