"""Beginning a process: from the template, from a file or by hand; looked through first, then made."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from usving.core.pages import go, page, refusals_on
from usving.process.access import who_begins
from usving.process.actions.setup_begin import begin
from usving.process.forms.setup_begin import BeginForm, DocumentForm, FileForm, HandForm, TemplateForm
from usving.process.forms.setup_refusals import in_words
from usving.process.queries.setup_begin import ground_of, preview_of, shipped
from usving.process.rules import file

GET_OR_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def process_new(request: HttpRequest) -> HttpResponse:
    """Choose a way to begin."""
    who_begins(request.user)
    context = {"template": shipped(), "breadcrumbs": crumbs()[:1]}
    return page(request, "process/setup/new.html", context)


@GET_OR_POST
def process_from_template(request: HttpRequest) -> HttpResponse:
    """From the template that is shipped."""
    frame = shipped().process
    return _asked(request, TemplateForm, "template", {"name": frame.name, "question": frame.question})


@GET_OR_POST
def process_from_file(request: HttpRequest) -> HttpResponse:
    """From a file of one's own."""
    return _asked(request, FileForm, "file", {})


@GET_OR_POST
def process_by_hand(request: HttpRequest) -> HttpResponse:
    """By hand."""
    return _asked(request, HandForm, "hand", {})


@require_POST
def process_begin(request: HttpRequest) -> HttpResponse:
    """Make what was looked through."""
    user = who_begins(request.user)
    form = BeginForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            process = begin(form.cleaned_data["text"], key=form.cleaned_data["key"], by=user)
            messages.success(request, _("Prosessen er satt opp. Du leder den. Inviter de andre når du er klar."))
            return go(request, resolve_url("setup", process.pk))
    return page(request, "process/setup/begin_refused.html", {"form": form, "breadcrumbs": crumbs()})


def _asked(request: HttpRequest, kind: type[DocumentForm], way: str, initial: dict[str, Any]) -> HttpResponse:
    """Ask, and answer with the preview where all is well. Nothing is written; `change` in the answer asks once more."""
    user = who_begins(request.user)
    posted = request.method == "POST"
    form = kind(
        request.POST if posted else None, request.FILES if posted else None,
        template=shipped(), ground=ground_of(user), initial=initial,
    )  # fmt: skip
    if posted and "change" not in request.POST and form.is_valid():
        try:
            return _preview(request, form, form.document(), way)  # type: ignore[attr-defined]
        except file.Refused as refused:
            form.add_error("starts", in_words(refused))
    return page(request, "process/setup/begin.html", {"form": form, "way": way, "breadcrumbs": crumbs()})


def _preview(request: HttpRequest, form: DocumentForm, document: file.ProcessFile, way: str) -> HttpResponse:
    """Show what it would become, with the whole document in the form that makes it."""
    given: file.ProcessFile | None = form.cleaned_data.get("document")
    preview = preview_of(document, request.user, people_left_out=bool(given and (given.people or given.families)))
    context = {
        "preview": preview,
        "begin": BeginForm(initial={"text": file.write(document)}),
        "typed": [] if way == "file" else [(name, form[name].value()) for name in form.fields],
        "here": request.path,
        "breadcrumbs": crumbs(),
    }
    return render(request, "process/setup/preview.html", context)


def crumbs() -> list[dict[str, str]]:
    """The way to a page about a new process."""
    return [
        {"label": _("Prosesser"), "url": f"{resolve_url('processes')}?alle=ja"},
        {"label": _("Ny prosess"), "url": resolve_url("process_new")},
    ]
