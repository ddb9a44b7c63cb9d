"""Who is at the other end: from the session to the request, to the language, to the database."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.backends import BaseBackend
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils import translation

from usving.core.identity import acting_as, become
from usving.people.models import Account
from usving.people.models.accounts import account_id

Answer = Callable[[HttpRequest], HttpResponseBase]
PENDING = "account_login"  # allauth's own word in the session for one who has passed the first lock


class IdentityMiddleware:
    """Everything below asks the database as the one whose session this is."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        account = account_id(request.session.get(SESSION_KEY))
        pending = None if account else account_id((request.session.get(PENDING) or {}).get("user_pk"))
        with acting_as(account, pending=pending):
            return self.get_response(request)


class LanguageMiddleware:
    """A person's own choice of language goes before the browser's."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.session.get(SESSION_KEY) and request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language  # type: ignore[attr-defined]
        return self.get_response(request)


class AccountBackend(BaseBackend):
    """Finds the account behind a session. It authenticates nobody: the first locks are in `people.views.login`."""

    def get_user(self, user_id: Any) -> Account | None:
        """Return the account, asked as itself; None where it is gone or closed."""
        known = account_id(user_id)
        with transaction.atomic():
            return Account.objects.select_related("person", "municipality").filter(pk=known, is_active=True).first()


class AccountAdapter(DefaultAccountAdapter):
    """allauth's second lock in our house: no sign-up, and whoever is let in asks as themselves from that moment."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: people are invited."""
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Let someone in who has passed both locks."""
        become(user.pk)
        super().login(request, user)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Where one comes in."""
        return reverse("my_page")
