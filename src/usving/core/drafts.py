"""What is being typed in a long field, kept in the session until it is sent: for its author alone, gone with the session.

Without a line the words lie in the browser, locked with a key that only the author's own pages carry, for twelve hours at
most (core/js/offline.js). A telephone on which someone came in by a code may be anyone's: there nothing lies in the browser
until its owner says that it is their own. Someone at a shared machine says so once, and nothing more is kept at all before
the next login. What a form's action did well is forgotten by `core.pages.go`.
"""

import base64
from collections.abc import Mapping
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

KEPT, OFF = "drafts", "drafts_off"  # in the session: path of a page → {field: words}; whether nothing is to be kept
SHARED = "shared_device"  # in the session: nothing is to lie in the browser
# The widest form has fourteen fields to type in (a test counts them), and one with a row for each thing may have more.
MOST_PAGES, MOST_FIELDS, LONGEST = 6, 40, 20_000


def keeping(request: HttpRequest) -> bool:
    """Whether what this one types is kept: one is logged in, and the machine is not shared."""
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated and OFF not in request.session


def share(request: HttpRequest) -> None:
    """Take the telephone for one that others use too, until its owner says otherwise."""
    request.session[SHARED] = True


def own(request: HttpRequest) -> None:
    """Take the telephone for the owner's own from now on."""
    for said in (SHARED, OFF):
        request.session.pop(said, None)


def is_shared(request: HttpRequest) -> bool:
    """Whether nothing is to lie in the browser."""
    return SHARED in request.session or OFF in request.session


def browser_key(request: HttpRequest) -> str:
    """The key that locks what lies in the browser without a line (32 bytes, base64): the account's own, always the same.

    Empty where nothing may lie there.
    """
    if not keeping(request) or is_shared(request):
        return ""
    return base64.b64encode(salted_hmac("usving.drafts", str(request.user.pk), algorithm="sha256").digest()).decode()


def kept_here(request: HttpRequest) -> dict[str, str]:
    """The words kept for the page that is asked for, by field; empty where there are none."""
    here: dict[str, str] = request.session.get(KEPT, {}).get(request.path, {}) if keeping(request) else {}
    return here


def keep(request: HttpRequest, path: str, words: Mapping[str, str]) -> bool:
    """Keep the words of a page's fields; where there are none, forget the page. Says whether all of it is kept."""
    others = {where: what for where, what in request.session.get(KEPT, {}).items() if where != path}
    fields = {name: text[:LONGEST] for name, text in list(words.items())[:MOST_FIELDS]}
    written = keeping(request) and any(text.strip() for text in fields.values())
    if written:
        others[path] = fields
    request.session[KEPT] = dict(list(others.items())[-MOST_PAGES:])
    return written and fields == dict(words)


def forget(request: HttpRequest) -> None:
    """Forget what was typed on the page whose form has now been acted on, and on the page it was sent from."""
    kept = getattr(request, "session", {}).get(KEPT)
    done = {request.path, urlsplit(request.headers.get("Referer", "")).path}
    if kept and done & set(kept):
        request.session[KEPT] = {where: what for where, what in kept.items() if where not in done}


def stop(request: HttpRequest) -> None:
    """Keep nothing more before the next login, and forget all that was kept."""
    request.session.pop(KEPT, None)
    request.session[OFF] = True
