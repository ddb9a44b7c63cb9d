"""Inviting, and answering an invitation. What was answered is kept where nobody reads it."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _

from usving.audit.actions import record
from usving.core.database.asking import answer_of
from usving.core.identity import become
from usving.core.refusal import Refused
from usving.people.actions.administration_put_away import refuse_put_away
from usving.people.models import Account
from usving.people.rules.links import PAPER_LETTERS, digest
from usving.process.access import seats_visible_to, standing_of
from usving.process.actions.recruiting_words import Addressed, Sent, id_of, post_invitation, word_of
from usving.process.models import Invitation, RecruitingChannel, Seat
from usving.process.models.refusals import REFUSALS
from usving.process.rules.recruiting import Answer, InvitationWay, WhyNotInvite, why_not_invite
from usving.process.rules.seats import Side

__all__ = ["Addressed", "Outcome", "Sent", "answer_invitation", "invite_family", "invite_to_seat"]

PROVIDER_DAYS = 30


class Outcome(StrEnum):
    """What became of an answer; the words of process_answer_invitation."""

    DECLINED = "declined"
    ACCEPTED = "accepted"
    EXISTING = "existing"
    KNOWN = "known"
    FULL = "full"
    GONE = "gone"


@transaction.atomic
def invite_family(channel: RecruitingChannel, *, key: UUID, to: Addressed, by: Account) -> Sent:
    """Invite a family from an office while its recruiting is open. The word lives as long as the recruiting does.

    The same `key` twice is one invitation. Raises Refused.
    """
    today = timezone.localdate()
    if channel.process.closed_at:
        raise Refused(REFUSALS[WhyNotInvite.CLOSED])
    refuse_put_away(channel.organisation)
    if reason := why_not_invite(
        opens=channel.opens, closes=channel.closes, today=today, way=to.way, address=to.address
    ):
        raise Refused(REFUSALS[reason], field="address" if reason is WhyNotInvite.ADDRESS_MISSING else None)
    frame = {"process": channel.process, "side": Side.FAMILIES.value, "organisation": channel.organisation}
    return _invite(key, to, by, {**frame, "expires_at": _end_of(channel.closes)})


@transaction.atomic
def invite_to_seat(seat: Seat, *, key: UUID, to: Addressed, by: Account) -> Sent:
    """Invite someone to an empty seat, a provider's or one around the table, from the seat's organisation.

    The same `key` twice is one invitation. Raises Refused.
    """
    if seat.organisation is None:
        raise Refused(_("Plassen mangler en organisasjon. Den må settes i prosessen først."))
    refuse_put_away(seat.organisation)
    frame = {"process": seat.process, "side": Side.PROVIDERS.value, "organisation": seat.organisation, "seat": seat}
    return _invite(key, to, by, {**frame, "expires_at": _end_of(timezone.localdate() + timedelta(days=PROVIDER_DAYS))})


def _invite(key: UUID, to: Addressed, by: Account, frame: dict[str, object]) -> Sent:
    """Make the row, and send it where it does not go on paper.

    Both the row's id and the word come from what the form holds and from its key, which is kept nowhere: a form sent twice
    gives the same letter again, one that was changed in between is another invitation, and nobody who reads the row can make
    the word from it.
    """
    form = "\n".join((str(key), to.way.value, to.to_name, to.address, to.language))
    word = word_of(form, to.way)
    invitation, fresh = Invitation.objects.get_or_create(
        pk=id_of("row", form),
        defaults={
            **frame,
            "municipality_id": by.municipality_id,
            "to_name": to.to_name,
            "way": to.way.value,
            "address": to.address,
            "language": to.language,
            "digest": digest(word),
            "sent_by": by,
        },
    )
    if fresh:
        record("process.invitation_sent", by=by, about=invitation, way=to.way.value, side=str(frame["side"]))
        if to.way is not InvitationWay.PAPER:
            post_invitation(invitation, way=to.way, address=to.address, word=word, by=by)
    return Sent(invitation, word)


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


@transaction.atomic
def answer_invitation(word: str, *, answer: Answer, language: str) -> tuple[Outcome, Account | None]:
    """Answer an invitation; on a yes from someone new, return the account that is let in, and ask as it from now on.

    The trail of the one who answered says that the account was made. No other trail says anything.
    """
    account = id_of("account", word)
    letters = get_random_string(6, PAPER_LETTERS.lower())
    outcome = Outcome(answer_of("process_answer_invitation", word, answer.value, account, letters, language))
    if outcome is not Outcome.ACCEPTED:
        return outcome, None
    become(account)
    made = Account.objects.select_related("person", "municipality").get(pk=account)
    if made.last_login is None:
        record("people.account_made", by=made, about=made, account=made.pk)
        seat = seats_visible_to(standing_of(made)).get(Q(account=made) | Q(family__members__person=made.person_id))
        record("process.seat_taken", by=made, about=seat, account=made.pk, family=seat.family_id)
    else:
        record("people.logged_in", by=made, about=made, account=made.pk, way="welcome")
    return outcome, made
