"""An identity provider on loopback: oidc-provider-mock, and around it what ID-porten does and the mock does not.

The mock keeps codes, clients and users. The wrapper checks the PKCE verifier and the client's proof, signs with a key of its
own, adds `acr`, `sid` and whatever a test wants to be wrong.
"""

import base64
import hashlib
import json
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import requests
from joserfc import jwt
from joserfc.jwk import RSAKey

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import oidc_provider_mock
    from oidc_provider_mock import User
    from werkzeug.serving import make_server

PID = "01017012345"  # made up, and no valid number
Claims = dict[str, Any]


def same(claims: Claims) -> Claims:
    return claims


@dataclass
class Strict:
    """The wrapper. `change` may spoil the claims of the next tokens; `answer` the whole answer of the token endpoint."""

    mock: Any
    issuer: str = ""
    secret: str = "the client's secret"
    clients_key: RSAKey | None = None
    acr: str = "idporten-loa-substantial"
    sid: str = "login-1"
    change: Callable[[Claims], Claims] = same
    answer: Callable[[Claims], Claims] = same
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}))
    challenges: dict[str, str] = field(default_factory=dict)
    asked: list[dict[str, list[str]]] = field(default_factory=list)

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        path = environ["PATH_INFO"]
        if path == "/jwks":
            return self._json(start_response, {"keys": [self.key.as_dict(private=False)]})
        if path == "/oauth2/authorize" and environ["REQUEST_METHOD"] == "POST":
            return self._authorize(environ, start_response)
        if path == "/oauth2/token":
            return self._token(environ, start_response)
        return self.mock(environ, start_response)

    def _json(self, start_response: Any, said: Any, status: str = "200 OK") -> list[bytes]:
        start_response(status, [("Content-Type", "application/json")])
        return [json.dumps(said).encode()]

    def _inner(self, environ: dict[str, Any]) -> tuple[str, list[tuple[str, str]], bytes]:
        """Ask the mock, and keep what it answers."""
        kept: dict[str, Any] = {}

        def start(status: str, headers: list[tuple[str, str]], *_more: Any) -> None:
            kept.update(status=status, headers=headers)

        body = b"".join(self.mock(environ, start))
        return kept["status"], kept["headers"], body

    def _authorize(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        asked = parse_qs(environ["QUERY_STRING"])
        self.asked.append(asked)
        if asked.get("code_challenge_method") != ["S256"] or "nonce" not in asked or "state" not in asked:
            return self._json(start_response, {"error": "invalid_request"}, "400 Bad Request")
        status, headers, body = self._inner(environ)
        for code in parse_qs(urlsplit(dict(headers).get("Location", "")).query).get("code", []):
            self.challenges[code] = asked["code_challenge"][0]
        start_response(status, headers)
        return [body]

    def _token(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        sent = parse_qs(body.decode())
        proof = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", [""])[0].encode()).digest())
        if proof.decode().rstrip("=") != self.challenges.get(sent.get("code", [""])[0]):
            return self._json(start_response, {"error": "invalid_grant"}, "400 Bad Request")
        if not self._is_client(environ, sent):
            return self._json(start_response, {"error": "invalid_client"}, "401 Unauthorized")
        if self.clients_key:  # the mock knows no signed proofs: to it the client shows a secret
            shown = base64.b64encode(b"usving:any").decode()
            environ["HTTP_AUTHORIZATION"] = f"Basic {shown}"
            body = urlencode({k: v[0] for k, v in sent.items() if not k.startswith("client_assertion")}).encode()
        environ |= {"wsgi.input": BytesIO(body), "CONTENT_LENGTH": str(len(body))}
        status, _headers, answered = self._inner(environ)
        said = json.loads(answered)
        if "id_token" in said:
            said["id_token"] = self.signed(self._claims(said["id_token"]))
        return self._json(start_response, self.answer(said), status)

    def _is_client(self, environ: dict[str, Any], sent: dict[str, list[str]]) -> bool:
        if self.clients_key is None:
            shown = environ.get("HTTP_AUTHORIZATION", "").removeprefix("Basic ")
            return base64.b64decode(shown).decode() == f"usving:{self.secret}"
        said = jwt.decode(sent["client_assertion"][0], self.clients_key)
        claims = said.claims
        right = (said.header.get("kid"), claims["aud"], claims["iss"], claims["sub"])
        return right == ("ours", self.issuer, "usving", "usving") and claims["exp"] > time.time()

    def _claims(self, token: str) -> Claims:
        middle = token.split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
        claims.pop("at_hash", None)
        return self.change({**claims, "acr": self.acr, "sid": self.sid})

    def signed(self, claims: Claims, key: RSAKey | None = None, alg: str = "RS256") -> str:
        """Sign claims as this provider does, or with another key."""
        return jwt.encode({"alg": alg, "kid": "one"}, claims, key or self.key)

    def logout_token(self, **changed: Any) -> str:
        """A back-channel message; a change to None takes a claim away."""
        now = int(time.time())
        said = {
            "iss": self.issuer, "aud": "usving", "iat": now, "exp": now + 120, "jti": f"message-{time.time_ns()}",
            "sid": self.sid, "events": {"http://schemas.openid.net/event/backchannel-logout": {}}, **changed,
        }  # fmt: skip
        return self.signed({name: value for name, value in said.items() if value is not None})

    def log_in(self, address: str, who: str = "fatima") -> str:
        """Do what a person does at the provider: choose themselves; returns where the browser is sent."""
        answered = requests.post(address, data={"sub": who}, allow_redirects=False, timeout=5)
        return answered.headers.get("Location", str(answered.status_code))


@contextmanager
def provider_on_loopback() -> Iterator[Strict]:
    """A provider that knows Fatima and a stranger, for as long as the block lasts."""
    people = [
        User(sub=who, claims={"pid": pid}) for who, pid in (("fatima", PID), ("odd", "02027054321"), ("none", None))
    ]
    strict = Strict(oidc_provider_mock.app(user_claims=[*people, User(sub="nils", claims={})]))
    server = make_server("127.0.0.1", 0, strict, threaded=True)
    strict.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield strict
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()
