"""Who is at the other end: from the session to the request, to the language, to the database."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import (
    get_authentication_records,
    perform_login,
    record_authentication,
)
from allauth.account.models import Login
from allauth.account.utils import get_next_redirect_url
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.backends import BaseBackend
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core import drafts
from usving.core.identity import acting_as, become
from usving.core.telling import told as written
from usving.people.access import LEVEL, strong
from usving.people.actions.devices import Met, meet_device
from usving.people.actions.locks import mark_lock_known
from usving.people.models import Account
from usving.people.models.accounts import account_id
from usving.people.queries import has_second_lock, locks_count
from usving.people.queries.notices import failing_of
from usving.people.rules.devices import device
from usving.people.rules.levels import Level, level_of
from usving.people.rules.links import BY_CODE, LinkPurpose

Answer = Callable[[HttpRequest], HttpResponseBase]
PENDING = "account_login"  # allauth's own word in the session for one who has passed the first lock
FIRST_VISIT = "first_visit"
DEVICE = "enhet"  # the cookie by which a device is known again; a word drawn by lot, nothing of anyone
DEVICE_AGE = 365 * 24 * 60 * 60


class IdentityMiddleware:
    """Everything below asks the database as the one whose session this is."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Tell who asks, for as long as the request lasts."""
        account = account_id(request.session.get(SESSION_KEY))
        pending = None if account else account_id((request.session.get(PENDING) or {}).get("user_pk"))
        with acting_as(account, pending=pending, strong=strong(request)):
            response = self.get_response(request)
        if word := getattr(request, "new_device", ""):
            _remember_device(response, word)
        return response


def _remember_device(response: HttpResponseBase, word: str) -> None:
    secure = settings.SECURE
    response.set_cookie(DEVICE, word, max_age=DEVICE_AGE, httponly=True, secure=secure, samesite="Lax")


class LanguageMiddleware:
    """A person's own choice of language goes before the browser's."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Speak the person's language for the rest of the request."""
        if request.session.get(SESSION_KEY) and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return self.get_response(request)


class AccountBackend(BaseBackend):
    """Finds the account behind a session. It authenticates nobody: the first locks are in `people.views.login`."""

    def get_user(self, user_id: Any) -> Account | None:
        """Return the account, asked as itself; None where it is gone or closed."""
        known = account_id(user_id)
        with transaction.atomic():
            return (
                Account.objects.select_related("person", "municipality").filter(pk__in=[known], is_active=True).first()
            )


