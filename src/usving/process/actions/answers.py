"""Answers to a gathering that come another way than by logging in: by a link or a code, on paper, by telephone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.refusal import Refused
from usving.people.models import Account
from usving.people.rules.links import digest, new_paper_code, new_token
from usving.process.actions.gathering_notices import tell_asked
from usving.process.models import AnswerKey, Attendance, Gathering, Seat
from usving.process.rules.gatherings import AnswerWay, Coming

AGAIN_AFTER = timedelta(minutes=15)  # so long invitations are not sent again: nobody gets two by a double click


class Outcome(StrEnum):
    """What became of an answer by a word."""

    ANSWERED = "answered"
    OFF = "off"
    GONE = "gone"


@dataclass(frozen=True)
class Noted:
    """What someone has heard or read that a seat answers."""

    seat: Seat
    coming: Coming
    people: int = 1


def answer_link(gathering: Gathering, seat: Seat, *, by: Account) -> str:
    """Make a link that opens the answer of one seat to one gathering, and return its whole address."""
    return f"{settings.BASE_URL}{reverse('answer_by_key', args=[_keep(gathering, seat, new_token(), by, linked=True)])}"


@transaction.atomic
def invite(gathering: Gathering, *, seats: Iterable[Seat], by: Account) -> int:
    """Tell all who are asked, each seat with a link of its own to answer by; returns how many messages there are.

    Raises Refused where the gathering is called off or has begun, or where this was done a moment ago.
    """
    gathering = Gathering.objects.select_for_update(of=("self",)).select_related("process").get(pk=gathering.pk)
    if gathering.called_off_at:
        raise Refused(_("Samlingen er avlyst."))
    if gathering.starts_at <= timezone.now():
        raise Refused(_("Samlingen har begynt."))
    lately = timezone.now() - AGAIN_AFTER
    if AnswerKey.objects.filter(gathering=gathering, made_at__gt=lately, linked=True).exists():
        raise Refused(_("Invitasjonene er nettopp sendt. Vent et kvarter før du sender en gang til."))
    links = {str(seat.pk): answer_link(gathering, seat, by=by) for seat in seats}
    count = tell_asked(gathering)
    page = f"{settings.BASE_URL}{reverse('gathering', args=[gathering.pk])}"
    answer_of("process_put_answer_links", gathering.pk, page, Jsonb(links))
    record("process.gathering_invited", by=by, about=gathering, messages=count)
    return count


@transaction.atomic
def answer_codes(gathering: Gathering, *, seats: Iterable[Seat], by: Account) -> dict[UUID, str]:
    """Make a short code for each seat, to be typed from paper or an SMS; they are shown this once. Earlier ones still work."""
    codes = {seat.pk: _keep(gathering, seat, new_paper_code(), by) for seat in seats}
    record("process.answer_keys_made", by=by, about=gathering, seats=len(codes))
    return codes


@transaction.atomic
def end_keys(gathering: Gathering, *, by: Account) -> int:
    """Make every link and code to a gathering worthless; returns how many there were."""
    gone, _rows = AnswerKey.objects.filter(gathering=gathering).delete()
    if gone:
        record("process.answer_keys_ended", by=by, about=gathering, keys=gone)
    return gone


def answer_by_word(word: str, *, coming: Coming, people: int = 1) -> Outcome:
    """Answer by a link or a code, without login. The database finds out whose it is, writes the answer, and tells nothing."""
    return Outcome(answer_of("process_answer_by_key", word, coming.value, people))


@transaction.atomic
def note_for_helped(mandate: UUID, gathering: UUID, *, coming: Coming, people: int = 1) -> None:
    """Note what one says whom the asker helps; the database holds the mandate against it. Raises Refused."""
    if not answer_of("process_note_for_helped", mandate, gathering, coming.value, people):
        raise Refused(_("Det kan ikke svares på denne samlingen nå."))


@transaction.atomic
def note_answers(gathering: Gathering, *, answers: Iterable[Noted], how: AnswerWay, by: Account) -> int:
    """Write in what others have answered, on paper or by telephone; the last word counts. Returns how many were written.

    Raises Refused where the gathering is called off or over.
    """
    gathering = Gathering.objects.select_for_update().get(pk=gathering.pk)
    if gathering.called_off_at:
        raise Refused(_("Samlingen er avlyst."))
    if gathering.ends_at <= timezone.now():
        raise Refused(_("Samlingen er over."))
    noted = list(answers)
    for each in noted:
        _note(gathering, each, how, by)
    return len(noted)


def _note(gathering: Gathering, noted: Noted, how: AnswerWay, by: Account) -> None:
    Attendance.objects.update_or_create(
        gathering=gathering, seat=noted.seat,
        defaults={
            "municipality_id": by.municipality_id, "coming": noted.coming.value, "people": noted.people,
            "how": how.value, "noted_by": by, "answered_at": timezone.now(),
        },
    )  # fmt: skip
    whose: dict[str, Any] = {"account": noted.seat.account_id, "family": noted.seat.family_id}
    record("process.answer_noted", by=by, about=gathering, coming=noted.coming.value, how=how.value, **whose)


def _keep(gathering: Gathering, seat: Seat, word: str, by: Account, *, linked: bool = False) -> str:
    AnswerKey.objects.create(
        municipality_id=by.municipality_id, gathering=gathering, seat=seat, digest=digest(word), linked=linked
    )
    return word
