"""What was made use of: the list, telling it, and looking at it again."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import page, refusals_on
from usving.insight.access.ideas import ground_of, idea_to_act_on
from usving.insight.access.pilots import may_look_again, process_of_pilots, takes_part_in, use_for, use_to_look_at
from usving.insight.actions import uses as actions
from usving.insight.forms.pilots import LookForm, UseForm
from usving.insight.models import Use
from usving.insight.queries import ideas
from usving.insight.queries import pilots as queries
from usving.insight.queries.trace_ideas import behind
from usving.insight.rules.ideas import why_not_act_here
from usving.insight.rules.uses import StillUsed
from usving.process.models import Process

ASKED = require_http_methods(["GET", "HEAD", "POST"])
WHICH = Choice(
    "hvilke",
    gettext_lazy("Hvilke"),
    (
        ("", gettext_lazy("alle")),
        ("used", gettext_lazy("de som er i bruk")),
        ("ended", gettext_lazy("de som ikke er i bruk lenger")),
    ),
)


@require_safe
def uses(request: HttpRequest, process: UUID) -> HttpResponse:
    """What was made use of in a process."""
    here, who = process_of_pilots(request.user, process)
    takes_part, asked = takes_part_in(here, who), asked_of(request, WHICH)
    found = queries.uses_in(here, who, words=asked.words, state=asked["hvilke"])
    context = {
        "process": here,
        "list": listed(asked, found),
        "closed": why_not_act_here(ground_of(here, who)) if takes_part else None,
        "takes_part": takes_part,
        "breadcrumbs": ideas.crumbs(here),
    }
    return page(request, "insight/uses/uses.html", context, part="list")


@ASKED
def use_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Tell what an idea became."""
    idea, who = idea_to_act_on(request.user, pk)
    seats = queries.seats_to_name(idea.process, who)
    form = UseForm(request.POST if request.method == "POST" else None, initial={"title": idea.title}, seats=seats)
    then = None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            key = form.cleaned_data["key"]
            actions.describe_use(idea, key=key, fields=form.said, by=request.user, who=who)
            messages.success(request, _("Så bra! Ideen er nyttiggjort."))
            then = reverse("use", args=[key])
    way = [(_("Ideer"), reverse("ideas", args=[idea.process_id])), (idea.title, reverse("idea", args=[idea.pk]))]
    context = {"idea": idea, "form": form, "breadcrumbs": ideas.crumbs(idea.process, *way)}
    return page(request, "insight/uses/write.html", context, then=then)


@require_safe
def use(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One thing made use of, whose it is, and where it comes from."""
    found, who = use_for(request.user, pk)
    idea = queries.idea_of(found, who)
    context = {
        "use": found,
        "idea": idea,
        "behind": behind(idea, who) if idea else [],
        "pilots": queries.pilots_of(idea, who) if idea else [],
        "looks": queries.looks_at(found, who),
        "may_look": found.ended_at is None and may_look_again(found, who),
        "breadcrumbs": _way(found.process),
    }
    return page(request, "insight/uses/use.html", context)


@ASKED
def use_look(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say whether it is still in use."""
    found, who = use_to_look_at(request.user, pk)
    form = LookForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said, still = form.cleaned_data, StillUsed(form.cleaned_data["still"])
            actions.look_again(found, key=said["key"], still=still, words=said["words"], by=request.user, who=who)
            messages.success(request, _("Takk. Svaret står på siden."))
    context = {"use": found, "form": form, "breadcrumbs": _way(found.process, found)}
    return page(request, "insight/uses/look.html", context, then=_there(found))


def _way(process: Process, found: Use | None = None) -> list[dict[str, Any]]:
    more = [(_("Tatt i bruk"), reverse("uses", args=[process.pk]))]
    return ideas.crumbs(process, *more, *([(found.title, _there(found))] if found else []))


def _there(found: Use) -> str:
    return reverse("use", args=[found.pk])