class AccountAdapter(DefaultAccountAdapter):
    """allauth's second lock in our house: no sign-up, and whoever is let in asks as themselves from that moment."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def let_in(
        self, request: HttpRequest, account: UUID, *, way: str, complete: bool = False, onwards: str = ""
    ) -> HttpResponseBase:
        """Let in someone who has passed the first lock, by `way`; on to the second where there is one, unless `complete`.

        Whoever was logged in here before is logged out first. `onwards` is where to, where the request itself does not say.
        """
        if request.user.is_authenticated:
            logout(request)
        become(None, pending=account)
        user = Account.objects.get(pk=account)
        told = {"way": way, "complete": complete}
        onwards = onwards or get_next_redirect_url(request)
        self.has_shown(request, user, way)
        if complete:
            self.login(request, user)
            return self.post_login(request, user, redirect_url=onwards, signal_kwargs=told)
        return perform_login(
            request, Login(user=user, email_verification="none", redirect_url=onwards, signal_kwargs=told)
        )

    def has_shown(self, request: HttpRequest, user: Account, way: str) -> None:
        """Remember that someone has just shown who they are: for five minutes nobody asks again."""
        record_authentication(request, user, method=way, reauthenticated=True)

    def login(self, request: HttpRequest, user: Any) -> None:
        """Let someone in who has passed both locks; the session keeps how well they have shown who they are."""
        first_visit = user.last_login is None
        become(user.pk)
        level = _level(request, user)
        become(user.pk, strong=level is Level.SUBSTANTIAL)
        super().login(request, user)
        kind = device(request.headers.get("User-Agent", ""))
        request.session.update({LEVEL: level.value, FIRST_VISIT: first_visit, "device": kind.value})
        met = meet_device(user, word=request.COOKIES.get(DEVICE, ""), kind=kind)
        if met.new:
            request.new_device = met.word  # type: ignore[attr-defined]
        _tell_of_before(request, user, met)
        _tell_of_failing(request, user)

    def post_login(self, request: HttpRequest, user: Any, **told: Any) -> HttpResponseBase:
        """Write the login where its owner sees it, and show the way.

        Staff who are new choose a password first; staff without a second lock go to where they get one.
        """
        how = told.get("signal_kwargs") or {}
        record("people.logged_in", by=user, about=user, account=user.pk, way=how.get("way", ""))
        if how.get("way") in BY_CODE:
            drafts.share(request)
        if user.is_staff and how.get("way") == LinkPurpose.WELCOME and not how.get("complete"):
            return HttpResponseRedirect(f"{reverse('my_password')}?velkommen=1")
        if user.is_staff and not how.get("complete") and not has_second_lock(user):
            return HttpResponseRedirect(reverse("mfa_index"))
        return HttpResponseRedirect(told.get("redirect_url") or self.get_login_redirect_url(request))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where one comes in."""
        return reverse("my_page")

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        """Where one goes out."""
        return reverse("home")

    def reauthenticate(self, user: Any, password: str) -> bool:
        """Whether this is the password of someone who is logged in already."""
        return bool(user.check_password(password))

    def get_reauthentication_methods(self, user: Any) -> Any:
        """The ways to show again who one is. Asked by a middleware, outside the request's transaction, so in one of its own."""
        with transaction.atomic():
            return super().get_reauthentication_methods(user)

    def send_notification_mail(self, template_prefix: str, user: Any, context: Any = None, email: Any = None) -> None:
        """A change of the second lock goes into the trail, where its owner sees it, instead of by e-mail."""
        change = template_prefix.rpartition("/")[2]
        with transaction.atomic():
            if change.endswith(("_activated", "_added")):
                record("people.second_lock_added", by=user, about=user, account=user.pk)
                self.has_shown(self.request, user, "mfa")
                self._lock_counts(user)
            elif change.endswith(("_deactivated", "_removed")):
                record("people.second_lock_removed", by=user, about=user, account=user.pk)
            elif change == "recovery_codes_generated":
                record("people.recovery_codes_made", by=user, about=user, account=user.pk)
                self._lock_counts(user)

    def _lock_counts(self, user: Any) -> None:
        """A lock counts from now on where the person was known well as it was set up; staff come in with their first."""
        if strong(self.request):
            mark_lock_known(user)
        elif user.is_staff:
            self.request.session[LEVEL] = Level.SUBSTANTIAL.value


def _level(request: HttpRequest, user: Any) -> Level:
    """The level of the login that is being made, from the ways in that its session has recorded."""
    records = get_authentication_records(request, user)
    shown = [record["id"] for record in records if record["method"] == "mfa" and "id" in record]
    return level_of({record["method"] for record in records}, known_lock=bool(shown) and locks_count(user, shown))


def _tell_of_failing(request: HttpRequest, user: Any) -> None:
    """Say that notices do not come through, where an address of theirs has been refused."""
    if failing_of(user):
        with translation.override(user.language):
            words = _("Varsler fra oss når deg ikke. Gå til Om meg og Varsler, og se om adressen din er riktig.")
        messages.warning(request, words)


def _tell_of_before(request: HttpRequest, user: Any, met: Met) -> None:
    """Say where the login before was made, where that was not here: whoever did not make it sees it."""
    if met.before:
        where, when = met.before
        with translation.override(user.language):
            said = {"device": str(where), "when": written(when, "moment")}
            words = _("Forrige innlogging var på %(device)s, %(when)s. Var det ikke deg? Gå til Om meg.") % said
        messages.info(request, words)
