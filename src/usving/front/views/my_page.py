"""Min side: the one next thing, for every role."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from usving.core.pages import go, page
from usving.front.actions import close_tip
from usving.front.context import menu_of
from usving.front.queries.beginning import code_of
from usving.front.queries.my_page import my_page_of
from usving.front.rules import TIP_NAMES


@require_safe
def my_page(request: HttpRequest) -> HttpResponse:
    """One's own page. The menu is made of what the page asks for itself."""
    mine = my_page_of(request.user, now=timezone.now())
    return page(
        request,
        "front/my_page.html",
        {"mine": mine, "menu": menu_of(mine.places, request.path, at_home=not request.user.is_staff)},
    )


@require_POST
def tip_closed(request: HttpRequest, name: str) -> HttpResponse:
    """Close the box for newcomers; it stays closed."""
    if name not in TIP_NAMES:
        raise Http404
    close_tip(code=code_of(name, demonstration=settings.DEMO), by=request.user)
    return go(request, "my_page")
