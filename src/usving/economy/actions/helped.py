"""A helper writes for one whom they help, without being shown anything."""

from datetime import date
from uuid import UUID

from django.db import transaction

from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.economy.models.refusals import REFUSALS
from usving.economy.rules.books import LineKind, WhyNotWrite
from usving.people.models import Mandate


@transaction.atomic
def put_line(mandate: Mandate, *, key: UUID, month: date, kind: LineKind, words: str, ore: int) -> None:
    """Put a line into the own book of the one who is helped; the database records it for them to see. Twice is once."""
    if not answer_of("economy_put_line", mandate.pk, key, month, kind.value, words, ore):
        raise Refused(REFUSALS[WhyNotWrite.BOOK_IS_FULL])
