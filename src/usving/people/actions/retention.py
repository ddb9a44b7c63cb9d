"""Clearing away what has been kept as long as it may be. The database knows what and when; this only asks it to."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from usving.core.database.asking import answer_of


@transaction.atomic
def clear_away(up_to: date | None = None) -> int:
    """Clear away what was overdue on a day (today), in every municipality; returns how many rows went or were emptied.

    A day after today is taken as today. Each night's numbers are kept for the municipality, without the small ones.
    """
    return answer_of("people_retain", up_to or timezone.localdate())
