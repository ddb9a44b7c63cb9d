"""How a view answers: the whole page, or only the part that htmx asked for; a redirect after what went well."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import render, resolve_url
from django.urls import resolve
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from django.views.defaults import page_not_found

from usving.core.drafts import forget
from usving.core.refusal import Refused

WORDS = {
    "text/html",
    "text/plain",
    "text/markdown",
    "text/calendar",
    "application/json",
    "application/toml",
}


@contextmanager
def refusals_on(form: BaseForm) -> Iterator[None]:
    """Let an action's refusal stand on the form it came from, beside its field where it names one."""
    try:
        yield
    except Refused as refused:
        field = refused.field if refused.field in form.fields else None
        form.add_error(field, refused.sentence)


def page(
    request: HttpRequest, template: str, context: dict[str, Any], *, part: str = "", then: Any = None
) -> HttpResponse:
    """Answer with a page, or with its `part` where htmx asks; after a POST that went well, go on to `then`.

    Any form in the context with errors makes it 422, and `then` is not followed: what was typed is shown again.
    """
    wrong = any(isinstance(value, BaseForm) and value.is_bound and not value.is_valid() for value in context.values())
    if request.method == "POST" and not wrong and then is not None:
        return go(request, then)
    name = f"{template}#{part}" if part and _wants_part(request) else template
    return render(request, name, context, status=422 if wrong else 200)


def speak(request: HttpRequest, language: str) -> None:
    """Speak a language for the rest of the request, unless another was chosen on this telephone."""
    if request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) not in dict(settings.LANGUAGES):
        translation.activate(language)
        request.LANGUAGE_CODE = language


def go(request: HttpRequest, to: Any) -> HttpResponse:
    """Send the browser on; htmx is told to follow with a whole page. What was typed for this is no longer a draft."""
    if request.method == "POST":
        forget(request)
    address = resolve_url(to)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": address})
    return HttpResponseRedirect(address)


def calendar_file(request: HttpRequest, content: bytes, *, changed: datetime | None) -> HttpResponse:
    """A private calendar as an answer, with what lets a program ask only for what is new."""
    etag = quote_etag(sha256(content).hexdigest()[:32])
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response.headers["ETag"], response.headers["Cache-Control"] = etag, "private, no-cache"
    response.headers["Content-Disposition"] = 'inline; filename="avtaler.ics"'
    if changed:
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    since = int(changed.timestamp()) if changed else None
    answer: HttpResponse = (
        get_conditional_response(request, etag=etag, last_modified=since, response=response) or response
    )
    return answer


def _wants_part(request: HttpRequest) -> bool:
    return bool(request.headers.get("HX-Request")) and not request.headers.get("HX-Boosted")


class PackedMiddleware(GZipMiddleware):
    """Sends words packed to a browser that can unpack them: a page at a quarter of its size over a slow line (ADR 21).

    Sounds and pictures are packed already, and a sound is asked for in stretches.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Pack an answer of words."""
        kind = response.headers.get("Content-Type", "").partition(";")[0]
        return super().process_response(request, response) if kind in WORDS else response


class HeadersMiddleware:
    """What every answer says of itself: a page about people is kept by no cache, and no page asks for the phone's senses."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the headers on it."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
        response.headers.setdefault("Vary", "HX-Request, Cookie, Accept-Language")
        if not response.headers.get("Cache-Control"):
            response.headers["Cache-Control"] = "private, no-store"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """A form's own key that stands on a row by now: most likely the other of two clicks, so the view is asked once more.

        Now it sees that row and answers as for a form sent twice. Where it still does not, the row is somebody else's: the
        sender may not see it, and gets what a stranger gets.
        """
        if not _of_a_key(exception):
            return None
        view, args, kwargs = resolve(request.path_info)
        for name in request.FILES:
            for each in request.FILES.getlist(name):
                each.seek(0)
        try:
            with transaction.atomic():
                answer: HttpResponseBase = view(request, *args, **kwargs)
                return answer
        except IntegrityError as again:
            if not _of_a_key(again):
                raise
            return page_not_found(request, again)


def _of_a_key(exception: Exception) -> bool:
    said = getattr(exception.__cause__, "diag", None) if isinstance(exception, IntegrityError) else None
    return said is not None and str(said.constraint_name).endswith("_pkey")
