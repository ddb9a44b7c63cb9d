"""Who is asked to a gathering, and answers that come another way than by logging in."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import go, page, refusals_on, speak
from usving.core.refusal import Refused
from usving.people.access import caller
from usving.people.actions import attempts
from usving.process.access import gathering_to_lead
from usving.process.actions import answers as actions
from usving.process.actions.answers import Noted, Outcome
from usving.process.forms.answers import CardsForm, NotedForm
from usving.process.forms.gatherings import AnswerForm
from usving.process.models import Gathering
from usving.process.queries import answers as queries
from usving.process.queries.gatherings import asked_to, count_of, state_of
from usving.process.rules.gatherings import AnswerWay, Coming

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])
ANSWER = Choice(
    "svar",
    gettext_lazy("Vis"),
    (
        ("", gettext_lazy("alle")),
        ("silent", gettext_lazy("ikke svart")),
        ("yes", gettext_lazy("kommer")),
        ("no", gettext_lazy("kommer ikke")),
        ("unreached", gettext_lazy("de som ikke får melding fra oss")),
    ),
)


@require_safe
def gathering_invited(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who is asked, and how each is reached, before anything is sent."""
    found, who = gathering_to_lead(request.user, pk)
    seats, asked = asked_to(found, who), asked_of(request, ANSWER)
    invited = queries.invited(found, seats)
    shown = listed(asked, queries.those_who(invited, asked["svar"]), searchable=False)
    context = {
        "gathering": found, "process": found.process, "invited": invited, "list": shown, "state": state_of(found),
        "keys": queries.keys_out(found), "sent_at": queries.invited_at(found), "breadcrumbs": crumbs(found),
    }  # fmt: skip
    context |= {"count": count_of(seats), "cards": CardsForm()}
    return page(request, "process/gathering_invited.html", context, part="list")


@require_POST
def gathering_invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send the invitations, each with a link of its own."""
    found, who = gathering_to_lead(request.user, pk)
    try:
        count = actions.invite(found, seats=[each.seat for each in asked_to(found, who)], by=request.user)
        said = ngettext("%(count)s invitasjon er på vei.", "%(count)s invitasjoner er på vei.", count)
        messages.success(request, said % {"count": count})
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, resolve_url("gathering_invited", found.pk))


@GET_OR_POST
def gathering_noted(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write in answers from a paper list, or from calls."""
    found, who = gathering_to_lead(request.user, pk)
    form = NotedForm(request.POST if request.method == "POST" else None, asked=asked_to(found, who))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            noted = [Noted(*each) for each in form.noted()]
            count = actions.note_answers(found, answers=noted, how=AnswerWay(form.cleaned_data["how"]), by=request.user)
            said = ngettext("%(count)s svar er skrevet inn.", "%(count)s svar er skrevet inn.", count)
            messages.success(request, said % {"count": count})
    context = {"gathering": found, "process": found.process, "form": form, "breadcrumbs": crumbs(found)}
    return page(request, "process/gathering_noted.html", context, then=resolve_url("gathering", found.pk))


@require_safe
def gathering_sheet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A list for paper, with boxes to tick."""
    found, who = gathering_to_lead(request.user, pk)
    context = {
        "gathering": found,
        "process": found.process,
        "asked": asked_to(found, who),
        "breadcrumbs": crumbs(found),
    }
    return page(request, "process/gathering_sheet.html", context)


@require_POST
def gathering_cards(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A card for each who has not answered, with a code, in the language they read in; shown this once."""
    found, who = gathering_to_lead(request.user, pk)
    silent = [each for each in asked_to(found, who) if not each.attendance or each.attendance.coming == Coming.UNKNOWN]
    seats = [each.seat for each in silent]
    codes = actions.answer_codes(found, seats=seats, by=request.user)
    address = f"{settings.BASE_URL}{resolve_url('answer_by_code')}"
    form = CardsForm(request.POST)
    language = form.cleaned_data["language"] if form.is_valid() else ""
    cards = queries.cards_of(found, seats, codes, language=language)
    context = {"gathering": found, "cards": cards, "address": address}
    return render(request, "process/gathering_cards.html", context | {"breadcrumbs": crumbs(found)})


@require_POST
def gathering_keys_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make every link and code to it worthless."""
    found, _who = gathering_to_lead(request.user, pk)
    actions.end_keys(found, by=request.user)
    messages.success(request, _("Lenkene og kodene virker ikke lenger."))
    return go(request, resolve_url("gathering_invited", found.pk))


@login_not_required
@GET_OR_POST
def answer_by_key(request: HttpRequest, word: str) -> HttpResponse:
    """Answer by a link or a code. The page is the same before and after, so that a copy of the word tells nothing."""
    read = found_by(request, word)
    if read is None:
        return render(request, "process/answer_gone.html", {"quick_exit": True}, status=404)
    form = AnswerForm(request.POST if request.method == "POST" else None, family=read.family)
    if request.method == "POST" and form.is_valid():
        coming, people = Coming(form.cleaned_data["coming"]), form.people_coming
        if actions.answer_by_word(word, coming=coming, people=people) is Outcome.ANSWERED:
            return redirect("answer_thanks", word)
        read = found_by(request, word)
    context: dict[str, Any] = {"read": read, "word": word, "form": form, "quick_exit": True}
    return page(request, "process/answer.html", context)


@login_not_required
@require_safe
def answer_thanks(request: HttpRequest, word: str) -> HttpResponse:
    """Thanks; whoever opens it without having answered reads the same."""
    read = found_by(request, word)
    if read is None:
        return render(request, "process/answer_gone.html", {"quick_exit": True}, status=404)
    return page(request, "process/answer_thanks.html", {"read": read, "word": word, "quick_exit": True})


def found_by(request: HttpRequest, word: str) -> queries.Reading | None:
    """What a word tells; whoever has tried too many in vain is answered as if there were nothing."""
    here = caller(request)
    read = None if attempts.closed_to(here) else queries.answer_read(word)
    if read is None:
        attempts.failed(here)
    elif read.language and not request.user.is_authenticated:
        speak(request, read.language)
    return read


def crumbs(gathering: Gathering) -> list[dict[str, str]]:
    """The way to it."""
    return [
        {"label": gathering.process.name, "url": resolve_url("u", gathering.process_id)},
        {"label": _("Samlinger"), "url": resolve_url("gatherings", gathering.process_id)},
        {"label": gathering.title, "url": resolve_url("gathering", gathering.pk)},
    ]
