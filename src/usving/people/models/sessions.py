"""Sessions: a table that only three functions touch, and the store that calls them.

The key in the browser's cookie is never kept, only its SHA-256: whoever reads a copy of the table cannot log in with it.
"""

import hashlib
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import models
from django.utils.translation import gettext_lazy as _

from usving.core.database.asking import answer_of
from usving.core.personal import DELETE, Kept
from usving.core.policy import Policy
from usving.people.rules.guards import ME

OUTSIDE = "outside"  # what a session calls the digest of its login at an identity provider, which may end it from there


class Session(models.Model):
    """Someone logged in on some device. `outside` is a keyed digest of the login at an identity provider, where there is one."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    digest = models.CharField(max_length=64, unique=True)
    account_id = models.UUIDField(_("Hvem"), null=True, db_index=True)
    data = models.TextField()
    outside = models.CharField(max_length=64, blank=True, default="", db_default="")
    expires_at = models.DateTimeField(_("Til"), db_index=True)
    created_at = models.DateTimeField(_("Fra"), auto_now_add=True)

    policy = Policy(
        select=f"account_id = {ME}",
        delete=f"account_id = {ME}",
        why="person-owned; people_session_* before anyone is known",
    )

    class Meta:
        verbose_name = _("innlogging")
        verbose_name_plural = _("innlogginger")
        indexes = [models.Index(fields=["outside"], condition=~models.Q(outside=""), name="people_session_outside")]

    class Personal:
        about = {"account_id"}
        plain = {"id", "digest", "data", "outside", "expires_at", "created_at"}
        of = {"account_id": "account"}
        erased = DELETE
        secret = {"digest", "data"}
        at = "about_me"
        kept = Kept("way-in", "expires_at", "(select a.municipality_id from people_account a where a.id = account_id)")

    def __str__(self) -> str:
        return f"{self.created_at:%Y-%m-%d %H:%M}"


def digest(key: str) -> str:
    """What is kept of a session's key."""
    return hashlib.sha256(key.encode()).hexdigest()


class SessionStore(SessionBase):
    """Django's sessions, kept by functions of the database."""

    def load(self) -> dict[str, Any]:
        """Return what the session holds; nothing, and a new key, where it is gone."""
        data = answer_of("people_session_load", digest(self.session_key)) if self.session_key else None
        if data is None:
            self._session_key = None
            return {}
        return self.decode(data)

    def exists(self, session_key: str) -> bool:
        """Whether a session with this key lives."""
        return answer_of("people_session_load", digest(session_key)) is not None

    def create(self) -> None:
        """Begin a session under a new key."""
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        """Keep the session; one that has been ended meanwhile is not brought back."""
        if self.session_key is None:
            return self.create()
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        kept = answer_of(
            "people_session_save",
            digest(self.session_key),
            self.encode(data),
            self.get_expiry_date(),
            data.get(SESSION_KEY),
            data.get(OUTSIDE, ""),
            must_create,
        )
        if not kept:
            raise CreateError if must_create else UpdateError
        return None

    def delete(self, session_key: str | None = None) -> None:
        """End the session."""
        if key := session_key or self.session_key:
            answer_of("people_session_delete", digest(key))

    @classmethod
    def clear_expired(cls) -> None:
        """Drop the sessions whose time is over."""
        answer_of("people_session_sweep")

    def get_expiry_date(self, **kwargs: Any) -> datetime:
        """When the session ends."""
        return super().get_expiry_date(**kwargs)
