"""The word by which an open page may hear that something in one room has changed, for some hours.

It opens nothing else: whoever has it hears numbers. The live process knows it again by a key derived from the secret of the
platform, and does not know that secret.
"""

import base64
import hashlib
import hmac
import time
from uuid import UUID

LIVES = 12 * 60 * 60  # seconds


def derived(secret: str) -> str:
    """Return the key of the live process, of which nobody can make the secret again."""
    return hmac.new(secret.encode(), b"usving live", hashlib.sha256).hexdigest()


def word_for(gathering: UUID, key: str, *, now: float | None = None) -> str:
    """Return the word for one room, good for twelve hours from `now` (seconds since 1970)."""
    expires = int(time.time() if now is None else now) + LIVES
    said = f"{gathering.hex}-{expires}"
    return f"{said}-{_mark(said, key)}"


def room_of(word: str, key: str, *, now: float | None = None) -> UUID | None:
    """Return the gathering whose room a word is for; None where the word is old, or not ours."""
    said, _, mark = word.rpartition("-")
    if not hmac.compare_digest(mark.encode(), _mark(said, key).encode()):
        return None
    gathering, _, expires = said.partition("-")
    return UUID(gathering) if int(expires) > (time.time() if now is None else now) else None


def _mark(said: str, key: str) -> str:
    digest = hmac.new(key.encode(), said.encode(), hashlib.sha256).digest()[:18]
    return base64.urlsafe_b64encode(digest).decode().replace("-", ".")
