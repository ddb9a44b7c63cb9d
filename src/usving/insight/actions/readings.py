"""Reading a text, and giving words to passages of it."""

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from usving.audit.actions import record
from usving.core.refusal import Refused
from usving.insight.access.readings import Source
from usving.insight.actions.hands import drop, hand_of
from usving.insight.models import Mark, SourceReading
from usving.insight.models.refusals import REFUSALS
from usving.insight.rules.passages import WhyNotMark, spans, theme_of, why_not_mark
from usving.people.models import Account
from usving.process.access import Standing
from usving.process.models import Process


@transaction.atomic
def note_read(source: Source, *, process: Process, by: Account) -> SourceReading:
    """Note that one has read a text through, as it stands now; read again, the newest wording counts."""
    known = {"account": by, **source.fields}
    values = {"digest": source.digest, "read_at": timezone.now()}
    created = {"municipality_id": by.municipality_id, "process": process, **values}
    reading, fresh = SourceReading.objects.update_or_create(**known, defaults=values, create_defaults=created)
    if fresh:
        record("insight.source_read", by=by, about=reading, account=by.pk)
    return reading


@transaction.atomic
def mark(
    source: Source, *, key: UUID, seen: str, chosen: list[int], theme: str, shown: bool, process: Process,
    who: Standing, by: Account,
) -> list[Mark]:  # fmt: skip
    """Give words to passages of a text, for one's side. `key` makes the rows' ids: the same form sent twice marks once.

    Raises Refused where the text has changed since it was on the screen, or nothing was chosen.
    """
    side = who.side_in(process.pk)
    if reason := why_not_mark(source.text, seen=seen, chosen=chosen, theme=theme, speaks=side is not None):
        raise Refused(REFUSALS[reason], field="theme" if reason is WhyNotMark.NO_WORDS else "chosen")
    assert side is not None
    note_read(source, process=process, by=by)
    made: list[Mark] = []
    for number, (first, last) in enumerate(spans(chosen)):
        pk = UUID(int=(key.int + number) % (1 << 128))
        row = Mark(
            pk=pk, municipality_id=by.municipality_id, process=process, side=side.value, first=first, last=last,
            digest=source.digest, theme=theme_of(theme), **source.fields,
        )  # fmt: skip
        made += _added(row, shown=shown, by=by)
    return made


@transaction.atomic
def remove_mark(mark: Mark, *, by: Account) -> None:
    """Take one's own mark away, with the hand that made it."""
    record("insight.mark_removed", by=by, about=mark, account=by.pk)
    hand = mark.hand
    mark.delete()
    drop(hand)


def _added(row: Mark, *, shown: bool, by: Account) -> list[Mark]:
    """Write one mark with its hand; nothing where the same form has been sent before."""
    if Mark.objects.filter(pk=row.pk).exists():
        return []
    try:
        with transaction.atomic():
            row.hand = hand_of(row.process, shown=shown, by=by)
            row.save(force_insert=True)
    except IntegrityError:
        return []
    record("insight.marked", by=by, about=row, account=by.pk, side=row.side)
    return [row]
