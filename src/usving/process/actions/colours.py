"""Telling one's colours, letting them be used or not, deleting them; and putting in a file of results."""

from collections.abc import Iterable
from secrets import choice
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.people.models import Account
from usving.process.models import ColourResult, Process
from usving.process.rules.colours import ALPHABET, ColourSource, Result


@transaction.atomic
def tell(
    process: Process,
    *,
    scores: tuple[int, int, int],
    source: ColourSource,
    instrument: str = "",
    shared: bool,
    by: Account,
) -> ColourResult:
    """Keep someone's own colours, in place of what they had told before."""
    red, blue, green = scores
    told = {
        "red": red, "blue": blue, "green": green, "source": source.value, "instrument": instrument, "licence": "",
        "shared": shared, "told_at": timezone.now(), "municipality_id": by.municipality_id,
    }  # fmt: skip
    kept, _fresh = ColourResult.objects.update_or_create(process=process, account=by, defaults=told)
    record("process.colour_told", by=by, about=kept, account=by.pk)
    return kept


@transaction.atomic
def let_use(kept: ColourResult, *, shared: bool, by: Account) -> None:
    """Say whether one's colours may be used when groups are made; an empty slot has none to use."""
    if kept.scores is None:
        return
    kept.shared = shared
    kept.save(update_fields=["shared"])
    record("process.colour_told", by=by, about=kept, account=by.pk)


@transaction.atomic
def forget(kept: ColourResult, *, by: Account) -> None:
    """Delete one's colours, at once."""
    record("process.colour_forgotten", by=by, about=kept, account=by.pk)
    kept.delete()


@transaction.atomic
def ask_for_slot(process: Process, *, by: Account) -> ColourResult:
    """Make a slot with a code that a file of results may call one by; asked twice, the code is the same."""
    empty = {"municipality_id": by.municipality_id, "source": ColourSource.NONE.value}
    slot, _fresh = ColourResult.objects.get_or_create(process=process, account=by, defaults=empty)
    if not slot.code:
        slot.code = "".join(choice(ALPHABET) for _place in range(6))
        slot.save(update_fields=["code"])
    return slot


@transaction.atomic
def put_in(process: Process, *, results: Iterable[Result], instrument: str, licence: str, by: Account) -> list[Result]:
    """Put a file of results into the slots they belong to, and return the lines that belong to none.

    What someone has told themselves is never overwritten, and no result may be used before its owner says yes.
    """
    unknown, filled = [], 0
    for each in results:
        owner = _fill(process, each, instrument, licence)
        if owner is None:
            unknown.append(each)
        else:
            filled += 1
            record("process.colour_put_in", by=by, about=process, account=owner)
    record("process.colours_imported", by=by, about=process, filled=filled)
    return unknown


def _fill(process: Process, each: Result, instrument: str, licence: str) -> UUID | None:
    scores = each.red, each.blue, each.green
    return answer_of("process_fill_colour", process.pk, each.who, *scores, instrument, licence)
