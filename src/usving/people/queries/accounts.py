"""An account and what hangs on it: roles, locks, logins."""

from typing import Any
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from usving.people.access import current
from usving.people.models import Account, FamilyMember, Membership, Session
from usving.people.models.sessions import SessionStore
from usving.people.models.ways_in import DEVICES
from usving.people.rules.devices import Device
from usving.people.rules.levels import counts
from usving.people.rules.roles import Role


def has_second_lock(account: Account) -> bool:
    """Whether the account has an app or a key that must be shown after the first lock."""
    keys = Authenticator.objects.filter(user_id=account.pk, type__in=["totp", "webauthn"])
    return bool(keys.exists())


def locks_count(account: Account, shown: list[int]) -> bool:
    """Whether one of the second locks with these ids, just shown, counts as showing well who the person is."""
    found = Authenticator.objects.filter(user_id=account.pk, pk__in=shown)
    return any(counts(staff=account.is_staff, set_up_known=bool(lock.data.get("known"))) for lock in found)


def key_count(account: Account) -> int:
    """How many keys the account has for its second lock."""
    return int(Authenticator.objects.filter(user_id=account.pk, type="webauthn").count())


def language_of(person: UUID) -> str:
    """The language a person reads in; the first of ours for one who has no account, or whose account one may not see."""
    found = Account.objects.filter(person=person).values_list("language", flat=True).first()
    return found or settings.LANGUAGE_CODE


def roles_held(account: Account) -> QuerySet[Membership]:
    """What the account is here as, was, and will be: newest first."""
    held = Membership.objects.filter(account=account.pk).select_related("organisation", "team")
    return held.order_by("-starts", "role")


def sessions_of(account: Account, here: str) -> list[dict[str, Any]]:
    """The account's living logins: each with its device in words, and whether it is the one whose digest is `here`."""
    living = Session.objects.filter(account_id=account.pk, expires_at__gt=timezone.now()).order_by("-created_at")
    return [{"session": each, "device": _device(each), "here": each.digest == here} for each in living]


def _device(session: Session) -> Any:
    store: SessionBase = SessionStore()
    code = store.decode(session.data).get("device", Device.OTHER)
    return DEVICES[Device(code)]


def accounts_listed() -> list[dict[str, Any]]:
    """Every account, for the operator: username, name, roles (codes), organisation, family and municipality.

    Asked as the owner of the database; asked as anyone else it holds what that one may see.
    """
    held = Membership.objects.filter(current()).select_related("organisation").order_by("starts", "role")
    places = FamilyMember.objects.filter(current()).select_related("family").order_by("starts")
    accounts = (
        Account.objects.select_related("person", "municipality")
        .prefetch_related(
            Prefetch("membership_set", held, "held"), Prefetch("person__familymember_set", places, "places")
        )
        .order_by("municipality__name", "username")
    )
    return [_listed(account) for account in accounts]


def _listed(account: Any) -> dict[str, Any]:
    roles = {member.role for member in account.held}
    if account.person.places:
        roles.add(Role.FAMILY_MEMBER.value)
    organisations = [member.organisation.name for member in account.held if member.organisation]
    return {
        "username": account.username,
        "name": account.person.name,
        "roles": sorted(roles),
        "organisation": organisations[0] if organisations else None,
        "family": account.person.places[0].family.name if account.person.places else None,
        "municipality": account.municipality.name,
    }
