"""What the demonstration's administrators have confirmed, and a family that asks for another contact person."""

from datetime import timedelta

from django.utils import timezone

from usving.people.models import Account, Confirmation, ContactRequest, Family
from usving.people.rules.confirmations import Group, matters
from usving.people.rules.roles import Role

CONFIRMED_AGO, ASKED_AGO = 120, 1  # days
WRITTEN = {"reach.phone": "000 00 000", "reach.hours": "Mandag til fredag 9–15", "languages": ["nb", "en", "ar", "uk"]}
ASKS, ASKED = "vind", "berit"  # a family's code, and the user name of the one it asks


def tell() -> None:
    """Confirm what is proposed in every municipality but how to draw lots, so that there is something left to do; then ask."""
    leading = Account.objects.filter(membership__role=Role.ADMINISTRATOR).order_by("municipality_id", "username")
    for account in leading.distinct("municipality").select_related("person"):
        _confirm(account)
    _ask()


def _confirm(by: Account) -> None:
    now = timezone.now() - timedelta(days=CONFIRMED_AGO)
    proposed = {
        matter.code: default.value
        for matter in matters().values()
        if matter.group is not Group.LOTTERY and (default := matter.default_on(timezone.localdate()))
    }
    Confirmation.objects.bulk_create(
        Confirmation(municipality_id=by.municipality_id, code=code, value=value, by=by, name=by.person.name, at=now)
        for code, value in {**proposed, **WRITTEN}.items()
    )


def _ask() -> None:
    for family in Family.objects.filter(code=ASKS):
        for worker in Account.objects.filter(username=ASKED, municipality=family.municipality_id):
            ContactRequest.objects.create(
                municipality_id=family.municipality_id,
                family=family,
                called=family.name,
                worker=worker,
                asked_at=timezone.now() - timedelta(days=ASKED_AGO),
            )
