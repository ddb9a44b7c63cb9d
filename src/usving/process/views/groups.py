"""Groups at the tables: making them, showing them, who sits together or apart, and whether all can meet."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.process.access import (
    Standing,
    gathering_to_group,
    grouping_of,
    pair_in,
    process_to,
    process_to_group,
    tables_for,
)
from usving.process.actions import groups as actions
from usving.process.forms.groups import AllMeetForm, GroupsForm, PairForm, as_chosen
from usving.process.models import Gathering, Process
from usving.process.queries import groups as queries
from usving.process.rules.groups import choices_of
from usving.process.rules.groups_made import can_all_meet
from usving.process.rules.seats import Act


@require_safe
def groups(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make groups of those who are here: the draft, what is shown now, and what is asked."""
    found, who = gathering_to_group(request.user, pk)
    return page(request, "process/groups/groups.html", _shown(request, found, who))


@require_POST
def groups_made(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Make a draft, or another one."""
    found, who = gathering_to_group(request.user, pk)
    context = _shown(request, found, who)
    form = context["form"]
    if form.is_valid():
        with refusals_on(form):
            actions.make_groups(
                found,
                key=form.cleaned_data["key"],
                choices=form.choices(),
                people=form.people(),
                keep=form.cleaned_data.get("keep", False),
                by=request.user,
                who=who,
            )
    then = resolve_url("groups", found.pk)
    return page(request, "process/groups/groups.html", context, then=then)


@require_POST
def groups_shown(request: HttpRequest, pk: UUID, grouping: UUID) -> HttpResponse:
    """Let everyone see the draft."""
    found, who = gathering_to_group(request.user, pk)
    actions.publish(grouping_of(found, grouping, who), by=request.user)
    messages.success(request, _("Gruppene vises nå, på veggen og hos dem som sitter der."))
    return go(request, resolve_url("groups", found.pk))


@require_safe
def tables(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The tables of a gathering, one's own first."""
    found, who = tables_for(request.user, pk)
    context = {
        "gathering": found,
        "process": found.process,
        "mine": queries.my_tables(found, who),
        "tables": queries.shown(queries.tables_in(queries.latest(found, who), who), who),
        "makes": found.process_id in who.run,
        "breadcrumbs": _crumbs(found),
    }
    return page(request, "process/groups/tables.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def pairs(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who is to sit together or apart."""
    process, who = process_to_group(request.user, pk)
    form = PairForm(request.POST if request.method == "POST" else None, seats=queries.sit_at_tables(process, who))
    if request.method == "POST" and form.is_valid():
        first, second, rule = form.chosen()
        with refusals_on(form):
            actions.note_pair(process, first=first, second=second, rule=rule, by=request.user)
            messages.success(request, _("Skrevet ned. Bare prosessveilederen ser det."))
    context = {"process": process, "pairs": queries.pairs_of(process, who), "form": form}
    context["breadcrumbs"] = _of_process(process)
    return page(request, "process/groups/pairs.html", context, then=resolve_url("pairs", process.pk))


@require_POST
def pair_removal(request: HttpRequest, pk: UUID, pair: UUID) -> HttpResponse:
    """Take a pair away."""
    process, who = process_to_group(request.user, pk)
    actions.forget_pair(pair_in(process, pair, who), by=request.user)
    messages.success(request, _("Tatt bort."))
    return go(request, resolve_url("pairs", process.pk))


@require_safe
def all_meet(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Whether everyone can meet everyone, before anything is planned."""
    process, who = process_to(Act.PLAN, request.user, pk)
    asked = bool(request.GET)
    there = len(queries.sit_at_tables(process, who))
    form = AllMeetForm(request.GET if asked else None, initial={"people": there or None, "size": 4, "gatherings": 6})
    outlook = can_all_meet(**form.cleaned_data) if asked and form.is_valid() else None
    context = {"process": process, "form": form, "outlook": outlook, "breadcrumbs": _of_process(process)}
    return page(request, "process/groups/all_meet.html", context)


def _shown(request: HttpRequest, found: Gathering, who: Standing) -> dict[str, Any]:
    """All that the page of making groups shows."""
    published, draft = queries.latest(found, who), queries.draft(found, who)
    now, next_one = queries.tables_in(published, who), queries.tables_in(draft, who)
    last, come = draft or published, queries.come_now(found, who)
    form = GroupsForm(
        request.POST if request.method == "POST" else None,
        initial=as_chosen(choices_of(last.choices) if last else None) | {"keep": bool(published)},
        come=come,
        told=queries.colours_told(found.process),
        is_shown=bool(published),
    )
    return {
        "gathering": found,
        "process": found.process,
        "form": form,
        "unseated": queries.unseated(come),
        "draft": draft,
        "published": published,
        "draft_tables": queries.shown(next_one, who),
        "published_tables": queries.shown(now, who),
        "changed": queries.what_changed(now, next_one, who) if draft else None,
        "hidden": queries.families_hidden(found, who),
        "breadcrumbs": _crumbs(found),
    }


def _of_process(process: Process) -> list[dict[str, str]]:
    way = [{"label": process.name, "url": resolve_url("u", process.pk)}]
    return [*way, {"label": _("Samlinger"), "url": resolve_url("gatherings", process.pk)}]


def _crumbs(found: Gathering) -> list[dict[str, str]]:
    return [*_of_process(found.process), {"label": found.title, "url": resolve_url("gathering", found.pk)}]
