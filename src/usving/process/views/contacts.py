"""A family chooses whom it can call; the worker says yes; either may end it. Nobody else has a page for it."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page
from usving.core.refusal import Refused
from usving.people.access import asked_contact, follow_up_for, spoken_for, withdrawable_contact
from usving.people.actions import contacts as actions
from usving.people.models import Family
from usving.people.queries import contacts as queries
from usving.process.actions.contacts import ask as ask_someone
from usving.process.forms.contacts import AnswerForm, AskForm
from usving.process.queries.contact_choice import choices_for


@require_safe
def contact_person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whom the family has, whom it has asked, and whom it may ask."""
    return _shown(request, spoken_for(request.user, pk))


@require_POST
def ask(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask one of them."""
    family, form = spoken_for(request.user, pk), AskForm(request.POST)
    if not form.is_valid():
        return _shown(request, family, _("Velg hvem dere vil spørre."))
    try:
        ask_someone(family, **form.cleaned_data, by=request.user)
    except Refused as refused:
        return _shown(request, family, refused.sentence)
    messages.success(request, _("Spørsmålet er sendt. Du ser svaret her."))
    return go(request, reverse("contact_person", args=[family.pk]))


@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a question back."""
    asked = withdrawable_contact(request.user, pk)
    try:
        actions.withdraw(asked, by=request.user)
        messages.success(request, _("Spørsmålet er trukket tilbake."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, reverse("contact_person", args=[asked.family_id]))


@require_safe
def families(request: HttpRequest) -> HttpResponse:
    """A worker's own: the families one follows up, and those that ask."""
    if not request.user.is_staff:
        raise Http404
    asked = asked_of(request)
    found = listed(asked, queries.followed_by(request.user, asked.words))
    queries.record_listed([each.family for each in found.page], request.user)
    shown = {"list": found, "asked": queries.asked_of(request.user)}
    return page(request, "process/contacts/families.html", shown, part="list")


@require_POST
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Yes or no to a family."""
    asked, form = asked_contact(request.user, pk), AnswerForm(request.POST)
    if not form.is_valid():
        return go(request, reverse("followed_families"))
    yes = form.cleaned_data["answer"] == "yes"
    try:
        actions.answer(asked, yes=yes, by=request.user)
        said = _("Du er kontaktperson for %(family)s.") if yes else _("Du har svart nei til %(family)s.")
        messages.success(request, said % {"family": asked.called})
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, reverse("followed_families"))


@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End it, from either side."""
    follow_up = follow_up_for(request.user, pk)
    actions.end(follow_up, by=request.user)
    if follow_up.worker_id == request.user.pk:
        messages.success(request, _("Du er ikke kontaktperson for familien lenger. De får vite det."))
        return go(request, reverse("followed_families"))
    messages.success(request, _("Dere har ikke denne kontaktpersonen lenger."))
    return go(request, reverse("contact_person", args=[follow_up.family_id]))


def _shown(request: HttpRequest, family: Family, refusal: str = "") -> HttpResponse:
    ours, asked = queries.ours(family), asked_of(request)
    here = frozenset(line.row.worker_id for line in (*ours.now, *ours.open))
    shown: dict[str, Any] = {
        "family": family,
        "ours": ours,
        "list": listed(asked, choices_for(family, word=asked.words, without=here)),
        "fresh_key": uuid4,
        "refusal": refusal,
        "breadcrumbs": [{"label": family.name, "url": reverse("family", args=[family.pk])}],
    }
    return page(request, "process/contacts/contact_person.html", shown, part="list" if request.method == "GET" else "")
