"""Answers: those that are owed and given in a process, giving one, and letting another give it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.insight.access.replies import reply_for
from usving.insight.actions import replies as actions
from usving.insight.forms.replies import HandOverForm, PutOffForm, ReplyForm
from usving.insight.models import Reply
from usving.insight.queries import replies as queries
from usving.process.access import Standing, process_to_take_part_in

WHICH = Choice(
    "vis",
    gettext_lazy("Vis"),
    (
        ("", gettext_lazy("alle")),
        ("mine", gettext_lazy("de som venter på meg")),
        ("sene", gettext_lazy("de som er over fristen")),
    ),
)


@require_safe
def replies(request: HttpRequest, process: UUID) -> HttpResponse:
    """What waits for an answer in a process, the most late first, and what is answered."""
    place, who = process_to_take_part_in(request.user, process)
    asked = asked_of(request, WHICH)
    found = queries.replies_in(place.pk, who)
    shown = {"mine": lambda: queries.waiting_for(found, who), "sene": lambda: queries.late(found)}
    context = {
        "process": place,
        "list": listed(asked, shown.get(asked["vis"], lambda: found)(), searchable=False),
        "late": queries.late(found).count(),
        "today": timezone.localdate(),
    }
    return page(request, "insight/replies/list.html", context, part="list")


@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Answer what someone has told; or read the answer."""
    answer, who = reply_for(request.user, pk)
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.give_reply(
                answer, words=form.cleaned_data["words"], signed=_signed(request, answer, who), by=request.user, who=who
            )
    if request.method == "POST" and form.is_valid():
        messages.success(request, _("Svaret er gitt. Den som fortalte, får vite at det er kommet."))
        return go(request, reverse("reply", args=[answer.pk]))
    return page(request, "insight/replies/reply.html", _shown(answer, who) | {"form": form})


@require_POST
def handed_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let another give the answer."""
    answer, who = reply_for(request.user, pk)
    form = HandOverForm(request.POST, seats=queries.seats_to_answer(answer, who))
    if form.is_valid():
        with refusals_on(form):
            actions.hand_over(answer, seat=form.cleaned_data["seat"], by=request.user, who=who)
    if form.is_valid():
        messages.success(request, _("Den du valgte, får vite at svaret venter."))
        return go(request, reverse("replies", args=[answer.process_id]))
    return page(request, "insight/replies/reply.html", _shown(answer, who) | {"hand_over": form})


@require_POST
def put_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Give the answer another last day."""
    answer, who = reply_for(request.user, pk)
    form = PutOffForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            actions.put_off(answer, to=form.cleaned_data["due"], by=request.user, who=who)
    if form.is_valid():
        messages.success(request, _("Ny siste dag er lagret. Den som fortalte, ser det i loggen sin."))
        return go(request, reverse("reply", args=[answer.pk]))
    return page(request, "insight/replies/reply.html", _shown(answer, who) | {"put_off": form})


def _shown(answer: Reply, who: Standing) -> dict[str, Any]:
    return {
        "reply": answer,
        "experience": answer.experience,
        "owes": not answer.answered_at and actions.owes(answer, who),
        "form": ReplyForm(),
        "hand_over": HandOverForm(seats=queries.seats_to_answer(answer, who)),
        "put_off": PutOffForm(initial={"due": answer.due}),
        "is_late": not answer.answered_at and answer.due < timezone.localdate(),
        "in_process": who.place_in(answer.process_id) is not None,
    }


def _signed(request: HttpRequest, answer: Reply, who: Standing) -> str:
    """The name the answer is given under: that of one's seat, as the others know it."""
    return str(queries.seat_name(who, answer.process_id) or request.user.person.name)
