"""Notices: how one wants to be told, what one has been told of, one's number, and one's stand-in."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.people.access import failing_address_for, stand_in_for
from usving.people.actions.notice_wishes import choose_wishes, end_stand_in, name_stand_in, try_again
from usving.people.actions.numbers import ask_for_number, confirm_number, remove_number
from usving.people.forms.notices import DigitsForm, NumberForm, StandInForm, WishesForm
from usving.people.models import NoticeWishes
from usving.people.queries import notices as asked
from usving.people.rules.notices import CHOOSABLE, Way
from usving.people.rules.phones import grouped


@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: HttpRequest) -> HttpResponse:
    """How one wants to be told, and what one has been told of."""
    account, wishes, ways = request.user, asked.wishes_of(request.user), asked.ways_open()
    form = WishesForm(request.POST or None, initial=_initial(wishes), ways=ways)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            choose_wishes(account, wanted=form.wanted(), by=account)
            messages.success(request, _("Valgene dine er lagret."))
    mine, others = asked.stand_ins_of(account) if account.is_staff else ([], [])
    shown = {
        "form": form,
        "list": listed(asked_of(request), asked.notices_of(account), searchable=False),
        "failing": asked.failing_of(account),
        "number": grouped(account.mobile),
        "sms": Way.SMS in ways,
        "stand_ins": mine,
        "stands_in": others,
    }
    part = "list" if request.method == "GET" else ""
    return page(request, "people/notices/notices.html", shown, part=part, then="notices")


@require_http_methods(["GET", "HEAD", "POST"])
def number(request: HttpRequest) -> HttpResponse:
    """A mobile number of one's own: a code is sent to it."""
    if Way.SMS not in asked.ways_open():
        raise Http404
    form = NumberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            ask_for_number(request.user, number=form.cleaned_data["number"], by=request.user)
    return page(request, "people/notices/number.html", {"form": form}, then="my_number_code")


@require_http_methods(["GET", "HEAD", "POST"])
def number_code(request: HttpRequest) -> HttpResponse:
    """The code that was sent to the number; the same page whoever has the number."""
    waiting = asked.waiting_number(request.user)
    if waiting is None:
        return go(request, "notices")
    form = DigitsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if confirm_number(request.user, code=form.cleaned_data["code"], by=request.user):
            messages.success(request, _("Nummeret er ditt. Nå kan du få varsler og logge inn med det."))
        else:
            form.add_error("code", _("Koden virker ikke. Se etter at alle sifrene stemmer, eller be om en ny kode."))
    shown = {"form": form, "number": grouped(waiting.number)}
    return page(request, "people/notices/number_code.html", shown, then="notices")


@require_POST
def number_gone(request: HttpRequest) -> HttpResponse:
    """Take one's number away."""
    remove_number(request.user, by=request.user)
    messages.success(request, _("Nummeret er tatt bort."))
    return go(request, "notices")


@require_POST
def again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Try an address again that was refused."""
    try_again(failing_address_for(request.user, pk), by=request.user)
    messages.success(request, _("Vi prøver adressen igjen neste gang vi har noe til deg."))
    return go(request, "notices")


@require_http_methods(["GET", "HEAD", "POST"])
def new_stand_in(request: HttpRequest) -> HttpResponse:
    """A colleague who is told while one is away; for staff."""
    if not request.user.is_staff:
        raise Http404
    form = StandInForm(request.POST or None, colleagues=asked.may_stand_in())
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            name_stand_in(**form.cleaned_data, by=request.user)
            messages.success(request, _("Stedfortrederen får varslene dine i de dagene du valgte."))
    return page(request, "people/notices/stand_in.html", {"form": form}, then="notices")


@require_POST
def stand_in_ended(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let a stand-in be told no more."""
    end_stand_in(stand_in_for(request.user, pk), by=request.user)
    messages.success(request, _("Stedfortrederen får ikke flere varsler for deg."))
    return go(request, "notices")


def _initial(wishes: NoticeWishes) -> dict[str, object]:
    on = [kind.value for kind in CHOOSABLE if kind.value not in wishes.off]
    names = ("way", "hour", "quiet_from", "quiet_to", "tells_when", "paused_until")
    return {name: getattr(wishes, name) for name in names} | {"on": on}
