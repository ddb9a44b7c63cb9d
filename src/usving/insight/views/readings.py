"""The reading room: texts both sides may read, the passages they mark, and the words they give them."""

from typing import Any
from uuid import UUID

from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.insight.access import joined_process, own_mark, reading_process, source_for
from usving.insight.access.readings import Kind, Source
from usving.insight.actions import hands
from usving.insight.actions import readings as actions
from usving.insight.forms.readings import MarkForm
from usving.insight.queries import readings as queries
from usving.insight.queries.experiences import photo_of, sound_of
from usving.insight.queries.trace_readings import findings_made_of
from usving.process.access import Standing
from usving.process.models import Process

SIDE = Choice(
    "side",
    gettext_lazy("Fra hvem"),
    (
        ("", gettext_lazy("Begge sider")),
        ("families", gettext_lazy("Familiene")),
        ("providers", gettext_lazy("Tjenesteyterne")),
    ),
)
KIND = Choice(
    "slag",
    gettext_lazy("Hva slags tekst"),
    (
        ("", gettext_lazy("Alt")),
        (Kind.CONTRIBUTION.value, gettext_lazy("Bidrag")),
        (Kind.EXPERIENCE.value, gettext_lazy("Erfaringer")),
    ),
)
HEARD = {"media-src": ["'self'"]}


@require_safe
def reading_room(request: HttpRequest, process: UUID) -> HttpResponse:
    """Everything that is shared with both sides, to be read together."""
    here, who = reading_process(request.user, process)
    context: dict[str, Any] = {"process": here, "joined": here.pk in who.joined, "breadcrumbs": crumbs(here)}
    if context["joined"]:
        asked = asked_of(request, SIDE, KIND)
        rows = queries.found_by(here, who, words=asked.words, side=asked["side"], kind=asked["slag"])
        context["list"] = found = listed(asked, rows)
        context["lines"] = queries.lines_of(found.page.object_list, here, who, request.user)
        context["waiting"] = queries.waiting_in(here, who)
        context["speaks"] = who.side_in(here.pk) is not None
    return page(request, "insight/reading/reading_room.html", context, part="list")


@csp_update(HEARD)
@require_safe
def source(request: HttpRequest, process: UUID, kind: str, pk: UUID) -> HttpResponse:
    """One text, sentence by sentence, with what each side has marked."""
    here, who = joined_process(request.user, process)
    text = source_for(who, here, kind, pk)
    return page(request, "insight/reading/source.html", _shown(request, here, who, text) | {"form": _form(text)})


@require_POST
def source_reading(request: HttpRequest, process: UUID, kind: str, pk: UUID) -> HttpResponse:
    """Note that one has read a text through."""
    here, who = joined_process(request.user, process)
    text = source_for(who, here, kind, pk)
    if who.side_in(here.pk):
        actions.note_read(text, process=here, by=request.user)
        messages.success(request, _("Du har lest denne teksten. Det er bare du som ser det."))
    return go(request, there(text))


@csp_update(HEARD)
@require_POST
def mark_new(request: HttpRequest, process: UUID, kind: str, pk: UUID) -> HttpResponse:
    """Give words to some sentences."""
    here, who = joined_process(request.user, process)
    text = source_for(who, here, kind, pk)
    if who.side_in(here.pk) is None:
        raise Http404
    form = _form(text, request.POST)
    if form.is_valid():
        with refusals_on(form):
            data = form.cleaned_data
            actions.mark(
                text, key=data["key"], seen=data["seen"], chosen=form.numbers, theme=data["theme"],
                shown=data["shown"], process=here, who=who, by=request.user,
            )  # fmt: skip
    return page(
        request, "insight/reading/source.html", _shown(request, here, who, text) | {"form": form}, then=there(text)
    )


@require_POST
def mark_name(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Show one's name with a mark one has made, or hide it again."""
    mark, _who = own_mark(request.user, pk)
    hands.show(mark.hand, shown=not mark.hand.shown, by=request.user)
    return go(request, _back(mark))


@require_POST
def mark_removal(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take away a mark one has made."""
    mark, _who = own_mark(request.user, pk)
    then = _back(mark)
    actions.remove_mark(mark, by=request.user)
    messages.success(request, _("Merket er fjernet."))
    return go(request, then)


@require_safe
def themes(request: HttpRequest, process: UUID) -> HttpResponse:
    """The words given here, with what each side has marked, side by side."""
    here, who = joined_process(request.user, process)
    asked = asked_of(request)
    found = listed(asked, queries.themes_in(here, who, words=asked.words))
    context = {
        "process": here,
        "list": found,
        "themes": queries.themes([row["key"] for row in found.page.object_list], here, who),
        "speaks": who.side_in(here.pk) is not None,
        "breadcrumbs": crumbs(here, room=True),
    }
    return page(request, "insight/reading/themes.html", context, part="list")


def crumbs(process: Process, *, room: bool = False) -> list[dict[str, Any]]:
    """The way here: the process, and perhaps the room."""
    found = [{"label": process.name, "url": resolve_url("u", process.pk)}]
    return [*found, {"label": _("Leserommet"), "url": resolve_url("reading_room", process.pk)}] if room else found


def there(text: Source) -> str:
    """The address of a text in the room."""
    return reverse("source", args=[text.process, text.kind.value, text.pk])


def _back(mark: Any) -> str:
    kind, pk = queries.ref_of(mark)
    return reverse("source", args=[mark.process_id, kind.value, pk])


def _form(text: Source, data: Any = None) -> MarkForm:
    return MarkForm(data, sentences=text.sentences, initial={"seen": text.digest})


def _shown(request: HttpRequest, here: Process, who: Standing, text: Source) -> dict[str, Any]:
    marks, told = queries.marks_on(text, who), text.kind is Kind.EXPERIENCE
    return {
        "process": here,
        "source": text,
        "photo": photo_of(text.pk) if told else None,
        "sound": sound_of(text.pk) if told else None,
        "marks": {
            "families": [each for each in marks if each.mark.side == "families"],
            "providers": [each for each in marks if each.mark.side == "providers"],
        },
        "words": queries.theme_words(here, who),
        "read": queries.has_read(text, request.user),
        "speaks": who.side_in(here.pk) is not None,
        "findings": findings_made_of(who, text.fields),
        "breadcrumbs": crumbs(here, room=True),
    }
