"""The recruiting office: what it has sent, new invitations, and the letter for paper. Nothing about answers."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import page, refusals_on
from usving.process.access import channel_for
from usving.process.actions.recruiting import invite_family
from usving.process.actions.recruiting_words import Sent
from usving.process.forms.recruiting import InvitationForm
from usving.process.queries import recruiting as queries
from usving.process.queries.recruiting_sent import letter_of
from usving.process.rules.recruiting import InvitationWay

WHICH = Choice(
    "hvilke",
    gettext_lazy("Hvilke"),
    (
        ("", gettext_lazy("alle")),
        ("open", gettext_lazy("de som fortsatt kan brukes")),
        ("over", gettext_lazy("de som har gått ut")),
        ("withdrawn", gettext_lazy("de som er trukket tilbake")),
    ),
)


@require_GET
def recruiting(request: HttpRequest) -> HttpResponse:
    """The processes that one's office invites families to; 404 for whoever invites from none."""
    offices = queries.offices_of(request.user)
    if not offices:
        raise Http404
    return page(request, "process/recruiting.html", {"offices": offices})


@require_GET
def recruiting_channel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One office's recruiting for one process: the days, what has been sent, and after it the one number."""
    channel = channel_for(request.user, pk)
    state, asked = queries.state_of(channel), asked_of(request, WHICH)
    sent = queries.sent_through(channel, request.user, words=asked.words, state=asked["hvilke"])
    context = {"channel": channel, "state": state, "list": listed(asked, sent), "breadcrumbs": crumbs()}
    context["total"] = queries.recruiting_total(channel) if state == "closed" else None
    return page(request, "process/recruiting_channel.html", context, part="list")


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Invite a family; one on paper is answered with the letter itself, since its code stands in no address."""
    channel = channel_for(request.user, pk)
    begun = {"language": queries.language_to_begin_with(channel.process)}
    form = InvitationForm(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            to = form.addressed()
            sent = invite_family(channel, key=form.cleaned_data["key"], to=to, by=request.user)
            if to.way is InvitationWay.PAPER:
                return letter(request, sent, resolve_url("recruiting_channel", channel.pk))
            messages.success(request, _("Invitasjonen er sendt."))
    there = resolve_url("recruiting_channel", channel.pk)
    context = {"channel": channel, "form": form, "state": queries.state_of(channel)}
    context["breadcrumbs"] = [*crumbs(), {"label": channel.process.name, "url": there}]
    return page(request, "process/recruiting_invitation.html", context, then=there)


def letter(request: HttpRequest, sent: Sent, back: str) -> HttpResponse:
    """The letter for paper, with its code: shown as the answer to the form that made it, and never again."""
    words = letter_of(sent.invitation, sent.word)
    return render(request, "process/letter.html", {"letter": words, "back": back})


def crumbs() -> list[dict[str, str]]:
    """The way to a page about recruiting."""
    return [{"label": _("Rekruttering"), "url": resolve_url("recruiting")}]
