"""The set-up of a process as a file to keep, or to begin another process from."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from usving.core.pages import go
from usving.process.access import process_to
from usving.process.forms.setup_refusals import in_words
from usving.process.queries.files import document_of
from usving.process.rules import file
from usving.process.rules.seats import Act


@require_safe
def setup_file(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The set-up as a process file, without people and without anything anybody has said."""
    process, _who = process_to(Act.SET_UP, request.user, pk)
    try:
        text = file.write(document_of(process))
    except file.Refused as refused:
        words = _("Oppsettet kan ikke bli en fil ennå. %(why)s")
        messages.error(request, words % {"why": in_words(refused)})
        return go(request, resolve_url("setup", process.pk))
    name = {"Content-Disposition": f'attachment; filename="{process.code}.toml"'}
    return HttpResponse(text, content_type="application/toml; charset=utf-8", headers=name)
