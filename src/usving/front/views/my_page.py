"""Min side: the one next thing, for every role."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from usving.core.pages import page
from usving.front.context import menu_of
from usving.front.queries.my_page import my_page_of


@require_safe
def my_page(request: HttpRequest) -> HttpResponse:
    """One's own page. The menu is made of what was read anyway."""
    mine = my_page_of(request.user, now=timezone.now())
    return page(request, "front/my_page.html", {"mine": mine, "menu": menu_of(mine.places, request.path)})
