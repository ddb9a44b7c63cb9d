"""The way in and out: a link by e-mail, a code on paper, a password; and the front door again."""

from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page
from usving.people import queries
from usving.people.access import caller, level_of, strong
from usving.people.actions import attempts, links, passwords
from usving.people.actions.outside_client import way_out
from usving.people.forms import CodeForm, LoginForm, PlaceForm, StaffForm
from usving.people.queries.notices import ways_open
from usving.people.queries.outside import connected, providers
from usving.people.rules.attempts import on_this_machine
from usving.people.rules.levels import may_connect
from usving.people.rules.links import LinkPurpose, looks_like_token
from usving.people.rules.notices import Way

REMEMBERED = "kommune"  # the cookie that keeps which municipality was chosen last; its number, nothing of anyone
A_YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask_for_link(request: HttpRequest) -> HttpResponseBase:
    """The front door: whoever writes an address gets the same answer, whether anyone here has it or not."""
    if request.user.is_authenticated:
        return go(request, "my_page")
    form = LoginForm(request.POST or None, **_places(request))
    if request.method == "POST" and form.is_valid():
        municipality, email = form.cleaned_data["municipality"], form.cleaned_data["email"]
        if not attempts.link_asked_for(caller(request), to=f"{municipality} {email}"):
            return _too_often(request)
        links.offer_link(municipality=municipality, email=email)
        return _remember(go(request, "login_sent"), form)
    sms = Way.SMS in ways_open()
    shown = {"form": form, "sms": sms, **_outside(request, staff=False), **_demonstration(request)}
    return page(request, "people/login/login.html", shown)


@require_safe
def safer(request: HttpRequest) -> HttpResponse:
    """What someone is shown who has come in by a link, and wants to open what takes more; then back to where they were."""
    onwards = get_next_redirect_url(request) or reverse("my_page")
    if strong(request):
        return go(request, onwards)
    code = f"{reverse('login_code')}?{urlencode({'next': onwards})}"
    shown = {
        "next": onwards,
        "code_url": code,
        "outside": connected(request.user),
        "may_connect": may_connect(level_of(request), first_visit=bool(request.session.get("first_visit"))),
    }
    return page(request, "people/login/safer.html", shown)


@login_not_required
@require_safe
def link_is_sent(request: HttpRequest) -> HttpResponse:
    """What happens next, for known and unknown alike."""
    return page(request, "people/login/sent.html", {})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def follow_link(request: HttpRequest, token: str) -> HttpResponseBase:
    """GET shows one button (programs that read mail open links); POST spends the link and logs in."""
    if request.method == "POST" and looks_like_token(token) and (spent := links.spend(token)):
        complete = spent.purpose is LinkPurpose.OPERATOR
        return get_adapter().let_in(request, spent.account, way=spent.purpose.value, complete=complete)
    if request.method != "POST" and queries.link_lives(token):
        return page(request, "people/login/link.html", {})
    status = 410 if looks_like_token(token) else 404
    return render(request, "people/login/link_over.html", {}, status=status)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def type_code(request: HttpRequest) -> HttpResponseBase:
    """A code off a sheet of paper, which opens the same lock as a link."""
    if request.user.is_authenticated and strong(request):
        return go(request, "my_page")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and _shut(request):
        return _too_often(request)
    if request.method == "POST" and form.is_valid():
        if spent := links.spend(form.cleaned_data["code"]):
            return get_adapter().let_in(request, spent.account, way=spent.purpose.value)
        attempts.failed(caller(request))
        form.add_error(
            "code", _("Koden virker ikke. Se etter om alle tegnene stemmer. Hver kode kan brukes én gang, i 30 dager.")
        )
    return page(request, "people/login/code.html", {"form": form, "next": get_next_redirect_url(request) or ""})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def staff(request: HttpRequest) -> HttpResponseBase:
    """User name or address, and password; then the second lock where there is one."""
    if request.user.is_authenticated:
        return go(request, "my_page")
    form = StaffForm(request.POST or None, **_places(request))
    who = f"{request.POST.get('municipality', '')} {request.POST.get('typed', '')}"
    if request.method == "POST" and attempts.closed_to(caller(request), who=who):
        return _too_often(request)
    if request.method == "POST" and form.is_valid():
        account = passwords.prove(**form.cleaned_data)
        if account:
            return _remember(get_adapter().let_in(request, account, way="password"), form)
        attempts.failed(caller(request), who=who)
        form.add_error(
            None, _("Navnet og passordet passer ikke sammen. Se etter at begge er riktige, og at kommunen er din.")
        )
    shown = {"form": form, "next": request.GET.get("next", ""), **_outside(request, staff=True)}
    return page(request, "people/login/staff.html", shown)


@login_not_required
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Log out, and let the browser forget what it kept of us; one who came by an identity provider goes out there too."""
    began_at = request.session.get("outside_at", "")
    logout(request)
    outside = settings.OUTSIDE.get(began_at)
    onwards = way_out(outside, f"{settings.BASE_URL}{reverse('home')}") if outside else None
    response = go(request, onwards or "home")
    response.headers["Clear-Site-Data"] = '"cache", "storage"'
    return response


def _outside(request: HttpRequest, *, staff: bool) -> dict[str, Any]:
    """The identity providers to offer, with the choice of municipality that goes along."""
    offered = providers(staff=staff)
    form = PlaceForm(auto_id="utenfra-%s", **_places(request)) if offered else None
    return {"providers": offered, "place_form": form}


def _places(request: HttpRequest) -> dict[str, Any]:
    return {"places": queries.municipalities(), "remembered": request.COOKIES.get(REMEMBERED, "")}


def _remember(response: HttpResponseBase, form: Any) -> Any:
    """Keep the chosen municipality for next time."""
    chosen = form.cleaned_data["municipality"]
    number = next((place.number for place in queries.municipalities() if place.id == chosen), "")
    response.set_cookie(REMEMBERED, number, max_age=A_YEAR, httponly=True, secure=settings.SECURE, samesite="Lax")
    return response


def _demonstration(request: HttpRequest) -> dict[str, Any]:
    """The demonstration's people, for a visitor on the machine itself."""
    return {"people": queries.demonstration() if settings.DEMO and on_this_machine(request.META["REMOTE_ADDR"]) else []}


def _shut(request: HttpRequest) -> bool:
    return attempts.closed_to(caller(request))


def _too_often(request: HttpRequest) -> HttpResponse:
    """The same answer whatever was typed, right or wrong."""
    return render(request, "429.html", {}, status=429)
