"""What is put up in a process: reading it, putting something up, changing it, taking it down, paper."""

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.process.access import Standing
from usving.process.models import Process
from usving.process.queries.contributions import family_name
from usving.process.rules.seats import SeatRole
from usving.strengths.access import exchange as access
from usving.strengths.access.resources import resource_for
from usving.strengths.actions import exchange as actions
from usving.strengths.forms.exchange import PaperForm, PostForm, ShelfForm
from usving.strengths.models import Resource
from usving.strengths.models.exchange import POST_KINDS
from usving.strengths.models.refusals import REFUSALS
from usving.strengths.queries import agreements
from usving.strengths.queries import exchange as queries
from usving.strengths.rules.exchange import PostState, Way
from usving.strengths.rules.resources import ResourceKind, why_not_offer

ASKED = require_http_methods(["GET", "HEAD", "POST"])
PART = Choice(
    "hva",
    gettext_lazy("Vis"),
    (
        ("", gettext_lazy("alt")),
        ("offers", gettext_lazy("det du kan få eller låne")),
        ("shelf", gettext_lazy("gjenbrukshylla")),
        ("asks", gettext_lazy("det noen trenger")),
        (queries.MINE, gettext_lazy("det du har lagt ut")),
    ),
)
KIND = Choice("slag", gettext_lazy("Hva slags"), (("", gettext_lazy("alle slag")), *POST_KINDS.items()))


@require_safe
def exchange(request: HttpRequest, process: UUID) -> HttpResponse:
    """Offers first, then wishes; what goes on with others, and what one has put up oneself."""
    here, who = access.process_to_meet_in(request.user, process)
    asked = asked_of(request, PART, KIND)
    board = queries.board_of(here, who, words=asked.words, kind=asked["slag"])
    found = listed(asked, board.standing(asked["hva"]))
    context = {
        "process": here,
        "board": board,
        "list": found,
        "parts": board.parted(found.page, asked["hva"], whole=not asked.narrowed and not found.page.has_other_pages()),
        "running": agreements.running_in(here, who),
        "trades": access.trading_place(who, here.pk) is not None,
        "stocks": access.stocks_in(who, here.pk),
        "watches": access.facilitates(who, here.pk),
        "types": _types(who, here),
        "breadcrumbs": [{"label": here.name, "url": resolve_url("u", here.pk)}],
    }
    return page(request, "strengths/exchange/exchange.html", context, part="list")


@require_safe
def exchange_ended(request: HttpRequest, process: UUID) -> HttpResponse:
    """What is over between oneself and others, for oneself alone."""
    here, who = access.process_to_meet_in(request.user, process)
    ended = listed(asked_of(request), agreements.ended_in(here, who), searchable=False)
    context = {"process": here, "list": ended, "breadcrumbs": crumbs(here)}
    return page(request, "strengths/exchange/ended.html", context)


@require_safe
def exchange_sheet(request: HttpRequest, process: UUID) -> HttpResponse:
    """The offers as a sheet to print, with a line to write on."""
    here, who = access.process_to_meet_in(request.user, process)
    context = {"process": here, "board": queries.board_of(here, who), "breadcrumbs": crumbs(here)}
    return page(request, "strengths/exchange/sheet.html", context)


@ASKED
def exchange_offer_new(request: HttpRequest, process: UUID) -> HttpResponse:
    """Offer something, perhaps one of one's own strengths."""
    given = request.GET.get("ressurs", "")
    found = resource_for(request.user, _uuid(given)) if given else None
    return _put_up(request, process, Way.OFFER, found)


@ASKED
def exchange_ask_new(request: HttpRequest, process: UUID) -> HttpResponse:
    """Ask for something, under another name if one likes."""
    return _put_up(request, process, Way.ASK, None)


