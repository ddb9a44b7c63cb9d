"""A family's page: for the family itself, and for the one who follows it up."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.pages import page, refusals_on
from usving.core.refusal import Refused
from usving.people import queries
from usving.people.access import family_for, family_ids, spoken_for
from usving.people.actions.births import set_birth
from usving.people.actions.families import add_member, rename_family
from usving.people.actions.links import make_paper_code
from usving.people.forms import FamilyNameForm, MemberForm
from usving.people.models import Family
from usving.people.queries.accounts import language_of
from usving.people.rules.roles import MemberKind


@require_safe
def family(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who is in the family and whom it can call. What the contact person reads here is recorded for the family."""
    found = family_for(request.user, pk)
    return page(request, "people/family/family.html", _shown(request, found))


@require_http_methods(["GET", "HEAD", "POST"])
def name(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What the family is called here."""
    found = spoken_for(request.user, pk)
    form = FamilyNameForm(request.POST or None, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        rename_family(found, name=form.cleaned_data["name"], by=request.user)
        messages.success(request, _("Navnet er lagret."))
    return page(
        request, "people/family/name.html", {"family": found, "form": form}, then=reverse("family", args=[found.pk])
    )


@require_http_methods(["GET", "HEAD", "POST"])
def member(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Someone more in the family."""
    found = spoken_for(request.user, pk)
    form = MemberForm(request.POST or None, initial={"language": request.user.language})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            said = form.cleaned_data | {"kind": MemberKind(form.cleaned_data["kind"])}
            born = said.pop("born")
            add_member(found, **said, by=request.user)
            if born:
                set_birth(said["key"], day=born, by=request.user)
            messages.success(request, _("%(name)s er lagt til.") % {"name": form.cleaned_data["name"]})
    return page(
        request, "people/family/member.html", {"family": found, "form": form}, then=reverse("family", args=[found.pk])
    )


@require_POST
def paper_code(request: HttpRequest, pk: UUID, place: UUID) -> HttpResponse:
    """Make a code for someone in the family and show it, this once: it is kept nowhere in clear, so it cannot be shown again."""
    found = family_for(request.user, pk)
    someone = queries.member_of(found, place)
    try:
        shown = request.POST.get("legitimasjon") == "1"
        by_contact = _by_contact(request, found)
        code = make_paper_code(family=found, member=someone, by=request.user, by_contact=by_contact, shown=shown)
    except Refused as refused:
        return page(request, "people/family/family.html", {**_shown(request, found), "refusal": refused.sentence})
    shown_once = {"member": someone, "code": code, "lang": language_of(someone.person_id)}
    return page(request, "people/family/code.html", {"family": found, **shown_once})


def _by_contact(request: HttpRequest, found: Family) -> bool:
    return found.pk not in family_ids(request.user)


def _shown(request: HttpRequest, found: Family) -> dict[str, Any]:
    by_contact = _by_contact(request, found)
    return {
        "family": found,
        "members": queries.members_of(found, asker=request.user, by_contact=by_contact),
        "contacts": queries.contacts_of(found),
        "by_contact": by_contact,
        "speaks": found.pk in family_ids(request.user, adult=True),
    }
