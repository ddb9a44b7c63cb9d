"""Writing minutes together: the draft, what each side wants otherwise, the yeses, and the fixing."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.core.versions import mark
from usving.people.models import Account
from usving.process.models import Gathering, Minutes, MinutesApproval, MinutesParagraph, MinutesWords
from usving.process.models.refusals import REFUSALS
from usving.process.queries.gatherings import has_begun
from usving.process.queries.minutes_draft import Begun
from usving.process.rules.minutes import (
    ParagraphKind,
    Party,
    WhyNotMinutes,
    WordsState,
    why_not_draft,
    why_not_until,
)


@transaction.atomic
def begin(gathering: Gathering, *, key: UUID, answer_by: date, paragraphs: Iterable[Begun], by: Account) -> Minutes:
    """Begin the minutes of a gathering that has begun. Begun twice, or by two at once, they are begun once."""
    begun = has_begun(gathering) and not gathering.called_off_at
    if reason := why_not_draft(has_begun=begun, answer_by=answer_by, today=timezone.localdate()):
        raise Refused(REFUSALS[reason], field="answer_by")
    minutes, fresh = Minutes.objects.get_or_create(
        gathering=gathering,
        defaults={"pk": key, "municipality_id": by.municipality_id, "answer_by": answer_by, "drafted_by": by},
    )
    if fresh:
        MinutesParagraph.objects.bulk_create(
            MinutesParagraph(
                municipality_id=by.municipality_id, minutes=minutes, position=number, kind=each.kind.value,
                title=each.title, text=each.text,
            )
            for number, each in enumerate(paragraphs)
        )  # fmt: skip
        record("process.minutes_begun", by=by, about=minutes)
    return minutes


@transaction.atomic
def move_last_day(minutes: Minutes, *, answer_by: date, by: Account) -> None:
    """Give everyone more time, or less; never shorter than tomorrow."""
    locked = _open(minutes)
    if reason := why_not_until(answer_by=answer_by, today=timezone.localdate()):
        raise Refused(REFUSALS[reason], field="answer_by")
    if locked.answer_by != answer_by:
        locked.answer_by = answer_by
        locked.save(update_fields=["answer_by"])
        record("process.minutes_last_day_moved", by=by, about=locked)


def hold(paragraph: MinutesParagraph) -> MinutesParagraph:
    """Lock a paragraph and return it as it stands. Raises Refused where the minutes are fixed meanwhile."""
    _open(paragraph.minutes)
    return MinutesParagraph.objects.select_for_update(of=("self",)).select_related("minutes").get(pk=paragraph.pk)


@transaction.atomic
def add_paragraph(minutes: Minutes, *, key: UUID, title: str, text: str, position: int, by: Account) -> None:
    """Add a paragraph at the end. The same form sent twice is one paragraph."""
    locked = _open(minutes)
    _row, fresh = MinutesParagraph.objects.get_or_create(
        pk=key,
        defaults={
            "municipality_id": by.municipality_id, "minutes": minutes, "position": position + 1,
            "kind": ParagraphKind.OTHER.value, "title": title, "text": text,
        },
    )  # fmt: skip
    if fresh:
        _newer(locked, by)


@transaction.atomic
def word_paragraph(paragraph: MinutesParagraph, *, fields: Mapping[str, Any], by: Account) -> None:
    """Word a paragraph anew; all are asked again. What is as it was before asks nobody."""
    locked = _open(paragraph.minutes)
    before = {name: getattr(paragraph, name) for name in fields}
    if before == dict(fields):
        return
    for name, value in fields.items():
        setattr(paragraph, name, value)
    paragraph.changed_at = timezone.now()
    paragraph.save(update_fields=[*fields, "changed_at"])
    _newer(locked, by)


@transaction.atomic
def remove_paragraph(paragraph: MinutesParagraph, *, by: Account) -> None:
    """Take a paragraph out; what a side wanted there stays, as something that is missing."""
    locked = _open(paragraph.minutes)
    MinutesParagraph.objects.filter(pk=paragraph.pk).delete()
    _newer(locked, by)


@transaction.atomic
def want(
    minutes: Minutes, *, key: UUID, party: Party, text: str, paragraph: MinutesParagraph | None = None, by: Account
) -> MinutesWords:
    """Say in one's side's own words how it should stand, or after the fixing add to it. Sent twice it is said once.

    What another has said meanwhile stays beside it: nothing is written over.
    """
    if already := MinutesWords.objects.filter(pk=key, by=by).first():
        return already
    living = Minutes.objects.select_for_update().filter(pk=minutes.pk, fixed_at__isnull=True).first()
    locked = living or Minutes.objects.get(pk=minutes.pk)
    added = locked.fixed_at is not None
    if not added:
        _refuse_late(locked)
    said = MinutesWords.objects.create(
        pk=key, municipality_id=by.municipality_id, minutes=minutes, paragraph=None if added else paragraph,
        party=party.value, text=text, by=by, state=(WordsState.ADDED if added else WordsState.STANDING).value,
    )  # fmt: skip
    if added:
        record("process.minutes_added_to", by=by, about=minutes, party=party.value)
    else:
        _newer(locked, by)
    return said


@transaction.atomic
def take_in(words: MinutesWords, *, seen: str, position: int, by: Account) -> None:
    """Let a side's words be the paragraph. Refused where the paragraph reads otherwise than when one decided."""
    locked = _open(words.minutes)
    paragraph = words.paragraph
    if paragraph:
        paragraph = MinutesParagraph.objects.select_for_update().get(pk=paragraph.pk)
        if mark(paragraph.text) != seen:
            raise Refused(REFUSALS[WhyNotMinutes.NEWER])
        words.before, paragraph.text, paragraph.changed_at = paragraph.text, words.text, timezone.now()
        paragraph.save(update_fields=["text", "changed_at"])
    else:
        words.paragraph = MinutesParagraph.objects.create(
            municipality_id=by.municipality_id, minutes=locked, position=position + 1, kind=ParagraphKind.OTHER.value,
            title=_("Tillegg"), text=words.text,
        )  # fmt: skip
    words.state = WordsState.TAKEN.value
    words.save(update_fields=["before", "paragraph", "state"])
    _newer(locked, by)


