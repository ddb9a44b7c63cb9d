"""Who has seen and done what about me and my family."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import page
from usving.people import queries
from usving.people.forms import LogSearchForm

ON_PAPER = 1000


@require_safe
def my_log(request: HttpRequest) -> HttpResponse:
    """The log, a page at a time; or long, for paper."""
    form = LogSearchForm(request.GET or None)
    days = form.cleaned_data if form.is_bound and form.is_valid() else {}
    asked, on_paper = asked_of(request, typed=("since", "until")), "papir" in request.GET
    asked = replace(asked, size=ON_PAPER) if on_paper else asked
    found = queries.trail_of(request.user, word=asked.words, **{name: day for name, day in days.items() if day})
    shown = listed(asked, found)
    lines = shown.page.object_list if asked.words else queries.lines_of(shown.page.object_list, reader=request.user)
    context = {"form": form, "list": shown, "lines": lines, "on_paper": on_paper}
    return page(request, "people/about/log.html", context, part="list")