def _put_up(request: HttpRequest, process: UUID, way: Way, resource: Resource | None) -> HttpResponse:
    here, who = access.process_to_trade_in(request.user, process)
    refusal = why_not_offer(ResourceKind(resource.kind)) if resource else None
    given = {"title": resource.words[:100], "words": resource.more} if resource else {}
    begun = PostForm.begin(queries.free_name(here.pk), **given)
    form = _form(request, here, who, way, begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            if refusal:
                raise Refused(REFUSALS[refusal])
            actions.put_up(here, key=form.cleaned_data["key"], way=way, fields=form.said, task=form.said_to_volunteers,
                           for_family=form.for_all_at_home, resource=resource, by=request.user, who=who)  # fmt: skip
            messages.success(request, _("Lagt ut. Du kan ta det ned når du vil."))
    context = {"process": here, "form": form, "way": way, "breadcrumbs": crumbs(here), "refusal": REFUSALS.get(refusal)}
    return page(request, "strengths/exchange/write.html", context, then=resolve_url("exchange", here.pk))


@ASKED
def exchange_shelf_new(request: HttpRequest, process: UUID) -> HttpResponse:
    """Put up something that the reuse station has."""
    here, _who = access.process_to_stock(request.user, process)
    begun = {"key": uuid4(), "until": actions.stands_until(), "count": 1}
    form = ShelfForm(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            fields = form.said(request.user.person.name)
            actions.stock(here, key=form.cleaned_data["key"], fields=fields, by=request.user)
            messages.success(request, _("Lagt på hylla."))
    context = {"process": here, "form": form, "breadcrumbs": crumbs(here)}
    return page(request, "strengths/exchange/shelf.html", context, then=resolve_url("exchange", here.pk))


@ASKED
def exchange_paper(request: HttpRequest, process: UUID) -> HttpResponse:
    """Type in what someone has on paper."""
    here, who = access.process_to_type_in(request.user, process)
    seats = access.seats_to_type_for(here, who)
    form = PaperForm(request.POST if request.method == "POST" else None, initial={"key": uuid4()}, seats=seats)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.type_in(**form.said, by=request.user)
            messages.success(request, _("Skrevet inn. De det gjelder, ser i loggen at du gjorde det."))
    context = {"process": here, "form": form, "breadcrumbs": crumbs(here)}
    return page(request, "strengths/exchange/paper.html", context, then=resolve_url("exchange", here.pk))


@require_safe
def exchange_post(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One thing that is put up, and what one may do with it."""
    found, who = access.post_for(request.user, pk)
    mine = queries.is_mine(found, who)
    context = {
        "post": found,
        "process": found.process,
        "mine": mine,
        "typed": found.on_paper and found.entered_by_id == request.user.pk,
        "task": queries.task_of(found) if mine else None,
        "between": None if mine else queries.answered_already(found, who),
        "answers": [each for each in agreements.running_in(found.process, who) if each.agreement.post_id == found.pk],
        "may_answer": not mine and access.trading_place(who, found.process_id) is not None,
        "may_report": not mine and found.process_id in who.processes(access.MEETS),
        "may_hide": not mine and access.facilitates(who, found.process_id),
        "open": found.state == PostState.OPEN,
        "breadcrumbs": crumbs(found.process),
    }
    return page(request, "strengths/exchange/post.html", context)


@ASKED
def exchange_post_change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what one has put up."""
    found, who = access.own_post(request.user, pk)
    begun = PostForm.again(found, queries.task_of(found), family=_family(who, found.process))
    form = _form(request, found.process, who, Way(found.way), begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.change_post(found, fields=form.said, task=form.said_to_volunteers, by=request.user)
            messages.success(request, _("Lagret."))
    context = {
        "process": found.process,
        "form": form,
        "way": found.way,
        "post": found,
        "breadcrumbs": crumbs(found.process),
    }
    return page(request, "strengths/exchange/write.html", context, then=resolve_url("exchange_post", found.pk))


@require_POST
def exchange_post_taken_down(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take it down."""
    found, _who = access.own_post(request.user, pk)
    actions.take_down(found, by=request.user)
    messages.success(request, _("Tatt ned."))
    return go(request, resolve_url("exchange", found.process_id))


@require_POST
def exchange_post_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let it stand again."""
    found, who = access.own_post(request.user, pk)
    if not access.stands_behind(who, found):
        raise Http404
    try:
        actions.put_up_again(found, by=request.user)
        messages.success(request, _("Det står ledig igjen."))
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, resolve_url("exchange_post", found.pk))


def _form(request: HttpRequest, process: Process, who: Standing, way: Way, begun: dict[str, Any]) -> PostForm:
    place = access.trading_place(who, process.pk)
    return PostForm(
        request.POST if request.method == "POST" else None, initial=begun, name=request.user.person.name, way=way,
        family=_family(who, process), hidden_home=access.home_is_hidden(),
        volunteer=place is not None and place.role is SeatRole.VOLUNTEER,
    )  # fmt: skip


def _family(who: Standing, process: Process) -> str:
    place = access.trading_place(who, process.pk)
    return family_name(place.family if place else None)


def _types(who: Standing, process: Process) -> bool:
    return any(each.process == process.pk and each.is_open and each.role in access.TYPES for each in who.places)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def crumbs(process: Process) -> list[dict[str, str]]:
    """The way to it."""
    return [
        {"label": process.name, "url": resolve_url("u", process.pk)},
        {"label": _("Bytte"), "url": resolve_url("exchange", process.pk)},
    ]
