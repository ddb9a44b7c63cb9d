"""A helper notes what one whom they help answers to a gathering."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from usving.core.pages import go, page
from usving.core.refusal import Refused
from usving.people.access import helped, needs_level
from usving.people.models import Mandate
from usving.people.rules.levels import Level
from usving.process.actions.answers import note_for_helped
from usving.process.forms.gatherings import AnswerForm
from usving.process.queries.answers import of_helped
from usving.process.rules.gatherings import Coming

SAFE = needs_level(Level.SUBSTANTIAL)


@require_safe
@SAFE
def helped_gatherings(request: HttpRequest, mandate: UUID) -> HttpResponse:
    """When one whom I help is asked to come, and what is answered."""
    found = writes_for(request, mandate)
    forms = [(each, AnswerForm(family=each.family, initial={"people": each.people})) for each in of_helped(found.pk)]
    crumbs = [
        {"label": _("Dem jeg hjelper"), "url": resolve_url("helping")},
        {"label": found.person.name, "url": resolve_url("helping_one", found.pk)},
    ]
    context = {"mandate": found, "listed": forms, "breadcrumbs": crumbs}
    return page(request, "process/helped_gatherings.html", context)


@require_POST
@SAFE
def helped_answer(request: HttpRequest, mandate: UUID, gathering: UUID) -> HttpResponse:
    """Note what they say."""
    found = writes_for(request, mandate)
    asked = next((each for each in of_helped(found.pk) if each.gathering == gathering), None)
    if asked is None:
        raise Http404
    form = AnswerForm(request.POST, family=asked.family)
    if form.is_valid():
        try:
            coming, people = Coming(form.cleaned_data["coming"]), form.people_coming
            note_for_helped(found.pk, gathering, coming=coming, people=people)
            messages.success(request, _("Lagret. Det står at du skrev det inn."))
        except Refused as refused:
            messages.warning(request, refused.sentence)
    else:
        messages.warning(request, _("Velg et svar, og skriv et tall fra 1 til 20."))
    return go(request, resolve_url("helped_gatherings", found.pk))


def writes_for(request: HttpRequest, mandate: UUID) -> Mandate:
    """A mandate by which one may write for someone; 404 otherwise."""
    found = helped(request.user, mandate)
    if not found.may_write:
        raise Http404
    return found
