"""The doors to people's own things. A page gets a family only here; a stranger learns nothing, not even that it exists."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from usving.audit.actions import record
from usving.people.models import Account, Family, FamilyMember, FollowUp, Membership, Organisation, Team
from usving.people.rules.roles import Role


def current(today: date | None = None, prefix: str = "") -> Q:
    """The condition that a period holds today (its last day counts)."""
    day = today or timezone.localdate()
    within = Q(**{f"{prefix}ends__isnull": True}) | Q(**{f"{prefix}ends__gte": day})
    return Q(**{f"{prefix}starts__lte": day}) & within


def families_of(account: Account) -> QuerySet[Family]:
    """The families this account is in now, as an adult or a youth."""
    places = FamilyMember.objects.filter(current(), person=account.person_id, kind__in=["adult", "youth"])
    return Family.objects.filter(pk__in=places.values("family"))


def family_ids(account: Account, *, adult: bool = False) -> frozenset[UUID]:
    """The ids of the account's families; `adult`: only those it may speak for."""
    kinds = ["adult"] if adult else ["adult", "youth"]
    places = FamilyMember.objects.filter(current(), person=account.person_id, kind__in=kinds)
    return frozenset(places.values_list("family_id", flat=True))


def families_followed_by(account: Account) -> QuerySet[Family]:
    """The families this worker follows up now."""
    followed = FollowUp.objects.filter(current(), worker=account.pk)
    return Family.objects.filter(pk__in=followed.values("family"))


def family_for(user: Account, pk: UUID) -> Family:
    """Let someone in to a family: its own people, and the one who follows it up, whose reading is recorded for it to see.

    Raises Http404 for everyone else.
    """
    family = get_object_or_404(
        Family.objects.filter(Q(pk__in=families_of(user)) | Q(pk__in=families_followed_by(user))), pk=pk
    )
    if family.pk not in family_ids(user):
        record("people.family_read", by=user, about=family, family=family.pk, role="contact")
    return family


def own_family(user: Account) -> Family | None:
    """The family whose page this person sees as its own; None for one without."""
    return families_of(user).order_by("pk").first()


def spoken_for(user: Account, pk: UUID) -> Family:
    """A family that this person may speak for; raises Http404 for everyone else, a youth too."""
    if pk not in family_ids(user, adult=True):
        raise Http404
    return get_object_or_404(Family, pk=pk)


def roles_of(account: Account) -> frozenset[Role]:
    """What this account is here as today."""
    held = Membership.objects.filter(current(), account=account.pk).values_list("role", flat=True)
    roles = {Role(code) for code in held}
    return frozenset(roles | {Role.FAMILY_MEMBER} if family_ids(account) else roles)


def organisation_ids(account: Account) -> frozenset[UUID]:
    """The organisations this account works in today."""
    held = Membership.objects.filter(current(), account=account.pk, organisation__isnull=False)
    return frozenset(held.values_list("organisation_id", flat=True))


def administrator(user: Any) -> Account:
    """Let in whoever administers the municipality; 404 for everyone else."""
    if Role.ADMINISTRATOR not in roles_of(user):
        raise Http404
    return user


def staff_for(user: Any, pk: UUID) -> Account:
    """Let the administrator in to one of the staff; 404 for everyone else, and for whoever is not staff."""
    staff = Account.objects.filter(person__staff=True, municipality=administrator(user).municipality_id)
    return get_object_or_404(staff.select_related("person"), pk=pk)


def role_for(user: Any, pk: UUID) -> Membership:
    """Let the administrator in to a role of someone on the staff; 404 for everyone else."""
    roles = Membership.objects.filter(account__person__staff=True, municipality=administrator(user).municipality_id)
    return get_object_or_404(roles.select_related("account__person", "organisation"), pk=pk)


def organisation_for(user: Any, pk: UUID) -> Organisation:
    """Let the administrator in to one of the municipality's organisations; 404 for everyone else."""
    return get_object_or_404(Organisation.objects.filter(municipality=administrator(user).municipality_id), pk=pk)


def team_for(user: Any, pk: UUID) -> Team:
    """Let the administrator in to a team in one of the municipality's organisations; 404 for everyone else."""
    teams = Team.objects.filter(municipality=administrator(user).municipality_id)
    return get_object_or_404(teams.select_related("organisation"), pk=pk)
