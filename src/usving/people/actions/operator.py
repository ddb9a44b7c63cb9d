"""What whoever holds the machine does by our own commands: it stands in the families' log like anyone's reading."""

from collections.abc import Iterable
from uuid import UUID

from django.utils import timezone

from usving.audit.models import Entry
from usving.people.models import Family

AT_ONCE = 1000


def record_listing(event: str, families: Iterable[Family] | None = None) -> int:
    """Write in the log of each of these families (all, if None) that the operator was shown its names; once a day.

    Asked as the owner. Returns how many entries were written.
    """
    shown = Family.objects.all() if families is None else families
    today: set[UUID | None] = set(
        Entry.objects.filter(event=event, at__date=timezone.localdate()).values_list("family_id", flat=True)
    )
    entries = [
        Entry(
            municipality_id=family.municipality_id,
            event=event,
            about_kind="people.family",
            about_id=family.pk,
            family_id=family.pk,
        )
        for family in shown
        if family.pk not in today
    ]
    Entry.objects.bulk_create(entries, batch_size=AT_ONCE)
    return len(entries)
