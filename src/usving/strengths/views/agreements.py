"""From an answer to a thank-you, one view for each button."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.process.access import Standing
from usving.process.models import Process
from usving.process.queries.contributions import family_name
from usving.strengths.access import exchange as access
from usving.strengths.actions import agreements as actions
from usving.strengths.forms.agreements import AgreeForm, DueForm, MessageForm, ThanksForm
from usving.strengths.forms.exchange import AnswerForm
from usving.strengths.models import Agreement
from usving.strengths.models.refusals import REFUSALS
from usving.strengths.queries import agreements as queries
from usving.strengths.queries.exchange import answered_already, free_name, is_mine, meeting_place
from usving.strengths.rules.agreements import AgreementAct

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
def exchange_answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer something that is put up."""
    post, who = access.post_for(request.user, pk)
    place = access.trading_place(who, post.process_id)
    if place is None or is_mine(post, who):
        raise Http404
    family = family_name(place.family)
    data = request.POST if request.method == "POST" else None
    begun = AnswerForm.start(free_name(post.process_id))
    form, found = AnswerForm(data, initial=begun, name=request.user.person.name, family=family), None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = actions.Answer(form.signed, form.for_all_at_home, form.cleaned_data["words"], form.is_alias)
            found = actions.answer(post, said, key=form.cleaned_data["key"], by=request.user, who=who)
    context = {"post": post, "process": post.process, "form": form, "between": answered_already(post, who)}
    then = resolve_url("agreement", found.pk) if found else None
    return page(request, "strengths/exchange/answer.html", context | {"breadcrumbs": _crumbs(post.process)}, then=then)


@require_safe
def agreement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is between the two."""
    found, who = access.agreement_for(request.user, pk)
    return page(request, "strengths/exchange/agreement.html", _shown(found, who))


@ASKED
def agreement_yes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say yes, and where and when the two meet."""
    found, who = access.agreement_for(request.user, pk)
    venue = meeting_place(found.process, who)
    form = AgreeForm(request.POST if request.method == "POST" else None, initial={"place": venue, "time_words": found.time_words},
                     found=found, venue=venue, hidden_home=access.home_is_hidden())  # fmt: skip
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            name = request.user.person.name if form.cleaned_data["tell"] else ""
            actions.agree(found, **form.said, name=name, by=request.user, who=who)
            messages.success(request, _("Avtalt. Den andre får beskjed."))
    context = {
        "seen": queries.seen(found, who),
        "agreement": found,
        "process": found.process,
        "form": form,
        "venue": venue,
    }
    return page(
        request, "strengths/exchange/agree.html", context | {"breadcrumbs": _crumbs(found.process)}, then=_here(found)
    )


@require_POST
def agreement_no(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say no, without a reason."""
    return _move(request, pk, AgreementAct.DECLINE, _("Den andre får et vennlig svar."))


@require_POST
def agreement_cancelled(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Call it off, without a reason."""
    return _move(request, pk, AgreementAct.CANCEL, _("Avlyst. Det er helt i orden."))


@require_POST
def agreement_handed_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that it is handed over, or that the help is done."""
    return _move(request, pk, AgreementAct.HAND_OVER, _("Fint! Nå vet dere det begge."))


@require_POST
def agreement_returned(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say that what was lent is back."""
    return _move(request, pk, AgreementAct.GIVE_BACK, _("Fint! Den er tilbake, og vi minner ikke om den mer."))


@ASKED
def agreement_thanks(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say thank you."""
    found, who = access.agreement_for(request.user, pk)
    form = ThanksForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.thank(found, words=form.cleaned_data["thanks"], by=request.user, who=who)
            messages.success(request, _("Takken er sendt."))
    context = {
        "seen": queries.seen(found, who),
        "agreement": found,
        "form": form,
        "breadcrumbs": _crumbs(found.process),
    }
    return page(request, "strengths/exchange/thanks.html", context, then=_here(found))


@ASKED
def agreement_due(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a thing be lent until another day."""
    found, who = access.agreement_for(request.user, pk)
    form = DueForm(request.POST if request.method == "POST" else None, initial={"due": found.due})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.prolong(found, due=form.cleaned_data["due"], by=request.user, who=who)
            messages.success(request, _("Ny dag er lagret."))
    context = {
        "seen": queries.seen(found, who),
        "agreement": found,
        "form": form,
        "breadcrumbs": _crumbs(found.process),
    }
    return page(request, "strengths/exchange/due.html", context, then=_here(found))


@require_POST
def agreement_name(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell the other one's own name, or take it off the page again."""
    found, who = access.agreement_for(request.user, pk)
    name = request.user.person.name if request.POST.get("tell") else ""
    _try(request, lambda: actions.tell_name(found, name=name, by=request.user, who=who), _("Lagret."))
    return go(request, _here(found))


@require_POST
def agreement_message(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Write a short message to the other."""
    found, who = access.agreement_for(request.user, pk)
    form = MessageForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.say(found, **form.cleaned_data, by=request.user, who=who)
    return page(request, "strengths/exchange/agreement.html", _shown(found, who) | {"form": form}, then=_here(found))


@require_POST
def agreement_message_removal(request: HttpRequest, pk: UUID, message: UUID) -> HttpResponse:
    """Take away what one has written."""
    found, who = access.agreement_for(request.user, pk)
    mine = found.messages.filter(by__in=access.holders_of(who).values("pk"))
    actions.take_message_away(get_object_or_404(mine, pk=message), by=request.user)
    messages.success(request, _("Beskjeden er tatt bort."))
    return go(request, _here(found))


def _move(request: HttpRequest, pk: UUID, act: AgreementAct, said: str) -> HttpResponse:
    found, who = access.agreement_for(request.user, pk)
    _try(request, lambda: actions.move(found, act, by=request.user, who=who), said)
    return go(request, _here(found))


def _try(request: HttpRequest, act: Any, said: str) -> None:
    try:
        act()
        messages.success(request, said)
    except Refused as refused:
        messages.warning(request, refused.sentence)


def _shown(found: Agreement, who: Standing) -> dict[str, Any]:
    seen, reason = queries.seen(found, who), queries.may_say(found, who)
    return {
        "agreement": found,
        "process": found.process,
        "seen": seen,
        "my_name_told": getattr(found, f"{seen.mine.value}_name"),
        "my_signed": getattr(found, f"{seen.mine.value}_signed"),
        "again": queries.to_put_up_again(found, seen.mine),
        "both_here": queries.between(found, who).both_here,
        "said": queries.messages_in(found, who),
        "refusal": REFUSALS[reason] if reason else "",
        "form": MessageForm(),
        "breadcrumbs": _crumbs(found.process),
    }


def _here(found: Agreement) -> str:
    return resolve_url("agreement", found.pk)


def _crumbs(process: Process) -> list[dict[str, str]]:
    return [
        {"label": process.name, "url": resolve_url("u", process.pk)},
        {"label": _("Bytte"), "url": resolve_url("exchange", process.pk)},
    ]
