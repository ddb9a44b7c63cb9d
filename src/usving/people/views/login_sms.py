"""The way in by six digits on SMS: asked for, typed, the same answers for known and unknown numbers."""

import secrets

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from usving.core.pages import go, page
from usving.people import queries
from usving.people.access import caller
from usving.people.actions import attempts, numbers
from usving.people.forms.notices import DigitsForm, LoginNumberForm
from usving.people.queries.notices import ways_open
from usving.people.rules.notices import Way

HANDLE = "sms_handle"  # in the session: the word without which a code is worth nothing
REMEMBERED = "kommune"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_code(request: HttpRequest) -> HttpResponseBase:
    """Whoever writes a number gets the same answer, whether anyone here has it or not."""
    _only_with_sms()
    if request.user.is_authenticated:
        return go(request, "my_page")
    places = {"places": queries.municipalities(), "remembered": request.COOKIES.get(REMEMBERED, "")}
    form = LoginNumberForm(request.POST or None, **places)
    if request.method == "POST" and form.is_valid():
        municipality, number = form.cleaned_data["municipality"], form.cleaned_data["number"]
        if not attempts.link_asked_for(caller(request), to=f"{municipality} {number}"):
            return render(request, "429.html", {}, status=429)
        handle = secrets.token_urlsafe(24)
        numbers.offer_code(municipality=municipality, number=number, handle=handle)
        request.session[HANDLE] = handle
    return page(request, "people/login/sms.html", {"form": form}, then="login_sms_code")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def type_code(request: HttpRequest) -> HttpResponseBase:
    """The six digits, five times at most for one that was asked for."""
    _only_with_sms()
    handle = request.session.get(HANDLE, "")
    if request.user.is_authenticated or not handle:
        return go(request, "my_page" if request.user.is_authenticated else "login_sms")
    form = DigitsForm(request.POST or None)
    if request.method == "POST" and (attempts.closed_to(caller(request)) or attempts.code_is_closed(handle)):
        return render(request, "429.html", {}, status=429)
    if request.method == "POST" and form.is_valid():
        if spent := numbers.spend_code(handle, form.cleaned_data["code"]):
            del request.session[HANDLE]
            return get_adapter().let_in(request, spent.account, way=spent.purpose.value)
        attempts.code_failed(caller(request), handle)
        form.add_error(
            "code", _("Koden virker ikke. Se etter at alle sifrene stemmer. Etter ti minutter må du be om en ny.")
        )
    return page(request, "people/login/sms_code.html", {"form": form, "demonstration": settings.DEMO})


def _only_with_sms() -> None:
    if Way.SMS not in ways_open():
        raise Http404
