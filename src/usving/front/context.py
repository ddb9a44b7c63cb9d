"""What stands around every page: the menu, who is logged in, whether this is a demonstration."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


def around(request: HttpRequest) -> dict[str, Any]:
    """Return what base.html needs of every request."""
    user = getattr(request, "user", None)
    inside = bool(user and user.is_authenticated)
    return {
        "menu": menu(request) if inside else [],
        "demonstration": settings.DEMO,
        "quick_exit": inside and not user.is_staff or request.path.startswith("/invitasjon/"),  # type: ignore[union-attr]
        "languages": settings.LANGUAGES,
    }


def menu(request: HttpRequest) -> list[dict[str, Any]]:
    """The few places to go."""
    places = [("my_page", _("Min side")), ("processes", _("U-en")), ("about_me", _("Om meg"))]
    return [{"label": label, "url": reverse(name), "current": request.path == reverse(name)} for name, label in places]
