"""Typing in what was written on paper at a gathering."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from usving.core.pages import go, page, refusals_on
from usving.process.access import gathering_to_type_in, paper_note_of
from usving.process.actions import paper as actions
from usving.process.forms.paper import PaperNoteForm
from usving.process.models import Gathering
from usving.process.queries import paper as queries
from usving.process.queries.gatherings import station_of_gathering

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@ASKED
def paper_notes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Type in notes, one after another."""
    gathering, who = gathering_to_type_in(request.user, pk)
    typed = queries.typed_in(gathering, who)
    start = PaperNoteForm.start(gathering, typed[0] if typed else None)
    form = PaperNoteForm(
        request.POST if request.method == "POST" else None, initial=start, gathering=gathering, who=who
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            key, station = form.cleaned_data["key"], station_of_gathering(gathering)
            actions.type_in(gathering, key=key, station=station, **form.said, by=request.user)
            messages.success(request, _("Lappen er skrevet inn. Ta den neste."))
    context = {"gathering": gathering, "process": gathering.process, "form": form, "typed": typed}
    context |= {"breadcrumbs": crumbs(gathering), "joined": gathering.process_id in who.joined}
    return page(request, "process/after/paper.html", context, then=there(gathering))


@ASKED
def paper_note(request: HttpRequest, pk: UUID, note: UUID) -> HttpResponse:
    """Correct a note that one has typed in."""
    gathering, who = gathering_to_type_in(request.user, pk)
    found = paper_note_of(gathering, note, who)
    begun: dict[str, Any] = PaperNoteForm.again(found)
    form = PaperNoteForm(
        request.POST if request.method == "POST" else None, initial=begun, gathering=gathering, who=who
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.correct(found, **form.said, by=request.user)
            messages.success(request, _("Lappen er rettet."))
    context = {"gathering": gathering, "process": gathering.process, "form": form, "note": found}
    context["breadcrumbs"] = crumbs(gathering, paper=True)
    return page(request, "process/after/paper_note.html", context, then=there(gathering))


@require_POST
def paper_note_removal(request: HttpRequest, pk: UUID, note: UUID) -> HttpResponse:
    """Delete a note that one has typed in."""
    gathering, who = gathering_to_type_in(request.user, pk)
    actions.take_away(paper_note_of(gathering, note, who), by=request.user)
    messages.success(request, _("Lappen er slettet her. Papiret har du ennå."))
    return go(request, there(gathering))


def there(gathering: Gathering) -> str:
    """The address where notes are typed in."""
    return resolve_url("paper_notes", gathering.pk)


def crumbs(gathering: Gathering, *, paper: bool = False) -> list[dict[str, str]]:
    """The way to these pages."""
    way = [
        {"label": gathering.process.name, "url": resolve_url("u", gathering.process_id)},
        {"label": _("Samlinger"), "url": resolve_url("gatherings", gathering.process_id)},
        {"label": gathering.title, "url": resolve_url("gathering", gathering.pk)},
    ]
    return [*way, {"label": _("Papirlapper"), "url": there(gathering)}] if paper else way
