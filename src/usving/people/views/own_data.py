"""One's own data: read it all, take a copy, have it corrected, erase oneself."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.people.access import has_matter, needs_level, own_copy, own_everything, reads_privacy, strong
from usving.people.actions.own_data import answer_correction, ask_for_copy, ask_for_correction, erase_oneself
from usving.people.forms.own_data import AnswerForm, CorrectionForm, EraseForm
from usving.people.queries import own_data as queries
from usving.people.queries import own_data_corrections as corrections
from usving.people.queries.own_data_erasure import grouped, outlook
from usving.people.rules.levels import Level
from usving.people.rules.own_data import is_slow

TYPES = {"pdf": "application/pdf", "json": "application/json"}


@require_safe
def own_data(request: HttpRequest) -> HttpResponse:
    """What one can do with all that is kept of oneself, and how far a copy has come."""
    people = _copies(request.user)
    shown = {
        "people": people,
        "waiting": any(each["copy"] and each["copy"].progress != "made" for each in people),
        "wishes": corrections.wishes_of(request.user),
        "to_answer": corrections.wishes_to_answer(request.user),
        "shares": has_matter(request.user),
        "strong": strong(request),
        "reads_privacy": reads_privacy(request.user),
        "breadcrumbs": _crumbs(),
    }
    return page(request, "people/own_data/own_data.html", shown, part="copies")


def _copies(account: Any) -> list[dict[str, Any]]:
    """Oneself and one's children, each with the newest copy."""
    copies, now = queries.copies_of(account), timezone.now()
    return [
        {
            "person": person,
            "mine": person.pk == account.person_id,
            "copy": copies.get(person.pk),
            "slow": person.pk in copies and is_slow(copies[person.pk].asked_at, now=now),
        }
        for person in (account.person, *queries.children_of(account))
    ]


@require_safe
@needs_level(Level.SUBSTANTIAL)
def read_all(request: HttpRequest) -> HttpResponse:
    """Everything, on one page, each thing with its way to be put right."""
    reader = own_everything(request.user)
    found = queries.everything(queries.oneself(reader), reader=reader)
    return page(request, "people/own_data/all.html", {"found": found, "breadcrumbs": _crumbs(below=True)})


@require_POST
@needs_level(Level.SUBSTANTIAL)
def ask_copy(request: HttpRequest) -> HttpResponse:
    """Ask for a copy of everything about oneself or one's child."""
    try:
        ask_for_copy(person=UUID(request.POST.get("person") or str(request.user.person_id)), by=request.user)
    except (ValueError, Refused):
        raise Http404 from None
    return go(request, f"{reverse('own_data')}#kopi")


@require_safe
@needs_level(Level.SUBSTANTIAL)
def own_file(request: HttpRequest, pk: UUID, kind: str) -> HttpResponse:
    """Fetch a copy while it lasts."""
    copy = own_copy(request.user, pk)
    if kind not in TYPES:
        raise Http404
    content = bytes(copy.as_pdf or b"") if kind == "pdf" else copy.as_json
    response = HttpResponse(content, content_type=TYPES[kind])
    response.headers["Content-Disposition"] = f'attachment; filename="u-sving-min-kopi.{kind}"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest) -> HttpResponse:
    """Ask to have something put right, about one thing or in general."""
    about = {"about_kind": request.GET.get("slag", ""), "about_id": request.GET.get("nummer", "")}
    form = CorrectionForm(request.POST or None, initial=about)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            ask_for_correction(**form.cleaned_data, by=request.user)
            messages.success(request, _("Ønsket er sendt. Svaret kommer her."))
    shown = {
        "form": form,
        "contact": corrections.family_with_contact(request.user) is not None,
        "officer": corrections.has_officer(),
        "breadcrumbs": _crumbs(below=True),
    }
    return page(request, "people/own_data/correct.html", shown, then="own_data")


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer a wish to have something put right."""
    wish = corrections.wish_to_answer(request.user, pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            answer_correction(wish, answer=form.cleaned_data["answer"], by=request.user)
            messages.success(request, _("Svaret er sendt."))
    shown = {"wish": wish, "form": form, "breadcrumbs": _crumbs(below=True)}
    return page(request, "people/own_data/answer.html", shown, then="own_data")


@require_http_methods(["GET", "HEAD", "POST"])
@needs_level(Level.SUBSTANTIAL)
def erase(request: HttpRequest) -> HttpResponse:
    """Show what erasing does, and do it when one means it."""
    form = EraseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            erase_oneself(leave=form.cleaned_data["left"] == "yes", by=request.user)
        if form.is_valid():
            logout(request)
            return go(request, "erased")
    told = outlook(request.user)
    shown = {"form": form, "outlook": told, "breadcrumbs": _crumbs(below=True)}
    shown |= {"goes": grouped(told.goes), "nameless": grouped(told.nameless), "stays": grouped(told.stays)}
    return page(request, "people/own_data/erase.html", shown)


@login_not_required
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """It is done; nothing here says who it was."""
    return page(request, "people/own_data/erased.html", {})


def _crumbs(*, below: bool = False) -> list[dict[str, str]]:
    crumbs = [{"label": _("Om meg"), "url": reverse("about_me")}]
    return [*crumbs, {"label": _("Opplysningene mine"), "url": reverse("own_data")}] if below else crumbs
