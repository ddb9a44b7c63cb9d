"""How well someone has shown who they are, and the door in front of what needs more."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from usving.core.pages import go
from usving.people.rules.levels import Level

LEVEL = "level"  # what the session calls how well someone has shown who they are
View = Callable[..., HttpResponse]


def level_of(request: HttpRequest) -> Level:
    """How well whoever asks has shown who they are in this login; the lower level where nothing is known."""
    kept = request.session.get(LEVEL)
    return Level.SUBSTANTIAL if kept == Level.SUBSTANTIAL.value else Level.LINK


def strong(request: HttpRequest) -> bool:
    """Whether whoever asks has shown well who they are."""
    return level_of(request) is Level.SUBSTANTIAL


def needs_level(level: Level) -> Callable[[View], View]:
    """A door in front of a view: whoever is logged in at a lower level is shown the safer ways in, and the way back.

    Nothing of the view runs before that, so that a page for the higher level cannot be told from one that is not there.
    """

    def door(view: View) -> View:
        @wraps(view)
        def behind(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponse:
            if level is Level.LINK or strong(request):
                return view(request, *arguments, **named)
            back = f"?{urlencode({'next': request.get_full_path()})}" if request.method in ("GET", "HEAD") else ""
            return go(request, f"{reverse('login_safer')}{back}")

        return behind

    return door
