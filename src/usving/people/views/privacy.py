"""For the municipality's administrator and privacy officer: what is cleared away when, and the papers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from usving.core.pages import page
from usving.people.access import privacy_reader, roles_of
from usving.people.queries import papers
from usving.people.queries import retention as queries
from usving.people.rules.roles import Role


@require_safe
def retention(request: HttpRequest) -> HttpResponse:
    """How long things are kept, what goes tonight, and what went before."""
    here = privacy_reader(request.user)
    shown = {
        "plans": queries.plans(here.municipality_id),
        "nights": queries.nights(),
        "decides": Role.ADMINISTRATOR in roles_of(here),
    }
    return page(request, "people/own_data/retention.html", shown)


@require_safe
def privacy_papers(request: HttpRequest) -> HttpResponse:
    """The papers, from the code itself."""
    privacy_reader(request.user)
    shown = {
        "activities": papers.activities(),
        "security": papers.SECURITY,
        "special": papers.SPECIAL,
        "names": papers.PAPERS,
    }
    return page(request, "people/own_data/papers.html", shown)


@require_safe
def privacy_paper(request: HttpRequest, name: str) -> HttpResponse:
    """One paper as a file."""
    privacy_reader(request.user)
    if name not in papers.PAPERS:
        raise Http404
    response = HttpResponse(papers.paper(name), content_type="text/markdown; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.md"'
    return response
