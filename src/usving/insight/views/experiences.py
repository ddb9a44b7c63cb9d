"""The list of what is told, telling something, and one thing told."""

from typing import Any
from uuid import UUID

from csp.decorators import csp_update
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import page, refusals_on
from usving.insight.access import experience_for, own_experience_to_change
from usving.insight.actions import experiences as actions
from usving.insight.actions.replies import owes
from usving.insight.forms.experiences import MINE, ORDER, SIDE, TOPIC, TellForm
from usving.insight.models import Experience
from usving.insight.queries import experiences as queries
from usving.insight.queries.trace import became
from usving.process.access import Standing, process_to, process_to_take_part_in, station_of
from usving.process.models import Process, Station
from usving.process.queries.contributions import family_name
from usving.process.rules.seats import Act

ASKED = require_http_methods(["GET", "HEAD", "POST"])
HEARD = {"media-src": ["'self'", "blob:"]}  # what is recorded is heard before it is sent
MAY_RECORD = "camera=(), geolocation=(), microphone=(self), payment=()"


@require_safe
def experiences(request: HttpRequest, process: UUID) -> HttpResponse:
    """All that is told in a process, as far as one may read it."""
    place, who = process_to_take_part_in(request.user, process)
    stations: Choice = queries.stations_to_choose(place)
    asked = asked_of(request, TOPIC, SIDE, stations, ORDER)
    found = queries.found_by(
        queries.experiences_in(place, who), words=asked.words, topic=asked["om"], side=asked["side-av"],
        station=asked["stasjon"], user=request.user,
    )  # fmt: skip
    context = {
        "process": place,
        "list": listed(asked, found.order_by("told_at" if asked["orden"] == "eldste" else "-told_at", "pk")),
        "may_write": who.may(Act.WRITE, place.pk),
        "mine": asked["side-av"] == MINE,
        "removed": queries.removed_in(place, request.user),
    }
    return page(request, "insight/experiences/list.html", context, part="list")


@csp_update(HEARD)
@ASKED
def experience_new(request: HttpRequest, process: UUID) -> HttpResponse:
    """Tell something, first for oneself alone."""
    place, who = process_to(Act.WRITE, request.user, process)
    here = station_of(place, _number(request.GET.get("stasjon", ""), place))
    told = queries.own_by_key(request.POST.get("key", ""), request.user)
    form = _form(request, place, who, told)
    context = {"process": place, "station": here, "form": form}
    return _answer(request, context, here, who)


@csp_update(HEARD)
@ASKED
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Change what one has told, or put a voice or a picture to it."""
    told, who = own_experience_to_change(request.user, pk)
    here = queries.place_of(told)
    assert here is not None  # one writes here
    context: dict[str, Any] = {"process": here.process, "station": here, "experience": told}
    context |= {"form": _form(request, here.process, who, told), "sound": queries.sound_of(told)}
    return _answer(request, context, here, who)


@csp_update(HEARD)
@require_safe
def experience(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One thing told, and what one may do with it."""
    told, who = experience_for(request.user, pk)
    answer, mine, narrowed = queries.reply_to(told), told.author_id == request.user.pk, queries.is_narrowed(told)
    context = {
        "experience": told,
        "place": queries.place_of(told),
        "mine": mine,
        "photo": queries.photo_of(told),
        "sound": queries.sound_of(told),
        "reply": answer,
        "owes": answer is not None and not answer.answered_at and owes(answer, who),
        "may_write": who.may(Act.WRITE, told.process_id),
        "narrowed": narrowed,
        "came": mine and narrowed and len(became(told, who)) > 1,
        "writes_out": told.for_helper and told.author_id != request.user.pk and who.place_in(told.process_id) is None,
    }
    return page(request, "insight/experiences/experience.html", context)


def _answer(request: HttpRequest, context: dict[str, Any], here: Station, who: Standing) -> HttpResponse:
    """Ask, or keep what is told and go on to who may read it. A voice or a picture that came is never asked for twice."""
    form, then = context["form"], None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            told = actions.tell(
                key=form.cleaned_data["key"], station=here, words=form.words, told_with=form.told_with, by=request.user,
                who=who,
            )  # fmt: skip
            then = reverse("experience" if "experience" in context else "experience_audience", args=[told.pk])
    elif request.method == "POST" and form.can_be_kept:
        words = form.kept(context["experience"]) if form.meanwhile else form.words
        told = actions.tell(
            key=form.cleaned_data["key"], station=here, words=words, told_with=form.told_with, by=request.user, who=who
        )
        if "experience" in context:
            form.go_on_from(told)
        context |= {"kept": True, "sound": queries.sound_of(told), "has": queries.told_with(told)}
    answer = page(request, "insight/experiences/tell.html", context, then=then)
    answer.headers["Permissions-Policy"] = MAY_RECORD
    return answer


def _form(request: HttpRequest, place: Process, who: Standing, told: Experience | None) -> TellForm:
    seat = who.place_in(place.pk)
    family = family_name(seat.family if seat else None)
    photo = queries.photo_of(told) if told else None
    begun = TellForm.again(told, photo.words if photo else "") if told else TellForm.start()
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    has = queries.told_with(told)
    return TellForm(data, files, name=request.user.person.name, family=family, has=has, initial=begun)


def _number(typed: str, place: Process) -> int:
    return int(typed) if typed in {str(number) for number in range(1, 8)} else place.here
