"""Saying yes, no, not so long and no longer: to what is asked, and unasked. For oneself, or as a helper with a mandate."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import Choice, asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.people.access import consent_of, helped, needs_level, own_matter, request_to
from usving.people.actions.consents import give_consent, say_no, shorten_consent, withdraw_consent
from usving.people.forms.my_matter import HelpersYesForm, ShortenForm, UnaskedYesForm, WhatForm, WhomForm, YesForm
from usving.people.models import ConsentRequest
from usving.people.models.statements import PARTS, PURPOSES
from usving.people.queries import my_matter as queries
from usving.people.queries.households import Housemate, household_of
from usving.people.queries.receivers import receivers_for
from usving.people.rules.consents import Recipient, Yes
from usving.people.rules.levels import Level
from usving.people.rules.parts import Part, Purpose
from usving.people.rules.slugs import SLUGS

SAFE = needs_level(Level.SUBSTANTIAL)
ASKED = require_http_methods(["GET", "HEAD", "POST"])
PART = Choice(
    "del", gettext_lazy("Del av saken"), (("", gettext_lazy("alle")), *((p.value, w) for p, w in PARTS.items()))
)


@dataclass(frozen=True)
class Giver:
    """For whom an answer is given: oneself, or one whom a mandate lets one answer for."""

    person: UUID
    household: list[Housemate]
    mandate: UUID | None = None

    @property
    def name(self) -> str:
        """What the person is called."""
        return self.household[0].name

    @property
    def home(self) -> str:
        """The page to come back to."""
        return reverse("helping_one", args=[self.mandate]) if self.mandate else reverse("my_matter")


@ASKED
@SAFE
def question(request: HttpRequest, pk: UUID, mandate: UUID | None = None) -> HttpResponse:
    """What is asked, what a yes would show now, and a yes until a day."""
    giver, asked = _asked(request, pk, mandate)
    given = queries.answer_of(giver.person, asked)
    form = _yes_form(request, giver, asked)
    if request.method == "POST" and given is None and form.is_valid():
        with refusals_on(form):
            _give(request, giver, asked, form)
            messages.success(request, _said_yes(giver))
    shown = {
        "question": queries.told_questions([asked], giver.household)[0],
        "preview": queries.preview(request.user, _yes_to(asked, giver.person), giver.household),
        "given": given,
        "refused": queries.has_refused(giver.person, asked),
        "no_url": _no_url(pk, mandate),
        "signer": giver.name,
    }
    return page(request, "people/matter/question.html", _around(giver) | shown | {"form": form}, then=giver.home)


@require_POST
@SAFE
def no(request: HttpRequest, pk: UUID, mandate: UUID | None = None) -> HttpResponse:
    """A no, that nobody is told."""
    giver, asked = _asked(request, pk, mandate)
    say_no(asked, giver=giver.person, by=request.user)
    if giver.mandate:
        said = _("Du har svart nei for %(name)s. Ingen andre får vite det, og det koster ingenting.") % {
            "name": giver.name
        }
    else:
        said = _("Du har sagt nei. Ingen får vite det, og det koster deg ingenting.")
    messages.success(request, said)
    return go(request, giver.home)


@ASKED
@SAFE
def open_for(request: HttpRequest) -> HttpResponse:
    """Open a part for someone who has not asked: what, for whom, and then what they will see and until when."""
    person = own_matter(request.user)
    giver = Giver(person, household_of(person))
    data = request.POST or request.GET
    what = _what(giver, data)
    if not what.is_valid():
        return page(request, "people/matter/open_what.html", _around(giver) | {"form": what})
    chosen = _around(giver) | {"hidden": {name: data[name] for name in ("part", "about")}} | _what_words(giver, what)
    asked_whom = data if "recipient" in data or "purpose" in data else None
    whom = WhomForm(asked_whom, receivers=receivers_for(request.user, with_helpers=True))
    if not whom.is_valid():
        return page(request, "people/matter/open_whom.html", chosen | {"form": whom})
    return _last_step(request, giver, what, whom, chosen)


@ASKED
@SAFE
def consent(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One consent: what it shows now, how it was given; to shorten or to take back."""
    found = consent_of(request.user, pk)
    household = household_of(found.giver_id)
    form = ShortenForm(request.POST or None, latest=found.until, initial={"until": found.until})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            shorten_consent(found, until=form.cleaned_data["until"], by=request.user)
            messages.success(request, _("Den nye siste dagen er lagret."))
    recipient = Recipient(found.organisation_id, found.team_id, found.worker_id)
    yes = _yes(found.giver_id, found.about_id, found.part, found.purpose, recipient, found.until)
    context = {
        "opened": queries.opened_of([found], household)[0],
        "preview": queries.preview(request.user, yes, household),
        "form": form,
        "helped": household[0].name if household and found.giver_id != request.user.person_id else "",
        "slug": SLUGS[Part(found.part)],
        "breadcrumbs": _crumbs(),
    }
    return page(request, "people/matter/consent.html", context, then=reverse("consent", args=[found.pk]))


