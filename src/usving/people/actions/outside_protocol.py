"""Talking with an identity provider: OpenID Connect's authorization code flow with PKCE, state and nonce; logout both ways.

Authlib does the protocol. What is ours: which algorithms and issuer we believe, how long we wait, and that nothing which the
provider says of a person is kept or logged, but for the few claims that `Told` carries to the login.
"""

import logging
import time
from typing import Any

import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.django_client import DjangoOAuth2App, OAuth
from authlib.oauth2.rfc7523 import PrivateKeyJWT
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import get_language
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from usving.people.actions.outside_client import Cancelled, LoggedOut, NotBelieved, Told
from usving.people.rules.outside import Provider, is_safe

SIGNED_BY = ("RS256", "PS256", "ES256", "RS384", "PS384", "ES384", "RS512", "PS512", "ES512")
WAIT = 10  # seconds for each question to a provider
FRESH = 60 * 60  # seconds that a provider's description is believed before it is asked for again
MINUTE = 60
LOGOUT = "http://schemas.openid.net/event/backchannel-logout"
log = logging.getLogger(__name__)


class Client(DjangoOAuth2App):
    """One provider, asked over the network. Its description is read anew each hour, and must be that of the issuer we named."""

    provider: Provider

    def load_server_metadata(self) -> dict[str, Any]:
        """Return the provider's description of itself. Raises NotBelieved where it is another's, or not encrypted."""
        if time.time() - self.server_metadata.get("_loaded_at", 0) > FRESH:
            self.server_metadata.clear()
        fresh = "_loaded_at" not in self.server_metadata
        said: dict[str, Any] = super().load_server_metadata()
        if fresh:
            self._check(said)
        return said

    def _check(self, said: dict[str, Any]) -> None:
        addresses = [said.get(key, "") for key in ("authorization_endpoint", "token_endpoint", "jwks_uri")]
        if said.get("issuer") != self.provider.issuer or not all(map(is_safe, addresses)):
            said.clear()
            raise NotBelieved
        named = said.get("id_token_signing_alg_values_supported") or ["RS256"]
        said["id_token_signing_alg_values_supported"] = [alg for alg in named if alg in SIGNED_BY] or ["RS256"]


_clients: dict[Provider, Client] = {}


def client_of(provider: Provider) -> Client:
    """Return the client that talks with a provider, made once in each process."""
    if provider not in _clients:
        _clients[provider] = _made(provider)
    return _clients[provider]


def _made(provider: Provider) -> Client:
    signed = bool(provider.private_key)
    options: dict[str, Any] = {"scope": provider.scope, "code_challenge_method": "S256", "default_timeout": WAIT}
    if signed:
        options["token_endpoint_auth_method"] = PrivateKeyJWT.name
    made: Client = OAuth().register(
        provider.code,
        client_cls=Client,
        client_id=provider.client_id,
        client_secret=provider.private_key or provider.client_secret,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs=options,
        client_auth_methods=[_proof(provider)] if signed else None,
    )
    made.provider = provider
    return made


def _proof(provider: Provider) -> PrivateKeyJWT:
    """The signed word by which the client proves itself; ID-porten wants the issuer as its audience."""
    return PrivateKeyJWT(provider.issuer, headers={"kid": provider.key_id} if provider.key_id else None)


def send_to(request: HttpRequest, provider: Provider, back_to: str) -> HttpResponseBase:
    """Send the browser to the provider's login. Raises NotBelieved where the provider does not answer."""
    asked = {"acr_values": " ".join(provider.acr[:1])} if provider.acr else {}
    if provider.language:
        asked["ui_locales"] = (get_language() or "nb")[:2]
    try:
        return client_of(provider).authorize_redirect(request, back_to, **asked)
    except (OAuthError, requests.RequestException, ValueError) as failure:
        raise _unbelieved(failure) from None


def answer_of(request: HttpRequest, provider: Provider) -> Told:
    """Read the answer that the browser brings from the provider. Raises NotBelieved, or Cancelled."""
    if request.GET.get("error") == "access_denied":
        raise Cancelled
    client = client_of(provider)
    expected = {
        "iss": {"essential": True, "value": provider.issuer},
        "aud": {"essential": True, "value": provider.client_id},
        "nonce": {"essential": True},
    }
    try:
        token = client.authorize_access_token(request, claims_options=expected, leeway=MINUTE)
    except (OAuthError, JoseError, requests.RequestException, ValueError, KeyError, TypeError) as failure:
        raise _unbelieved(failure) from None
    said = token.get("userinfo") or {}
    if not said.get(provider.claim):
        raise NotBelieved
    return Told(str(said[provider.claim]), str(said.get("acr", "")), str(said.get("sid", "")))


def way_out(provider: Provider, back_to: str) -> str | None:
    """Return the address where the browser ends its login at the provider too; None where there is none to be had.

    The client's name goes along, not the identity token: that holds the national identity number, and addresses are kept by
    browsers. The provider may ask the person to confirm.
    """
    try:
        asked = client_of(provider).create_logout_url(back_to, client_id=provider.client_id)
    except (OAuthError, NotBelieved, requests.RequestException, RuntimeError, ValueError) as failure:
        log.warning("the way out at %s is closed: %s", provider.code, type(failure).__name__)
        return None
    return str(asked["url"])


def logout_message(provider: Provider, token: str) -> LoggedOut:
    """Read a provider's back-channel message (OpenID Connect Back-Channel Logout 1.0, 2.6). Raises NotBelieved."""
    client = client_of(provider)
    try:
        said = _decoded(client, token)
    except (OAuthError, JoseError, requests.RequestException, ValueError, KeyError, TypeError) as failure:
        raise _unbelieved(failure) from None
    whom = said.get("aud")
    meant_for_us = provider.client_id in (whom if isinstance(whom, list) else [whom])
    now, made = time.time(), said.get("iat")
    in_time = isinstance(made, int | float) and now - 10 * MINUTE < made < now + MINUTE
    not_over = isinstance(said.get("exp"), int | float) and said["exp"] > now - MINUTE
    is_logout = isinstance(said.get("events"), dict) and LOGOUT in said["events"] and "nonce" not in said
    named = isinstance(said.get("sid"), str) and isinstance(said.get("jti"), str)
    if said.get("iss") != provider.issuer or not (meant_for_us and in_time and not_over and is_logout and named):
        raise NotBelieved
    return LoggedOut(said["sid"], said["jti"])


def _decoded(client: Client, token: str) -> dict[str, Any]:
    algorithms = client.load_server_metadata()["id_token_signing_alg_values_supported"]
    registry = JWSRegistry(algorithms=algorithms, strict_check_header=False)
    try:
        return jwt.decode(token, KeySet.import_key_set(client.fetch_jwk_set()), registry=registry).claims
    except InvalidKeyIdError:
        return jwt.decode(token, KeySet.import_key_set(client.fetch_jwk_set(force=True)), registry=registry).claims


def _unbelieved(failure: Exception) -> NotBelieved:
    log.warning("an answer from an identity provider is not believed: %s", type(failure).__name__)
    return NotBelieved()
