"""What is being typed in a long field, kept in the session until it is sent: for its author alone, gone with the session.

Nothing is kept in the browser, which may be shared. Someone at a shared machine says so once, and nothing more is kept
before the next login. What a form's action did well is forgotten by `core.pages.go`.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.http import HttpRequest

KEPT, OFF = "drafts", "drafts_off"  # in the session: path of a page → {field: words}; whether nothing is to be kept
MOST_PAGES, MOST_FIELDS, LONGEST = 6, 12, 20_000


def keeping(request: HttpRequest) -> bool:
    """Whether what this one types is kept: one is logged in, and the machine is not shared."""
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated and OFF not in request.session


def kept_here(request: HttpRequest) -> dict[str, str]:
    """The words kept for the page that is asked for, by field; empty where there are none."""
    here: dict[str, str] = request.session.get(KEPT, {}).get(request.path, {}) if keeping(request) else {}
    return here


def keep(request: HttpRequest, path: str, words: Mapping[str, str]) -> bool:
    """Keep the words of a page's fields; where there are none, forget the page. Says whether anything is kept."""
    others = {where: what for where, what in request.session.get(KEPT, {}).items() if where != path}
    fields = {name: text[:LONGEST] for name, text in list(words.items())[:MOST_FIELDS]}
    written = keeping(request) and any(text.strip() for text in fields.values())
    if written:
        others[path] = fields
    request.session[KEPT] = dict(list(others.items())[-MOST_PAGES:])
    return written


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
