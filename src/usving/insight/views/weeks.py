"""The weeks of each side: one's own numbers, and both drawn side by side."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from usving.core.pages import go, page, refusals_on
from usving.insight.access import reading_process
from usving.insight.actions import weeks as actions
from usving.insight.forms.weeks import WeekForm, named
from usving.insight.queries import weeks as queries
from usving.insight.rules.weeks import weeks_to_fill
from usving.process.access import Standing
from usving.process.models import Process


@require_http_methods(["GET", "HEAD", "POST"])
def weeks(request: HttpRequest, process: UUID) -> HttpResponse:
    """What one has counted oneself, and the weeks of both sides as far as they are drawn."""
    here, who = reading_process(request.user, process)
    form = _form(request, here, who)
    if request.method == "POST" and form is None:
        raise Http404
    if form is not None and request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.fill_in(here, week=form.monday, values=form.values, who=who, by=request.user)
    if request.method == "POST" and form is not None and form.is_valid():
        messages.success(request, _("Lagret. Det er bare du som ser tallene dine."))
    context = {"process": here, "form": form, "joined": here.pk in who.joined, **_shown(here, who, request)}
    return page(request, "insight/reading/weeks.html", context, then=resolve_url("weeks", here.pk))


@require_POST
def week_removal(request: HttpRequest, process: UUID, week: str) -> HttpResponse:
    """Take away what one has counted in a week."""
    here, _who = reading_process(request.user, process)
    try:
        monday = date.fromisoformat(week)
    except ValueError:
        raise Http404 from None
    if monday not in queries.own_counts(here, request.user):
        raise Http404
    actions.take_away(here, week=monday, by=request.user)
    messages.success(request, _("Tallene dine for den uken er fjernet."))
    return go(request, resolve_url("weeks", here.pk))


def _form(request: HttpRequest, here: Process, who: Standing) -> WeekForm | None:
    """The form for one's own side; None for one who speaks for none. It begins with what one has counted before."""
    side, open_weeks = who.side_in(here.pk), weeks_to_fill(timezone.localdate())
    if side is None:
        return None
    if request.method == "POST":
        return WeekForm(request.POST, side=side, weeks=open_weeks)
    begins = _asked_for(request.GET.get("uke", ""), open_weeks)
    mine = queries.own_counts(here, request.user).get(begins, {})
    begun = {"week": begins.isoformat(), **{item.value: value.normalize() for item, value in mine.items()}}
    return WeekForm(side=side, weeks=open_weeks, initial=begun)


def _asked_for(typed: str, open_weeks: list[date]) -> date:
    """The week that is asked for in the address, else the newest that is over, else the one that goes on."""
    named_here = {each.isoformat(): each for each in open_weeks}
    return named_here.get(typed) or open_weeks[min(1, len(open_weeks) - 1)]


def _shown(here: Process, who: Standing, request: HttpRequest) -> dict[str, Any]:
    mine = queries.own_counts(here, request.user)
    open_weeks = set(weeks_to_fill(timezone.localdate()))
    return {
        "mine": [
            {
                "week": week,
                "number": week.isocalendar().week,
                "named": named(week),
                "open": week in open_weeks,
                "counts": queries.told(counts),
            }
            for week, counts in mine.items()
        ],
        "drawn": [{"named": named(each.week), "drawn": each} for each in queries.drawn(here, who)],
        "breadcrumbs": [{"label": here.name, "url": resolve_url("u", here.pk)}],
    }