@transaction.atomic
def withdraw(words: MinutesWords, *, by: Account) -> None:
    """Withdraw what one wanted otherwise oneself."""
    if words.by_id != by.pk:
        raise Refused(_("Bare den som skrev dette, kan trekke det."))
    locked = _open(words.minutes)
    words.state = WordsState.WITHDRAWN.value
    words.save(update_fields=["state"])
    _newer(locked, by)


@transaction.atomic
def say_yes(minutes: Minutes, *, party: Party, version: int, by: Account) -> bool:
    """Let one's side say yes to the words as its page showed them; the last yes fixes the minutes. Returns whether it did.

    Raises Refused where the words have changed since.
    """
    locked = _open(minutes)
    if locked.version != version:
        raise Refused(REFUSALS[WhyNotMinutes.NEWER])
    _row, fresh = MinutesApproval.objects.get_or_create(
        minutes=minutes, party=party.value, version=version,
        defaults={"municipality_id": by.municipality_id, "by": by},
    )  # fmt: skip
    if fresh:
        record("process.minutes_yes", by=by, about=minutes, party=party.value)
    return settle(locked, by=by)


@transaction.atomic
def settle(minutes: Minutes, *, by: Account) -> bool:
    """Fix the minutes if everyone has said yes or the last day is over; the database decides. Returns whether it did."""
    fixed: bool = answer_of("process_settle_minutes", minutes.pk) == "fixed"
    if fixed:
        record("process.minutes_fixed", by=by, about=minutes)
    return fixed


@transaction.atomic
def settle_overdue() -> int:
    """Fix all minutes whose last day is over; asked by the clock. Returns how many."""
    return answer_of("process_settle_overdue_minutes")


def touch(gathering: Gathering, *, by: Account) -> None:
    """Let the minutes of a gathering, where they are begun, be newer: something in them has changed. Refused where fixed."""
    minutes = Minutes.objects.filter(gathering=gathering).first()
    if minutes:
        _newer(_open(minutes), by)


def _open(minutes: Minutes) -> Minutes:
    """Lock the minutes. Raises Refused where they are fixed, or their last day is over."""
    locked = Minutes.objects.select_for_update().filter(pk=minutes.pk, fixed_at__isnull=True).first()
    if locked is None:
        raise Refused(REFUSALS[WhyNotMinutes.FIXED])
    _refuse_late(locked)
    return locked


def _refuse_late(minutes: Minutes) -> None:
    if minutes.answer_by < timezone.localdate():
        raise Refused(REFUSALS[WhyNotMinutes.FIXED])


def _newer(minutes: Minutes, by: Account) -> None:
    """Count the change: every yes so far was to other words."""
    Minutes.objects.filter(pk=minutes.pk).update(version=F("version") + 1)
    record("process.minutes_worded", by=by, about=minutes)
