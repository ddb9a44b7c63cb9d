"""A person's own page: what is kept of them, how they log in, where they are logged in."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.people import queries
from usving.people.access import level_of, own_family
from usving.people.actions.addresses import confirm_address
from usving.people.actions.details import change_details
from usving.people.actions.devices import forget_devices
from usving.people.actions.passwords import choose_password
from usving.people.actions.sessions import end_other_sessions, end_session
from usving.people.forms import DetailsForm, PasswordForm
from usving.people.models.sessions import digest
from usving.people.queries.login import address_waits
from usving.people.queries.outside import connected, waiting_address
from usving.people.rules.levels import may_connect


@require_safe
def about_me(request: HttpRequest) -> HttpResponse:
    """Everything about oneself on one page, each part with its way to change it."""
    account = request.user
    known = {
        "account": account,
        "language": dict(settings.LANGUAGES)[account.language],
        "roles": queries.roles_held(account),
        "second_lock": queries.has_second_lock(account),
        "sessions": queries.sessions_of(account, _here(request)),
        "address": waiting_address(account),
        "outside": connected(account),
        "may_connect": may_connect(level_of(request), first_visit=bool(request.session.get("first_visit"))),
        "family": own_family(account),
    }
    return page(request, "people/about/about_me.html", {"known": known})


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest) -> HttpResponse:
    """Name, telephone, address and language."""
    account = request.user
    now = {
        "name": account.person.name,
        "phone": account.person.phone,
        "email": account.email,
        "language": account.language,
    }
    form = DetailsForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            waits = change_details(account, **form.cleaned_data, by=account)
            with translation.override(form.cleaned_data["language"]):
                messages.success(request, _("Opplysningene er lagret."))
                if waits:
                    messages.info(
                        request, _("Vi har sendt en lenke til den nye adressen. Den er din når du trykker på den.")
                    )
    return page(request, "people/about/details.html", {"form": form}, then="about_me")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_address(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows one button (programs that read mail open links); POST makes the address the account's own.

    Nobody is logged in by it, and nothing is said of whose it is: a link may be opened anywhere.
    """
    if request.method == "POST" and confirm_address(token):
        return page(request, "people/about/address.html", {"what": "done"})
    if request.method != "POST" and address_waits(token):
        return page(request, "people/about/address.html", {"what": "ask"})
    return render(request, "people/about/address.html", {"what": "over"}, status=410)


@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """A password of one's own, for staff; families come in without. Whoever is new goes on to the second lock."""
    account = request.user
    if not account.is_staff:
        raise Http404
    form = PasswordForm(request.POST or None, account=account)
    if request.method == "POST" and form.is_valid():
        choose_password(account, password=form.cleaned_data["password"], by=account)
        update_session_auth_hash(request, account)
        messages.success(request, _("Det nye passordet gjelder fra nå av. Andre steder er du logget ut."))
    onwards = "mfa_index" if "velkommen" in request.GET else "about_me"
    return page(request, "people/about/password.html", {"form": form}, then=onwards)


@require_POST
def end_one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End one of one's logins."""
    found = [each["session"] for each in queries.sessions_of(request.user, _here(request)) if each["session"].pk == pk]
    if not found:
        raise Http404
    end_session(found[0], by=request.user)
    messages.success(request, _("Innloggingen er avsluttet."))
    return go(request, "about_me")


@require_POST
def end_others(request: HttpRequest) -> HttpResponse:
    """End all of one's logins but this one; the devices they were made on are new again."""
    forget_devices(by=request.user)
    end_other_sessions(by=request.user, keep=_here(request))
    messages.success(request, _("Du er logget ut alle andre steder."))
    return go(request, "about_me")


def _here(request: HttpRequest) -> str:
    """What is kept of this session's key."""
    return digest(request.session.session_key or "")
