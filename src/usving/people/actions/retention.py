"""Clearing away what has been kept as long as it may be. The database knows what and when; this only asks it to."""

from datetime import date

from django.db import connection, transaction
from django.utils import timezone


@transaction.atomic
def clear_away(up_to: date | None = None) -> int:
    """Clear away what was overdue on a day (today), in every municipality; returns how many rows went or were emptied.

    A day after today is taken as today. Each night's numbers are kept for the municipality, without the small ones.
    """
    with connection.cursor() as cursor:
        cursor.execute("select people_retain(%s)", [up_to or timezone.localdate()])
        return int(cursor.fetchone()[0])
