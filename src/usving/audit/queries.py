"""Reading the trail. Which entries anyone gets is the database's policy; these only narrow and order."""

from uuid import UUID

from django.db.models import QuerySet

from usving.audit.models import Entry


def entries_about_family(family: UUID) -> QuerySet[Entry]:
    """Entries about one family's matter, newest first."""
    return Entry.objects.filter(family_id=family).order_by("-at", "id")


def entries_about_account(account: UUID) -> QuerySet[Entry]:
    """Entries about one person's account, newest first."""
    return Entry.objects.filter(account_id=account).order_by("-at", "id")
