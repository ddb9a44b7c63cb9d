"""Two pages of ways in: what we do together in a process, and what is one's own."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.views.decorators.http import require_safe

from usving.core.pages import page
from usving.front.queries.entrances import OWN, TOGETHER, open_to
from usving.process.access import process_to_take_part_in


@require_safe
def together(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What we do together in a process, for one who has a seat there."""
    process, who = process_to_take_part_in(request.user, pk)
    groups = open_to(TOGETHER, who.place_in(process.pk).role)
    crumbs = [{"label": process.name, "url": resolve_url("u", process.pk)}]
    return page(request, "front/together.html", {"process": process, "groups": groups, "breadcrumbs": crumbs})


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What is one's own: values, wishes, what one can, the money. Staff have theirs elsewhere."""
    if request.user.is_staff:
        raise Http404
    return page(request, "front/own.html", {"groups": OWN})
