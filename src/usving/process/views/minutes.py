"""The minutes of a gathering: beginning them, wording them together, the yeses, and the fixed text."""

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.letters import pdf
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.process.access import (
    gathering_to_lead,
    minutes_at,
    minutes_for,
    minutes_to_lead,
    paragraph_of,
    standing_words_of,
)
from usving.process.actions import minutes as actions
from usving.process.forms.minutes import BeginForm, LastDayForm, ParagraphForm, SeenForm, WordsForm, YesForm
from usving.process.models import Gathering
from usving.process.queries import minutes as queries
from usving.process.queries.minutes_draft import draft_of, who_came
from usving.process.queries.minutes_paper import paper_of

ASKED = require_http_methods(["GET", "HEAD", "POST"])
TEMPLATE = Path(__file__).resolve().parents[1] / "templates/process/after/minutes.typ"


@require_safe
def minutes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The minutes as they stand, or how they begin."""
    gathering, found, who = minutes_at(request.user, pk)
    context = {"gathering": gathering, "process": gathering.process, "breadcrumbs": crumbs(gathering)}
    context["runs"] = gathering.process_id in who.run
    if found is None:
        context |= {"form": BeginForm(initial=BeginForm.start()), "noted": bool(who_came(gathering))}
        return page(request, "process/after/minutes_none.html", context)
    found.gathering = gathering
    context |= {"shown": queries.minutes_page(found, who)}
    return page(request, "process/after/minutes.html", context)


@require_POST
def minutes_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin the minutes from the plan, who came, and what was shared with all."""
    gathering, who = gathering_to_lead(request.user, pk)
    form = BeginForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.begin(gathering, **form.cleaned_data, paragraphs=draft_of(gathering, who), by=request.user)
    context = {"gathering": gathering, "process": gathering.process, "runs": True, "form": form, "noted": True}
    context["breadcrumbs"] = crumbs(gathering)
    return page(request, "process/after/minutes_none.html", context, then=there(gathering))


