"""Ideas: our own suggestions, and what other families have given without a name."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from usving.core.pages import go, page
from usving.core.refusal import Refused
from usving.economy.access import use_for, weighing_for
from usving.economy.actions.alternatives import take_idea
from usving.economy.forms.alternatives import IdeaForm
from usving.economy.queries import alternatives as queries
from usving.economy.queries.ideas import suggestions
from usving.economy.rules.alternatives import band_of
from usving.people.access import own_family
from usving.people.actions.idea_pool import give_idea, take_idea_back
from usving.people.queries.idea_pool import ideas_from_others, ideas_given


@require_safe
def use_ideas(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ideas one may take into one's own list."""
    found = weighing_for(request.user, pk)
    here = {use.name.casefold() for use in queries.uses_of(found)}
    context = {
        "weighing": found,
        "suggestions": [
            each for each in suggestions(translation.get_language() or "nb") if each.words.casefold() not in here
        ],
        "others": ideas_from_others(),
        "given": ideas_given(request.user),
        "breadcrumbs": [
            {"label": _("Andre måter å bruke pengene på"), "url": resolve_url("alternatives")},
            {"label": str(found), "url": resolve_url("weighing", found.pk)},
        ],
    }
    return page(request, "economy/alternatives/ideas.html", context)


@require_POST
def spending_idea_taken(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an idea into one's own list, to say what it costs and gives."""
    found, form = weighing_for(request.user, pk), IdeaForm(request.POST)
    if not form.is_valid():
        return go(request, resolve_url("spending_ideas", found.pk))
    try:
        use = take_idea(found, words=form.cleaned_data["words"], by=request.user)
    except Refused as refused:
        messages.warning(request, refused.sentence)
        return go(request, resolve_url("weighing", found.pk))
    messages.success(request, _("Den står i listen deres nå. Skriv hva den koster og gir."))
    return go(request, resolve_url("possible_use", use.pk))


@require_POST
def use_given(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give one of one's uses to other families, as an idea without a name."""
    found = use_for(request.user, pk)
    names = {str(area.pk): area.name for area in queries.areas_of(found.weighing)}
    best = max(found.gives, key=lambda area: found.gives[area], default="")
    band = band_of(found.per_month, found.once).value
    give_idea(words=found.name, area=names.get(best, ""), band=band, family=own_family(request.user), by=request.user)
    messages.success(request, _("Takk. Andre familier ser ideen, men ikke hvem den er fra."))
    return go(request, resolve_url("spending_ideas", found.weighing_id))


@require_POST
def idea_taken_back(request: HttpRequest, pk: UUID, idea: UUID) -> HttpResponse:
    """Take back an idea one has given."""
    found = weighing_for(request.user, pk)
    take_idea_back(idea, by=request.user)
    messages.success(request, _("Ideen er tatt tilbake."))
    return go(request, resolve_url("spending_ideas", found.pk))
