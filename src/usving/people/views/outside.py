"""In and out by an identity provider: ID-porten for everyone, another one for staff."""

from uuid import UUID

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from usving.core.identity import become
from usving.core.pages import go
from usving.core.refusal import Refused
from usving.people.access import LEVEL, level_of
from usving.people.actions import outside
from usving.people.actions.outside_client import Cancelled, NotBelieved, Told, answer_of, logout_message, send_to
from usving.people.forms import PlaceForm
from usving.people.models.sessions import OUTSIDE
from usving.people.queries import login as places
from usving.people.queries.outside import own_identity, provider_named, providers
from usving.people.rules.levels import Level, Way, may_connect
from usving.people.rules.outside import Provider, is_enough

WISH = "outside_wish"  # what a session calls why it went to a provider, until the answer comes
FIRST_VISIT = "first_visit"
OUTSIDE_AT = "outside_at"  # the provider where this login began, and ends


@login_not_required
@require_POST
def begin(request: HttpRequest, code: str) -> HttpResponseBase:
    """Go to a provider to log in."""
    provider = provider_named(code)
    form = PlaceForm(request.POST, places=places.municipalities())
    if not form.is_valid():
        return go(request, "login")
    wish = {"municipality": str(form.cleaned_data["municipality"]), "next": get_next_redirect_url(request) or ""}
    return _send(request, provider, wish)


@require_POST
def connect(request: HttpRequest, code: str) -> HttpResponseBase:
    """Go to a provider to connect one's identity there to one's own account."""
    provider = provider_named(code)
    if provider not in providers(staff=request.user.is_staff):
        raise Http404
    if not may_connect(level_of(request), first_visit=bool(request.session.get(FIRST_VISIT))):
        return go(request, "login_safer")
    return _send(request, provider, {"account": str(request.user.pk), "next": get_next_redirect_url(request) or ""})


def _send(request: HttpRequest, provider: Provider, wish: dict[str, str]) -> HttpResponseBase:
    request.session[WISH] = wish | {"provider": provider.code}
    try:
        return send_to(request, provider, _address("outside_answer", provider))
    except NotBelieved:
        return _page(request, provider, "away", 503)


@login_not_required
@require_safe
def answer(request: HttpRequest, code: str) -> HttpResponseBase:
    """The browser comes back from a provider. Whoever is not known here, or has no way in any more, reads the same."""
    provider = provider_named(code)
    wish = request.session.pop(WISH, None) or {}
    if wish.get("provider") != provider.code:
        return _page(request, provider, "wrong", 400)
    try:
        told = answer_of(request, provider)
    except Cancelled:
        return _page(request, provider, "cancelled", 200)
    except NotBelieved:
        return _page(request, provider, "wrong", 400)
    if not is_enough(provider, told.acr):
        return _page(request, provider, "low", 403)
    return _connected(request, provider, wish, told) if "account" in wish else _let_in(request, provider, wish, told)


def _let_in(request: HttpRequest, provider: Provider, wish: dict[str, str], told: Told) -> HttpResponseBase:
    account = outside.account_behind(provider, municipality=UUID(wish["municipality"]), who=told.who)
    if account is None:
        return _page(request, provider, "unknown", 200)
    way = Way.OUTSIDE if provider.acr else Way.OUTSIDE_LOW
    response = get_adapter().let_in(request, account, way=way.value, complete=bool(provider.acr), onwards=wish["next"])
    _remember_login(request, provider, told)
    return response


def _connected(request: HttpRequest, provider: Provider, wish: dict[str, str], told: Told) -> HttpResponseBase:
    """Connect the identity; whoever has just shown it at a level we trust is known well from now on."""
    if not request.user.is_authenticated or str(request.user.pk) != wish["account"]:
        return _page(request, provider, "wrong", 400)
    level, first_visit = level_of(request), bool(request.session.get(FIRST_VISIT))
    try:
        outside.connect_identity(provider, who=told.who, level=level, first_visit=first_visit, by=request.user)
    except Refused as refused:
        messages.error(request, refused.sentence)
        return go(request, "about_me")
    if provider.acr:
        request.session[LEVEL] = Level.SUBSTANTIAL.value
        become(request.user.pk, strong=True)
    _remember_login(request, provider, told)
    messages.success(request, _("Nå kan du logge inn med %(provider)s.") % {"provider": provider.name})
    return go(request, wish["next"] or "about_me")


def _remember_login(request: HttpRequest, provider: Provider, told: Told) -> None:
    request.session[OUTSIDE_AT] = provider.code
    request.session[OUTSIDE] = outside.name_of_login(provider, told.sid)


@require_POST
def disconnect(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take an identity off one's account; only by one who is known well, or a thief could lock the owner out."""
    identity = own_identity(request.user, pk)
    if level_of(request) is not Level.SUBSTANTIAL:
        return go(request, "login_safer")
    outside.disconnect_identity(identity, by=request.user)
    messages.success(request, _("Koblingen er tatt bort."))
    return go(request, "about_me")


@login_not_required
@require_safe
def ended_in_frame(request: HttpRequest, code: str) -> HttpResponse:
    """Front-channel logout: the provider opens this page in a frame when a login there is over. No cookie comes along."""
    provider = provider_named(code)
    if request.GET.get("iss") != provider.issuer or not request.GET.get("sid"):
        return HttpResponse(status=400)
    outside.end_from_outside(provider, sid=request.GET["sid"])
    response = HttpResponse()
    response._csp_replace = {"frame-ancestors": list(provider.origins)}  # type: ignore[attr-defined]
    return response


@login_not_required
@csrf_exempt
@require_POST
def ended_by_message(request: HttpRequest, code: str) -> HttpResponse:
    """Back-channel logout: the provider itself says, signed, that a login there is over."""
    provider = provider_named(code)
    try:
        outside.end_by_message(provider, logout_message(provider, request.POST.get("logout_token", "")))
    except NotBelieved:
        return HttpResponse(status=400)
    return HttpResponse()


def _page(request: HttpRequest, provider: Provider, what: str, status: int) -> HttpResponse:
    return render(request, "people/login/outside.html", {"provider": provider, "what": what}, status=status)


def _address(name: str, provider: Provider) -> str:
    return f"{settings.BASE_URL}{reverse(name, args=[provider.code])}"
