"""The wall for the projector: the step, the time, and what those present have put up."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from usving.core import live
from usving.core.letters import square_address
from usving.core.pages import go, page
from usving.process.access.room import room_to_be_in, room_to_lead, wall_post_in
from usving.process.actions import wall as actions
from usving.process.queries import room as queries
from usving.process.queries.wall import MOST, wall_of


@require_safe
def wall(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The wall, for one who leads in the room."""
    gathering, found, who = room_to_lead(request.user, pk)
    mark = queries.mark_of(found)
    if request.headers.get("If-None-Match") == mark:
        return HttpResponse(status=304)
    posts = wall_of(gathering)
    there = request.build_absolute_uri(reverse("room", args=[gathering.pk]))
    context = {
        "gathering": gathering,
        "process": gathering.process,
        "room": found,
        "mark": mark,
        "now": queries.now_in(gathering, found) if found.is_open else None,
        "tables": queries.tables_now(gathering, found, who) if found.is_open else [],
        "wall": posts[:MOST],
        "more": max(0, len(posts) - MOST),
        "has_wall": queries.wall_is_open(gathering),
        "square": square_address(there),
        "stream": live.stream_for(gathering.pk, request),
    }
    answer = page(request, "process/room/wall.html", context, part="now")
    answer.headers["ETag"] = mark
    return live.may_hear(answer, context["stream"])


@require_POST
def wall_post_down(request: HttpRequest, pk: UUID, post: UUID) -> HttpResponse:
    """Take something off the wall: one's own, or as one who leads."""
    gathering, _room, who = room_to_be_in(request.user, pk)
    actions.take_down(wall_post_in(gathering, post, who), by=request.user)
    messages.success(request, _("Det er tatt ned fra veggen. Den som skrev, har det fortsatt."))
    return go(request, reverse("room_console" if gathering.process_id in who.run else "room", args=[gathering.pk]))