@ASKED
def minutes_last_day(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move the last day for answers."""
    found, _who = minutes_to_lead(request.user, pk)
    form = LastDayForm(request.POST if request.method == "POST" else None, initial={"answer_by": found.answer_by})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.move_last_day(found, answer_by=form.cleaned_data["answer_by"], by=request.user)
    context = {"gathering": found.gathering, "form": form, "breadcrumbs": crumbs(found.gathering, minutes=True)}
    return page(request, "process/after/minutes_last_day.html", context, then=there(found.gathering))


@ASKED
def minutes_paragraph_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Add a paragraph."""
    found, _who = minutes_to_lead(request.user, pk)
    form = ParagraphForm(request.POST if request.method == "POST" else None, initial={"key": uuid4()})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            key, position = form.cleaned_data["key"] or uuid4(), queries.last_position(found)
            actions.add_paragraph(found, key=key, **form.worded, position=position, by=request.user)
    context = {"gathering": found.gathering, "form": form, "breadcrumbs": crumbs(found.gathering, minutes=True)}
    return page(request, "process/after/minutes_paragraph.html", context, then=there(found.gathering))


@ASKED
def minutes_paragraph(request: HttpRequest, pk: UUID, paragraph: UUID) -> HttpResponse:
    """Word a paragraph anew; of two who do it at once both keep their words."""
    found, _who = minutes_to_lead(request.user, pk)
    one = paragraph_of(found, paragraph)
    try:
        one = actions.hold(one) if request.method == "POST" else one
    except Refused as refused:
        messages.warning(request, refused.sentence)
        return go(request, there(found.gathering))
    form = ParagraphForm(request.POST if request.method == "POST" else None, initial=ParagraphForm.again(one))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.word_paragraph(one, fields=form.worded, by=request.user)
    context = {"gathering": found.gathering, "form": form, "paragraph": one}
    context["breadcrumbs"] = crumbs(found.gathering, minutes=True)
    return page(request, "process/after/minutes_paragraph.html", context, then=there(found.gathering))


@require_POST
def minutes_paragraph_removal(request: HttpRequest, pk: UUID, paragraph: UUID) -> HttpResponse:
    """Take a paragraph out."""
    found, _who = minutes_to_lead(request.user, pk)
    one = paragraph_of(found, paragraph)
    return _do(
        request, found.gathering, lambda: actions.remove_paragraph(one, by=request.user), _("Avsnittet er tatt ut.")
    )


@ASKED
def minutes_words(request: HttpRequest, pk: UUID, paragraph: UUID | None = None) -> HttpResponse:
    """Say in one's own side's words how it should stand, what is missing, or after the fixing what one adds."""
    found, who = minutes_for(request.user, pk)
    one = paragraph_of(found, paragraph) if paragraph else None
    party = queries.party_of(found, who)
    if party is None:
        raise Http404
    label = None if one else (_("Tillegget") if found.fixed_at else _("Dette mangler"))
    start = {"key": uuid4(), "text": one.text if one else ""}
    form = WordsForm(request.POST if request.method == "POST" else None, initial=start, label=label)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.want(found, **form.cleaned_data, party=party, paragraph=one, by=request.user)
            messages.success(request, _("Takk. Det dere skrev, står i referatet."))
    context = {"gathering": found.gathering, "form": form, "paragraph": one, "fixed": found.fixed_at, "party": party}
    context["breadcrumbs"] = crumbs(found.gathering, minutes=True)
    return page(request, "process/after/minutes_words.html", context, then=there(found.gathering))


@require_POST
def minutes_words_taken(request: HttpRequest, pk: UUID, words: UUID) -> HttpResponse:
    """Take a side's words in."""
    found, _who = minutes_to_lead(request.user, pk)
    said, form = standing_words_of(found, words), SeenForm(request.POST)
    seen, position = form.cleaned_data["seen"] if form.is_valid() else "", queries.last_position(found)
    return _do(
        request,
        found.gathering,
        lambda: actions.take_in(said, seen=seen, position=position, by=request.user),
        _("Ordene er tatt inn. Alle blir spurt på nytt."),
    )


@require_POST
def minutes_words_withdrawn(request: HttpRequest, pk: UUID, words: UUID) -> HttpResponse:
    """Withdraw what one wanted otherwise oneself."""
    found, _who = minutes_for(request.user, pk)
    said = standing_words_of(found, words)
    if said.by_id != request.user.pk:
        raise Http404
    return _do(request, found.gathering, lambda: actions.withdraw(said, by=request.user), _("Ønsket er trukket."))


@require_POST
def minutes_yes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say yes for one's side to the words that the page showed."""
    found, who = minutes_for(request.user, pk)
    party, form = queries.party_of(found, who), YesForm(request.POST)
    if party is None:
        raise Http404
    if not form.is_valid():
        return go(request, there(found.gathering))
    version = form.cleaned_data["version"]
    yes = lambda: actions.say_yes(found, party=party, version=version, by=request.user)  # noqa: E731
    return _do(request, found.gathering, yes, _("Takk. Deres ja er notert."))


@require_safe
def minutes_pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The minutes as a PDF that a screen reader reads as well."""
    found, who = minutes_for(request.user, pk)
    said = paper_of(queries.minutes_page(found, who), language=(get_language() or "nb")[:2])
    name = {"Content-Disposition": f'attachment; filename="{_("referat")}.pdf"'}
    return HttpResponse(pdf(TEMPLATE, said), content_type="application/pdf", headers=name)


@require_safe
def minutes_text(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The fixed words, byte for byte what the digest is made of."""
    found, _who = minutes_for(request.user, pk)
    if found.fixed_at is None:
        raise Http404
    name = {"Content-Disposition": f'attachment; filename="{_("referat")}.txt"'}
    return HttpResponse(found.words.encode(), content_type="text/plain; charset=utf-8", headers=name)


def _do(request: HttpRequest, gathering: Gathering, act: Any, thanks: str) -> HttpResponse:
    """Do something with the minutes, say how it went, and go back to them."""
    try:
        act()
        messages.success(request, thanks)
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, there(gathering))


def there(gathering: Gathering) -> str:
    """The address of the minutes."""
    return resolve_url("minutes", gathering.pk)


def crumbs(gathering: Gathering, *, minutes: bool = False) -> list[dict[str, str]]:
    """The way to the minutes and to what is done with them."""
    way = [
        {"label": gathering.process.name, "url": resolve_url("u", gathering.process_id)},
        {"label": _("Samlinger"), "url": resolve_url("gatherings", gathering.process_id)},
        {"label": gathering.title, "url": resolve_url("gathering", gathering.pk)},
    ]
    return [*way, {"label": _("Referat"), "url": there(gathering)}] if minutes else way
