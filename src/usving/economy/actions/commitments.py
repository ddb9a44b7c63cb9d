"""Debts and what is paid once: written, changed, taken away, fetched back."""

from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from usving.core.refusal import Refused
from usving.economy.actions.books import locked, record_in_book
from usving.economy.models import Book, Commitment
from usving.economy.models.refusals import REFUSALS
from usving.economy.rules.books import why_not_back
from usving.people.models import Account


@dataclass(frozen=True)
class Said:
    """What is said of a debt or a cost; sums in øre."""

    kind: str
    words: str
    ore: int
    ore_per_month: int | None
    due: date | None
    done: bool


@transaction.atomic
def write_commitment(book: Book, *, key: UUID, said: Said, by: Account) -> Commitment:
    """Write down a debt or a cost. The same `key` twice is one."""
    book = locked(book)
    found, fresh = Commitment.objects.get_or_create(
        pk=key, defaults={"municipality_id": book.municipality_id, "book": book, **asdict(said)}
    )
    if fresh:
        record_in_book("economy.commitment_written", book, by)
    return found


@transaction.atomic
def change_commitment(commitment: Commitment, *, said: Said, by: Account) -> None:
    """Say a debt or a cost anew. Nothing is written where nothing is changed."""
    _lock(commitment)
    values = asdict(said)
    if values == {name: getattr(commitment, name) for name in values}:
        return
    for name, value in values.items():
        setattr(commitment, name, value)
    commitment.changed_at = timezone.now()
    commitment.save(update_fields=[*values, "changed_at"])
    record_in_book("economy.commitment_changed", commitment.book, by)


@transaction.atomic
def remove_commitment(commitment: Commitment, *, by: Account) -> None:
    """Take it away; it can be fetched back for thirty days. Once is enough."""
    _lock(commitment)
    if commitment.removed_at is None:
        commitment.removed_at = timezone.now()
        commitment.save(update_fields=["removed_at"])
        record_in_book("economy.commitment_removed", commitment.book, by)


@transaction.atomic
def fetch_commitment_back(commitment: Commitment, *, by: Account) -> None:
    """Put back what was taken away; refused after thirty days."""
    _lock(commitment)
    if reason := why_not_back(removed_at=commitment.removed_at, now=timezone.now()):
        raise Refused(REFUSALS[reason])
    commitment.removed_at = None
    commitment.save(update_fields=["removed_at"])
    record_in_book("economy.commitment_back", commitment.book, by)


def _lock(commitment: Commitment) -> None:
    commitment.refresh_from_db(from_queryset=Commitment.objects.select_for_update(of=("self",)))
