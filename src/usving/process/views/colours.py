"""At the tables: one's own colours, and how one's family likes to sit; and the file of whoever facilitates."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page
from usving.people.models import Account
from usving.process.access import Place, Standing, process_to_group, process_to_take_part_in
from usving.process.actions import colours as actions
from usving.process.actions.groups import wish
from usving.process.forms.colours import WHAT_IT_MEANS, ColourFileForm, ExerciseForm, TypedColourForm
from usving.process.models import ColourResult, Process
from usving.process.queries import colours as queries
from usving.process.queries.gatherings import is_family
from usving.process.queries.groups import colours_told
from usving.process.rules.colours import ColourSource

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def at_the_tables(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One's own page: how one's family likes to sit, and one's own colours."""
    process, who, place = _own(request.user, pk)
    kept = queries.my_colours(process, who)
    context = {
        "process": process,
        "family": is_family(place),
        "parts": queries.parts_gladly(place, who),
        "kept": kept,
        "colours": queries.in_words(kept),
        "means": WHAT_IT_MEANS,
        "is_open": place.is_open,
        "breadcrumbs": [{"label": process.name, "url": resolve_url("u", process.pk)}],
    }
    return page(request, "process/colours/at_the_tables.html", context)


@require_POST
def table_wish(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say whether one's family gladly sits at different tables."""
    process, _who, place = _own(request.user, pk, writes=True)
    if not is_family(place):
        raise Http404
    parts = request.POST.get("parts") == "yes"
    wish(process, seat=place.seat, parts=parts, by=request.user)
    messages.success(request, _("Lagret. Dere kan dele dere.") if parts else _("Lagret. Dere sitter samlet."))
    return go(request, resolve_url("at_the_tables", process.pk))


@GET_OR_POST
def colour_typed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Type in a result one has from before."""
    return _told(request, pk, TypedColourForm(request.POST or None), ColourSource.TYPED, "process/colours/typed.html")


@GET_OR_POST
def colour_exercise(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The own exercise: statements laid in piles."""
    form = ExerciseForm(request.POST if request.method == "POST" else None)
    return _told(request, pk, form, ColourSource.EXERCISE, "process/colours/exercise.html")


def _told(request: HttpRequest, pk: UUID, form: Any, source: ColourSource, template: str) -> HttpResponse:
    process, _who, _place = _own(request.user, pk, writes=True)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        instrument = typed.get("instrument", "")
        actions.tell(
            process, scores=form.scores, source=source, instrument=instrument, shared=typed["shared"], by=request.user
        )
        messages.success(request, _("Lagret. Bare du ser tallene."))
    there = resolve_url("at_the_tables", process.pk)
    crumbs = [
        {"label": process.name, "url": resolve_url("u", process.pk)},
        {"label": _("Ved bordene"), "url": there},
    ]
    return page(request, template, {"process": process, "form": form, "breadcrumbs": crumbs}, then=there)


@require_POST
def colour_use(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say whether one's colours may be used for groups."""
    process, kept = _kept(request.user, pk, writes=True)
    shared = request.POST.get("shared") == "yes"
    actions.let_use(kept, shared=shared, by=request.user)
    said = _("Lagret. Fargen din kan brukes til grupper.") if shared else _("Lagret. Fargen din blir ikke brukt.")
    messages.success(request, said)
    return go(request, resolve_url("at_the_tables", process.pk))


@require_POST
def colour_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete one's colours."""
    process, kept = _kept(request.user, pk)
    actions.forget(kept, by=request.user)
    messages.success(request, _("Fargen din er slettet."))
    return go(request, resolve_url("at_the_tables", process.pk))


@require_POST
def colour_slot(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Get a code for a file of results."""
    process, _who, _place = _own(request.user, pk, writes=True)
    actions.ask_for_slot(process, by=request.user)
    return go(request, resolve_url("at_the_tables", process.pk))


@GET_OR_POST
def colours_put_in(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put in a file of results from a licensed instrument."""
    process, _who = process_to_group(request.user, pk)
    posted = request.method == "POST"
    form = ColourFileForm(request.POST if posted else None, request.FILES if posted else None)
    then = None
    if posted and form.is_valid():
        typed = form.cleaned_data
        unknown = actions.put_in(
            process,
            results=typed["file"],
            instrument=typed["instrument"],
            licence=typed["licence"],
            by=request.user,
        )
        _tell(request, len(typed["file"]) - len(unknown), [each.line for each in unknown])
        then = resolve_url("colours_put_in", process.pk)
    context = {"process": process, "form": form, "told": colours_told(process)}
    context["breadcrumbs"] = [{"label": process.name, "url": resolve_url("u", process.pk)}]
    return page(request, "process/colours/put_in.html", context, then=then)


def _tell(request: HttpRequest, filled: int, unknown: list[int]) -> None:
    """What became of the lines of a file."""
    said = ngettext("%(filled)s resultat er lagt inn.", "%(filled)s resultater er lagt inn.", filled) % {
        "filled": filled
    }
    messages.success(request, said)
    if unknown:
        lines = ", ".join(map(str, unknown))
        messages.warning(
            request,
            _("Disse linjene passet ikke med noen: %(lines)s. Spør dem det gjelder om koden.") % {"lines": lines},
        )


def _own(user: Account, pk: UUID, *, writes: bool = False) -> tuple[Process, Standing, Place]:
    """A process one sits in, and one's place there; 404 otherwise, and where one writes in one that is closed."""
    process, who = process_to_take_part_in(user, pk)
    place = who.place_in(process.pk)
    if place is None or (writes and not place.is_open):
        raise Http404
    return process, who, place


def _kept(user: Account, pk: UUID, *, writes: bool = False) -> tuple[Process, ColourResult]:
    """One's own colours in a process; 404 where there are none."""
    process, who, _place = _own(user, pk, writes=writes)
    kept = queries.my_colours(process, who)
    if kept is None:
        raise Http404
    return process, kept
