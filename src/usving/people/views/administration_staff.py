"""The administrator's pages about the staff: who they are, what they are here as, and whether they may come in."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from usving.core.listing import asked_of, listed
from usving.core.pages import go, page, refusals_on
from usving.core.refusal import Refused
from usving.people.access import administrator, role_for, staff_for
from usving.people.actions.administration_staff import (
    NewStaff,
    close_login,
    end_role,
    give_role,
    invite_staff,
    open_login,
    send_welcome,
    undo_end,
)
from usving.people.actions.staff_details import Corrected, correct_staff
from usving.people.forms.administration import (
    EndRoleForm,
    InviteForm,
    RoleForm,
    StaffDetailsForm,
    staff_listing_choices,
)
from usving.people.models import Account
from usving.people.queries import administration as queries
from usving.people.queries import roles_held
from usving.people.rules.administration import may_be_welcomed
from usving.people.rules.roles import in_period


@require_safe
def staff(request: HttpRequest) -> HttpResponse:
    """The staff, a page at a time; by name, role and organisation."""
    administrator(request.user)
    asked = asked_of(request, *staff_listing_choices())
    found = queries.staff_listed(word=asked.words, role=asked["rolle"], organisation=asked["sted"], state=asked["hvem"])
    shown = {"list": listed(asked, found), "breadcrumbs": _crumbs()}
    return page(request, "people/administration/staff.html", shown, part="list")


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Someone new: a name, an address, a role; the welcome goes out at once."""
    here = administrator(request.user)
    form, then = InviteForm(request.POST or None, initial={"language": here.language}), None
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        someone = NewStaff(typed["name"], typed["email"], typed["phone"], typed["language"])
        with refusals_on(form):
            made = invite_staff(
                someone, key=typed["key"], role=typed["role"], organisation=typed["organisation"], by=here
            )
            then = _address(made)
            said = _("%(name)s er lagt inn, og en lenke er på vei til %(email)s.")
            messages.success(request, said % {"name": typed["name"], "email": typed["email"]})
    shown = {"form": form, "breadcrumbs": _crumbs(staff=True)}
    return page(request, "people/administration/staff_new.html", shown, then=then)


@require_safe
def person(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One of the staff: roles with their periods, and the way in."""
    return _shown(request, staff_for(request.user, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def details(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What is wrong of someone's name, number or address, put right."""
    found = staff_for(request.user, pk)
    been_here = found.last_login is not None
    new_here = may_be_welcomed(has_been_here=been_here, may_log_in=found.is_active)
    now = {"name": found.person.name, "phone": found.person.phone}
    form = StaffDetailsForm(request.POST or None, initial=now, new_here=new_here, been_here=been_here)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        right = Corrected(typed["name"], typed["phone"], typed["email"], typed.get("address_was"))
        with refusals_on(form):
            moved = correct_staff(found, right, welcome=typed.get("welcome", False), by=request.user)
            messages.success(request, _("Opplysningene er rettet."))
            if moved:
                messages.info(request, _("Vi har gitt beskjed til både den gamle og den nye adressen."))
            if right.anew:
                messages.info(request, _begins_anew(found))
    shown = {"form": form, "someone": found, "breadcrumbs": _crumbs(staff=True, at=found)}
    return page(request, "people/administration/staff_details.html", shown, then=_address(found))


@require_http_methods(["GET", "HEAD", "POST"])
def new_role(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One more role for someone."""
    found = staff_for(request.user, pk)
    form = RoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            give_role(found, **form.cleaned_data, by=request.user)
            messages.success(request, _("%(name)s har fått rollen.") % {"name": found.person.name})
    shown = {"form": form, "someone": found, "breadcrumbs": _crumbs(staff=True, at=found)}
    return page(request, "people/administration/role_new.html", shown, then=_address(found))


@require_http_methods(["GET", "HEAD", "POST"])
def role_end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Asks for the last day of a role, and keeps it."""
    role = role_for(request.user, pk)
    form = EndRoleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            end_role(role, last_day=form.cleaned_data["last_day"], by=request.user)
            messages.success(request, _("Sluttdatoen er lagret. Du kan angre ut dagen."))
    shown = {"form": form, "role": role, "breadcrumbs": _crumbs(staff=True, at=role.account)}
    return page(request, "people/administration/role_end.html", shown, then=_address(role.account))


@require_POST
def role_end_undone(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take back the end of a role, until the end of the day."""
    role = role_for(request.user, pk)
    try:
        undo_end(role, by=request.user)
    except Refused as refused:
        return _shown(request, staff_for(request.user, role.account_id), refused.sentence)
    messages.success(request, _("Rollen gjelder som før."))
    return go(request, _address(role.account))


@require_POST
def welcome(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new welcome to someone who has not been here yet."""
    found = staff_for(request.user, pk)
    try:
        send_welcome(found, by=request.user)
    except Refused as refused:
        return _shown(request, found, refused.sentence)
    messages.success(request, _("En ny lenke er på vei."))
    return go(request, _address(found))


@require_POST
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Shut someone out."""
    found = staff_for(request.user, pk)
    try:
        close_login(found, by=request.user)
    except Refused as refused:
        return _shown(request, found, refused.sentence)
    messages.success(request, _("Innloggingen er stengt. Du kan åpne den igjen her."))
    return go(request, _address(found))


@require_POST
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Let someone in again."""
    found = staff_for(request.user, pk)
    open_login(found, by=request.user)
    messages.success(request, _("Innloggingen er åpen igjen."))
    return go(request, _address(found))


def _shown(request: HttpRequest, found: Account, refusal: str = "") -> HttpResponse:
    oneself, today, roles = found == request.user, timezone.localdate(), list(roles_held(found))
    shown = {
        "someone": found,
        "roles": roles,
        "rests": not any(in_period(role.starts, role.ends, today=today) for role in roles),
        "today": today,
        "oneself": oneself,
        "refusal": refusal,
        "breadcrumbs": _crumbs(staff=True),
    }
    answer = page(request, "people/administration/person.html", shown)
    answer.status_code = 422 if refusal else answer.status_code
    return answer


def _begins_anew(found: Account) -> str:
    if found.is_active:
        return _("Alle veier inn er fjernet, og en ny velkomst er på vei til den nye adressen.")
    return _("Alle veier inn er fjernet. Innloggingen er stengt: åpne den før du sender en ny velkomst.")


def _address(found: Account) -> str:
    return reverse("staff_person", args=[found.pk])


def _crumbs(*, staff: bool = False, at: Account | None = None) -> list[dict[str, Any]]:
    """The way here: the municipality, the staff, and the one whose page lies above."""
    crumbs = [{"label": _("Kommunen"), "url": reverse("administration")}]
    if staff:
        crumbs.append({"label": _("Ansatte"), "url": reverse("staff")})
    if at:
        crumbs.append({"label": at.person.name, "url": _address(at)})
    return crumbs
