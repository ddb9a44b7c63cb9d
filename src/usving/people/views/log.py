"""Who has seen and done what about me and my family."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from usving.core.pages import page
from usving.people import queries
from usving.people.forms import LogSearchForm

ON_A_PAGE, ON_PAPER = 25, 1000


@require_safe
def my_log(request: HttpRequest) -> HttpResponse:
    """The log, a page at a time; or long, for paper."""
    form = LogSearchForm(request.GET or None)
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    asked = {name: value for name, value in asked.items() if value}
    found = queries.trail_of(request.user, **asked)
    on_paper = "papir" in request.GET
    pages = Paginator(found, ON_PAPER if on_paper else ON_A_PAGE).get_page(request.GET.get("side"))
    lines = pages.object_list if "word" in asked else queries.lines_of(pages.object_list, reader=request.user)
    kept = urlencode(asked)
    shown = {"lines": lines, "pages": pages, "on_paper": on_paper, "asked": asked, "query": f"{kept}&" if kept else ""}
    return page(request, "people/about/log.html", {"form": form, **shown})
