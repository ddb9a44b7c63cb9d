"""Letters from the future, read by their author alone."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.people.access import own_family
from usving.strengths.access import letter_for, letters_of
from usving.strengths.actions import letters as actions
from usving.strengths.forms.values import LetterForm


@require_safe
def letters(request: HttpRequest) -> HttpResponse:
    """One's own letters."""
    found = listed(asked_of(request), letters_of(request.user), searchable=False)
    return page(request, "strengths/values/letters.html", {"list": found, "breadcrumbs": _crumbs()}, part="list")


@require_http_methods(["GET", "HEAD", "POST"])
def letter_new(request: HttpRequest) -> HttpResponse:
    """Write a letter to oneself from some years ahead."""
    form = LetterForm(request.POST if request.method == "POST" else None, initial={"key": uuid4()})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.write_letter(key=form.cleaned_data["key"], text=form.cleaned_data["text"], by=request.user)
            messages.success(request, _("Brevet er lagret. Bare du kan lese det."))
    context = {"form": form, "breadcrumbs": _crumbs(deeper=True)}
    return page(request, "strengths/values/letter_write.html", context, then="letters")


@require_http_methods(["GET", "HEAD", "POST"])
def letter(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Read a letter again, and write on."""
    found = letter_for(request.user, pk)
    initial = {"key": found.pk, "text": found.text}
    form = LetterForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.change_letter(found, text=form.cleaned_data["text"], by=request.user)
            messages.success(request, _("Brevet er lagret. Bare du kan lese det."))
    context = {"form": form, "letter": found, "family": own_family(request.user), "breadcrumbs": _crumbs(deeper=True)}
    return page(request, "strengths/values/letter_write.html", context, then="letters")


@require_POST
def letter_deleted(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Delete a letter for good."""
    actions.delete_letter(letter_for(request.user, pk), by=request.user)
    messages.success(request, _("Brevet er slettet."))
    return go(request, "letters")


def _crumbs(*, deeper: bool = False) -> list[dict[str, str]]:
    way = [{"label": _("Verdiene mine"), "url": resolve_url("values")}]
    return [*way, {"label": _("Brev fra framtiden"), "url": resolve_url("letters")}] if deeper else way
