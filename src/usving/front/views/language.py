"""The choice of language, from the top of every page."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from usving.core.pages import go
from usving.front.actions import speak
from usving.front.forms import LanguageForm

A_YEAR = 365 * 24 * 60 * 60


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language in a cookie, and on the account of one who is logged in; then back to the page one came from."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return go(request, "home")
    chosen, user = form.cleaned_data["language"], _known(request)
    if user:
        speak(user, language=chosen, by=user)
    answer = go(request, _own_address(request, form.cleaned_data["next"]))
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, chosen, max_age=A_YEAR, secure=settings.SECURE, httponly=True, samesite="Lax"
    )
    return answer


def _known(request: HttpRequest) -> Any:
    return request.user if request.user.is_authenticated else None


def _own_address(request: HttpRequest, wanted: str) -> str:
    """The page to come back to, with what was chosen on it, or the front page where it is not one of ours.

    What was chosen stands in the address that the browser says it comes from. The page itself does not repeat it (ADR 21).
    """
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    if not own or not wanted.startswith("/"):
        return resolve_url("home")
    came = urlsplit(request.headers.get("Referer", ""))
    is_here = (came.netloc, came.path) == (request.get_host(), wanted)
    return f"{wanted}?{came.query}" if is_here and came.query else wanted
