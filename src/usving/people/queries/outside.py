"""Identity providers as the pages offer them, and which of them someone has connected."""

from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from usving.people.models import Account, AddressChange, OutsideIdentity
from usving.people.rules.outside import STAFF, Provider


def providers(*, staff: bool) -> list[Provider]:
    """The providers for staff, or for everyone else, in the order of the configuration."""
    return [each for each in settings.OUTSIDE.values() if (each.whom == STAFF) == staff]


def provider_named(code: str) -> Provider:
    """The provider with this code; 404 where there is none."""
    found: Provider | None = settings.OUTSIDE.get(code)
    if found is None:
        raise Http404
    return found


def connected(account: Account) -> list[dict[str, object]]:
    """The providers that are for this person: each with the identity that is connected, or None."""
    kept = {each.provider: each for each in OutsideIdentity.objects.filter(account=account)}
    offered = providers(staff=account.is_staff)
    return [{"provider": provider, "identity": kept.get(provider.code)} for provider in offered]


def waiting_address(account: Account) -> str:
    """The address that the account has asked for and not confirmed yet; empty where there is none, or its time is over."""
    waiting = AddressChange.objects.filter(account=account, expires_at__gt=timezone.now())
    return waiting.values_list("address", flat=True).first() or ""


def own_identity(account: Account, pk: UUID) -> OutsideIdentity:
    """One of the account's own identities from outside; 404 for everyone else's."""
    return get_object_or_404(OutsideIdentity, account=account, pk=pk)
