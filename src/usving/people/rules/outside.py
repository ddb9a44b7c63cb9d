"""Identity providers: what is configured of one, what it must promise, and what is kept of whom it knows."""

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

CODE = re.compile(r"[a-z][a-z0-9-]{0,29}")
EVERYONE, STAFF = "everyone", "staff"
KEYS = {
    "name", "issuer", "client_id", "client_secret", "private_key", "key_id",
    "acr", "claim", "scope", "whom", "login_at", "language",
}  # fmt: skip


@dataclass(frozen=True)
class Provider:
    """One identity provider, as whoever runs the installation has configured it.

    `acr` are the levels that are accepted, the one that is asked for first; without any the provider promises no level, and a
    login there counts as a link does. `claim` is what tells one person from another there. `login_at` is the origin of its login
    page where that is another than the issuer's. With `private_key` the client proves itself by a signed word (private_key_jwt).
    """

    code: str
    name: str
    issuer: str
    client_id: str
    client_secret: str = ""
    private_key: str = ""
    key_id: str = ""
    acr: tuple[str, ...] = ()
    claim: str = "sub"
    scope: str = "openid"
    whom: str = EVERYONE
    login_at: str = ""
    language: bool = True

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins that a form of ours may end at when it leads to this provider."""
        return tuple(dict.fromkeys(filter(None, (_origin(self.issuer), self.login_at))))

    def __repr__(self) -> str:
        return f"Provider({self.code!r})"  # the secrets of a client stand in no log


def providers_from(file: Mapping[str, Any]) -> dict[str, Provider]:
    """Read the providers of a configuration file, by code. Raises ValueError with a sentence for whoever wrote it."""
    return {code: _provider(code, said) for code, said in file.items()}


def _provider(code: str, said: Any) -> Provider:
    if not CODE.fullmatch(code) or not isinstance(said, Mapping):
        raise ValueError(f"{code!r} must be a table [code] with a code of small letters, digits and hyphens")
    if unknown := sorted(set(said) - KEYS):
        raise ValueError(f"[{code}] has keys that mean nothing here: {', '.join(unknown)}")
    if missing := [key for key in ("name", "issuer", "client_id") if not said.get(key)]:
        raise ValueError(f"[{code}] needs {', '.join(missing)}")
    if not said.get("client_secret") and not said.get("private_key"):
        raise ValueError(f"[{code}] needs client_secret or private_key")
    if said.get("whom", EVERYONE) not in (EVERYONE, STAFF):
        raise ValueError(f"[{code}] whom must be {EVERYONE} or {STAFF}")
    if not is_safe(said["issuer"]):
        raise ValueError(f"[{code}] issuer must begin with https://")
    return Provider(code=code, **{**said, "acr": tuple(said.get("acr", ()))})


def is_safe(address: str) -> bool:
    """Whether an address of a provider may be called: encrypted, or on the machine itself."""
    parts = urlsplit(address)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in ("localhost", "127.0.0.1", "::1"))


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def is_enough(provider: Provider, acr: str) -> bool:
    """Whether the level that a provider vouches for is one we accept; without a demand any is."""
    return not provider.acr or acr in provider.acr


def identity_digest(key: bytes, provider: Provider, municipality: UUID, value: str) -> str:
    """What is kept of the one whom a provider calls `value` (in ID-porten the national identity number).

    Keyed, because there are so few such numbers that a plain digest could be tried through; another one in each municipality,
    so that two of them cannot be put together.
    """
    said = "\n".join(("identity", provider.issuer, provider.claim, str(municipality), value))
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()


def session_digest(key: bytes, provider: Provider, sid: str) -> str:
    """What is kept of a login at a provider, so that it can be ended from there."""
    return hmac.new(key, "\n".join(("session", provider.issuer, sid)).encode(), hashlib.sha256).hexdigest()


def word_digest(key: bytes, provider: Provider, word: str) -> str:
    """What is kept of the name of a provider's message, so that it is taken once."""
    return hmac.new(key, "\n".join(("message", provider.issuer, word)).encode(), hashlib.sha256).hexdigest()