@require_POST
@SAFE
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Close at once what one has opened."""
    found = consent_of(request.user, pk)
    try:
        withdraw_consent(found, by=request.user)
        messages.success(request, _("Det er stengt fra nå av. Ingen kan lese det lenger på grunn av dette."))
    except Refused as refused:
        messages.error(request, refused.sentence)
    return go(request, reverse("my_matter") if found.giver_id == request.user.person_id else reverse("helping"))


@require_safe
@SAFE
def former(request: HttpRequest) -> HttpResponse:
    """What one had opened before."""
    person = own_matter(request.user)
    asked = asked_of(request, PART)
    found = queries.former_consents(person, asked["del"]).select_related("organisation", "team")
    shown = listed(asked, found, searchable=False)
    former = queries.opened_of(list(shown.page), household_of(person))
    context = {"former": former, "list": shown, "by_law": queries.seen_by_law(), "breadcrumbs": _crumbs()}
    return page(request, "people/matter/former.html", context, part="list")


def _asked(request: HttpRequest, pk: UUID, mandate: UUID | None) -> tuple[Giver, ConsentRequest]:
    """Who answers, and what is asked of them; 404 where it is asked of somebody else."""
    person = own_matter(request.user) if mandate is None else _helped(request, mandate)
    asked = request_to(request.user, pk)
    if not queries.decides(person, asked):
        raise Http404
    return Giver(person, household_of(person), mandate), asked


def _helped(request: HttpRequest, mandate: UUID) -> UUID:
    found = helped(request.user, mandate)
    if not found.may_answer:
        raise Http404
    return found.person_id


def _give(request: HttpRequest, giver: Giver, asked: ConsentRequest, form: YesForm) -> None:
    give_consent(
        key=form.cleaned_data["key"], giver=giver.person, about=asked.about_id, part=Part(asked.part),
        purpose=Purpose(asked.purpose), recipient=_recipient(asked), until=form.cleaned_data["until"],
        by=request.user, request=asked, seen=form.cleaned_data.get("seen", False),
    )  # fmt: skip


def _said_yes(giver: Giver) -> str:
    if giver.mandate:
        return _("Du har svart ja for %(name)s. Det kan trekkes når som helst.") % {"name": giver.name}
    return _("Du har sagt ja. Du kan trekke det når du vil.")


def _recipient(asked: ConsentRequest) -> Recipient:
    return Recipient(asked.organisation_id, asked.team_id, asked.worker_id)


def _yes_form(request: HttpRequest, giver: Giver, asked: ConsentRequest) -> YesForm:
    options: dict[str, Any] = {"latest": asked.until, "initial": {"until": asked.until}}
    if giver.mandate:
        return HelpersYesForm(request.POST or None, name=giver.name, **options)
    return YesForm(request.POST or None, **options)


def _yes_to(asked: ConsentRequest, giver: UUID) -> Yes:
    return _yes(giver, asked.about_id, asked.part, asked.purpose, _recipient(asked), asked.until)


def _yes(giver: UUID, about: UUID, part: str, purpose: str, recipient: Recipient, until: date) -> Yes:
    return Yes(giver, about, Part(part), Purpose(purpose), recipient, timezone.localdate(), until)


def _what(giver: Giver, data: Any) -> WhatForm:
    """The first step, answered once a part and a person are chosen; an address from a part's page has only the part."""
    initial = {"part": data.get("part")} if data.get("part") else {}
    answered = data if "about" in data else None
    return WhatForm(answered, household=giver.household, person=giver.person, initial=initial)


def _what_words(giver: Giver, what: WhatForm) -> dict[str, Any]:
    about = what.cleaned_data["about"]
    name = next(each.name for each in giver.household if each.person == about)
    return {"part_words": PARTS[what.cleaned_data["part"]], "about": "" if about == giver.person else name}


def _last_step(
    request: HttpRequest, giver: Giver, what: WhatForm, whom: WhomForm, chosen: dict[str, Any]
) -> HttpResponse:
    form, said = UnaskedYesForm(request.POST or None), what.cleaned_data | whom.cleaned_data
    opens = {"giver": giver.person, "about": said["about"], "part": said["part"], "purpose": said["purpose"]}
    recipient = whom.chosen.recipient
    if request.method == "POST" and form.is_valid():
        with refusals_on(whom):
            answer = {"key": form.cleaned_data["key"], "until": form.cleaned_data["until"]}
            give_consent(**answer, **opens, recipient=recipient, by=request.user)
            messages.success(request, _("Nå er det åpnet. Du kan trekke det når du vil."))
        if whom.errors:
            return page(request, "people/matter/open_whom.html", chosen | {"form": whom})
    yes = Yes(**opens, recipient=recipient, given=timezone.localdate(), until=timezone.localdate())
    shown = {
        "form": form,
        "whom": whom.chosen.name,
        "purpose_words": PURPOSES[said["purpose"]],
        "preview": queries.preview(request.user, yes, giver.household),
        "hidden": chosen["hidden"] | {"recipient": whom.chosen.code, "purpose": said["purpose"].value},
    }
    return page(request, "people/matter/open_until.html", chosen | shown, then=giver.home)


def _no_url(pk: UUID, mandate: UUID | None) -> str:
    return reverse("helping_no", args=[mandate, pk]) if mandate else reverse("consent_no", args=[pk])


def _around(giver: Giver) -> dict[str, Any]:
    helped_name = giver.name if giver.mandate else ""
    return {"helped": helped_name, "home": giver.home, "breadcrumbs": [] if giver.mandate else _crumbs()}


def _crumbs() -> list[dict[str, Any]]:
    return [{"label": _("Min sak"), "url": reverse("my_matter")}]
