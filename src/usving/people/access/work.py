"""What an account is here as, and the doors to the municipality's own: staff, roles, offices, teams."""

from typing import Any
from uuid import UUID

from django.db.models import Exists, Q
from django.http import Http404
from django.shortcuts import get_object_or_404

from usving.people.access.families import current, family_ids
from usving.people.models import Account, Membership, Organisation, Team
from usving.people.rules.roles import Role


def roles_of(account: Account) -> frozenset[Role]:
    """What this account is here as today."""
    held = Membership.objects.filter(current(), account=account.pk).values_list("role", flat=True)
    roles = {Role(code) for code in held}
    return frozenset(roles | {Role.FAMILY_MEMBER} if family_ids(account) else roles)


def here(account: Account) -> Q:
    """The condition that someone is here as anything today: one of the staff while they have a role, anyone else always.

    The database function people_me_here says the same.
    """
    return Q(Exists(Membership.objects.filter(current(), account=account.pk))) if account.is_staff else Q()


def organisation_ids(account: Account, *, among: frozenset[Role] | None = None) -> frozenset[UUID]:
    """The organisations this account works in today, in any role or in one `among` some."""
    held = Membership.objects.filter(current(), account=account.pk, organisation__isnull=False)
    held = held.filter(role__in=among) if among is not None else held
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


def reads_privacy(user: Any) -> bool:
    """Whether someone is the municipality's administrator or its privacy officer."""
    return bool(roles_of(user) & {Role.ADMINISTRATOR, Role.PRIVACY_OFFICER})


def privacy_reader(user: Any) -> Account:
    """Let in the municipality's administrator and its privacy officer; 404 for everyone else."""
    if not reads_privacy(user):
        raise Http404
    return user
