"""Two pages of ways in: what we do together in a process, and what is one's own."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.views.decorators.http import require_safe

from usving.core.pages import page
from usving.front.queries.entrances import open_to, own_of
from usving.insight.access.told_with import may_be_told
from usving.people.access import family_ids
from usving.process.access import process_to_take_part_in


@require_safe
def together(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What we do together in a process, for one who has a seat there."""
    process, who = process_to_take_part_in(request.user, pk)
    groups = open_to(who.place_in(process.pk).role, joined=process.pk in who.joined)
    crumbs = [{"label": process.name, "url": resolve_url("u", process.pk)}]
    return page(request, "front/together.html", {"process": process, "groups": groups, "breadcrumbs": crumbs})


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What is one's own: values, wishes, what one can, the money."""
    groups = own_of(at_home=bool(family_ids(request.user)), told=may_be_told(request.user))
    return page(request, "front/own.html", {"groups": groups})
