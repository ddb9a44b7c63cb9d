"""The room on a phone: what we do now, saying something, and what hangs on the wall."""

from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render, resolve_url
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from usving.core import live
from usving.core.drafts import forget
from usving.core.pages import go, page, refusals_on
from usving.process.access import Standing
from usving.process.access.room import photo_for, present_in, room_for, room_to_be_in
from usving.process.actions import wall as actions
from usving.process.forms.room import SayForm
from usving.process.models import Gathering, Room
from usving.process.queries import room as queries
from usving.process.queries.contributions import family_name
from usving.process.queries.gatherings import is_asked, sits_in_talk
from usving.process.queries.groups import has_tables, my_tables
from usving.process.queries.wall import Post, wall_of
from usving.process.rules.room import Spot
from usving.process.rules.seats import Act


@require_safe
def room(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The room as one who takes part sees it. Asked for by a script that has this version already, it says so and no more."""
    by_script = request.headers.get("HX-Request") == "true"
    if by_script and (quick := _shared_look(request, pk)) is not None:
        return quick
    gathering, found, who = room_for(request.user, pk)
    asked = _is_asked(gathering, who)
    if not asked and gathering.process_id not in who.led:
        raise Http404
    if (unchanged := not_changed(request, found)) is not None:
        return unchanged
    context = shown(gathering, found, who) | {"asked": asked, "leads": gathering.process_id in who.led}
    if by_script:
        return marked(page(request, "process/room/part.html", context), found)
    context["form"] = _form(request, who, gathering) if _writes(gathering, found, who, asked=asked) else None
    context["stream"] = live.stream_for(gathering.pk, request) if found is None or found.is_open else ""
    return live.may_hear(marked(page(request, "process/room/room.html", context), found), context["stream"])


@require_POST
def room_say(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say something in the room."""
    gathering, found, who = room_to_be_in(request.user, pk)
    if not _writes(gathering, found, who, asked=_is_asked(gathering, who)):
        raise Http404
    form = _form(request, who, gathering)
    if form.is_valid():
        with refusals_on(form):
            photo = form.cleaned_data["photo"]
            taken = actions.Taken(photo, form.cleaned_data["photo_words"]) if photo else None
            key = form.cleaned_data["key"]
            actions.say(found, key=key, spot=form.spot, photo=taken, by=request.user, who=who, **form.said)
    if request.headers.get("HX-Request") == "true":
        return _told(request, form)
    if form.is_valid():
        messages.success(request, SENT[form.spot])
        return go(request, resolve_url("room", gathering.pk))
    form.say_that_the_photo_is_gone()
    context = shown(gathering, found, who) | {"asked": True, "leads": False, "form": form}
    context["stream"] = live.stream_for(gathering.pk, request)
    return page(request, "process/room/room.html", context)


@require_safe
def photo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The photo of something one may read."""
    return _picture(bytes(photo_for(request.user, pk).large))


@require_safe
def photo_small(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same, small enough for a list."""
    return _picture(bytes(photo_for(request.user, pk).small))


SHARED_FOR = 5  # seconds; the time left stands in the part
SENT = {
    Spot.WALL: gettext_lazy("Det henger på veggen."),
    Spot.CIRCLE: gettext_lazy("Kretsen din kan lese det."),
    Spot.ME: gettext_lazy("Lagret. Bare du kan lese det."),
}


def shown(gathering: Gathering, found: Room | None, who: Standing) -> dict[str, Any]:
    """What the room shows to one who is present."""
    going_on = found is not None and found.is_open
    return _for_all(gathering, found, wall_of(gathering) if going_on else []) | {
        "process": gathering.process,
        "mark": queries.mark_of(found),
        "mine": my_tables(gathering, who) if going_on else [],
        "breadcrumbs": [{"label": gathering.title, "url": resolve_url("gathering", gathering.pk)}],
    }


def _for_all(gathering: Gathering, found: Room | None, wall: list[Post]) -> dict[str, Any]:
    now = queries.now_in(gathering, found) if found and found.is_open else None
    return {
        "gathering": gathering,
        "room": found,
        "now": now,
        "method": queries.method_now(gathering, now),
        "wall": wall,
        "wall_words": queries.wall_words(gathering),
        "leaders": queries.leaders_in(gathering) if found else [],
        "waiting": queries.waiting_in(gathering) if found else [],
    }


def _shared_look(request: HttpRequest, pk: UUID) -> HttpResponse | None:
    """The part for one who is present and is shown nothing of their own; None for everyone else.

    Two hundred phones ask at once for the very same. The database says who is present and what hangs on the wall for each of
    them; only those who get the same words back from it share what was made of them, for some seconds.
    """
    if (found := present_in(pk)) is None:
        return None
    if (unchanged := not_changed(request, found)) is not None:
        return unchanged
    wall = wall_of(found.gathering)
    if found.one_keyboard or any(post.mine for post in wall) or has_tables(found.gathering):
        return None
    key = sha256(repr((found.pk, queries.mark_of(found), wall)).encode()).hexdigest()
    if (part := cache.get(key)) is None:
        part = render_to_string("process/room/part.html", _for_all(found.gathering, found, wall))
        cache.set(key, part, SHARED_FOR)
    return marked(HttpResponse(part), found)


def not_changed(request: HttpRequest, found: Room | None) -> HttpResponse | None:
    """The answer to one who has this version on the page already."""
    return HttpResponse(status=304) if request.headers.get("If-None-Match") == queries.mark_of(found) else None


def marked(response: HttpResponse, found: Room | None) -> HttpResponse:
    """Say which version this is."""
    response.headers["ETag"] = queries.mark_of(found)
    return response


def _form(request: HttpRequest, who: Standing, gathering: Gathering) -> SayForm:
    place = who.place_in(gathering.process_id)
    typed = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    others = queries.speakers_of(place, request.user.person_id)
    family = family_name(place.family if place else None)
    return SayForm(*typed, name=request.user.person.name, family=family, others=others)


def _told(request: HttpRequest, form: SayForm) -> HttpResponse:
    """The short answer to a script: what became of it, and the key for the next."""
    if form.is_valid():
        forget(request)
        return render(request, "process/room/sent.html", {"words": SENT[form.spot], "key": uuid4()})
    wrong = [error for errors in form.errors.values() for error in errors]
    return render(request, "process/room/sent.html", {"wrong": wrong}, status=422)


def _is_asked(gathering: Gathering, who: Standing) -> bool:
    place = who.place_in(gathering.process_id)
    in_talk = gathering.kind == "bilateral" and sits_in_talk(gathering, place)
    return is_asked(gathering, place, in_talk=in_talk)


def _writes(gathering: Gathering, found: Room | None, who: Standing, *, asked: bool) -> bool:
    """Whether one writes here now: one is asked, the gathering goes on, and one's seat writes."""
    return asked and found is not None and found.is_open and who.may(Act.WRITE, gathering.process_id)


def _picture(content: bytes) -> HttpResponse:
    kept = {"Cache-Control": "private, max-age=86400, immutable", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(content, content_type="image/webp", headers=kept)
