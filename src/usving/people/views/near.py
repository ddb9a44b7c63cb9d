"""Those who help me, leaving a household, another name, and when a child was born."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import go, page, refusals_on
from usving.people.access import mandate_of, needs_level, own_family, own_matter, spoken_for
from usving.people.actions.births import set_birth
from usving.people.actions.mandates import end_mandate, give_mandate, hide_name, show_name, split_household
from usving.people.forms.near import BirthForm, HelperForm, HideForm, LeaveForm
from usving.people.queries.families import birth_of, member_of
from usving.people.queries.helpers import helpers_of
from usving.people.queries.households import Housemate, hidden_of_mine, household_of
from usving.people.rules.levels import Level
from usving.people.rules.roles import MemberKind

SAFE = needs_level(Level.SUBSTANTIAL)
ASKED = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@SAFE
def helpers(request: HttpRequest) -> HttpResponse:
    """Those who may write or answer for me, and until when."""
    context = {"helpers": helpers_of(own_matter(request.user)), "breadcrumbs": _crumbs()}
    return page(request, "people/matter/helpers.html", context)


@ASKED
@SAFE
def new_helper(request: HttpRequest) -> HttpResponse:
    """Let someone help."""
    own_matter(request.user)
    form = HelperForm(request.POST or None, initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            give_mandate(**form.cleaned_data, by=request.user)
            messages.success(request, _("Hjelperen er lagt til. Vil du at hjelperen skal lese noe, åpner du det selv."))
    crumbs = [*_crumbs(), {"label": _("Hjelperne mine"), "url": reverse("helpers")}]
    return page(request, "people/matter/helper_new.html", {"form": form, "breadcrumbs": crumbs}, then="helpers")


@require_POST
@SAFE
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """End a mandate now, as the person or as the helper."""
    found = mandate_of(request.user, pk)
    end_mandate(found, by=request.user)
    messages.success(request, _("Fullmakten er slutt fra nå av."))
    return go(request, "helpers" if found.person_id == request.user.person_id else "helping")


@ASKED
@SAFE
def leave(request: HttpRequest) -> HttpResponse:
    """Leave a household at once, alone or with children."""
    person, family = own_matter(request.user), own_family(request.user)
    if family is None:
        raise Http404
    family = spoken_for(request.user, family.pk)
    minors = [each for each in household_of(person) if each.is_minor]
    form = LeaveForm(request.POST or None, minors=minors)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data
            split_household(
                family, key=said["key"], called=said["called"], children=said.get("children", []), by=request.user
            )
            messages.success(request, _("Du har flyttet. De andre ser ikke den nye familien din."))
    context = {"form": form, "family": family, "minors": minors, "breadcrumbs": _crumbs()}
    return page(request, "people/matter/leave.html", context, then="my_matter")


@ASKED
@SAFE
def hidden_name(request: HttpRequest) -> HttpResponse:
    """Go by another name, or let a child; and those who do so now."""
    person = own_matter(request.user)
    mine = _mine(person)
    hidden = hidden_of_mine()
    form = HideForm(request.POST or None, mine=mine)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            hide_name(form.cleaned_data["person"], called=form.cleaned_data["called"], by=request.user)
            messages.success(request, _("Navnet er skjult. Telefonnummeret er også tatt bort."))
    context = {"form": form, "hidden": [each for each in mine if each.person in hidden], "breadcrumbs": _crumbs()}
    return page(request, "people/matter/hidden_name.html", context, then="hidden_name")


@require_POST
@SAFE
def shown_name(request: HttpRequest, person: UUID) -> HttpResponse:
    """Take the true name back."""
    if person not in {each.person for each in _mine(own_matter(request.user))}:
        raise Http404
    show_name(person, by=request.user)
    messages.success(request, _("Det rette navnet står nå."))
    return go(request, "hidden_name")


@ASKED
@SAFE
def birth(request: HttpRequest, pk: UUID, place: UUID) -> HttpResponse:
    """When a child or a youth was born; a parent says it and may correct it."""
    family = spoken_for(request.user, pk)
    member = member_of(family, place)
    if member.kind == MemberKind.ADULT:
        raise Http404
    form = BirthForm(request.POST or None, initial={"born": birth_of(member.person_id)})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            set_birth(member.person_id, day=form.cleaned_data["born"], by=request.user)
            messages.success(request, _("Fødselsdatoen er lagret."))
    then = reverse("family", args=[family.pk])
    return page(request, "people/family/birth.html", {"family": family, "member": member, "form": form}, then=then)


def _mine(person: UUID) -> list[Housemate]:
    """Oneself, and for an adult the children without a login."""
    household = household_of(person)
    adult = not household[0].is_minor
    return [each for each in household if each.person == person or (adult and each.kind is MemberKind.CHILD)]


def _crumbs() -> list[dict[str, Any]]:
    return [{"label": _("Min sak"), "url": reverse("my_matter")}]
