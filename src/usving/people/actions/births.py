"""When a child or a youth was born, so that the right one is asked."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.people.models import Account, Birth
from usving.people.queries.households import account_of

OLDEST = 120  # years


@transaction.atomic
def set_birth(person: UUID, *, day: date, by: Account) -> None:
    """Note or correct when someone was born; the database lets only a parent do it for a minor.

    Raises Refused for a day that has not come, or one that nobody living was born on.
    """
    today = timezone.localdate()
    if not today.year - OLDEST <= day.year or day > today:
        raise Refused(_("Velg en dag som har vært, og sjekk at året er riktig."), field="born")
    _birth, fresh = Birth.objects.get_or_create(
        person_id=person, defaults={"municipality_id": by.municipality_id, "day": day}
    )
    changed = Birth.objects.filter(person=person).exclude(day=day).update(day=day)
    if fresh or changed:
        record("people.birth_noted", by=by, account=account_of(person) or by.pk, own=person == by.person_id)
