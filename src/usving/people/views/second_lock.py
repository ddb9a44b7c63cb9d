"""The second lock in our words, its secrets encrypted where they are kept, and the one page that must be drawn in time."""

import base64
import hashlib
from collections.abc import Callable
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.webauthn.views import list_webauthn
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usving.core.pages import go
from usving.people.access import strong
from usving.people.queries.accounts import key_count

# The pages that someone on the staff may open before there is a second lock: those where it is made, and out again.
BEFORE_SECOND_LOCK = frozenset(
    {
        "account_reauthenticate",
        "login_safer",
        "logout",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_index",
        "mfa_view_recovery_codes",
        "my_password",
        "outside_connect",
        "welcome",
    }
)


class StaffLockMiddleware:
    """Staff see other people's matters: without a second lock no page opens for them but those where it is made."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer; what is refused is refused in `process_view`."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, arguments: Any, named: Any) -> HttpResponseBase | None:
        """Send whoever is on the staff, and came in by one lock only, to where the second is made."""
        open_to_all = not getattr(view, "login_required", True)
        name = request.resolver_match.url_name if request.resolver_match else None
        if open_to_all or name in BEFORE_SECOND_LOCK:
            return None
        if request.user.is_authenticated and request.user.is_staff and not strong(request):
            return go(request, "mfa_index")
        return None


class SecondLockAdapter(DefaultMFAAdapter):
    """What allauth asks us about the second lock."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": gettext_lazy("Steg to kan ikke slås av her."),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Du må legge til en app eller en nøkkel før du kan få reservekoder."
        ),
        "incorrect_code": gettext_lazy("Koden stemmer ikke. Vent til appen viser en ny kode, og prøv igjen."),
    }

    def encrypt(self, text: str) -> str:
        """Encrypt a secret before it is kept: a copy of the database opens no second lock."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Read a kept secret again."""
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """The name that is suggested for a new key."""
        return _("Nøkkel %(number)s") % {"number": key_count(user) + 1}


def keys(request: HttpRequest) -> HttpResponseBase:
    """One's keys. allauth's page asks for them while it is drawn, which is after the transaction: drawn here, within it."""
    response = list_webauthn(request)
    return response.render() if hasattr(response, "render") else response


def _cipher() -> Fernet:
    """The cipher whose key follows from the installation's secret; its own label keeps it apart from other uses of that."""
    key = hashlib.sha256(b"usving second lock " + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
