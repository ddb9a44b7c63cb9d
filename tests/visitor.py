"""A browser without a screen that may be logged in as anyone of the cast."""

import re
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from usving.people.models import Account
from usving.people.models.sessions import SessionStore
from usving.people.rules.levels import Level

BACKEND = "usving.people.views.identity.AccountBackend"


class Visitor(Client):
    """Django's test client, with a way in that passes both locks."""

    def login_as(self, account: Account, *, level: Level = Level.SUBSTANTIAL, **kept: Any) -> "Visitor":
        """Be logged in completely as `account` at `level`; the session also holds what is `kept`. Returns itself."""
        store = SessionStore()
        store[SESSION_KEY] = str(account.pk)
        store[BACKEND_SESSION_KEY] = BACKEND
        store[HASH_SESSION_KEY] = account.get_session_auth_hash()
        store.update({"level": level.value, **kept})
        store.save()
        assert store.session_key
        self.cookies[settings.SESSION_COOKIE_NAME] = store.session_key
        return self


def asks_first(page: str, address: str) -> bool:
    """Whether a page lets one act at an address, and always asks before it: the first button only opens the question."""
    asked = re.findall(r'<details class="confirm">(?:(?!</details>).)*?action="([^"]*)"', page, re.S)
    return asked.count(address) == page.count(f'action="{address}"') > 0
