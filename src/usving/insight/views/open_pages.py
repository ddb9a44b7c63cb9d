"""The open page as everyone reads it, and its draft for those who make it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.insight.access.open_pages import page_for, page_to_draft, part_to_draft, process_with_page
from usving.insight.actions import open_pages as actions
from usving.insight.forms.open_pages import PageForm, PartForm
from usving.insight.models import OpenPage
from usving.insight.models.refusals import REFUSALS
from usving.insight.queries import open_pages as queries
from usving.insight.rules.open_pages import why_not_open
from usving.process.access import Standing
from usving.process.models import Process

ASKED = require_http_methods(["GET", "HEAD", "POST"])


@login_not_required
@require_safe
def open_pages(request: HttpRequest) -> HttpResponse:
    """The pages that stand open to everyone."""
    found = listed(asked_of(request), queries.opened_pages(), searchable=False)
    answer = page(request, "insight/open/list.html", {"list": found}, part="list")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@login_not_required
@require_safe
def open_page(request: HttpRequest, slug: str) -> HttpResponse:
    """What a process has learned, for everyone; asked anew each time, so that what is taken down is gone at once."""
    shown = queries.shown_at(slug)
    if not shown:
        raise Http404
    with translation.override(shown[0].language):
        answer = page(request, "insight/open/page.html", {"top": shown[0], "parts": shown[1:]})
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@ASKED
def open_page_edit(request: HttpRequest, process: UUID) -> HttpResponse:
    """The draft: for those who lead to make, for both sides to read and agree to."""
    place, who = process_with_page(request.user, process)
    draft = queries.page_of(place)
    form = _top_form(place, draft, request.POST if request.method == "POST" else None)
    if request.method == "POST" and place.pk not in who.run:
        raise Http404
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.draft_page(place, by=request.user, **form.cleaned_data)
    context = _draft_page(place, draft, who) | {"form": form}
    return page(request, "insight/open/edit.html", context, then=reverse("open_page_edit", args=[place.pk]))


@ASKED
def part_new(request: HttpRequest, process: UUID) -> HttpResponse:
    """Put own words, a finding or something made use of on the page."""
    draft, who = page_to_draft(request.user, process)
    finding = queries.findings_to_choose(draft.process, who).filter(pk__in=_id(request.GET.get("innsikt"))).first()
    use = queries.uses_to_choose(draft.process).filter(pk__in=_id(request.GET.get("i-bruk"))).first()
    begun = PartForm.start(*((finding.title, finding.words) if finding else (use.title, use.words) if use else ()))
    form = PartForm(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and form.is_valid() and form.cleaned_data["key"]:
        with refusals_on(form):
            actions.add_part(draft, by=request.user, finding=finding, use=use, **form.cleaned_data)
    context = {"process": draft.process, "form": form, "finding": finding, "use": use}
    return page(request, "insight/open/part.html", context, then=reverse("open_page_edit", args=[draft.process_id]))


@ASKED
def part(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Word a part anew; of a story its author is asked anew."""
    found, draft = part_to_draft(request.user, pk)
    begun = {"heading": found.heading, "words": found.words}
    form = PartForm(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            actions.word_part(found, heading=said["heading"], words=said["words"], by=request.user)
    context = {"process": draft.process, "form": form, "part": found}
    return page(request, "insight/open/part.html", context, then=reverse("open_page_edit", args=[draft.process_id]))


@require_POST
def part_put_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Put a story that is offered on the page."""
    found, draft = part_to_draft(request.user, pk)
    actions.put_on(found, page=draft, by=request.user)
    return go(request, reverse("open_page_edit", args=[draft.process_id]))


@require_POST
def part_taken_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a part off the draft."""
    found, draft = part_to_draft(request.user, pk)
    actions.take_off(found, by=request.user)
    return go(request, reverse("open_page_edit", args=[draft.process_id]))


@require_POST
def part_moved(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Move a part one up."""
    found, draft = part_to_draft(request.user, pk)
    actions.move_up(found, page=draft, by=request.user)
    return go(request, reverse("open_page_edit", args=[draft.process_id]))


@require_POST
def agreed(request: HttpRequest, process: UUID) -> HttpResponse:
    """Say for one's side that the page may be opened exactly as it is."""
    draft, who = page_for(request.user, process)
    if who.side_in(draft.process_id) is None:
        raise Http404
    try:
        actions.agree(draft, seen=request.POST.get("digest", ""), by=request.user, who=who)
        messages.success(request, _("Siden deres har sagt ja til den åpne siden slik den er nå."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return go(request, reverse("open_page_edit", args=[draft.process_id]))


@require_POST
def opened(request: HttpRequest, process: UUID) -> HttpResponse:
    """Open it to everyone."""
    draft, _who = page_to_draft(request.user, process)
    try:
        actions.open_now(draft, seen=request.POST.get("digest", ""), by=request.user)
        messages.success(request, _("Siden er åpen for alle nå."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return go(request, reverse("open_page_edit", args=[draft.process_id]))


@require_POST
def closed(request: HttpRequest, process: UUID) -> HttpResponse:
    """Take the whole page down."""
    draft, who = page_for(request.user, process)
    if draft.process_id not in who.led:
        raise Http404
    actions.close(draft, by=request.user)
    messages.success(request, _("Siden er tatt ned. Utkastet står her fortsatt."))
    return go(request, reverse("open_page_edit", args=[draft.process_id]))


def _top_form(place: Process, draft: OpenPage | None, data: Any) -> PageForm:
    begun = {"title": place.name, "slug": queries.proposed_slug(place), "language": "nb"}
    return PageForm(data, initial=PageForm.again(draft) if draft else begun)


def _draft_page(place: Process, draft: OpenPage | None, who: Standing) -> dict[str, Any]:
    drafted = queries.drafted(draft) if draft else None
    reason = why_not_open(drafted.facts) if drafted else None
    side = who.side_in(place.pk)
    return {
        "process": place,
        "drafted": drafted,
        "may_draft": place.pk in who.run,
        "leads": place.pk in who.led,
        "side": side,
        "side_agreed": bool(drafted and side in drafted.agreed),
        "refusal": REFUSALS[reason] if reason else "",
        "offered": queries.offered(place) if place.pk in who.run else [],
        "findings": queries.findings_to_choose(place, who) if place.pk in who.run else [],
        "uses": queries.uses_to_choose(place) if place.pk in who.run else [],
    }


def _id(typed: str | None) -> list[UUID]:
    """The id that is typed, alone in a list; none where it is no id."""
    try:
        return [UUID(typed or "")]
    except ValueError:
        return []
