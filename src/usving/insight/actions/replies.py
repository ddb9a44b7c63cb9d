"""Owing an answer, handing it over, giving it; and telling whoever told something that it has come further."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from usving.audit.actions import record
from usving.core.database.asking import answer_of, ids_of
from usving.core.refusal import Refused
from usving.insight.models import Experience, Reply
from usving.insight.models.refusals import REFUSALS
from usving.insight.queries.replies import chairs_in, shared_as
from usving.insight.rules.replies import DAYS, WhyNotReply, due_day, is_owed, reads, who_owes, why_not_put_off
from usving.people.actions.notices import defer, in_each_language
from usving.people.models import Account
from usving.process.access import Standing, standing_of
from usving.process.models import Seat
from usving.process.rules.audience import Audience


@transaction.atomic
def owe_reply(subject: Experience, *, by: Account, who: Standing | None = None) -> Reply | None:
    """See to it that what has been shared is owed an answer, or no longer is. Asked by its author; None where none is owed.

    An answer that is given stays. Shared with others than before, one that is owed goes to whoever may read it now.
    """
    who = who or standing_of(by)
    found = Reply.objects.filter(experience=subject).first()
    if found and found.answered_at:
        return found
    if not is_owed(Audience(subject.audience), contact=subject.for_contact):
        if found:
            found.delete()
        return None
    owes = _who_owes(subject, who)
    if found:
        _give_to(found, **owes)
        return found
    reply = Reply.objects.create(
        municipality_id=subject.municipality_id, process_id=subject.process_id, experience=subject,
        due=due_day(timezone.localdate()), **owes,
    )  # fmt: skip
    record("insight.reply_owed", by=by, about=reply, account=subject.author_id, days=DAYS)
    tell_who_owes(reply)
    return reply


@transaction.atomic
def give_reply(reply: Reply, *, words: str, signed: str, by: Account, who: Standing) -> Reply:
    """Answer in words whoever told something, and tell them that there is an answer. Answered twice, the first words stand."""
    reply = _locked(reply)
    if not words.strip():
        raise Refused(REFUSALS[WhyNotReply.WORDS_MISSING], field="words")
    if not owes(reply, who):
        raise Refused(REFUSALS[WhyNotReply.NOT_YOURS])
    reply.words, reply.answered_at, reply.answered_by, reply.answered_as = words, timezone.now(), by, signed
    reply.save(update_fields=["words", "answered_at", "answered_by", "answered_as"])
    teller = reply.experience.author_id if reply.experience else None
    record("insight.reply_given", by=by, about=reply, account=teller)
    if reply.experience:
        tell_teller(reply.experience, by=by, what=_answered)
    return reply


@transaction.atomic
def hand_over(reply: Reply, *, seat: Seat, by: Account, who: Standing) -> Reply:
    """Let another owe the answer: someone of either side who may read what it answers."""
    reply = _locked(reply)
    if not owes(reply, who):
        raise Refused(REFUSALS[WhyNotReply.NOT_YOURS])
    subject = reply.experience
    chair = next((each for each in chairs_in(reply.process_id, who) if each.seat == seat.pk), None)
    if subject is None or chair is None or not reads(chair, shared_as(subject, who)):
        raise Refused(REFUSALS[WhyNotReply.CANNOT_READ], field="seat")
    _give_to(reply, seat_id=seat.pk, contact_id=None)
    record("insight.reply_handed_over", by=by, about=reply, account=subject.author_id, seat=seat.pk)
    tell_who_owes(reply)
    return reply


@transaction.atomic
def put_off(reply: Reply, *, to: date, by: Account, who: Standing) -> Reply:
    """Give the answer another last day; whoever told it sees both days in the log."""
    reply = _locked(reply)
    if not owes(reply, who):
        raise Refused(REFUSALS[WhyNotReply.NOT_YOURS])
    first = due_day(timezone.localdate(reply.owed_at))
    if reason := why_not_put_off(first, to, today=timezone.localdate()):
        raise Refused(REFUSALS[reason], field="due")
    before, reply.due = reply.due, to
    reply.save(update_fields=["due"])
    teller = reply.experience.author_id if reply.experience else None
    record("insight.reply_put_off", by=by, about=reply, account=teller, days=(to - before).days)
    return reply


def owes(reply: Reply, who: Standing) -> bool:
    """Whether one may answer here: it waits for one's seat or oneself, for the whole circle, or one leads the process."""
    if reply.experience and reply.experience.author_id == who.account:
        return False
    mine = reply.seat_id in who.seats or reply.contact_id == who.account
    ours = reply.seat_id is None and reply.contact_id is None
    place = who.place_in(reply.process_id)
    is_open = place is None or place.is_open
    return is_open and (mine or ours or reply.process_id in who.run)


@transaction.atomic
def tell_teller(experience: Experience, *, by: Account, what: Callable[[], str] | None = None) -> None:
    """Tell whoever told something that it has come a step further: that, and where to see it; never what."""
    there = f"{settings.BASE_URL}{reverse('became', args=[experience.pk])}"
    _tell("insight_tell_teller", experience.pk, what or _further, there)


def tell_who_owes(reply: Reply) -> None:
    """Tell whoever owes an answer that it waits."""
    there = f"{settings.BASE_URL}{reverse('replies', args=[reply.process_id])}"
    _tell("insight_tell_who_owes", reply.pk, _waits, there)


def _tell(function: str, row: UUID, subject: Callable[[], str], there: str) -> None:
    texts: list[Any] = [Jsonb(in_each_language(subject)), Jsonb(in_each_language(lambda: body_of(subject(), there)))]
    for message in ids_of(function, row, *texts):
        defer(message)


def body_of(what: str, there: str) -> str:
    """What a message says: one sentence, and where to read more."""
    return _("Hei!\n\n%(what)s.\n\n%(address)s\n\nHilsen U-sving\n") % {"what": what, "address": there}


def _who_owes(subject: Experience, who: Standing) -> dict[str, UUID | None]:
    seat = who_owes(chairs_in(subject.process_id, who), shared_as(subject, who))
    contact = answer_of("insight_contact_for", subject.pk) if seat is None and subject.for_contact else None
    circle = subject.audience in (Audience.CIRCLE, Audience.ALL)
    return {"seat_id": seat, "contact_id": None if circle else contact}


def _give_to(reply: Reply, *, seat_id: UUID | None, contact_id: UUID | None) -> None:
    if (reply.seat_id, reply.contact_id) != (seat_id, contact_id):
        reply.seat_id, reply.contact_id = seat_id, contact_id
        reply.save(update_fields=["seat", "contact"])


def _locked(reply: Reply) -> Reply:
    """Lock the row. Raises Refused where it is answered, or no longer owed."""
    found = Reply.objects.select_for_update(of=("self",)).filter(pk=reply.pk).first()
    if found is None:
        raise Refused(REFUSALS[WhyNotReply.NOT_YOURS])
    if found.answered_at:
        raise Refused(REFUSALS[WhyNotReply.ANSWERED_ALREADY])
    return found


def _further() -> str:
    return _("Noe du har fortalt, har kommet et steg videre")


def _answered() -> str:
    return _("Du har fått svar på noe du har fortalt")


def _waits() -> str:
    return _("Noen venter på svar fra deg")
