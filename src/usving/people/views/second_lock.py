"""The second lock in our words, its secrets encrypted where they are kept, and the one page that must be drawn in time."""

import base64
import hashlib
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.webauthn.views import list_webauthn
from cryptography.fernet import Fernet
from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from usving.people.queries.accounts import key_count


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
