"""Lifting something out of the room: the words, those it concerns, the ladder, sending it, and taking it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.process.access import process_to_take_part_in
from usving.process.models import Process
from usving.steering.access.escalations import escalation_for, escalation_to_word, process_to_lift_from
from usving.steering.actions import escalations as actions
from usving.steering.forms.escalations import LadderForm, LiftForm, WordsForm, YesForm
from usving.steering.models import Escalation
from usving.steering.models.escalations import STATES
from usving.steering.queries import escalations as queries
from usving.steering.rules.escalations import Direction

ASKED = require_http_methods(["GET", "HEAD", "POST"])
STATE = Choice(
    "hvor", gettext_lazy("Hvor langt"), (("", gettext_lazy("alle")), *((s.value, says) for s, says in STATES.items()))
)


@require_safe
def escalations(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is lifted from a process, as far as it is one's own or one leads."""
    process, who = process_to_take_part_in(request.user, pk)
    asked = asked_of(request, STATE)
    context: dict[str, Any] = {
        "process": process,
        "list": listed(asked, queries.lifted_in(process, who, asked.words, asked["hvor"])),
        "may_lift": who.side_in(process.pk) is not None,
        "runs": process.pk in who.run,
        "breadcrumbs": crumbs(process)[:1],
    }
    return page(request, "steering/escalations/escalations.html", context, part="list")


@ASKED
def escalation_new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Begin something to lift: the words, the way, and whom it concerns."""
    process, who = process_to_lift_from(request.user, pk)
    form = LiftForm(request.POST if request.method == "POST" else None, seats=queries.seats_to_ask(process, who))
    then = None
    if request.method == "POST" and form.is_valid():
        said = {name: form.cleaned_data[name] for name in ("key", "title", "text", "direction")}
        seats = [*queries.own_seats(process, who), *form.chosen]
        made = actions.begin(process, **said, seats=seats, by=request.user)
        then = resolve_url("escalation_ladder", made.pk)
    context = {"process": process, "form": form, "breadcrumbs": crumbs(process)}
    return page(request, "steering/escalations/new.html", context, then=then)


@ASKED
def escalation_ladder(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who gets it, and who above them when they do not answer."""
    found, _who = escalation_to_word(request.user, pk)
    form = LadderForm(
        request.POST if request.method == "POST" else None,
        direction=Direction(found.direction),
        staff=queries.staff_to_ask(request.user),
        ladder=actions.ladder_of(found),
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.set_ladder(found, steps=form.steps(), by=request.user)
    context = {"escalation": found, "form": form, "breadcrumbs": crumbs(found.process, found)}
    return page(request, "steering/escalations/ladder.html", context, then=there(found))


@ASKED
def escalation_words(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Word it anew, until it is sent."""
    found, _who = escalation_to_word(request.user, pk)
    begun = {"title": found.title, "text": found.text}
    form = WordsForm(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.reword(found, **form.cleaned_data, by=request.user)
            messages.success(request, _("Ordene er endret."))
    context = {"escalation": found, "form": form, "breadcrumbs": crumbs(found.process, found)}
    return page(request, "steering/escalations/words.html", context, then=there(found))


@require_safe
def escalation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One of them: the words, who has said yes, who has it now, and what was answered."""
    found, who = escalation_for(request.user, pk)
    context = {
        "escalation": found,
        "process": found.process,
        "lifted": queries.lifted(found, who),
        "writes": any(place.process == found.process_id and place.is_open for place in who.places),
        "breadcrumbs": crumbs(found.process),
    }
    return page(request, "steering/escalations/escalation.html", context)


@require_POST
def escalation_asked(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ask those it concerns."""
    found, who = escalation_to_word(request.user, pk)
    return _done(request, found, lambda: actions.ask(found, who=who, by=request.user), _("De det gjelder, er spurt."))


@require_POST
def escalation_yes(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Say yes to the words as one has read them."""
    found, who = escalation_to_word(request.user, pk)
    form = YesForm(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    return _done(
        request,
        found,
        lambda: actions.say_yes(found, version=version, who=who, by=request.user),
        _("Takk. De andre ser at du har sagt ja."),
    )


@require_POST
def escalation_yes_taken_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a yes back before it is sent."""
    found, who = escalation_to_word(request.user, pk)
    return _done(
        request, found, lambda: actions.take_yes_back(found, who=who, by=request.user), _("Ja-et er tatt tilbake.")
    )


@require_POST
def escalation_sent(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Send it to the first of the ladder."""
    found, _who = escalation_to_word(request.user, pk)
    return _done(request, found, lambda: actions.send(found, by=request.user), _("Saken er sendt."))


@require_POST
def escalation_withdrawn(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take it back, whatever has become of it."""
    found, _who = escalation_to_word(request.user, pk)
    return _done(
        request,
        found,
        lambda: actions.withdraw(found, by=request.user),
        _("Saken er trukket tilbake. Den som hadde den, kan ikke lese den mer."),
    )


@require_POST
def escalation_settled(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The answer is good enough."""
    found, _who = escalation_to_word(request.user, pk)
    return _done(request, found, lambda: actions.settle(found, by=request.user), _("Fint. Saken er ferdig."))


def _done(request: HttpRequest, found: Escalation, act: Any, thanks: str) -> HttpResponse:
    try:
        act()
        messages.success(request, thanks)
    except Refused as refused:
        messages.warning(request, refused.sentence)
    return go(request, there(found))


def there(found: Escalation) -> str:
    """The address of its page."""
    return resolve_url("escalation", found.pk)


def crumbs(process: Process, found: Escalation | None = None) -> list[dict[str, str]]:
    """The way to what is lifted, and to one of it."""
    way = [
        {"label": process.name, "url": resolve_url("u", process.pk)},
        {"label": _("Løftet videre"), "url": resolve_url("escalations", process.pk)},
    ]
    return [*way, {"label": found.title, "url": there(found)}] if found else way
